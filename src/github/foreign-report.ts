import { nameText } from '#core/output/flag/flag-text.ts';
import type { ForeignMark } from './own-marks.ts';

/** Marks of others, one a line, and what to do if they are not forged. Nothing where there are none. */
export function foreignLines(foreign: readonly ForeignMark[]): string[] {
  if (foreign.length === 0) return [];
  const lines = foreign.map((mark) => {
    const { issue, what, subject = '' } = mark;
    const place = what === 'issue' ? `#${issue}  ${subject}  looks like a flag` : `a comment on #${issue}`;
    return `left alone ${place}, but ${authorOf(mark)} wrote it`;
  });
  return [...lines, ...remedies(foreign)];
}

function remedies(foreign: readonly ForeignMark[]): string[] {
  const logins = [...new Set(foreign.flatMap(({ author }) => author ?? []))];
  const named = logins.slice(0, 5).join(', ');
  const isIssue = foreign.some(({ what }) => what === 'issue');
  return [
    ...(logins.length === 0
      ? []
      : [
          `If Upfront wrote as one of them before, and only then, write flag_identities: [${named}] into config/site.yml.`,
        ]),
    ...(isIssue
      ? [
          'If such an issue should be the flag, a colleague with the right to triage puts the label "overdue" on it.',
        ]
      : []),
  ];
}

/** The same in GitHub's Markdown, for the summary of a job. */
export function foreignSummary(foreign: readonly ForeignMark[]): string {
  const lines = foreignLines(foreign);
  return lines.length === 0
    ? ''
    : `\n### Left alone\n\n${lines.map((line) => `- ${nameText(line)}\n`).join('')}\n`;
}

function authorOf({ author }: ForeignMark): string {
  return author ?? 'somebody whose account is gone';
}
