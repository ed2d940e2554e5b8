import type { ConfigFile } from '#core/content/config/config-files.ts';
import { shipped, shippedWithRotation } from '#core/content/config/shipped.ts';
import { configSchemas, sightOfConfig } from './config-sight.ts';
import { type SchemaField, schemaFields } from './schema-fields.ts';
import type { Sight } from './sight.ts';

/** A table of docs/config-reference.md: below which heading, and of which part of a file. */
interface FieldTable {
  readonly heading: string;
  readonly file: ConfigFile;
  /** What the fields of the table have in front of what it writes of them. */
  readonly prefix: string;
}

/** In the order of the page. The first whose prefix a field has takes it where it is new. */
export const fieldTables: readonly FieldTable[] = [
  { heading: '## site.yml', file: 'site', prefix: '' },
  { heading: '## components.yml', file: 'components', prefix: '' },
  { heading: '### severities', file: 'policy', prefix: 'severities.*.' },
  { heading: '| promise |', file: 'policy', prefix: 'severities.*.promises.' },
  { heading: '### tell_customers', file: 'policy', prefix: 'tell_customers.' },
  { heading: '### business_hours', file: 'policy', prefix: 'business_hours.' },
  { heading: '### causes', file: 'policy', prefix: '' },
  { heading: '### runbook', file: 'policy', prefix: 'runbook.' },
  { heading: '### downtime_weights', file: 'policy', prefix: 'downtime_weights.' },
  { heading: '## oncall.yml', file: 'oncall', prefix: '' },
];

/** What a table says of a sight, at the beginning of its cell. */
export const sightWords = {
  everybody: 'everybody',
  effect: 'by its effect',
  team: 'team',
  nobody: 'nobody',
} as const satisfies Record<Sight, string>;

/** A row of such a table, with the fields that it is about. */
export interface FieldRow {
  readonly table: FieldTable;
  /** Index of its line in the page. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly columns: readonly string[];
  /** Paths of its fields in the file. */
  readonly paths: readonly string[];
  /** Paths of the fields that it names in braces, as in "list of `{ role, after }`". */
  readonly within: readonly string[];
}

/** The rows of all tables of the page. */
export function fieldRows(page: string): FieldRow[] {
  const lines = page.split('\n');
  return fieldTables.flatMap((table) => {
    const head = headOf(lines, table);
    const columns = cellsOf(lines[head] ?? '').map((cell) => cell.toLowerCase());
    const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
    return lines.slice(head + 2, end).map((text, index): FieldRow => {
      const cells = cellsOf(text);
      const paths = pathsIn(cells[0] ?? '', table.prefix);
      const [, inner = ''] = /`\{ ([\w, ]+) \}`/u.exec(cells.slice(1).join(' ')) ?? [];
      const within = inner === '' ? [] : inner.split(', ').map((key) => `${paths[0]}[].${key}`);
      return { table, line: head + 2 + index, cells, columns, paths, within };
    });
  });
}

function headOf(lines: readonly string[], { heading }: FieldTable): number {
  const at = lines.findIndex(
    (line) => line === heading || (heading.startsWith('|') && line.startsWith(heading)),
  );
  const head = lines.findIndex((line, index) => index >= at && line.startsWith('|'));
  if (at < 0 || head < 0) throw new Error(`docs/config-reference.md has no table below "${heading}".`);
  return head;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim());
}

/** `links.home`, `.support` are two fields of one map; `…components[].id` is one of `groups[]`. */
function pathsIn(cell: string, prefix: string): string[] {
  const paths: string[] = [];
  for (const [, code = ''] of cell.matchAll(/`([^`]+)`/gu)) {
    const map = paths.at(-1)?.replace(/\.[^.]+$/u, '') ?? '';
    if (code.startsWith('.')) paths.push(`${map}${code}`);
    else paths.push(`${prefix}${code.replace('…', 'groups[].')}`);
  }
  return paths;
}

/** A field with what docs say of it without being written by hand. */
export interface DocumentedField extends SchemaField {
  readonly file: ConfigFile;
  /** Undefined for a map or a list of maps, whose values have one each. */
  readonly sight: Sight | undefined;
  /** Whether an operator must write it: nothing is shipped in its place. */
  readonly mustBeWritten: boolean;
}

/** Every field of the config, as the schemas and the door have it. */
export const documentedFields = (() => {
  let found: DocumentedField[] | undefined;
  return () => (found ??= readFields());
})();

function readFields(): DocumentedField[] {
  return (Object.keys(configSchemas) as ConfigFile[]).flatMap((file) => {
    const sights = sightOfConfig(file);
    return schemaFields(configSchemas[file]).map((field) => ({
      ...field,
      file,
      sight: sights.get(field.path),
      mustBeWritten: field.required && !isShipped(file, field.path),
    }));
  });
}

/** Severities take what they lack from the shipped ones, by their place. Other maps know only the keys that are shipped. */
function isShipped(file: ConfigFile, path: string): boolean {
  const keys = path.replace(/^severities\.\*/u, 'severities.P0').split('.');
  const find = (from: unknown) =>
    keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], from);
  return [shipped[file], file === 'oncall' ? shippedWithRotation : {}].some(
    (from) => find(from) !== undefined,
  );
}

/**
 * The page with its tables brought up to date: who sees each field, rows for new fields, no rows for those that are gone.
 * All other cells are written by hand, and stay.
 */
export function withFieldTables(page: string): string {
  const lines: (string | undefined)[] = page.split('\n');
  const fields = documentedFields();
  const rows = fieldRows(page);
  for (const row of rows) {
    const own = fields.filter(({ file, path }) => file === row.table.file && row.paths.includes(path));
    const column = row.columns.indexOf('who sees it');
    if (own.length === 0) lines[row.line] = undefined;
    else if (column > 0) {
      const sight = own.find((field) => field.sight)?.sight;
      const cells = row.cells.map((cell, index) => (index === column ? sightCell(cell, sight) : cell));
      lines[row.line] = rowOf(cells);
    }
  }
  const named = new Set(
    rows.flatMap(({ table, paths, within }) => [...paths, ...within].map((path) => `${table.file} ${path}`)),
  );
  for (const field of fields) {
    const own = `${field.file} ${field.path}`;
    const parent = [...named].some(
      (name) => name === own || /^[.[]/u.test(name.startsWith(own) ? name.slice(own.length) : ''),
    );
    if (parent || field.sight === undefined) continue;
    const table = fieldTables.findLast(
      ({ file, prefix }) => file === field.file && field.path.startsWith(prefix),
    );
    const last = rows.findLast((row) => row.table === table);
    if (!table || !last) throw new Error(`No table for ${field.file} ${field.path}.`);
    const cells = last.columns.map((column, index) => {
      if (index === 0) return `\`${field.path.slice(table.prefix.length)}\``;
      if (column === 'who sees it') return sightCell('', field.sight);
      return column === 'default' ? (field.mustBeWritten ? 'required' : 'none') : '?';
    });
    lines[last.line] = `${lines[last.line] ?? ''}\n${rowOf(cells)}`;
  }
  return lines.filter((line) => line !== undefined).join('\n');
}

function sightCell(cell: string, sight: Sight | undefined): string {
  if (sight === undefined || cell.startsWith(sightWords[sight])) return cell;
  return sightWords[sight];
}

function rowOf(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
}
