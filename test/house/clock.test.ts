import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** Ways to ask the machine what time it is. */
const reads = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bNow\.instant\(/u;

test('the clock is read in one place, and the clock of who looks in one place of each script', () => {
  const files = ['src', 'scripts']
    .flatMap((folder) =>
      readdirSync(`${top}${folder}`, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .concat(readdirSync(top))
    .filter((name) => /^[^.].*\.(ts|astro|mjs)$/u.test(name) && !name.startsWith('src/template/'));
  expect(files.length).toBeGreaterThan(50);
  const readers = files.filter((file) => reads.test(readFileSync(`${top}${file}`, 'utf8')));
  expect(readers.sort()).toEqual(['src/browser/clock.ts', 'src/embed/clock.ts', 'src/io/clock.ts']);
});
