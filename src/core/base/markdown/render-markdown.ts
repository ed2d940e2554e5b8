import type { Root as HtmlRoot } from 'hast';
import { toText } from 'hast-util-to-text';
import type { Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { cleanText } from './clean-text.ts';
import { directBlocks } from './direction.ts';
import { placeFootnotes } from './footnotes.ts';
import { markdownSource, parseMarkdown } from './parse-markdown.ts';
import { isSameEverywhere, resolveAddresses, textForm } from './resolve-addresses.ts';
import { restrictMarkdown } from './restrict-markdown.ts';
import { paragraphOf, type RichText } from './rich-text.ts';
import { simpleText, treeOf, wordsOf } from './simple-text.ts';
import type { TextPlace } from './text-place.ts';

/** What HTML a record may become. Classes and ids are ours alone. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames:
    'a blockquote br code del div em h3 h4 h5 h6 hr img li ol p pre strong sup table tbody td th thead tr ul'.split(
      ' ',
    ),
  attributes: {
    a: ['href', ['id', /^fnref-\d+(?:-\d+)?$/u], ['dataFootnote', /^fn(?:ref)?-\d+(?:-\d+)?$/u]],
    img: ['src', 'alt'],
    li: [['id', /^fn-\d+$/u]],
    ol: ['start', ['className', 'footnotes']],
    code: [['className', /^language-[\w-]+$/u]],
    div: [['className', 'internal']],
    p: [['className', 'internal-mark']],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel', 'sms'] },
  clobber: [],
};

const toHtml = unified()
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(() => directBlocks)
  .freeze();
const writer = unified().use(rehypeStringify).freeze();

interface Headings {
  /** The rank of heading that its author uses first; it becomes the third, below the two of every page. */
  readonly topRank?: 1 | 2;
}

/** A text that has been read, with its addresses as they are written. It is the same for each site that may show it. */
export interface ReadText {
  readonly text: string;
  /** Safe HTML; undefined where the text is nested too deeply to be read. */
  readonly tree: HtmlRoot | undefined;
}

/**
 * Reads Markdown. Tags of raw HTML are dropped and their text stays; pictures of other hosts become links, so that no page
 * asks another host for anything; headings are below those of the page; footnotes are at the end; a `:::internal` block,
 * which only the internal audience's text still has, is marked in words. Each block has its own direction.
 */
export function readMarkdown(markdown: string, { topRank = 1 }: Headings = {}): ReadText {
  const source = markdownSource(markdown);
  const simple = simpleText(source);
  if (simple) return { text: wordsOf(simple), tree: treeOf(simple) };
  const parsed = parseMarkdown(source);
  return parsed ? readParsed(parsed, source, topRank) : { text: source.trim(), tree: undefined };
}

/** Reads a text that the parser has made a tree of. Changes that tree. */
export function readParsed(parsed: Root, source: string, topRank: number): ReadText {
  restrictMarkdown(parsed, source, topRank);
  placeFootnotes(parsed);
  const tree = toHtml.runSync(parsed) as HtmlRoot;
  return { text: cleanText(toText(textForm(tree))).trim(), tree };
}

/** The text as a site shows it at a place: HTML that is safe to put into any page, and plain text. */
export function renderText({ text, tree }: ReadText, place: TextPlace): RichText {
  if (!tree) return paragraphOf(text);
  return { html: cleanText(writer.stringify(resolveAddresses(tree, place))).trim(), text };
}

/** Reads Markdown and renders it at once, for a text that one site alone shows. */
export function renderMarkdown(markdown: string, place: TextPlace, headings: Headings = {}): RichText {
  return renderText(readMarkdown(markdown, headings), place);
}

export type RenderMarkdown = typeof renderMarkdown;

/** Texts that were rendered before, by what was written. Only those are here that are the same at every place. */
export interface RenderedTexts {
  readonly find: (key: string) => RichText | undefined;
  readonly remember: (key: string, text: RichText) => void;
}

/** Renders Markdown as `renderMarkdown` does, and renders no text twice that is the same at every place. */
export function rememberingRender(texts: RenderedTexts): RenderMarkdown {
  return (markdown, place, headings = {}) => {
    const key = `${headings.topRank ?? 1}${markdown}`;
    const known = texts.find(key);
    if (known) return known;
    const read = readMarkdown(markdown, headings);
    const text = renderText(read, place);
    if (!read.tree || isSameEverywhere(read.tree)) texts.remember(key, text);
    return text;
  };
}
