import { visit } from 'unist-util-visit';
import { markdownSource, parsedMarkdown } from './parse-markdown.ts';
import { isOwnPicture, ownAddress } from './text-place.ts';

/** A picture of the site itself that a text shows. */
export interface OwnPicture {
  /** As its author wrote it. */
  readonly written: string;
  /** The file, from the site's root, as `errors.png`. */
  readonly path: string;
}

/** The pictures of the site itself that a Markdown text shows; a picture in code is text. */
export function ownPictures(markdown: string): OwnPicture[] {
  if (!markdown.includes('![')) return [];
  const tree = parsedMarkdown(markdownSource(markdown));
  if (!tree) return [];
  const written: string[] = [];
  const labels = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!labels.has(identifier)) labels.set(identifier, url);
  });
  visit(tree, (node) => {
    if (node.type === 'image') written.push(node.url);
    if (node.type === 'imageReference') written.push(labels.get(node.identifier) ?? '');
  });
  return [...new Set(written)].filter(isOwnPicture).map((url) => ({ written: url, path: pathOf(url) }));
}

function pathOf(url: string): string {
  const [path = ''] = (ownAddress(url, { root: '', page: '', id: '' }) ?? '').split(/[?#]/u);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
