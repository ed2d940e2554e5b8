import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { toIso } from '#core/time/instant.ts';
import { type Finding, warning } from './finding.ts';
import { readTimestamp } from './timestamp.ts';

/** A body as a message can hold it. */
export interface ReadableBody {
  readonly markdown: string;
  /** What stood in HTML comments: no reader of the site ever saw it. Empty where there was none. */
  readonly comments: string;
  readonly findings: readonly Finding[];
}

/**
 * Makes a cState body readable without Hugo: shortcodes and tags for emphasis become text, comments are taken out, and lines that Upfront would
 * take for a mark of its own (`::`) are escaped. Code stays as it is.
 */
export function readableBody(path: string, body: string, bodyLine: number): ReadableBody {
  const findings: Finding[] = [];
  const code = codeLines(body);
  const lines = body.split('\n').map((line, index) => {
    const place = { line: bodyLine + index, column: 1 };
    const text = replaceShortcodes(line, (written, column, message, hint) => {
      findings.push(warning(path, { ...place, column }, 'shortcode', `${written} ${message}`, hint));
    });
    if (code.has(index + 1)) return text;
    if (!marksBlock.test(text)) return emphasis(text);
    findings.push(
      warning(
        path,
        place,
        'block-mark',
        'The line begins with ::, a mark of Upfront.',
        'Kept as text: written as \\::.',
      ),
    );
    return text.replace(marksBlock, '$1\\$2');
  });
  const { markdown, comments } = takeComments(lines.join('\n'));
  const html = firstHtml(markdown);
  if (html !== undefined) {
    const line = bodyLine + lines.findIndex((text) => text.includes(html.split('\n', 1)[0] ?? ''));
    const message = 'The body has HTML tags, and Upfront shows none.';
    findings.push(
      warning(
        path,
        { line, column: 1 },
        'html',
        message,
        'Kept as it is: look at how it reads, and write it as Markdown.',
      ),
    );
  }
  return { markdown, comments, findings };
}

/** Lines of a Markdown text, counted from 1, on which code stands. */
export function codeLines(markdown: string): ReadonlySet<number> {
  const lines = new Set<number>();
  visit(parse(markdown), 'code', ({ position }) => {
    for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line += 1) lines.add(line);
  });
  return lines;
}

/** What the tags for emphasis are in Markdown: without them a text that was struck out would read as if it stood. */
const emphases = [
  [/<(strike|s|del)>\s*([^`<]+?)\s*<\/\1>/giu, '~~$2~~'],
  [/<(strong|b)>\s*([^`<]+?)\s*<\/\1>/giu, '**$2**'],
  [/<(em|i)>\s*([^`<]+?)\s*<\/\1>/giu, '*$2*'],
] as const;

function emphasis(line: string): string {
  return emphases.reduce((text, [tags, marks]) => text.replace(tags, marks), line);
}

/** A line that begins with `::`, also in a quotation or a list. */
const marksBlock = /^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(::)/u;

/** Comments by which authors steer their tools; they say nothing to people, and no page shows them. */
const toolComment = /^<!--\s*(?:markdown-link-check|markdownlint|prettier|vale|textlint)\b/u;

function takeComments(markdown: string): { markdown: string; comments: string } {
  const comments: string[] = [];
  let rest = markdown;
  const ranges: { start: number; end: number }[] = [];
  visit(parse(markdown), 'html', ({ position }) => {
    ranges.push({ start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 });
  });
  for (const { start, end } of ranges.toReversed()) {
    const found: string[] = [];
    const kept = rest.slice(start, end).replace(/<!--([\s\S]*?)(?:-->|$)/gu, (comment, inner: string) => {
      if (toolComment.test(comment)) return comment;
      found.push(inner.trim());
      return '';
    });
    rest = rest.slice(0, start) + kept + rest.slice(end);
    comments.unshift(...found);
  }
  return { markdown: rest, comments: comments.filter((comment) => comment !== '').join('\n\n') };
}

function firstHtml(markdown: string): string | undefined {
  let first: string | undefined;
  visit(parse(markdown), 'html', ({ value }) => {
    if (!value.replace(/<!--[\s\S]*?(?:-->|$)/gu, '').trim()) return;
    first ??= value;
  });
  return first;
}

/** Replaces `{{< track "2026-06-13 15:54:00" >}}` by its time; other shortcodes stay, and are told of. */
function replaceShortcodes(
  line: string,
  tell: (written: string, column: number, message: string, hint: string) => void,
): string {
  return line.replace(
    /\{\{([<%])\s*(.*?)\s*[>%]\}\}/gu,
    (written, _mark: string, inner: string, at: number) => {
      const time = /^track\s+["'`]?([^"'`]+)["'`]?$/u.exec(inner)?.[1];
      const read = time && readTimestamp(time);
      if (!read) {
        tell(written, at + 1, 'is a shortcode of Hugo.', 'Kept as text.');
        return written;
      }
      const text = `${toIso(read.instant).slice(0, 16).replace('T', ' ')} UTC`;
      tell(written, at + 1, 'is a shortcode of Hugo.', `Written as ${text}.`);
      return `(${text})`;
    },
  );
}

function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}
