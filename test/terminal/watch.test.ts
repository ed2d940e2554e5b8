import { expect, test } from 'vitest';
import { HOUR, type Instant, MINUTE } from '#core/base/time/instant.ts';
import { type Look, watch } from '#terminal/watch.ts';

/** Watches from midnight on; what is found is asked by the minute. Answers with the minutes at which it looked. */
async function watched(length: number, found: (minute: number) => Look) {
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
