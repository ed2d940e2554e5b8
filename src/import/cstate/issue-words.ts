import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { hasVisibleText } from '#core/base/markdown/left-out.ts';
import type { Finding } from '#import/common/finding.ts';
import { escapeMarks } from './escape-marks.ts';
import { placeIn, readableBody } from './markdown-body.ts';
import type { CstateIssue } from './parse-issue.ts';
import { isOpen, type Reading, type Warn } from './reading.ts';
import { splitBody } from './split-body.ts';

/** What an issue says, as messages and a note; its title where it says nothing. */
export function wordsOf(
  issue: CstateIssue,
  title: string,
  findings: Finding[],
  warn: Warn,
): Pick<Reading, 'first' | 'last' | 'note'> {
  const { markdown, comments, findings: found } = readableBody(issue.path, issue.body, issue.bodyLine);
  findings.push(...found);
  // Each message is escaped as it will be read: where a body is split, code may begin or end elsewhere.
  const message = (text: string): string => {
    const escaped = escapeMarks(text);
    for (const line of escaped.changed) {
      const place = placeIn(issue.body, issue.bodyLine, line);
      const problem = 'This could be a mark of Upfront for internal text.';
      warn(place, 'internal-mark', problem, 'Kept as text: its signs are escaped.');
    }
    return escaped.markdown;
  };
  const note = comments === '' ? undefined : escapeMarks(comments).markdown;
  const parts = splitBody(markdown);
  // What is not over has no final message, regardless of its marks.
  const { initial, final } = isOpen(issue) && parts.final !== undefined ? { initial: markdown } : parts;
  const first = message(initial);
  const last = final === undefined ? '' : message(final);
  return {
    first: [first, message(title)].find(isReadable) ?? message(titleAsText(title)),
    last: isReadable(last) ? last : undefined,
    note,
  };
}

/** A title of which Markdown would show nothing, as `<b>`, as the text that it is. */
function titleAsText(title: string): string {
  const text = title.replace(/[!-/:-@[-`{-~]/gu, '\\$&');
  return isReadable(text) ? text : 'This issue has no text.';
}

/** Whether a reader would see anything of a message. */
function isReadable(markdown: string): boolean {
  return hasVisibleText(cutInternal(markdown));
}
