/** Characters by their width in DejaVu Sans at 11 px, whose measures are Verdana's; measured in Chromium, and up to its class rounded. */
const classes: readonly (readonly [characters: string, width: number])[] = [
  [" '.,:;|/\\ijlIJ", 3.6],
  ['-!"()[]frt', 4.5],
  ['*_`?csz', 5.9],
  ['FLPTYakovxy', 6.7],
  ['$0123456789ESbdeghnpqu{}', 7],
  ['ABCKRVXZ', 7.7],
  ['DGHNOQU&', 8.6],
  ['#+<=>^~Mw', 9.4],
  ['%@Wm', 11],
];

const widths = new Map(
  classes.flatMap(([characters, width]) => [...characters].map((character) => [character, width] as const)),
);

/** Signs as wide as they are high. */
const square =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}\u3000-\u303f\uff00-\uff60…—]/u;
const unseen = /^[\p{Cc}\p{Cf}\p{M}]/u;
/** Of scripts whose letters join. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * About how wide a text is in a common sans-serif font at 11 px, in px. An estimate: print it with `textLength`, so
 * that it takes this width in any font.
 */
export function textWidth(text: string): number {
  let sum = 0;
  for (const { segment } of graphemes.segment(text)) sum += widthOf(segment);
  return Math.round(sum);
}

/** Accents and what else joins a letter take no room of their own. */
function widthOf(grapheme: string): number {
  const [base = ''] = grapheme.normalize('NFD');
  const known = widths.get(base);
  if (known !== undefined) return known;
  if (unseen.test(base)) return 0;
  if (square.test(base)) return 11;
  return joined.test(base) ? 5.5 : 8;
}
