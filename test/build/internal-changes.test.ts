import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot } from '../fixtures/content-root.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const now = ['--now', '2026-11-23T12:00Z'];

/** Everything the public can read: the site to the byte, and a report. */
function published(root: string, commitAt: string): Record<string, string> {
  const commit = ['--commit-at', commitAt];
  expect(runScript('build', ['--root', root, ...now, ...commit, '--audience', 'public'])).toMatchObject({
    code: 0,
    stderr: richWarnings,
  });
  const folder = join(root, 'dist/public');
  const pages = filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'base64')] as const);
  const report = runScript('report', ['--root', root, ...now, '--period', '2026-11', '--format', 'json']);
  expect(report.code).toBe(0);
  return { ...Object.fromEntries(pages), report: report.stdout };
}

const entry = (at: string, ...lines: string[]) =>
  `  - at: ${at}\n${lines.map((line) => `    ${line}\n`).join('')}`;

/** Changes that concern the team alone, by file: the text before and after. */
const changes: Readonly<Record<string, (text: string) => string>> = {
  'incidents/2026/checkout.md': (text) =>
    text
      .replace('ledger: major_outage', 'ledger: partial_outage, pumps: major_outage')
      .replace('commander: engineer-a', 'commander: engineer-b')
      .replace('severity: P1\n', 'severity: P2\n')
      .replace(
        'timeline:\n',
        `cause: deployment\nreview: { severity: P3 }\ntimeline:\n${entry('2026-11-23T10:00Z', 'note: Earlier.')}`,
      )
      .replace('status: detected\n', 'status: detected\n    severity: P1\n')
      .replace(
        /---\n$/u,
        `${entry('2026-11-23T11:00Z', 'note: Later.', 'next_update: 2026-11-23T11:10Z', 'components: { ledger: operational }')}---\n`,
      )
      .replace('PR 4711.', 'PR 4712, and more.'),
  'incidents/2026/search.md': (text) =>
    text.replace(/---\n## Impact/u, `${entry('2026-11-05T09:00Z', 'note: Filed.')}---\n## Impact`),
  'incidents/2026/hidden.md': () =>
    `---\ntitle: Hidden\nseverity: P0\nvisibility: internal\ncomponents: [web, checkout]\ntimeline:\n${entry('2025-05-01T10:00Z', 'message: Hidden.')}---\n`,
  'incidents/2026/unannounced.md': () =>
    `---\ntitle: Unannounced\nseverity: P0\ncomponents: [web, search]\ntimeline:\n${entry('2026-11-23T10:00Z', 'note: Hidden.')}---\n`,
  'incidents/2026/unannounced-works.md': () =>
    `---\ntitle: Unannounced works\nkind: maintenance\nwindow: { from: 2026-11-23T08:00Z, until: 2026-11-23T20:00Z }\ncomponents: [search]\ntimeline:\n${entry('2026-11-22T10:00Z', 'note: Hidden.')}---\n`,
  'config/components.yml': (text) =>
    text.replace(
      '- { id: pumps, name: Pumps }',
      '- { id: pumps, name: Pumps }\n      - { id: cranes, name: Cranes }',
    ),
  'config/policy.yml': (text) =>
    text
      .replaceAll('acknowledge: 5m', 'acknowledge: 1m')
      .replace('name: Critical', 'name: Dreadful')
      .replace('after: 10m', 'after: 12m'),
  'config/oncall.yml': (text) => text.replace('name: Engineer A', 'name: Engineer Z'),
};

test('what changes for the team alone changes no byte and no figure for the public', () => {
  const root = contentRoot(richFiles);
  const before = published(root, '2026-11-23T11:00Z');
  expect(Object.keys(before)).toContain('built.json');
  const read = (path: string) => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch {
      return '';
    }
  };
  for (const [path, change] of Object.entries(changes)) {
    const text = read(path);
    expect(change(text), path).not.toBe(text);
    writeFileSync(join(root, path), change(text));
  }
  const after = published(root, '2026-11-23T11:59Z');
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([]);
});
