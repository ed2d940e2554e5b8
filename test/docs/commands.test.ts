import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { exit } from '#terminal/command.ts';
import packageJson from '../../package.json' with { type: 'json' };
import {
  commandOf,
  type DocumentedCommand,
  documentedCommands,
  helpOf,
  optionsIn,
} from '../../scripts/chores/lib/command-options.ts';
import { codesIn, examples, readPage, rowsBelow } from './pages.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();
const nameOf = (command: string) => command.replace('chores/', '');

/** The long options of a command, as `--format`, and what every command has. */
async function flagsOf(command: DocumentedCommand): Promise<string[]> {
  const options = optionsIn(await helpOf(command), { all: true });
  return options.flatMap(({ form }) => /--[\w-]+/u.exec(form)?.[0] ?? []);
}

describe('docs/commands.md', () => {
  const page = readPage('docs/commands.md');
  const parts = page.split(/^(?=## )/mu).slice(1);

  test('has every command of package.json and of upfront, and no other', async () => {
    const documented = parts.flatMap((part) => commandOf(part) ?? []);
    expect(sorted(documented)).toEqual(sorted(documentedCommands));
    const scripts = Object.entries(packageJson.scripts).flatMap(([name, does]) =>
      /^node scripts\/.*\.ts$/u.test(does) && name !== 'prepack' ? [name] : [],
    );
    const files = readdirSync(`${top}scripts`).filter(
      (name) => name.endsWith('.ts') && name !== 'upfront.ts',
    );
    expect(sorted(documented.map(nameOf))).toEqual(sorted([...scripts, 'share-image']));
    expect(sorted(documented.filter((name) => !name.startsWith('chores/')))).toEqual(
      sorted(files.map((name) => name.replace('.ts', ''))),
    );
  });

  test('its options are those of --help, in both directions', async () => {
    let compared = 0;
    const rootless: string[] = [];
    for (const part of parts) {
      const command = commandOf(part);
      if (!command) continue;
      const written = [...part.matchAll(/^\| `([^`]+)` \| .* \|$/gmu)].map(([, form = '']) => form);
      const options = written.filter((form) => /^[-<]/u.test(form));
      expect({ command, options }).toEqual({
        command,
        options: optionsIn(await helpOf(command)).map(({ form }) => form),
      });
      compared += options.length;
      if (!(await flagsOf(command)).includes('--root')) rootless.push(nameOf(command));
    }
    expect(compared).toBeGreaterThan(40);
    const [, named = ''] = /^(.*) read no content root/mu.exec(page) ?? [];
    expect(sorted(codesIn(named))).toEqual(sorted(rootless));
  });

  test('its exit codes are those of the code', () => {
    const [, overdue = ''] =
      /^const OVERDUE = (\d);$/mu.exec(readFileSync(`${top}scripts/overdue.ts`, 'utf8')) ?? [];
    const written = rowsBelow('docs/commands.md', 'Exit codes').map(([code]) => Number(code));
    expect(written).toEqual([...Object.values(exit), Number(overdue)]);
  });

  test('its variables are those that commands read, in both directions', () => {
    const files = [
      ...readdirSync(`${top}src`, { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`),
      ...readdirSync(`${top}scripts`).map((name) => `scripts/${name}`),
    ];
    // The compiler of the pages is started by us alone, with an environment of ours.
    const texts = files
      .filter((name) => name.endsWith('.ts') && !name.startsWith('src/engine/compile/'))
      .map((name) => readFileSync(`${top}${name}`, 'utf8'));
    const read = texts.flatMap((text) => [
      ...[...text.matchAll(/\benv\.([A-Z_]+)/gu)].map(([, name = '']) => name),
      ...[...text.matchAll(/\{([^{}]*)\} = (?:process\.)?env\b/gu)].flatMap(([, names = '']) =>
        [...names.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/gu)].map(([name]) => name),
      ),
    ]);
    const written = rowsBelow('docs/commands.md', 'Environment variables').flatMap(([first = '']) =>
      codesIn(first),
    );
    expect(sorted(written.filter((code) => /^[A-Z_]+$/u.test(code)))).toEqual(sorted(read));
    const channels = rowsBelow('docs/overdue.md', 'Other channels').flatMap(([first = '']) => codesIn(first));
    expect(sorted(channels)).toEqual(
      sorted(read.filter((name) => !/^(?:GITHUB|UPFRONT|HEARTBEAT)_/u.test(name))),
    );
  });
});

describe('README.md', () => {
  const rows = rowsBelow('README.md', 'Commands').flatMap(([first = '', does = '']) => {
    const [, name = ''] = /^`npm (?:run )?([a-z]+)/u.exec(first) ?? [];
    const command = documentedCommands.find((each) => nameOf(each) === name);
    return command
      ? [{ command, options: [...`${first} ${does}`.matchAll(/--[a-z][\w-]*/gu)].map(([flag]) => flag) }]
      : [];
  });

  test('has every command that operators use', () => {
    const operators = documentedCommands.filter((command) => !command.startsWith('chores/'));
    const named = rows.map(({ command }) => command);
    expect(operators.filter((command) => !named.includes(command))).toEqual([]);
    const written = rowsBelow('README.md', 'Commands').map(
      ([first = '']) => /^`npm (?:run )?([a-z]+)/u.exec(first)?.[1],
    );
    const known = [...documentedCommands.map(nameOf), 'test'];
    expect(written.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  test('names no option that a command does not have', async () => {
    expect(rows.flatMap(({ options }) => options).length).toBeGreaterThan(20);
    for (const { command, options } of rows) {
      const known = await flagsOf(command);
      expect({ command, unknown: options.filter((flag) => !known.includes(flag)) }).toEqual({
        command,
        unknown: [],
      });
    }
  });
});

test('docs/importing.md has every option of import that its own options are, and no other', async () => {
  const written = rowsBelow('docs/importing.md').flatMap(([first = '']) =>
    codesIn(first).flatMap((code) => /^--[\w-]+/u.exec(code)?.[0] ?? []),
  );
  const own = (await flagsOf('import')).filter((flag) => !['--root', '--help'].includes(flag));
  expect(sorted(written)).toEqual(sorted(own));
});

test('every command in an example, or in a sentence, has the options that it is written with', async () => {
  const written = [
    ...examples.filter(({ language }) => language === 'sh').map(({ text }) => text),
    ...sentences(),
  ].join('\n');
  const found = [
    ...written.matchAll(/(?:npm run ([a-z]+) +--|npm (start) --|upfront ([a-z]+)) +([^\n`|&;#]*)/gu),
  ];
  expect(found.length).toBeGreaterThan(15);
  for (const [all, run, start, upfront, args = ''] of found) {
    const name = run ?? start ?? upfront;
    const command = documentedCommands.find((each) => nameOf(each) === name);
    if (!command) throw new Error(`There is no such command: ${all}`);
    const known = await flagsOf(command);
    const flags = [...args.matchAll(/(?<=^|\s)--[a-z][\w-]*/gu)].map(([flag]) => flag);
    expect({ all, unknown: flags.filter((flag) => !known.includes(flag)) }).toEqual({ all, unknown: [] });
  }

  function sentences(): string[] {
    return [
      'README.md',
      ...readdirSync(`${top}docs`)
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ].map(readPage);
  }
});
