import { isScalar, type LineCounter, type Node, Scalar } from 'yaml';

/** A place in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of each key and value of a YAML text, by its path from the top. */
export class Places {
  readonly #lines: LineCounter;
  readonly #firstLine: number;
  readonly #text: string;
  #textLines: readonly string[] | undefined;
  /** By the line on which a `|` block begins. */
  readonly #indents = new Map<number, number>();
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

  /** Whether the value at a path is a `|` block, which keeps its lines as they are. */
  isBlock(path: readonly PropertyKey[]): boolean {
    return this.#blockAt(path) !== undefined;
  }

  /** The place in the file of a place in a text value. Exact in a `|` block; elsewhere the value's beginning. */
  inside(path: readonly PropertyKey[], { line, column }: Place): Place {
    const start = this.#blockAt(path);
    if (start === undefined) return this.ofValue(path);
    const header = this.#lines.linePos(start).line;
    const indent = this.#indents.get(header) ?? this.#indentBelow(header);
    this.#indents.set(header, indent);
    return { line: header + line + this.#firstLine - 1, column: column + indent };
  }

  /** The lines of a text value after the one on which it begins, as they are written in the file. */
  furtherLines(path: readonly PropertyKey[]): { readonly line: number; readonly written: string }[] {
    const node = this.#byPath.get(JSON.stringify(path))?.node;
    if (!isScalar(node) || !node.range) return [];
    const [start, end] = node.range;
    const first = this.#lines.linePos(start).line;
    const last = this.#lines.linePos(Math.max(start, end - 1)).line;
    return this.#allLines()
      .slice(first, last)
      .map((written, index) => ({ line: first + index + this.#firstLine, written }));
  }

  /** How far the first line with a text below a line is indented. */
  #indentBelow(header: number): number {
    const lines = this.#allLines();
    let first = header;
    while (first < lines.length - 1 && lines[first]?.trim() === '') first += 1;
    return /^ */u.exec(lines[first] ?? '')?.[0].length ?? 0;
  }

  /** The offset at which a `|` block begins. */
  #blockAt(path: readonly PropertyKey[]): number | undefined {
    const node = this.#byPath.get(JSON.stringify(path))?.node;
    return isScalar(node) && node.type === Scalar.BLOCK_LITERAL ? node.range?.[0] : undefined;
  }

  #allLines(): readonly string[] {
    this.#textLines ??= this.#text.split('\n');
    return this.#textLines;
  }
}
