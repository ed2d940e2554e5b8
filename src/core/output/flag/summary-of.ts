import type { VisibleConfig } from '#core/audience/visible.ts';
import { fitText } from '#core/base/fit-text.ts';
import { markdownTable } from '#core/base/markdown/markdown-table.ts';
import type { WantedFlags } from './flag.ts';
import { kindName, nameText, roleName } from './flag-text.ts';

/** What is overdue as a table in GitHub's Markdown: the summary of a job. */
export function summaryOf({ live, digest }: WantedFlags, config: VisibleConfig): string {
  const items = [
    ...live.flatMap((flag) => flag.deadlines.map((deadline) => ({ lane: 'live', flag, deadline }))),
    ...digest.deadlines.map((item) => ({ lane: 'after-care', flag: item, deadline: item })),
  ];
  if (items.length === 0) return '### Nothing is overdue\n';
  const rows = items.map(({ lane, flag, deadline }) => [
    lane,
    `${nameText(flag.title)} (\`${flag.record}\`)`,
    kindName(deadline),
    deadline.due,
    `${deadline.late_by_minutes} min`,
    roleName(deadline.responsible, config),
  ]);
  return fitText(LONGEST, rows.length, (named) => {
    const table = markdownTable(['Lane', 'Record', 'Overdue', 'Due', 'Late', 'Asked'], rows.slice(0, named));
    const more = rows.length - named + digest.more;
    const end = more > 0 ? `\nAnd ${more} more.\n` : '';
    return `### Overdue\n\n${table}\n${end}`;
  });
}

/** GitHub takes a mebibyte, and a character has up to three bytes. */
const LONGEST = 300_000;
