import { withOptionTables } from './command-options.ts';
import { withFieldTables } from './field-tables.ts';
import { withRecordTable } from './record-table.ts';

interface MadePart {
  /** From the top of the repository. */
  readonly path: string;
  /** The page with its made parts up to date; what is written by hand stays. */
  readonly make: (page: string) => string | Promise<string>;
}

/** What the code writes into docs. */
export const madeParts: readonly MadePart[] = [
  { path: 'docs/config-reference.md', make: withFieldTables },
  { path: 'docs/record-reference.md', make: withRecordTable },
  { path: 'docs/commands.md', make: withOptionTables },
];
