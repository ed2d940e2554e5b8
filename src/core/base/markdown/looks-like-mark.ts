/**
 * Whether a line could be taken for the beginning or the end of an internal block: two colons at its start, three
 * anywhere, or colons before "internal", in any script, width and spacing that an input method writes.
 */
export function looksLikeMark(line: string): boolean {
  const plain = plainText(line);
  const bare = plain.replace(/^(?:[\s>]|[-*+]\s|\d+[.)]\s)*/u, '');
  return (
    /^:\s*:/u.test(bare) ||
    /^:\s*internal/iu.test(bare) ||
    /:\s?:\s?:|::\s{0,3}int|:internal\s?[[{]/iu.test(plain) ||
    // What the key of the colon writes without shift.
    /^[:;.,]{2,}\s*internal\s*$/iu.test(bare)
  );
}

/** Colons of other scripts, which compatibility does not map to ours. */
const colons = /[\u02d0\u02f8\u0589\u05c3\u0703\u0704\u1803\u1809\u16ec\u205a\u2236\ua789\ufe30]/gu;

/**
 * Invisible characters, accents and backslashes change nothing for the eye. U+2063 stays: the importer puts it between
 * colons to say that they are no mark.
 */
const unseen = /(?!\u2063)[\p{Cf}\p{M}\\]/gu;

function plainText(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/\u2237/gu, '::')
    .replace(colons, ':')
    .replace(unseen, '');
}
