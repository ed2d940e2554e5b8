import { htmlElements, opaqueElements } from './html-elements.ts';

/** What raw HTML in a text holds. */
export interface HtmlPiece {
  /** `text` is shown; a `tag` has a name that HTML knows, and is left out; `opaque` is left out with all it holds. */
  readonly kind: 'text' | 'tag' | 'opaque' | 'comment';
  readonly written: string;
  /** Name of a tag, in small letters. */
  readonly name: string;
  /** Index in the HTML. */
  readonly at: number;
}

/**
 * Takes raw HTML apart. A tag of a name that HTML does not know, as in `X-Key: <your-key>`, is text. Time grows with the
 * length alone: nothing is looked for twice.
 */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  const add = (kind: HtmlPiece['kind'], from: number, to: number, name = '') => {
    if (to > from) pieces.push({ kind, written: html.slice(from, to), name, at: from });
  };
  const lower = html.toLowerCase();
  let text = 0;
  let at = html.indexOf('<');
  while (at >= 0) {
    const [, slash = '', name = ''] = tagStart.exec(lower.slice(at, at + 80)) ?? [];
    const isComment = html.startsWith('<!--', at);
    const isMarkup = isComment || /^<[!?]/u.test(html.slice(at, at + 2)) || htmlElements.has(name);
    const close = isComment ? '-->' : '>';
    const closed = isMarkup ? html.indexOf(close, at + 1) : -1;
    let end = closed < 0 ? html.length : closed + close.length;
    if (isMarkup && (closed >= 0 || isComment)) {
      add('text', text, at);
      const isOpaque = opaqueElements.has(name) && slash === '';
      if (isOpaque) {
        const last = lower.indexOf(`</${name}`, end);
        const lastEnd = last < 0 ? -1 : html.indexOf('>', last);
        end = lastEnd < 0 ? html.length : lastEnd + 1;
      }
      add(isComment ? 'comment' : isOpaque ? 'opaque' : 'tag', at, end, name);
      text = end;
      at = html.indexOf('<', end);
    } else if (isMarkup) {
      break;
    } else {
      at = html.indexOf('<', at + 1);
    }
  }
  add('text', text, html.length);
  return pieces;
}

const tagStart = /^<(\/?)([a-z][a-z\d]*)(?=[\s/>])/u;

/**
 * Whether an author may believe that a tag hides what is between it and its end. Nothing in a text is hidden that way:
 * tags are left out.
 */
export function seemsToHide({ kind, written }: HtmlPiece): boolean {
  if (kind !== 'tag') return false;
  const tag = written.toLowerCase();
  return (
    /\shidden(?![\w-])/u.test(tag) ||
    (/\sstyle\s*=/u.test(tag) && /display|visibility|opacity|clip/u.test(tag)) ||
    (/\sclass\s*=/u.test(tag) && /internal|hidden|private|secret/u.test(tag))
  );
}

const blocks = new Set(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/**
 * The text of raw HTML, a paragraph for each of its blocks; character references stay as they are. Nothing where some
 * of it may be meant to be hidden.
 */
export function htmlParagraphs(html: string): string[] {
  const pieces = htmlPieces(html);
  if (pieces.some(seemsToHide)) return [];
  return pieces
    .map(({ kind, written, name }) => (kind === 'text' ? written : blocks.has(name) ? '\u0000' : ''))
    .join('')
    .split('\u0000')
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}
