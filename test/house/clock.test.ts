import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** Ways to ask the machine what time it is. */
const reads = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bNow\.instant\(/u;

test('the clock is read in one place, and the clock of who looks in one other', () => {
  const files = globSync(['src/**/*.{ts,astro}', 'scripts/**/*.ts', '*.mjs', '*.ts'], { cwd: top });
  expect(files.length).toBeGreaterThan(50);
  const readers = files.filter((file) => reads.test(readFileSync(`${top}${file}`, 'utf8')));
  expect(readers.sort()).toEqual(['src/browser/clock.ts', 'src/io/clock.ts']);
});
