import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, type Instant, MINUTE, SECOND } from '#core/base/time/instant.ts';
import { type Round, watch } from '#terminal/watch.ts';

/** Watches from midnight on; what is found is asked by the minute. Answers with the minutes at which it looked. */
async function watched(length: number, found: (minute: number) => Round) {
  let now: Instant = 0;
  let handedOver = 0;
  const looks: number[] = [];
  const code = await watch({
    length,
    clock: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    look: async () => {
      looks.push(now / MINUTE);
      return found(now / MINUTE);
    },
    handOver: async () => {
      handedOver++;
    },
  });
  return { looks: looks.map((minute) => Math.round(minute * 100) / 100), code, handedOver, until: now };
}

test('where nothing live is open it looks once', async () => {
  const { looks, handedOver } = await watched(HOUR, () => ({ code: 0, live: false, next: 5 * MINUTE }));
  expect(looks).toEqual([0]);
  expect(handedOver).toBe(0);
});

test('it looks a second after each change, and reads anew every five minutes', async () => {
  const next = (minute: number) => (minute < 3 ? 3 * MINUTE : undefined);
  const { looks } = await watched(15 * MINUTE, (minute) => ({ code: 0, live: true, next: next(minute) }));
  expect(looks).toEqual([0, 3.02, 8.02, 13.02]);
});

test('when its time is up it hands over, on the minute', async () => {
  const { handedOver, until } = await watched(50 * MINUTE, () => ({ code: 0, live: true }));
  expect(handedOver).toBe(1);
  expect(until).toBe(50 * MINUTE);
});

test('it ends with what is live, and with the worst of its looks', async () => {
  const { looks, code, handedOver } = await watched(HOUR, (minute) => ({
    code: minute > 4 ? 0 : 1,
    live: minute < 9,
    next: minute * MINUTE + 4 * MINUTE,
  }));
  expect(looks.length).toBeGreaterThan(2);
  expect({ code, handedOver }).toEqual({ code: 1, handedOver: 0 });
});

test('a change that lies in the past, as with a clock that stands, is looked at once', async () => {
  const { looks, handedOver } = await watched(50 * MINUTE, () => ({ code: 0, live: true, next: -HOUR }));
  expect(looks.slice(0, 3)).toEqual([0, 0.02, 5.02]);
  expect(looks).toHaveLength(11);
  expect(handedOver).toBe(1);
});

test('whatever the plan and the clock say, there are few looks, long waits, and an end', async () => {
  const instants = fc.oneof(
    fc.constantFrom(undefined, Number.NaN, -Infinity, Infinity, 0, 1, HOUR),
    fc.integer({ min: -2 * HOUR, max: 2 * HOUR }),
  );
  const clocks = fc.oneof(
    fc.constant('true'),
    fc.constant('stands'),
    fc.constant('back'),
    fc.constant('slow'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(instants, { minLength: 1, maxLength: 30 }),
      fc.boolean(),
      clocks,
      fc.integer({ min: 1, max: 120 }),
      async (plan, isRelative, kind, minutes) => {
        const length = minutes * MINUTE;
        let now = 0;
        let slept = 0;
        let looks = 0;
        let handedOver = 0;
        const nexts = new Set<number | undefined>();
        const waits: number[] = [];
        await watch({
          length,
          clock: () => now,
          sleep: async (ms) => {
            waits.push(ms);
            slept += ms;
            now += { true: ms, stands: 0, back: -ms, slow: ms / 2 }[kind];
          },
          look: async () => {
            const wish = plan[looks++ % plan.length];
            const next = wish !== undefined && isRelative && looks < 100 ? now + wish : wish;
            nexts.add(next);
            return { code: 0, live: true, next };
          },
          handOver: async () => void handedOver++,
        });
        expect(looks).toBeLessThanOrEqual(1 + slept / (5 * MINUTE) + nexts.size);
        expect(slept).toBeLessThanOrEqual(length);
        for (const wait of waits.slice(0, -1)) expect(wait).toBeGreaterThanOrEqual(SECOND);
        expect(handedOver).toBe(1);
      },
    ),
    { numRuns: 300 },
  );
});
