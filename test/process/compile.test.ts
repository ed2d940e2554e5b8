import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { canaryWords } from '../fixtures/canary-root.ts';
import { filesBelow, findWords } from '../fixtures/search-bytes.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const canary = 'canary-of-the-machine';

/** Compiles the engine in a copy of the sources below a folder, with the given environment. */
function compile(parent: string, env: Readonly<Record<string, string>>): Record<string, string> {
  mkdirSync(parent, { recursive: true });
  for (const path of ['src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(top, path), join(parent, path), { recursive: true });
  }
  symlinkSync(join(top, 'node_modules'), join(parent, 'node_modules'));
  const out = join(parent, 'engine');
  const script = join(parent, 'src/engine/compile/compile.ts');
  const ran = spawnSync(process.execPath, [script, out, 'id'], { cwd: parent, env, encoding: 'utf8' });
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(findWords([out], [canary, parent, top, ...canaryWords])).toEqual([]);
  return Object.fromEntries(filesBelow(out).map((path) => [path, readFileSync(join(out, path), 'base64')]));
}

test('the engine has equal bytes wherever it is compiled, and nothing of the machine or of content is in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upfront-engine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const names = ['url', 'error', '_', 'HOME', 'NPM_TOKEN'];
  const one = compile(join(folder, 'one'), Object.fromEntries(names.map((name) => [name, canary])));
  const other = compile(join(folder, 'a longer place ü'), {});
  expect(Object.keys(one).length).toBeGreaterThan(3);
  expect(Object.keys(other)).toEqual(Object.keys(one));
  expect(Object.keys(one).filter((path) => one[path] !== other[path])).toEqual([]);
});
