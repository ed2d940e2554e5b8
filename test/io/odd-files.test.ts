import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { loadContent } from '#io/load-content.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { canary, oddities, outside } from '../fixtures/odd-files.ts';

/** Every place of a content root that is read. */
const places = [
  'incidents',
  'incidents/2026',
  'incidents/2026/a.md',
  'config',
  'config/site.yml',
  'config/components.yml',
  'config/policy.yml',
  'config/oncall.yml',
  'public',
  'public/logo.svg',
  'public/icons',
  'internal',
  'internal/plan.txt',
];

async function printed(root: string): Promise<{ rules: string[]; text: string }> {
  const { problems } = await loadContent(root, { now: Date.UTC(2026, 10, 23, 12) });
  let text = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  for (const format of ['text', 'github', 'json'] as const) {
    printProblems(problems, root, format, stream);
  }
  return { rules: problems.map(({ rule }) => rule), text };
}

describe.each(places)('in the place of %s', (place) => {
  test.each(Object.keys(oddities))(
    '%s ends without a fault of ours, and prints nothing from outside',
    async (name) => {
      const root = contentRoot({
        'incidents/2026/a.md': leastRecord,
        'public/icons/a.svg': 'x',
        'internal/b.txt': 'x',
      });
      rmSync(join(root, place), { recursive: true, force: true });
      mkdirSync(dirname(join(root, place)), { recursive: true });
      oddities[name]?.(join(root, place));
      const { rules, text } = await printed(root);
      expect(text).not.toContain(canary);
      expect(text).not.toContain(process.env.PATH ?? canary);
      if (/link|pipe|socket/u.test(name)) expect(rules).not.toEqual([]);
    },
    10_000,
  );
});

test('a record behind a link is not shown, even where it has mistakes that could be', async () => {
  const { file } = outside(`---\ntitle: ${canary}\nseverity: P9\n${canary}\n---\n`);
  const root = contentRoot({});
  symlinkSync(file, join(root, 'incidents/a.md'));
  const { rules, text } = await printed(root);
  expect(rules).toEqual(['symlink']);
  expect(text).not.toContain(canary);
});

test.each(['incidents', 'incidents/2026', 'public', 'internal', 'pages', 'config/strings'])(
  'a file or folder in %s whose name is not UTF-8 is a problem, beside all others',
  async (folder) => {
    const root = contentRoot({ 'incidents/2026/a.md': 'broken' });
    const full = join(root, folder);
    mkdirSync(full, { recursive: true });
    const named = (end: string) =>
      Buffer.concat([Buffer.from(`${full}/`), Buffer.from([0xff]), Buffer.from(end)]);
    const end = folder === 'config/strings' ? '.json' : '.md';
    writeFileSync(named(end), canary);
    mkdirSync(named(`x${end}`));
    const { rules, text } = await printed(root);
    expect(rules.filter((rule) => rule === 'file-name')).toHaveLength(2);
    expect(rules).toContain('front-matter-fence');
    expect(text).toContain(`${folder}/\uFFFD${end}:1:1`);
    expect(text).not.toContain(canary);
  },
);

test.each(['Incidents', 'CONFIG', 'Public', 'internaL'])('a folder called %s is a problem', async (name) => {
  const root = contentRoot({});
  mkdirSync(join(root, name));
  expect((await printed(root)).rules).toEqual(['file-name']);
});
