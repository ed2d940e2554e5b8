import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentRoot } from '../fixtures/content-root.ts';
import { needs } from '../fixtures/needs.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';
import { followLinks } from '../fixtures/site-links.ts';

const fixture = fileURLToPath(new URL('../fixtures/cstate', import.meta.url));
/** The history of a real public status page, kept beside the project where somebody has it; it is no part of it. */
const corpus = fileURLToPath(new URL('../../../shared/corpora/cstate-jenkins', import.meta.url));

test('a small one of our own', () =>
  becomesPages({
    folder: fixture,
    records: 18,
    links: 100,
    drafts: 1,
    // A picture that its history never had.
    dead: ['incidents/2026-01-06-slow-printers.html → queue.png'],
    code: 1,
    now: '2027-06-01T00:00Z',
  }));

test('a real one', needs('corpora', existsSync(corpus)), () =>
  becomesPages({
    folder: corpus,
    records: 297,
    links: 3000,
    drafts: 0,
    dead: [],
    code: 0,
    now: '2026-06-15T00:00Z',
  }),
);

/** All records of a history become as many pages, drafts for the team alone, and every link leads somewhere. */
function becomesPages(given: {
  readonly folder: string;
  readonly records: number;
  /** At least so many links are followed. */
  readonly links: number;
  readonly drafts: number;
  readonly dead: readonly string[];
  /** With which the import ends. */
  readonly code: number;
  readonly now: string;
}): void {
  const root = join(contentRoot(), 'imported');
  const out = runScript('import', ['cstate', given.folder, '--out', root]);
  // Some files of ours are broken on purpose, and say so.
  expect(out.code, out.stderr).toBe(given.code);
  expect(runScript('check', ['--root', root, '--now', given.now]).code).toBe(0);
  // Real histories are warned of, and built.
  expect(runScript('build', ['--root', root, '--now', given.now]).code).toBe(0);
  const { url } = parse(readFileSync(join(root, 'config/site.yml'), 'utf8')) as { url: string };
  for (const audience of ['public', 'internal'] as const) {
    const dist = join(root, 'dist', audience);
    expect(filesBelow(join(dist, 'incidents'))).toHaveLength(
      given.records - (audience === 'public' ? given.drafts : 0),
    );
    const links = followLinks(dist, url);
    expect(links.dead).toEqual(given.dead);
    expect(links.followed).toBeGreaterThan(given.links);
  }
}
