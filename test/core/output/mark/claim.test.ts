import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '#core/base/time/instant.ts';
import {
  type Claiming,
  claimedAt,
  claimLabel,
  claimName,
  doneClaims,
  isClaim,
  looked,
  read,
  taken,
} from '#core/output/mark/claim.ts';
import { explore, fault, following, type Rules, rules, world } from './claim-model.ts';

const now = Date.parse('2026-11-23T10:31:00Z');

describe('every order of requests, deaths and pauses, with lists that lag', () => {
  test.each([
    [2, 3, false],
    [3, 2, false],
    [2, 2, true],
  ])(
    '%i runs and %i claims, stale readings %s: written once, and once more for each run that writes two minutes late',
    (runs, maxClaims, stale) => {
      const found = explore(world(runs), rules, { maxClaims, stale, most: 1_000_000 });
      expect(found.fault, found.path?.join('\n')).toBeUndefined();
      // Fewer would mean that something is not tried.
      expect(found.worlds).toBeGreaterThan(10_000);
    },
    120_000,
  );

  const wait = (_: number, __: unknown, at: number): Claiming => ({ step: 'held', until: at });
  test.each<[string, Partial<Rules>]>([
    [
      'who takes a claim does not look',
      { taken: (n, was, at) => (was ? { step: 'write' } : taken(n, was, at)) },
    ],
    ['a claim is removed as soon as one list shows what it was for', { doneClaims: removeAtOnce }],
    ['a claim is void after two minutes', { read: (n, claimed, at) => read(n, claimed, at + MINUTE) }],
    ['a claim is never void', { read: wait }],
  ])('it is found out where %s', (_, broken) => {
    const found = explore(world(2), { ...rules, ...broken }, { maxClaims: 3, most: 1_000_000 });
    const more = found.fault
      ? found
      : explore(world(3), { ...rules, ...broken }, { maxClaims: 2, most: 1_000_000 });
    expect(more.fault).toMatch(/^written 2 times, 0 of them late|^nothing was written/u);
  });

  function removeAtOnce(...[labels, , wanted, at]: Parameters<typeof doneClaims>): string[] {
    return doneClaims(labels, new Map([['ab', at - 2 * MINUTE]]), wanted, at);
  }

  test('so do six runs, as chance has it', () => {
    let written = 0;
    const dead = (runs: readonly { readonly next: string }[]) =>
      runs.filter(({ next }) => next === 'dead').length;
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 6 }),
        fc.array(fc.nat(), { minLength: 20, maxLength: 150, size: 'max' }),
        (runs, choices) => {
          let at = world(runs);
          for (const choice of choices) {
            const next = following(at, rules, { maxClaims: 9, stale: true }).filter(
              ({ runs }) => choice % 9 === 0 || dead(runs) === dead(at.runs),
            );
            at = next[choice % next.length] ?? at;
            expect(fault(at, rules)).toBeUndefined();
          }
          written += at.written.length;
        },
      ),
      { numRuns: 200 },
    );
    expect(written).toBeGreaterThan(100);
  });
});

describe('one claim', () => {
  const claimed = (ago: number) => read(1, now - ago, now);

  test('is held for three minutes, and then the next can be taken', () => {
    expect(claimed(0)).toEqual({ step: 'held', until: now + 3 * MINUTE + SECOND });
    expect(claimed(3 * MINUTE)).toMatchObject({ step: 'held' });
    expect(claimed(3 * MINUTE + 1)).toEqual({ step: 'take', n: 2 });
  });

  test('in the future is void, unless a clock is a little fast', () => {
    expect(claimed(-MINUTE)).toMatchObject({ step: 'held' });
    expect(claimed(-MINUTE - 1)).toEqual({ step: 'take', n: 2 });
  });

  test('that does not say when it was taken is void; one that is gone is looked for again', () => {
    expect(read(1, 'unreadable', now)).toEqual({ step: 'take', n: 2 });
    expect(read(1, 'gone', now)).toEqual({ step: 'held', until: now });
    expect(read(99, 'unreadable', now)).toMatchObject({ step: 'held' });
  });

  test('that was taken more than a minute ago is not used', () => {
    expect(looked(now - MINUTE, false, now)).toEqual({ step: 'write' });
    expect(looked(now - MINUTE - 1, false, now)).toMatchObject({ step: 'held' });
    expect(looked(now - 9 * MINUTE, true, now)).toEqual({ step: 'seen' });
  });
});

describe('its label', () => {
  const label = claimLabel('0123456789abcdef', 12, now + 999, 'run 123456789012');

  test('fits into what GitHub takes, and says when it was taken, in whole seconds', () => {
    expect(label).toMatchInlineSnapshot(`
      {
        "color": "e6e9ee",
        "description": "2026-11-23T10:31:00Z run 123456789012: Upfront is about to write. A later run removes this label.",
        "name": "upfront-claim-0123456789abcdef-12",
      }
    `);
    expect(label.name.length).toBeLessThanOrEqual(50);
    expect(label.description.length).toBeLessThanOrEqual(100);
    expect(claimedAt(label.description)).toBe(now);
    expect(isClaim(label.name)).toBe(true);
  });

  test.each(['', 'soon', '2026-11-23T10:31 a run'])('of somebody else says nothing: %j', (text) => {
    expect(claimedAt(text)).toBe('unreadable');
  });
});

describe('a later run removes', () => {
  const label = (thing: string, n: number, ago: number) => claimLabel(thing, n, now - ago, 'a run');
  const removed = (
    since: number | undefined,
    labels: Parameters<typeof doneClaims>[0] = [label('ab', 1, 5 * MINUTE)],
    wanted: string[] = [],
  ) => doneClaims(labels, new Map(since === undefined ? [] : [['ab', now - since]]), new Set(wanted), now);

  test('claims of what has been there for more than a minute', () => {
    expect(removed(MINUTE)).toEqual([]);
    expect(removed(MINUTE + 1)).toEqual([claimName('ab', 1)]);
    expect(removed(5 * MINUTE, [label('ab', 1, 9), label('ab', 2, 9), label('cd', 1, 9)])).toEqual([
      claimName('ab', 1),
      claimName('ab', 2),
    ]);
  });

  test('what is a day old, or lies in the future, and this run does not want', () => {
    const day = 24 * 60 * MINUTE;
    expect(removed(undefined, [label('ab', 1, day)])).toEqual([]);
    expect(removed(undefined, [label('ab', 1, day + SECOND)])).toEqual([claimName('ab', 1)]);
    expect(removed(undefined, [label('ab', 1, day + SECOND)], ['ab'])).toEqual([]);
    expect(removed(undefined, [label('ab', 1, -2 * MINUTE)])).toEqual([claimName('ab', 1)]);
  });

  test('no label that is not a claim', () => {
    const labels = ['overdue', 'upfront-claim-', 'upfront-claim-xyz-1', 'my-upfront-claim-ab-1'];
    expect(
      removed(
        5 * MINUTE,
        labels.map((name) => ({ name, description: '' })),
      ),
    ).toEqual([]);
  });
});
