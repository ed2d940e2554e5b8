import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#io/load-content.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

/** More than one thread parses; every 97th has a problem, every 89th a warning. */
const files = Object.fromEntries(
  Array.from({ length: 1200 }, (_, index) => {
    const name = `incidents/record-${String(index).padStart(4, '0')}.md`;
    const text = leastRecord.replace('title: ', `title: ${index} `);
    if (index % 97 === 96) return [name, text.replace('severity: P1', 'severity: P5')];
    return [name, index % 89 === 88 ? text.replace('components: [checkout]\n', '') : text];
  }),
);

test('many records, parsed on two threads, have the problems that one thread finds, in the same order', async () => {
  const root = contentRoot(files);
  const now = Date.UTC(2026, 10, 23, 12);
  const alone = await loadContent(root, { now });
  expect(alone.problems).toHaveLength(12);
  const check = () => runScript('check', ['--root', root, '--now', '2026-11-23T12:00Z', '--format', 'json']);
  const first = check();
  const said = [...alone.problems, ...alone.warnings].map(({ file, rule }) => `${file} ${rule}`);
  const found = (JSON.parse(first.stdout) as { file: string; rule: string }[]).map(
    ({ file, rule }) => `${file} ${rule}`,
  );
  expect(found.toSorted()).toEqual(said.toSorted());
  expect(found).toEqual(found.toSorted());
  // What was parsed on either thread is kept.
  expect(existsSync(join(root, '.cache/internal/records.json'))).toBe(true);
  expect(check()).toEqual(first);
  rmSync(root, { recursive: true, force: true });
});
