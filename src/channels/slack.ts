import { fitText } from '#core/base/fit-text.ts';
import type { Announcement } from '#core/output/flag/announcement-of.ts';
import type { Channel } from './announcement.ts';
import { postJson } from './post-json.ts';

/** Slack's incoming web hook. Its address is a secret: who knows it can write to the channel. */
export function slack(url: string): Channel {
  return { name: 'Slack', send: (announcement) => postJson(url, slackBody(announcement)) };
}

/**
 * The document that Slack takes (https://docs.slack.dev/messaging/formatting-message-text). Text of records is escaped,
 * so that `<!channel>` in a title notifies nobody; a chat handle that is a Slack member id is a mention.
 */
export function slackBody({ subject, text, link, asked }: Announcement): string {
  const mentions = asked.flatMap(({ chat }) => (chat && memberId.test(chat) ? [`<@${chat}>`] : []));
  const lines = text.split('\n').map(escapeSlack);
  // The link and the mentions have room in any case.
  const fitted = fitText(LONGEST, lines.length, (named) =>
    [
      `*${escapeSlack(subject).replaceAll('*', '∗')}*`,
      ...lines.slice(0, named),
      ...(named < lines.length ? [`And ${lines.length - named} more.`] : []),
      `<${escapeSlack(link).replaceAll('|', '%7C')}|Flag on GitHub>`,
      ...(mentions.length > 0 ? [mentions.join(' ')] : []),
    ].join('\n'),
  );
  return JSON.stringify({
    text: escapeSlack(subject),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: fitted } }],
    unfurl_links: false,
  });
}

const memberId = /^[UW][A-Z0-9]{6,}$/u;
/** Slack takes no longer text in a section. */
const LONGEST = 3000;

function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
