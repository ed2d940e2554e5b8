import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEngine } from '#engine/engine.ts';
import { locateEngine } from '#engine/locate-engine.ts';
import { casesOf, kinds } from './case.ts';
import { generated } from './generate.ts';
import { tryCase } from './laws.ts';

/** One of so many generated texts is printed as whole pages of both sites. */
const PRINTED = 100;

const engine = await loadEngine(await locateEngine(() => {}));

describe.each(kinds)('%s', (kind) => {
  test.each([...casesOf(kind)])('%s', async (_name, hostile) => {
    const { broken, rules } = await tryCase(kind, hostile, engine);
    expect(broken).toEqual([]);
    if (hostile.rules) expect(rules).toEqual(hostile.rules);
  });
});

test.each(generated)(
  '$runs generated $name break no law',
  async ({ kind, runs, any }) => {
    let index = 0;
    await fc.assert(
      fc.asyncProperty(any, async (hostile) => {
        const isPrinted = kind !== 'files' && kind !== 'imports' && index++ % PRINTED === 0;
        const { broken } = await tryCase(kind, hostile, isPrinted ? engine : undefined);
        expect(broken).toEqual([]);
      }),
      { numRuns: runs },
    );
  },
  600_000,
);

test('more than two thousand cases are generated', () => {
  expect(generated.reduce((sum, { runs }) => sum + runs, 0)).toBeGreaterThan(2000);
});
