import { mkdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { systemRefusal } from '#terminal/system-refusal.ts';
import { contentRoot } from '../fixtures/content-root.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test('what the system refuses is said with what to do about it', () => {
  const root = contentRoot({ dist: 'x' });
  const error = thrownBy(() => mkdirSync(`${root}/dist`));
  expect(systemRefusal(error)?.replaceAll(root, 'ROOT')).toMatchInlineSnapshot(
    `"The system refuses this: EEXIST: file already exists, mkdir 'ROOT/dist'. A file is where a folder belongs: take it away."`,
  );
});

test.each(['EACCES', 'EROFS', 'ENOSPC', 'EMFILE', 'EXDEV'])('%s is no fault of ours', (code) => {
  const error = Object.assign(new Error(`${code}: no`), { code, syscall: 'rename' });
  expect(systemRefusal(error)).toMatch(new RegExp(`^The system refuses this: ${code}: no\\. .+\\.$`, 'u'));
});

test.each<[string, unknown]>([
  ['a file of ours that is missing', thrownBy(() => readFileSync('/nonexistent/file'))],
  ['a mistake in the code', new TypeError('x is undefined')],
  ['a library’s code', Object.assign(new Error('no'), { code: 'EACCES' })],
  ['a text', 'EACCES'],
])('%s is', (_what, error) => {
  expect(systemRefusal(error)).toBeUndefined();
});
