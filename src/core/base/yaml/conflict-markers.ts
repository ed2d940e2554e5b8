import type { Problem } from '#core/base/problem.ts';

/**
 * Finds what Git leaves in a file when two people wrote at once. A row of `=` alone is no marker: Markdown underlines
 * headings with it.
 *
 * @returns one problem a conflict, at its first marker.
 */
export function findConflicts(file: string, text: string): Problem[] {
  const problems: Problem[] = [];
  text.split('\n').forEach((content, index) => {
    if (!/^(<{7}|>{7}|\|{7})( |\r?$)/u.test(content)) return;
    const open = content.startsWith('<');
    if (!open && problems.length > 0) return;
    problems.push({
      file,
      line: index + 1,
      column: 1,
      rule: 'conflict-marker',
      message: 'Two people wrote at once, and Git has left its marks here.',
      hint: 'Keep both entries, and delete the three lines that begin with <<<<<<<, ======= and >>>>>>>.',
    });
  });
  return problems;
}
