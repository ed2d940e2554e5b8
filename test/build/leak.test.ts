import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canaryFiles, canaryWords } from '../fixtures/canary-root.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow, findWords } from '../fixtures/search-bytes.ts';

const now = ['--now', '2026-11-23T12:00Z'];

/** Words that say nothing to anybody but the engine: the internal site need not print them. */
const unprinted = new Set([
  'canary-comment',
  'canary-style-comment',
  'canary-group-id',
  'canary-hollow-id',
  'canary-role-id',
  'canary-person-id',
  'canary-second-id',
  'canary-team-id',
  'canary-partner-id',
  'canary-flag-identity',
]);

function build(root: string, ...more: string[]): void {
  const ran = runScript('build', ['--root', root, ...now, ...more]);
  expect(ran.stderr).toBe('');
  expect(ran.code).toBe(0);
}

const kept = (root: string, audience: string) => [
  join(root, 'dist', audience),
  join(root, '.cache', audience),
];

test('nothing internal stands in any byte of the public site or its cache; all of it stands on the internal one', () => {
  const root = contentRoot(canaryFiles);
  expect(canaryWords.length).toBeGreaterThan(50);
  build(root);
  expect(findWords(kept(root, 'public'), canaryWords)).toEqual([]);

  const printed = canaryWords.filter((word) => !unprinted.has(word));
  const missing = printed.filter((word) => findWords(kept(root, 'internal'), [word]).length === 0);
  expect(missing).toEqual([]);

  // The pages and files that the team alone has do not even exist for the public.
  expect(findWords([join(root, 'dist/internal')], ['canary-person-name'])).toContain(
    'canary-person-name in oncall.ics',
  );
  const inPublic = filesBelow(join(root, 'dist/public'));
  expect(inPublic.filter((path) => /^(oncall|on-call|deadlines|actions|reviews)\b/u.test(path))).toEqual([]);
});

test('no word of the records stands outside of the folders of its audience', () => {
  const root = contentRoot(canaryFiles);
  build(root, '--audience', 'public');
  const written = filesBelow(root).filter(
    (path) => !/^(config|incidents|pages|dist\/public|\.cache\/public)\/|^style\.css$/u.test(path),
  );
  expect(written).toEqual([]);
});

test('a public record that turns internal leaves no trace on the warm cache', () => {
  const record = 'incidents/2026/canary-turned-id.md';
  const text = `---
title: Canary-turned-title
severity: P1
components: [checkout]
timeline:
  - at: 2026-11-23T10:00Z
    message: Canary-turned-message
---
`;
  const words = ['canary-turned-id', 'canary-turned-title', 'canary-turned-message'];
  const root = contentRoot({ ...canaryFiles, [record]: text });
  build(root, '--audience', 'public');
  for (const word of words) expect(findWords(kept(root, 'public'), [word])).not.toEqual([]);

  writeFileSync(join(root, record), text.replace('severity: P1', 'severity: P1\nvisibility: internal'));
  build(root, '--audience', 'public');
  expect(findWords(kept(root, 'public'), [...words, ...canaryWords])).toEqual([]);
});

test('a message that is shortened leaves no trace of what it said before', () => {
  const record = 'incidents/2026/announced.md';
  const text = canaryFiles[record] ?? '';
  const root = contentRoot({
    ...canaryFiles,
    [record]: text.replace('Some payments', 'Canary-removed-words: some payments'),
  });
  build(root, '--audience', 'public');
  expect(findWords(kept(root, 'public'), ['canary-removed-words'])).not.toEqual([]);
  writeFileSync(join(root, record), text);
  build(root, '--audience', 'public');
  expect(findWords(kept(root, 'public'), ['canary-removed-words'])).toEqual([]);
});

test('the internal site marks what is internal', () => {
  const root = contentRoot(canaryFiles);
  build(root, '--audience', 'internal');
  const page = (id: string) => readFileSync(join(root, 'dist/internal/incidents', `${id}.html`), 'utf8');
  expect(page('canary-unannounced-id')).toContain('Not announced');
  expect(page('announced')).toMatch(/Internal/u);
});
