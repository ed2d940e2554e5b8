import type { FootnoteDefinition, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { markInternal } from './restrict-markdown.ts';

/**
 * Puts the footnotes of a text at its end, in the order in which they are referred to, and links both ways. Ids are
 * `fn-1` and `fnref-1`: `resolveAddresses` makes them unique on the page. A footnote that nothing refers to is left out,
 * because an internal block may have been cut that did. Changes the tree.
 */
export function placeFootnotes(tree: Root): void {
  const notes = notesIn(tree);
  if (notes.size === 0) return;
  const order: Note[] = [];
  linkReferences(tree, notes, order);
  // A footnote may refer to another: the list grows while it is read.
  for (const note of order) linkReferences(note.definition, notes, order);
  if (order.length === 0) return;
  tree.children.push({
    type: 'list',
    ordered: true,
    spread: false,
    data: { hProperties: { className: ['footnotes'] } },
    children: order.map(({ definition, isInternal, references }, index) => {
      const children = isInternal ? [internalBlock(definition)] : definition.children;
      return {
        type: 'listItem',
        spread: children.length > 1,
        data: { hProperties: { id: `fn-${index + 1}` } },
        children: withLinksBack(
          children as RootContent[],
          index + 1,
          references,
        ) as FootnoteDefinition['children'],
      };
    }),
  });
}

interface Note {
  readonly definition: FootnoteDefinition;
  /** Whether it is in an internal block, which it leaves. */
  isInternal: boolean;
  number: number;
  references: number;
}

function notesIn(tree: Root): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>();
  visit(tree, 'footnoteDefinition', (definition) => {
    if (notes.has(definition.identifier)) return;
    notes.set(definition.identifier, { definition, isInternal: false, number: 0, references: 0 });
  });
  if (notes.size === 0) return notes;
  visit(tree, 'containerDirective', (block) => {
    visit(block, 'footnoteDefinition', (definition) => {
      const note = notes.get(definition.identifier);
      if (note?.definition === definition) note.isInternal = true;
    });
    return SKIP;
  });
  return notes;
}

function linkReferences(within: Parents, notes: ReadonlyMap<string, Note>, order: Note[]): void {
  visit(within, (node: Nodes, index, parent) => {
    if (node.type === 'footnoteDefinition' && node !== within) return SKIP;
    if (node.type !== 'footnoteReference' || !parent || index === undefined) return undefined;
    const note = notes.get(node.identifier);
    if (!note) return undefined;
    if (note.number === 0) note.number = order.push(note);
    note.references += 1;
    const link = footnoteLink(
      `[${note.number}]`,
      `fn-${note.number}`,
      referenceId(note.number, note.references),
    );
    parent.children[index] = { type: 'emphasis', data: { hName: 'sup' }, children: [link] };
    return SKIP;
  });
}

function referenceId(number: number, count: number): string {
  return count === 1 ? `fnref-${number}` : `fnref-${number}-${count}`;
}

function withLinksBack(children: readonly RootContent[], number: number, references: number): RootContent[] {
  const links = Array.from({ length: references }, (_, index): PhrasingContent[] => [
    { type: 'text', value: ' ' },
    footnoteLink('↩', referenceId(number, index + 1)),
  ]).flat();
  const last = children.at(-1);
  if (last?.type !== 'paragraph') return [...children, { type: 'paragraph', children: links }];
  return [...children.slice(0, -1), { ...last, children: [...last.children, ...links] }];
}

/** A link within the text. Where it leads is known once the text has its place. */
function footnoteLink(value: string, to: string, id?: string): PhrasingContent {
  return {
    type: 'link',
    url: '#',
    data: { hProperties: { id, dataFootnote: to } },
    children: [{ type: 'text', value }],
  };
}

function internalBlock({ children }: FootnoteDefinition): RootContent {
  const block = { type: 'containerDirective' as const, name: 'internal', children };
  markInternal(block);
  return block;
}
