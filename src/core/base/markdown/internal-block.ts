import type { Code, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';

type ContainerDirective = Extract<Nodes, { type: 'containerDirective' }>;

/** Whether a line, apart from quote and list marks before it, is exactly the beginning of an internal block. */
export function isOpening(line: string): boolean {
  return withoutMarks(line) === ':::internal';
}

/** Whether a line, apart from quote and list marks before it, is exactly the end of an internal block. */
export function isClosing(line: string): boolean {
  return withoutMarks(line) === ':::';
}

/** The line without the marks of quotes and lists in front, and without white space around it. */
export function withoutMarks(line: string): string {
  return line.replace(/^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*/u, '').trimEnd();
}

/**
 * Whether a block ends where its author ended it: not just with the text, list or quote around it, and not in the
 * midst of code, which the first line `:::` cuts in two.
 */
export function isClosedBlock(node: ContainerDirective, source: string): boolean {
  const { start, end } = node.position ?? {};
  if (!start || !end || start.line === end.line || openFencesIn(node, source).length > 0) return false;
  const last = lastLine(node, source);
  const content = node.children.at(-1)?.position?.end.offset ?? 0;
  return content <= (end.offset ?? 0) - last.length && /^:{3,}$/u.test(withoutMarks(last));
}

/** Whether code in a fence ends where its author ended it. Code that is indented has no fence. */
function isClosedFence(node: Code, source: string): boolean {
  const { fence, lines } = fenceOf(node, source);
  if (!fence) return false;
  const last = withoutMarks(lastLine(node, source));
  // Without an end, the last line belongs to the code, regardless of its text.
  const content = node.value === '' ? 0 : node.value.split('\n').length;
  return lines - 2 >= content && last.length >= fence.length && last === fence.charAt(0).repeat(last.length);
}

/**
 * Whether marks in this code are surely there to be shown: its fence is closed, it begins with no mark, no other code
 * seems to begin within it, and each block that it shows is whole. Else a stray fence may have swallowed a block.
 */
export function showsMarks(node: Code, source: string): boolean {
  const { fence } = fenceOf(node, source);
  if (!fence || !isClosedFence(node, source) || `${node.lang}${node.meta}`.includes(':')) return false;
  const begins = (line: string) => line.startsWith(fence) && !/^[`~]+$/u.test(line);
  let open = false;
  for (const line of node.value.split('\n').map(withoutMarks)) {
    const [mark, name] = /^:{3,}\s*(\w?)/u.exec(line) ?? [];
    if (begins(line) || (mark !== undefined && open === (name !== ''))) return false;
    if (mark !== undefined) open = !open;
  }
  return !open;
}

/** Whether code is code for certain: it is indented, or its fence is closed. A fence left open swallows what follows. */
export function isSurelyCode(node: Code, source: string): boolean {
  return !isFenced(node, source) || isClosedFence(node, source);
}

/** Whether code has a fence; other code is indented. */
export function isFenced(node: Code, source: string): boolean {
  return fenceOf(node, source).fence !== undefined;
}

/** Lines on which code begins whose fence is never closed: it continues to the end of its block. */
export function openFencesIn(tree: Nodes, source: string): number[] {
  const lines: number[] = [];
  visit(tree, 'code', (node) => {
    if (!isSurelyCode(node, source)) lines.push(node.position?.start.line ?? 1);
  });
  return lines;
}

function fenceOf(node: Code, source: string): { fence: string | undefined; lines: number } {
  const { position } = node;
  if (!position) return { fence: undefined, lines: 0 };
  const fence = /^(?:`{3,}|~{3,})/u.exec(source.slice(position.start.offset, position.end.offset))?.[0];
  return { fence, lines: position.end.line - position.start.line + 1 };
}

function lastLine({ position }: Code | ContainerDirective, source: string): string {
  const written = source.slice(position?.start.offset, position?.end.offset);
  return written.split(/\r\n|\r|\n/u).at(-1) ?? '';
}
