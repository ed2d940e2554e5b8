import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const top = fileURLToPath(new URL('../../../', import.meta.url));

/** An option or an argument of a command, as its `--help` has it. */
export interface CommandOption {
  /** As `--format <format>`, or `<dir>` for an argument. */
  readonly form: string;
  readonly does: string;
}

/** The commands of docs/commands.md, by the file below scripts/ that each has. */
export const documentedCommands = [
  'start',
  'build',
  'dev',
  'check',
  'config',
  'overdue',
  'due',
  'deploy',
  'cost',
  'oncall',
  'report',
  'import',
  'init',
  'upgrade',
  'chores/bench',
  'chores/mutants',
  'chores/screenshot',
  'chores/docs',
  'chores/share-image',
] as const;

export type DocumentedCommand = (typeof documentedCommands)[number];

/** Options that every command of content has; docs/commands.md has them once, above the commands. */
const common = ['--root <dir>', '--now <instant>', '-h, --help'];

const helps = new Map<DocumentedCommand, Promise<string>>();

/** What a command prints with `--help`. */
export function helpOf(command: DocumentedCommand): Promise<string> {
  const help = helps.get(command) ?? readHelp(command);
  helps.set(command, help);
  return help;
}

async function readHelp(command: DocumentedCommand): Promise<string> {
  const { FORCE_COLOR: _, ...env } = process.env;
  const args = [join(top, 'scripts', `${command}.ts`), '--help'];
  const ran = await promisify(execFile)(process.execPath, args, { env: { ...env, NO_COLOR: '1' } });
  return ran.stdout;
}

/** The options and arguments of a command; `all` adds those that every command has. */
export function optionsIn(help: string, { all = false } = {}): CommandOption[] {
  const options: { form: string; does: string }[] = [];
  let part = '';
  for (const line of help.split('\n')) {
    const [, heading] = /^(\w+):$/u.exec(line) ?? [];
    if (heading !== undefined || line === '') part = heading ?? '';
    if (part !== 'Options' && part !== 'Arguments') continue;
    const [, form, does = ''] = /^ {2}(\S.*?)(?: {2,}(.*))?$/u.exec(line) ?? [];
    const last = options.at(-1);
    if (form !== undefined) options.push({ form: part === 'Arguments' ? `<${form}>` : form, does });
    else if (last && /^ {3,}\S/u.test(line)) last.does += ` ${line.trim()}`;
  }
  return options.filter(({ form }) => all || !common.includes(form));
}

/** docs/commands.md with a table of its options below the heading of each command. */
export async function withOptionTables(page: string): Promise<string> {
  const parts = page.split(/^(?=## )/mu);
  const made = parts.map(async (part) => {
    const command = commandOf(part);
    return command ? withTable(part, optionsIn(await helpOf(command))) : part;
  });
  return (await Promise.all(made)).join('');
}

/** The command that a part of the page is about: its heading is `npm run NAME`, `npm start` or a file of scripts/chores. */
export function commandOf(part: string): DocumentedCommand | undefined {
  const [, name = ''] = /^## `(?:npm (?:run )?|node scripts\/chores\/)([\w-]+)(?:\.ts)?/u.exec(part) ?? [];
  return documentedCommands.find((command) => command.replace('chores/', '') === name);
}

function withTable(part: string, options: readonly CommandOption[]): string {
  const rows = options.map(({ form, does }) => `| \`${form}\` | ${does.replaceAll('|', '\\|')} |\n`);
  const table = rows.length === 0 ? '' : `| option | does |\n|---|---|\n${rows.join('')}`;
  return part.replace(/(?:^\|.*\n)+/mu, table);
}
