/**
 * Text of a record for GitHub's Markdown: shown as written, on one line, and no mention, reference, link, picture, tag or
 * row of a table. A zero-width character follows `@` and `#`, so that they name nobody and nothing.
 */
export function githubText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()<>|~!&]/gu, (sign) => `\\${sign}`)
    .replace(/[@#]/gu, (sign) => `${sign}\u200b`)
    .replace(/:\/\//gu, ':\u200b//')
    .replace(/\b(www)\./giu, '$1\u200b.');
}
