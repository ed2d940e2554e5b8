import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canaryFiles } from '../fixtures/canary-root.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

/** The hash of every file below a folder, by path. */
function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

test('two builds at one instant are the same to the byte: cold, warm, and from another folder', () => {
  const build = (root: string) => {
    expect(runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    return hashes(join(root, 'dist'));
  };
  const root = contentRoot(canaryFiles);
  const cold = build(root);
  expect(Object.keys(cold).length).toBeGreaterThan(20);
  expect(build(root)).toEqual(cold);
  rmSync(join(root, '.cache'), { recursive: true });
  expect(build(root)).toEqual(cold);
  expect(build(contentRoot(canaryFiles))).toEqual(cold);
});

test('two quiet builds a quarter of an hour apart differ in nothing but what says when the site was built', () => {
  const root = contentRoot(canaryFiles);
  const build = (now: string) => {
    expect(runScript('build', ['--root', root, '--now', now])).toMatchObject({ code: 0, stderr: '' });
    return hashes(join(root, 'dist'));
  };
  // At these instants nothing of the records is going on, for either audience.
  const [first, second] = [build('2027-02-01T12:00Z'), build('2027-02-01T12:15Z')];
  expect(Object.keys(second)).toEqual(Object.keys(first));
  const moved = Object.keys(first).filter((path) => first[path] !== second[path]);
  const dated = moved.filter((path) => path.startsWith('public/') && !/(^|\/)badge\.(json|svg)$/u.test(path));
  expect(dated).toEqual(['public/built.json', 'public/index.html']);
});
