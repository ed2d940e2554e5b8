import type { Element, Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';

/** Blocks that find their direction by their own words, so that Arabic and English may alternate in one text. */
const blocks = new Set('p h3 h4 h5 h6 li td th blockquote'.split(' '));

/**
 * Blocks whose parts have a direction each. `dir="auto"` skips such parts, so that of these blocks it would make
 * left-to-right ones, with the bullets of a Hebrew list on the wrong side.
 */
const frames = new Set(['ul', 'ol', 'table']);

/** Gives each block of a text its own direction. Changes the tree. */
export function directBlocks(tree: Root): void {
  visit(tree, 'element', (node: Element) => {
    if (blocks.has(node.tagName)) node.properties.dir = 'auto';
    else if (frames.has(node.tagName) && runsRightToLeft(node)) node.properties.dir = 'rtl';
  });
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** Whether the first letter in a block is one of a script that runs from right to left. */
function runsRightToLeft(block: Element): boolean {
  let first = '';
  visit(block, 'text', ({ value }) => {
    first = /\p{L}/u.exec(value)?.[0] ?? '';
    return first === '' ? undefined : EXIT;
  });
  return rightToLeft.test(first);
}

/** Whether any letter of a text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}
