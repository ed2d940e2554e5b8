import type { Element, ElementContent, Root } from 'hast';

/** A paragraph of a simple text: words, and what is marked in them. */
type Piece =
  | { readonly tag: 'words' | 'em' | 'strong'; readonly words: string }
  | { readonly tag: 'a'; readonly words: string; readonly href: string };

/** Paragraphs of plain words with `*emphasis*`, `**strong**` words and `[links](https://…)` in them, and nothing else. */
export type SimpleText = readonly (readonly Piece[])[];

/** Signs that mean themselves in a line that begins with a letter. A colon does before a space: `:name` is a directive. */
const plain = String.raw`\p{L}\p{M}\p{N}.,;?!'"()%/#€…–—‘’“”-`;
const marked = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ,.'’-]*[\p{L}\p{N}])?`;
const before = String.raw`(?<=^|[ \n(])`;
const after = String.raw`(?=[ \n.,;:?!)]|$)`;
const piece = new RegExp(
  [
    String.raw`(?<words>(?:[${plain}]|:(?=[ \n]|$)|[ \n](?=[^ \n]))+)`,
    String.raw`${before}\*\*(?<strong>${marked})\*\*${after}`,
    String.raw`${before}\*(?<em>${marked})\*${after}`,
    String.raw`${before}\[(?<label>${marked})\]\((?<href>https?:\/\/[a-z\d][a-z\d./-]*)\)`,
  ].join('|'),
  'uy',
);
/** What a parser may read as a list, a heading, a table … where a line begins with it, and as an address anywhere. */
const other = /^[^\p{L}*[]|^\*[ \n]|www\./imu;

/**
 * Reads a text that needs no parser: most messages are such. It is read here as `parseMarkdown` reads it.
 *
 * @param source what `markdownSource` made.
 * @returns undefined for a text that only the parser can read.
 */
export function simpleText(source: string): SimpleText | undefined {
  let end = source.length;
  while (source[end - 1] === '\n') end -= 1;
  const text = source.slice(0, end);
  if (text === '' || other.test(text.replaceAll('\n\n', '\n'))) return undefined;
  const paragraphs: Piece[][] = [];
  for (const paragraph of text.split('\n\n')) {
    const pieces = piecesOf(paragraph);
    if (!pieces) return undefined;
    paragraphs.push(pieces);
  }
  return paragraphs;
}

function piecesOf(paragraph: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < paragraph.length) {
    const found = piece.exec(paragraph)?.groups;
    if (!found) return undefined;
    const { words, strong, em, label = '', href } = found;
    if (words !== undefined) pieces.push({ tag: 'words', words });
    else if (strong !== undefined) pieces.push({ tag: 'strong', words: strong });
    else if (em !== undefined) pieces.push({ tag: 'em', words: em });
    else if (href !== undefined) pieces.push({ tag: 'a', words: label, href });
  }
  return pieces;
}

/** The text without marks, as `hast-util-to-text` has it. */
export function wordsOf(text: SimpleText): string {
  return text
    .map((pieces) =>
      pieces
        .map(({ words }) => words)
        .join('')
        .replaceAll('\n', ' '),
    )
    .join('\n\n');
}

/** The text as HTML. Each paragraph has its own direction. */
export function treeOf(text: SimpleText): Root {
  const children = text.flatMap((pieces, index): ElementContent[] => {
    const paragraph = element('p', { dir: 'auto' }, pieces.map(nodeOf));
    return index === 0 ? [paragraph] : [{ type: 'text', value: '\n' }, paragraph];
  });
  return { type: 'root', children };
}

function nodeOf(part: Piece): ElementContent {
  const text: ElementContent = { type: 'text', value: part.words };
  if (part.tag === 'words') return text;
  return element(part.tag, part.tag === 'a' ? { href: part.href } : {}, [text]);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
