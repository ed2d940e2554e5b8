import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { buildSites } from '#engine/build-sites.ts';
import { readRoot } from '#terminal/read-root.ts';
import { canaryFiles } from '../fixtures/canary-root.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { richFiles } from '../fixtures/rich-root.ts';
import { filesBelow, findWords } from '../fixtures/search-bytes.ts';

const HOUR = 3_600_000;
const noon = Date.UTC(2026, 10, 23, 12);

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  return () => vi.restoreAllMocks();
});

async function build(root: string, now: number, options: { force?: boolean } = {}): Promise<void> {
  // One after the other: the thread of a second site finds its file by a name that this runner does not know.
  for (const audience of ['public', 'internal'] as const) {
    await buildSites(root, await readRoot({ root, now }, 'internal', options), [audience], options);
  }
}

/** The hash of every file of both sites. */
function bytes(root: string): Record<string, string> {
  const dist = join(root, 'dist');
  return Object.fromEntries(
    filesBelow(dist).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(dist, path)))
        .digest('hex'),
    ]),
  );
}

/** The same content in a new folder, built from nothing. */
async function fromNothing(root: string, now: number): Promise<Record<string, string>> {
  const copy = mkdtempSync(join(tmpdir(), 'upfront-copy-'));
  try {
    for (const folder of ['incidents', 'config', 'pages', 'public', 'internal', 'style.css']) {
      if (existsSync(join(root, folder))) cpSync(join(root, folder), join(copy, folder), { recursive: true });
    }
    await build(copy, now);
    return bytes(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

interface State {
  readonly root: string;
  now: number;
  /** Makes names and words that were not there before. */
  count: number;
}

/** A record, by a number that any record answers to. */
function record({ root }: State, pick: number): string | undefined {
  const files = filesBelow(join(root, 'incidents'));
  const file = files[pick % Math.max(files.length, 1)];
  return file && join(root, 'incidents', file);
}

function change(path: string | undefined, edit: (text: string) => string): void {
  if (path && existsSync(path)) writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

/** What may happen between two builds. An edit that would make a record invalid leaves it as it is. */
const edits: Readonly<Record<string, (state: State, pick: number) => void>> = {
  'another title': (state, pick) =>
    change(record(state, pick), (text) => text.replace(/^title: .*$/mu, `title: Changed ${state.count}`)),
  'another word': (state, pick) =>
    change(record(state, pick), (text) => text.replace(/\b(fails?|slow|works?)\b/u, `word${state.count}`)),
  'turned internal': (state, pick) =>
    change(record(state, pick), (text) =>
      /^visibility:/mu.test(text) ? text : text.replace(/^title: /mu, 'visibility: internal\ntitle: '),
    ),
  deleted: (state, pick) => {
    const path = record(state, pick);
    if (path) rmSync(path);
  },
  renamed: (state, pick) => {
    const path = record(state, pick);
    if (path) renameSync(path, path.replace(/[^/]*\.md$/u, `renamed-${state.count}.md`));
  },
  added: ({ root, count }) =>
    writeFileSync(
      join(root, `incidents/added-${count}.md`),
      `---\ntitle: Added ${count}\nseverity: P1\ncomponents: [checkout]\ntimeline:\n  - at: 2026-11-22T10:00Z\n    message: Some payments fail.\n---\n`,
    ),
  'another site name': ({ root, count }) =>
    change(join(root, 'config/site.yml'), (text) => text.replace(/^name: .*$/mu, `name: Status ${count}`)),
  'another language': ({ root, count }) =>
    change(join(root, 'config/site.yml'), (text) =>
      `${text.replace(/^locale: .*\n/mu, '')}`.replace(/\n*$/u, `\nlocale: ${count % 2 ? 'de' : 'ja'}\n`),
    ),
  'another component name': ({ root, count }) =>
    change(join(root, 'config/components.yml'), (text) =>
      text.replace(/name: Website\w*/u, `name: Website${count}`),
    ),
  'a style': ({ root, count }) => writeFileSync(join(root, 'style.css'), `:root { --radius: ${count}px }\n`),
  'other words': ({ root, count }) => {
    mkdirSync(join(root, 'config/strings'), { recursive: true });
    writeFileSync(join(root, 'config/strings/en.json'), JSON.stringify({ 'place.history': `Past ${count}` }));
  },
  'a page of their own': ({ root, count }) => {
    mkdirSync(join(root, 'pages'), { recursive: true });
    writeFileSync(join(root, 'pages/imprint.md'), `---\ntitle: Imprint\n---\nNumber ${count}.\n`);
  },
  'a public file': ({ root, count }) => {
    cpSync(join(root, 'config'), join(root, 'public/own'), { recursive: true });
    writeFileSync(join(root, 'public/own/file.txt'), String(count));
  },
  'no public file': ({ root }) => rmSync(join(root, 'public/own'), { recursive: true, force: true }),
  'an hour later': (state) => {
    state.now += HOUR;
  },
  'a day earlier': (state) => {
    state.now = Math.max(noon, state.now - 24 * HOUR);
  },
  'three weeks later': (state) => {
    state.now += 21 * 24 * HOUR;
  },
  'a page touched': ({ root }, pick) => {
    const pages = filesBelow(join(root, 'dist')).filter((path) => path.endsWith('.html'));
    const page = pages[pick % Math.max(pages.length, 1)];
    // Not in place: what is linked is one file under two names.
    if (page) change(join(root, 'dist', page), (text) => `${text}touched`);
  },
  'a cache damaged': ({ root }, pick) => {
    const file = cacheFile(root, pick);
    if (file) appendFileSync(file, ' ');
  },
  'a cache cut off': ({ root }, pick) => {
    const file = cacheFile(root, pick);
    if (file) truncateSync(file, 40);
  },
  'a cache of another version': ({ root }, pick) => change(cacheFile(root, pick), (text) => `x${text}`),
};

function cacheFile(root: string, pick: number): string | undefined {
  const files = readdirSync(join(root, '.cache'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  const file = files[pick % Math.max(files.length, 1)];
  return file && join(root, '.cache', file);
}

const step = fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.nat(1000));

test('after any edits a build has the bytes of a build from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      async (rounds) => {
        const state: State = { root: contentRoot(richFiles), now: noon, count: 0 };
        await build(state.root, state.now);
        for (const round of rounds) {
          for (const [name, pick] of round) {
            state.count++;
            edits[name]?.(state, pick);
          }
          await build(state.root, state.now);
          expect(bytes(state.root)).toEqual(await fromNothing(state.root, state.now));
        }
        rmSync(state.root, { recursive: true, force: true });
      },
    ),
    { numRuns: 6 },
  );
});

test.each(Object.keys(edits))('%s, and everything else as it was', async (name) => {
  const state: State = { root: contentRoot(richFiles), now: noon, count: 1 };
  await build(state.root, state.now);
  edits[name]?.(state, 2);
  await build(state.root, state.now);
  expect(bytes(state.root)).toEqual(await fromNothing(state.root, state.now));
});

test('what did not change is not printed again, unless everything is wanted again', async () => {
  const root = contentRoot(richFiles);
  await build(root, noon);
  expect(said).not.toContain(' 0 rendered');
  const first = bytes(root);
  said = '';
  await build(root, noon);
  expect(said.match(/ 0 rendered/gu)).toHaveLength(2);
  said = '';
  change(join(root, 'incidents/2026/checkout.md'), (text) =>
    text.replace('Some payments fail.', 'Payments fail.'),
  );
  await build(root, noon);
  const [, rendered = ''] = / (\d+) rendered/u.exec(said) ?? [];
  expect(Number(rendered)).toBeGreaterThan(0);
  expect(Number(rendered)).toBeLessThan(8);
  change(join(root, 'incidents/2026/checkout.md'), (text) =>
    text.replace('Payments fail.', 'Some payments fail.'),
  );
  said = '';
  await build(root, noon, { force: true });
  expect(said).not.toContain(' 0 rendered');
  expect(bytes(root)).toEqual(first);
});

test('a cache that is damaged or of another version is thrown away with a line', async () => {
  const root = contentRoot(richFiles);
  await build(root, noon);
  appendFileSync(join(root, '.cache/public/pages.json'), ' ');
  change(join(root, '.cache/internal/records.json'), (text) => `x${text}`);
  said = '';
  await build(root, noon);
  expect(said).toContain('.cache/public/pages.json is damaged: what it kept is made again.');
  expect(said).toContain('.cache/internal/records.json is of another version: what it kept is made again.');
});

test('the caches of the public site hold no word that it does not hold', async () => {
  const root = contentRoot(canaryFiles);
  await build(root, noon);
  const words = ['canary-note', 'canary-internal'];
  expect(findWords([join(root, '.cache/internal')], ['canary']).length).toBeGreaterThan(0);
  expect(findWords([join(root, '.cache/public'), join(root, 'dist/public')], words)).toEqual([]);
});
