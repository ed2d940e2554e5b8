/** A line of a YAML text, and its index from 0. */
export interface StructureLine {
  readonly content: string;
  readonly index: number;
}

const blockKey = /:[ \t]*[|>][-+\d]*[ \t]*(?:#.*)?$/u;

/** The lines of a YAML text that hold its structure: neither empty, nor the text of a `|` or `>` block. */
export function structureLines(text: string): StructureLine[] {
  let block = Number.POSITIVE_INFINITY;
  return text.split('\n').flatMap((content, index) => {
    if (/^ *$/u.test(content) || content.search(/[^ ]/u) > block) return [];
    block = blockKey.test(content) ? content.search(/[^ -]/u) : Number.POSITIVE_INFINITY;
    return [{ content, index }];
  });
}
