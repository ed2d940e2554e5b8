import { visit } from 'unist-util-visit';
import { markdownSource, parseMarkdown } from '#core/base/markdown/parse-markdown.ts';
import { toIso } from '#core/base/time/instant.ts';
import { holdable } from '#core/content/record/write-record.ts';
import { type Finding, type FindingRule, warning } from '#import/common/finding.ts';
import { htmlToMarkdown } from './html-tags.ts';
import { readTimestamp } from './timestamp.ts';

/** A body as a message can hold it. */
export interface ReadableBody {
  readonly markdown: string;
  /** The text of HTML comments, which no reader of the site ever saw. Empty if there was none. */
  readonly comments: string;
  readonly findings: readonly Finding[];
}

/**
 * Makes a cState body readable without Hugo: shortcodes and HTML become text, and comments are taken out.
 */
export function readableBody(path: string, body: string, bodyLine: number): ReadableBody {
  const findings: Finding[] = [];
  const placeOf = placesIn(body, bodyLine);
  const tell: Tell = (written, ...finding) => {
    findings.push(warning(path, placeOf(written), ...finding));
  };
  for (const line of body.split('\n').filter((written) => /[^\P{Cc}\t]/u.test(written))) {
    const message = 'There is a control character here, which no record can hold.';
    tell(line, 'control-character', message, 'Written as \uFFFD.');
  }
  const text = replaceShortcodes(markdownSource(holdable(body)), tell);
  return { ...replaceHtml(text, tell), findings };
}

/** The place of the first line of a piece of a body in its file; the body's beginning if it is not there as written. */
export function placeIn(body: string, bodyLine: number, written: string): { line: number; column: number } {
  return placesIn(body, bodyLine)(written);
}

/** The same for many pieces of one body. */
function placesIn(body: string, bodyLine: number): (written: string) => { line: number; column: number } {
  const lines = body.split('\n');
  const firstOf = new Map<string, number>();
  for (const [index, line] of lines.entries()) if (!firstOf.has(line)) firstOf.set(line, index);
  return (written) => {
    const first = written.split('\n').find((line) => line.trim() !== '') ?? '';
    let index = firstOf.get(first);
    if (index === undefined) {
      index = Math.max(
        lines.findIndex((line) => line.includes(first)),
        0,
      );
      firstOf.set(first, index);
    }
    return { line: bodyLine + index, column: Math.max(lines[index]?.indexOf(first) ?? 0, 0) + 1 };
  };
}

type Tell = (written: string, rule: FindingRule, message: string, hint: string) => void;

/** Lines of a Markdown text, counted from 1, that are code. */
export function codeLines(markdown: string): ReadonlySet<number> {
  const lines = new Set<number>();
  const tree = parseMarkdown(markdown);
  if (!tree) return lines;
  visit(tree, 'code', ({ position }) => {
    for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line += 1) lines.add(line);
  });
  return lines;
}

/** Comments by which authors steer their tools; they say nothing to people, and no page shows them. */
const toolComment = /^<!--\s*(?:markdown-link-check|markdownlint|prettier|vale|textlint)\b/u;

/** Turns HTML into Markdown, and takes comments out. Code stays as it is. */
function replaceHtml(markdown: string, tell: Tell): { markdown: string; comments: string } {
  const comments: string[] = [];
  const ranges = htmlRanges(markdown);
  let text = '';
  let from = 0;
  let told = false;
  for (const { start, end } of ranges) {
    const html = markdown.slice(start, end);
    const rest = html.replace(/<!--([\s\S]*?)(?:-->|$)/gu, (comment, inner: string) => {
      if (toolComment.test(comment) || inner.trim() === '') return '';
      if (comments.length === 0) {
        const message = 'The body has comments, which no reader of cState sees.';
        tell(comment, 'comment', message, 'Kept as a note for the team.');
      }
      comments.push(inner.trim());
      return '';
    });
    if (rest.trim() !== '' && !told) {
      tell(
        html,
        'html',
        'The body has HTML tags, and Upfront shows none.',
        'Their text was kept, as Markdown.',
      );
      told = true;
    }
    text += markdown.slice(from, start) + htmlToMarkdown(rest);
    from = end;
  }
  return { markdown: text + markdown.slice(from), comments: comments.join('\n\n') };
}

/** The places of HTML, from the first tag of a line to its last, so that a tag and its end stay together. */
function htmlRanges(markdown: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const tree = parseMarkdown(markdown);
  if (!tree) return ranges;
  visit(tree, 'html', ({ position }) => {
    const start = position?.start.offset ?? 0;
    const end = position?.end.offset ?? 0;
    const last = ranges.at(-1);
    const gap = last && markdown.slice(last.end, start);
    if (last && gap !== undefined && !/[\n`]/u.test(gap)) last.end = end;
    else ranges.push({ start, end });
  });
  return ranges;
}

/** Replaces `{{< track "2026-06-13 15:54:00" >}}` by its time; other shortcodes stay, and are reported. */
function replaceShortcodes(body: string, tell: Tell): string {
  return body.replace(/\{\{([<%])\s*(.*?)\s*[>%]\}\}/gu, (written, _mark: string, inner: string) => {
    const time = /^track\s+["'`]?([^"'`]+)["'`]?$/u.exec(inner)?.[1];
    const read = time && readTimestamp(time);
    const message = `${written} is a shortcode of Hugo.`;
    if (!read) {
      tell(written, 'shortcode', message, 'Kept as text.');
      return written;
    }
    const text = `(${toIso(read.instant).slice(0, 16).replace('T', ' ')} UTC)`;
    tell(written, 'shortcode', message, `Written as ${text}.`);
    return text;
  });
}
