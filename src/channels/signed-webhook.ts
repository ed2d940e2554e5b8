import { createHmac } from 'node:crypto';
import { type Instant, SECOND } from '#core/base/time/instant.ts';
import type { Announcement } from '#core/output/flag/announcement-of.ts';
import type { Channel } from './announcement.ts';
import { postJson } from './post-json.ts';

/**
 * Any server of the team's own. It can tell that a request is Upfront's, and not an old one sent again, by two headers:
 * `Upfront-Timestamp`, seconds since 1970, and `Upfront-Signature`, `sha256=` and the HMAC-SHA256 in hexadecimal digits
 * of the timestamp, a full stop and the body, keyed with the shared secret.
 */
export function signedWebhook(url: string, secret: string, now: () => Instant): Channel {
  return {
    name: 'webhook',
    send: (announcement) => {
      const body = webhookBody(announcement);
      const timestamp = String(Math.floor(now() / SECOND));
      return postJson(url, body, {
        'upfront-timestamp': timestamp,
        'upfront-signature': signatureOf(timestamp, body, secret),
      });
    },
  };
}

/** What a receiver has to work out, too. */
export function signatureOf(timestamp: string, body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

function webhookBody({
  event = 'overdue',
  subject,
  text,
  link,
  record,
  title,
  severity,
  deadlines,
}: Announcement): string {
  return JSON.stringify({ event, subject, text, link, record, title, severity, deadlines });
}
