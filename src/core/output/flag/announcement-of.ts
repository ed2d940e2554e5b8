import { cutText } from '#core/base/cut-text.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { holderOf } from '#core/rules/promises/role-holder.ts';
import type { LiveAction } from './flag.ts';
import { type FlagWords, kindName, plainLines } from './flag-text.ts';

/** What the team is told outside of GitHub: that something is newly overdue, or that the next in line is asked. */
export interface Announcement {
  /** What happened; `overdue` where it is not said. */
  readonly event?: 'overdue' | 'publishing-failed';
  /** One line: severity, title, and what is overdue. */
  readonly subject: string;
  /** The same in full, plain text of several lines. */
  readonly text: string;
  /** The flag on GitHub. */
  readonly link: string;
  readonly record: string;
  readonly title: string;
  readonly severity: string | null;
  readonly deadlines: readonly {
    readonly kind: string;
    /** In UTC, whole seconds. */
    readonly due: string;
    readonly late_by_minutes: number;
    /** Role id. */
    readonly responsible: string;
  }[];
  /** How those whose turn it is are reached; empty where nobody is known. */
  readonly asked: readonly { readonly name: string; readonly chat?: string; readonly email?: string }[];
}

/** What a line of mail or chat has room for, besides what is overdue. */
const LONGEST_TITLE = 200;

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
    subject: `${severity ? `${severity} ` : ''}${cutText(title, LONGEST_TITLE)}: overdue is ${owed}`,
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
