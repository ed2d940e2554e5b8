import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takenBy } from '#core/output/reserved-address.ts';
import { loadContent } from '#io/load-content.ts';
import { writeRoot } from '../fixtures/content-root.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // A title is as long as the incident's own.
    'long-title': 'off',
    // Astro writes attributes and void elements its own way; both are HTML.
    'attr-quotes': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
  },
});

const files = { ...richFiles, 'pages/about.md': '---\ntitle: About us\n---\nHello.\n' };
let root = '';

beforeAll(() => {
  root = writeRoot(files);
  expect(runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z'])).toMatchObject({
    code: 0,
    stderr: richWarnings,
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('no file of an operator’s can take the place of anything that a build makes', async () => {
  const { config, records } = await loadContent(root, { now: Date.UTC(2026, 10, 23, 12) });
  const ids = {
    records: new Map(records.map(({ id }) => [id, id])),
    components: config?.components.groups.flatMap(({ components }) => components.map(({ id }) => id)) ?? [],
  };
  for (const audience of ['public', 'internal']) {
    const made = filesBelow(join(root, 'dist', audience));
    expect(made.length).toBeGreaterThan(60);
    expect(made.filter((path) => takenBy(path, ids) === undefined)).toEqual([
      'icon.svg',
      'robots.txt',
      'seconds.svg',
      'share.png',
    ]);
  }
});

test('every page of both sites is valid HTML', async () => {
  const pages = filesBelow(join(root, 'dist')).filter((path) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(20);
  const faults: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(readFileSync(join(root, 'dist', page), 'utf8'));
    for (const { messages } of report.results) {
      faults.push(...messages.map(({ line, ruleId, message }) => `${page}:${line} ${ruleId} ${message}`));
    }
  }
  expect(faults).toEqual([]);
});
