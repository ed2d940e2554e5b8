import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { contentRoot } from '../fixtures/content-root.ts';
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

test('every page of both sites is valid HTML', async () => {
  const root = contentRoot(richFiles);
  expect(runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z'])).toMatchObject({
    code: 0,
    stderr: richWarnings,
  });
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
