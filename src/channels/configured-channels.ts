import type { Instant } from '#core/base/time/instant.ts';
import { UserError } from '#terminal/command.ts';
import type { Channel } from './announcement.ts';
import { mail } from './mail.ts';
import { signedWebhook } from './signed-webhook.ts';
import { slack } from './slack.ts';

/** The channels that the environment sets up; none where it says nothing of any. Values are secrets and are not printed. */
export function configuredChannels(env: NodeJS.ProcessEnv, now: () => Instant): Channel[] {
  const { SLACK_WEBHOOK_URL, WEBHOOK_URL, WEBHOOK_SECRET, SMTP_URL, MAIL_FROM, MAIL_TO } = env;
  const channels: Channel[] = [];
  if (SLACK_WEBHOOK_URL) channels.push(slack(address('SLACK_WEBHOOK_URL', SLACK_WEBHOOK_URL, web)));
  if (WEBHOOK_URL) {
    if (!WEBHOOK_SECRET) {
      throw new UserError(
        'WEBHOOK_URL is set and WEBHOOK_SECRET is not: nobody could tell who sent the request. Set both.',
      );
    }
    channels.push(signedWebhook(address('WEBHOOK_URL', WEBHOOK_URL, web), WEBHOOK_SECRET, now));
  }
  if (SMTP_URL) {
    const to = (MAIL_TO ?? '').split(',').flatMap((each) => each.trim() || []);
    if (!MAIL_FROM || to.length === 0) {
      throw new UserError(
        'SMTP_URL is set, and MAIL_FROM or MAIL_TO is not. Set all three; MAIL_TO takes addresses with commas between.',
      );
    }
    channels.push(mail({ url: address('SMTP_URL', SMTP_URL, post), from: MAIL_FROM, to }));
  }
  return channels;
}

const web = ['https:', 'http:'];
const post = ['smtps:', 'smtp:'];

function address(name: string, value: string, protocols: readonly string[]): string {
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  throw new UserError(
    `${name} is not an address that begins with ${protocols[0]}//. Correct it, or remove it.`,
  );
}
