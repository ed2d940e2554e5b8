import type { Announcement } from '#channels/announcement.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import type { LiveAction } from '#core/output/flag/flag.ts';
import { type FlagWords, kindName, plainLines } from '#core/output/flag/flag-text.ts';
import { holderOf } from '#core/rules/promises/role-holder.ts';

/** What the team's other channels are told of a flag that somebody was asked in. */
export function announcementOf(
  action: LiveAction,
  link: string,
  words: FlagWords,
  oncall: OncallConfig,
  now: Instant,
): Announcement {
  const { record, title, severity, deadlines, mention } = action;
  const zone = words.config.site.time_zone;
  const owed = [...new Set(deadlines.map(kindName))].join(', ');
  return {
    subject: `${severity ? `${severity} ` : ''}${title}: overdue is ${owed}`,
    text: plainLines({ ...action, file: action.file ?? '' }, words),
    link,
    record,
    title,
    severity,
    deadlines: deadlines.map(({ kind, due, late_by_minutes, responsible }) => ({
      kind,
      due,
      late_by_minutes,
      responsible,
    })),
    asked: mention.map((role) => {
      const { role: name, person, chat, email } = holderOf(role, oncall, zone, now);
      return { name: person ?? name, ...(chat ? { chat } : {}), ...(email ? { email } : {}) };
    }),
  };
}
