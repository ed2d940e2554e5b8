import type { Image, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { cutText } from '#core/base/cut-text.ts';
import { type HtmlPiece, htmlPieces, seemsToHide } from './html-text.ts';
import { markdownSource, parsedMarkdown } from './parse-markdown.ts';
import { readMarkdown } from './render-markdown.ts';
import { simpleText } from './simple-text.ts';
import { isOwnPicture, isWholeAddress, ownAddress } from './text-place.ts';

/** Something that no page and no feed shows as it is written. Lines and columns count from 1, in the Markdown text. */
export interface LeftOut {
  /** A problem where readers would see what its author may believe hidden. */
  readonly level: 'problem' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly rule: 'html-hidden' | 'html' | 'picture' | 'picture-words' | 'link-address' | 'words-left-out';
  readonly message: string;
  readonly hint: string;
}

type Complaint = Pick<LeftOut, 'level' | 'rule' | 'message' | 'hint'>;

/** Everything in a text that is left out when it is shown, each with what to write instead. */
export function leftOut(markdown: string): LeftOut[] {
  const source = markdownSource(markdown);
  if (!/[<\]]|`{3}|~{3}/u.test(source) || simpleText(source)) return [];
  const tree = parsedMarkdown(source);
  if (!tree) return [];
  const found: LeftOut[] = [];
  const used = usedLabels(tree);
  visit(tree, (node) => {
    const { start } = node.position ?? {};
    if (!start) return;
    const report = (complaint: Complaint) =>
      found.push({ line: start.line, column: start.column, ...complaint });
    if (node.type === 'html') found.push(...htmlLeftOut(node.value, start));
    else for (const complaint of complaintsOf(node, used)) report(complaint);
  });
  return oncePerLine(found);
}

/** Whether readers see anything of a text: letters, digits, signs or the words of a picture. */
export function hasVisibleText(markdown: string): boolean {
  const isSeen = (text: string, seen: RegExp) => seen.test(text.replace(unseen, ''));
  // Plain words, without tags, addresses, references and code, need no parser.
  if (!/[<\]&`~]/u.test(markdown) && isSeen(markdown, /[\p{L}\p{N}]/u)) return true;
  return isSeen(readMarkdown(markdown).text, /[^\p{Z}\p{Cc}\p{Cf}]/u);
}

/** Letters and signs that have no shape. */
const unseen = /[\u115f\u1160\u2800\u3164\uffa0]/gu;

/** @param used labels that wait for what they refer to; the first definition of a label takes it. */
function complaintsOf(node: Nodes, used: Set<string>): Complaint[] {
  switch (node.type) {
    case 'link':
      return [...addressComplaint(node.url), ...titleComplaint(node.title)];
    case 'definition':
      return used.delete(node.identifier)
        ? titleComplaint(node.title)
        : [unusedComplaint(`[${node.label ?? node.identifier}]:`, 'the address of a link')];
    case 'footnoteDefinition':
      return used.delete(`^${node.identifier}`)
        ? []
        : [unusedComplaint(`[^${node.label ?? node.identifier}]:`, 'a footnote')];
    case 'image':
      return pictureComplaints(node);
    case 'code':
      return node.meta
        ? [
            {
              level: 'warning',
              rule: 'words-left-out',
              message: `"${short(node.meta)}" is left out: words after the mark that begins code are not shown.`,
              hint: 'Write the code on the lines below the mark, and words above it.',
            },
          ]
        : [];
    default:
      return [];
  }
}

function addressComplaint(url: string): Complaint[] {
  if (isWholeAddress(url) || ownAddress(url, { root: '/', page: '', id: '' }) !== undefined) return [];
  const scheme = /^[a-z][a-z\d+.-]*:/iu.exec(url)?.[0];
  return [
    {
      level: 'warning',
      rule: 'link-address',
      message: `The link to "${short(url)}" is left out, and only its text is shown.`,
      hint: url.startsWith('//')
        ? `Write its scheme, as https:${short(url)}`
        : `Links may begin with https:, http:, mailto:, tel: or sms:${scheme ? `, not with ${scheme.slice(0, 20)}` : ''}; or with / for a page of this site.`,
    },
  ];
}

