import { createTransport } from 'nodemailer';
import type { Announcement } from '#core/output/flag/announcement-of.ts';
import type { Channel } from './announcement.ts';

export interface MailSettings {
  /** `smtps://user:password@host:465`; a secret. */
  readonly url: string;
  readonly from: string;
  /** Addresses that get every announcement; those who are asked get it besides. */
  readonly to: readonly string[];
}

/** Mail by SMTP. */
export function mail({ url, from, to }: MailSettings): Channel {
  return {
    name: 'mail',
    send: async ({ subject, text, link, asked }: Announcement) => {
      const transport = createTransport({
        url,
        connectionTimeout: PATIENCE,
        greetingTimeout: PATIENCE,
        socketTimeout: PATIENCE,
        // Text of records never becomes a file or an address that this machine opens.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const people = asked.flatMap(({ email }) => email ?? []);
      try {
        await transport.sendMail({
          from,
          to: [...new Set([...to, ...people])],
          // A line break would begin another header.
          subject: subject.replace(/\p{Cc}+/gu, ' '),
          text: `${text}\n\n${link}\n`,
          headers: { 'auto-submitted': 'auto-generated' },
        });
      } catch (error) {
        throw new Error(whatWentWrong(error));
      } finally {
        transport.close();
      }
    },
  };
}

/** How long a server may take, in milliseconds. */
const PATIENCE = 10_000;

/** What the server said, without what it was sent. */
function whatWentWrong(error: unknown): string {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
  return responseCode === undefined ? `no delivery (${code})` : `it answered ${responseCode}`;
}
