/** Text as GitHub's Markdown that reads as the same text: nothing in it is markup, mathematics or a column of a table. */
export function markdownText(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>|~&$]/gu, String.raw`\$&`);
}
