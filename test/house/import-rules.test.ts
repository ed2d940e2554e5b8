import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** What the linter says of one file with the given text, in a house with our rules and nothing else. */
function lint(path: string, text: string, others: Readonly<Record<string, string>> = {}): string {
  const house = mkdtempSync(join(tmpdir(), 'upfront-rules-'));
  try {
    cpSync(join(top, 'biome.json'), join(house, 'biome.json'));
    mkdirSync(dirname(join(house, path)), { recursive: true });
    for (const [name, content] of Object.entries({ ...others, [path]: text })) {
      writeFileSync(join(house, name), content);
    }
    const result = spawnSync(
      join(top, 'node_modules/.bin/biome'),
      ['lint', '--vcs-enabled=false', '--colors=off', '.'],
      {
        cwd: house,
        encoding: 'utf8',
      },
    );
    return result.status === 0 ? '' : result.stdout + result.stderr;
  } finally {
    rmSync(house, { recursive: true });
  }
}

const oneWay = 'Imports run one way';
const pure = 'The core is pure';
const rooms = 'Across folders import by';
const serves = 'This room serves commands';

test.each([
  ['src/core/base/time/planted.ts', '#core/content/config/policy.ts', oneWay],
  ['src/core/base/planted.ts', '#core/content/address.ts', oneWay],
  ['src/core/content/config/planted.ts', '#core/audience/visible.ts', oneWay],
  ['src/core/content/record/planted.ts', '#core/rules/promises/due.ts', oneWay],
  ['src/core/audience/planted.ts', '#core/rules/promises/deadline.ts', oneWay],
  ['src/core/rules/availability/planted.ts', '#core/output/feed/rss.ts', oneWay],
  ['src/core/content/record/planted.ts', '#core/a-new-room/planted.ts', oneWay],
  ['src/core/output/planted.ts', '#core/a-new-room/planted.ts', oneWay],
  ['src/core/base/time/planted.ts', 'node:fs', pure],
  ['src/core/content/record/planted.ts', 'node:fs', pure],
  ['src/core/audience/planted.ts', '#terminal/command.ts', pure],
  ['src/core/rules/availability/planted.ts', 'astro:content', pure],
  ['src/core/output/report/planted.ts', '#io/load-content.ts', pure],
  ['src/core/output/feed/planted.ts', '#site/model/paths.ts', pure],
  ['src/core/rules/a-new-room/planted.ts', '#site/model/paths.ts', pure],
  ['src/core/rules/promises/planted.ts', '../../output/feed/rss.ts', rooms],
  ['src/core/rules/promises/planted.ts', '../availability/board.ts', rooms],
  ['src/io/planted.ts', '../core/base/problem.ts', rooms],
  ['src/site/model/planted.ts', '../views/home/index-view.ts', rooms],
  ['src/github/planted.ts', '../terminal/command.ts', rooms],
  ['src/io/planted.ts', 'astro', 'io reads files for scripts too'],
  ['src/io/planted.ts', '#site/model/paths.ts', 'io reads files for scripts too'],
  ['scripts/planted.ts', 'astro', 'Commands use the rooms of src'],
  ['scripts/planted.ts', '../src/core/base/problem.ts', 'Commands use the rooms of src'],
  ['src/terminal/planted.ts', '#site/views/home/index-view.ts', serves],
  ['src/terminal/planted.ts', '#engine/compile/adapter.ts', serves],
  ['src/engine/planted.ts', 'astro', 'Only src/engine/compile knows Astro'],
  ['src/engine/dev/planted.ts', '#engine/compile/adapter.ts', 'Only src/engine/compile knows Astro'],
  ['src/channels/planted.ts', 'astro', serves],
  ['src/import/cstate/planted.ts', '#site/model/site.ts', serves],
  ['src/browser/planted.ts', '#core/base/time/instant.ts', 'The script of the pages is small'],
  ['src/browser/planted.ts', 'temporal-polyfill', 'The script of the pages is small'],
  ['src/components/Planted.astro', '#core/rules/availability/board.ts', 'Components take props'],
  ['src/layouts/Planted.astro', '#io/load-content.ts', 'Components take props'],
  ['src/pages/planted.astro', '#core/rules/promises/deadline.ts', 'A page asks src/site/views'],
  ['src/internal/planted.astro', '#io/load-content.ts', 'A page asks src/site/views'],
  ['src/embed/planted.ts', '#site/model/paths.ts', 'Pages of other sites load it'],
  ['src/site/planted.ts', '#core/content/record/parse-record.ts', 'There is one parser'],
])('%s may not import %s', (path, source, reason) => {
  const code = `import { planted } from '${source}';\n${path.endsWith('.astro') ? 'void planted;\n---\n<p>Planted</p>\n' : 'export const x = planted;\n'}`;
  expect(lint(path, path.endsWith('.astro') ? `---\n${code}` : code)).toContain(reason);
});

test.each([
  ['Date.now()', 'The clock is an argument'],
  ['new Date()', 'The clock is an argument'],
  ['process.env', 'it knows no process'],
  ['fetch("https://harbour.example")', 'it knows no network'],
])('the core may not use %s', (code, reason) => {
  expect(lint('src/core/rules/availability/planted.ts', `export const x = ${code};\n`)).toContain(reason);
});

test('an import that runs the right way is fine', () => {
  expect(
    lint(
      'src/core/output/report/planted.ts',
      "import { merge } from '#core/base/time/interval.ts';\nexport const x = merge;\n",
    ),
  ).toBe('');
});

test('two files may not import each other, not even types', () => {
  expect(
    lint(
      'src/core/base/planted.ts',
      "import type { Other } from './other.ts';\nexport type Planted = Other;\n",
      {
        'src/core/base/other.ts':
          "import type { Planted } from './planted.ts';\nexport type Other = Planted;\n",
      },
    ),
  ).toContain('This import is part of a cycle');
});
