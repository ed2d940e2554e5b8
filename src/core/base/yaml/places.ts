import { isScalar, type LineCounter, type Node, Scalar } from 'yaml';

/** A place in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where each key and value of a YAML text stands, by its path from the top. */
export class Places {
  readonly #lines: LineCounter;
  readonly #firstLine: number;
  readonly #text: string;
  readonly #byPath = new Map<string, { key: number; value: number; node: Node | null }>();

  constructor(lines: LineCounter, firstLine: number, text: string) {
    this.#lines = lines;
    this.#firstLine = firstLine;
    this.#text = text;
  }

  set(path: readonly PropertyKey[], key: number, value: number, node: Node | null): void {
    this.#byPath.set(JSON.stringify(path), { key, value, node });
  }

  /** Whether there is anything at a path, be it right or wrong. */
  has(path: readonly PropertyKey[]): boolean {
    return this.#byPath.has(JSON.stringify(path));
  }

  /** The place of an offset in the YAML text. */
  ofOffset(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1) + this.#firstLine - 1, column: Math.max(col, 1) };
  }

  /** The place of a value; of the nearest thing around it where it is not there. */
  ofValue(path: readonly PropertyKey[]): Place {
    const known = this.#byPath.get(JSON.stringify(path));
    if (known) return this.ofOffset(known.value);
    return path.length > 0 ? this.ofKey(path.slice(0, -1)) : { line: this.#firstLine, column: 1 };
  }

  /** The place of a key; of a list's item where the path ends in a number. */
  ofKey(path: readonly PropertyKey[]): Place {
    const known = this.#byPath.get(JSON.stringify(path));
    if (known && path.length > 0) return this.ofOffset(known.key);
    return path.length > 0 ? this.ofKey(path.slice(0, -1)) : { line: this.#firstLine, column: 1 };
  }

  /** The place in the file of a place in a text value. Exact in a `|` block; elsewhere the value's beginning. */
  inside(path: readonly PropertyKey[], { line, column }: Place): Place {
    const node = this.#byPath.get(JSON.stringify(path))?.node;
    if (!isScalar(node) || node.type !== Scalar.BLOCK_LITERAL || !node.range) return this.ofValue(path);
    const header = this.#lines.linePos(node.range[0]).line;
    const lines = this.#text.split('\n');
    const first = lines.slice(header).find((text) => text.trim() !== '') ?? '';
    const indent = /^ */u.exec(first)?.[0].length ?? 0;
    return { line: header + line + this.#firstLine - 1, column: column + indent };
  }
}
