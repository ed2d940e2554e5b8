type Row = readonly (string | number)[];

/** A table in GitHub's Markdown, its columns not padded; cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly Row[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