function titleComplaint(title: string | null | undefined): Complaint[] {
  if (!title) return [];
  return [
    {
      level: 'warning',
      rule: 'words-left-out',
      message: `The title "${short(title)}" is left out: only the words between the brackets are shown.`,
      hint: 'Write it into the text.',
    },
  ];
}

function unusedComplaint(mark: string, what: string): Complaint {
  return {
    level: 'warning',
    rule: 'words-left-out',
    message: `This line is read as ${what}, and nothing refers to it: it is left out.`,
    hint: `If it is text, write a backslash in front of it: \\${short(mark)}`,
  };
}

function pictureComplaints({ url, alt, title }: Image): Complaint[] {
  const complaints = titleComplaint(title);
  if (!isOwnPicture(url)) {
    complaints.push({
      level: 'warning',
      rule: 'picture',
      message: `The picture "${short(url)}" is not of this site: a link to it is shown, or its words alone.`,
      hint: 'Put the file into public/, and write its path, as ![Errors per minute](/errors.png).',
    });
  } else if (!alt) {
    complaints.push({
      level: 'warning',
      rule: 'picture-words',
      message:
        'This picture has no words: who cannot see it, and readers of mail and plain feeds, learn nothing.',
      hint: `Write what it shows between the brackets, as ![Errors per minute](${short(url)}).`,
    });
  }
  return complaints;
}

function htmlLeftOut(html: string, start: { line: number; column: number }): LeftOut[] {
  let line = start.line;
  let lineStart = 1 - start.column;
  let seen = 0;
  return htmlPieces(html).flatMap((piece): LeftOut[] => {
    const complaint = htmlComplaint(piece);
    if (!complaint) return [];
    const at = piece.at + (piece.kind === 'text' ? piece.written.indexOf('<') : 0);
    for (let end = html.indexOf('\n', seen); end >= 0 && end < at; end = html.indexOf('\n', seen)) {
      line += 1;
      seen = end + 1;
      lineStart = seen;
    }
    return [{ line, column: at - lineStart + 1, ...complaint }];
  });
}

function htmlComplaint(piece: HtmlPiece): Complaint | undefined {
  const { kind, written, name } = piece;
  if (seemsToHide(piece)) {
    return {
      level: 'problem',
      rule: 'html-hidden',
      message: `"${short(written)}" hides nothing: tags are left out, and readers would see the text after it.`,
      hint: 'Write :::internal on a line of its own above what only the team may read, and ::: below it.',
    };
  }
  if (kind === 'text') {
    const tag = /<\/?[a-z][^<>]*>/iu.exec(written)?.[0];
    if (tag === undefined || tag.startsWith('</')) return undefined;
    return {
      level: 'warning',
      rule: 'html',
      message: `"${short(tag)}" looks like a tag of HTML. It is shown as text here, but other tools, GitHub among them, leave it out.`,
      hint: `Write it in backticks: \`${short(tag)}\`; or with a backslash: \\${short(tag)}`,
    };
  }
  if (kind === 'opaque') {
    return {
      level: 'warning',
      rule: 'html',
      message: `<${name}> is left out, with all that it holds.`,
      hint: 'Remove it. If it is text, write it in backticks, or with a backslash in front of each <.',
    };
  }
  if (kind === 'comment' || written.startsWith('</')) return undefined;
  return {
    level: 'warning',
    rule: 'html',
    message: `"${short(written)}" is left out: tags of HTML are not shown, only the text between them.`,
    hint: `Write Markdown in its place. If it is text, write it in backticks, or with a backslash: \\${short(written)}`,
  };
}

/** Labels that something in a text refers to; those of footnotes with a ^ in front. */
function usedLabels(tree: Root): Set<string> {
  const used = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if (node.type === 'footnoteReference') used.add(`^${node.identifier}`);
  });
  return used;
}

/** The same tag twice on a line is one mistake. */
function oncePerLine(found: readonly LeftOut[]): LeftOut[] {
  const seen = new Set<string>();
  return found.filter(({ line, message }) => {
    const key = `${line} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function short(text: string): string {
  return cutText(text.replace(/\s+/gu, ' '), 60);
}
