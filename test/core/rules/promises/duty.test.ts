import { expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '#core/base/time/instant.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { dutyAt, nextShift } from '#core/rules/promises/duty.ts';
import { oncall, start, zone } from './rota.ts';

const told = (at: Instant, config: OncallConfig = oncall) => {
  const duty = dutyAt(config, zone, at);
  return duty && [duty.shift.primary, duty.next?.primary, duty.next?.start];
};
const members = (...people: string[]): OncallConfig => ({
  ...oncall,
  rotation: { start, handover: { amount: 30, unit: 'm' }, members: people },
});

test('who is on call, who takes over, and the handover that ends then', () => {
  const change = start + 7 * DAY;
  expect(dutyAt(oncall, zone, start + DAY)).toMatchObject({
    shift: { start, end: change, primary: 'engineer-a', backup: 'engineer-b' },
    next: { start: change, primary: 'engineer-b' },
    handover: { start: change - 30 * MINUTE, end: change },
  });
  expect(told(change - 1)).toEqual(['engineer-a', 'engineer-b', change]);
  expect(told(change)).toEqual(['engineer-b', 'engineer-c', change + 7 * DAY]);
});

test('two shifts of one person in a row are one duty', () => {
  const backup = { from: start + DAY, until: start + 2 * DAY, backup: 'x' };
  expect(told(start, { ...oncall, overrides: [backup] })).toEqual([
    'engineer-a',
    'engineer-b',
    start + 7 * DAY,
  ]);
  // The clocks change in the third week.
  expect(told(start, members('a', 'a', 'a', 'b'))).toEqual(['a', 'b', start + 21 * DAY + HOUR]);
});

test('a swap that is not even in sight counts', () => {
  const from = start + 700 * DAY;
  const swap = { from, until: from + DAY, primary: 'x' };
  expect(told(start, { ...members('a'), overrides: [swap] })).toEqual(['a', 'x', from]);
  expect(told(from, { ...members('a'), overrides: [swap] })).toEqual(['x', 'a', from + DAY]);
});

test('one alone is on call for ever', () => {
  expect(dutyAt(members('a'), zone, start)).toMatchObject({
    shift: { primary: 'a' },
    next: undefined,
    handover: undefined,
  });
});

test('nobody is on call before the rotation begins, or without one', () => {
  expect(dutyAt(oncall, zone, start - 1)).toBeUndefined();
  expect(dutyAt({ roles: {} }, zone, start)).toBeUndefined();
});

test('before the rotation begins nobody is on call, and its first shift is next', () => {
  expect(dutyAt(oncall, zone, start - 1)).toBeUndefined();
  expect(nextShift(oncall, zone, start - 30 * DAY)).toMatchObject({ start, primary: 'engineer-a' });
  expect(nextShift(oncall, zone, start - 1)).toMatchObject({ start, primary: 'engineer-a' });
  expect(nextShift(oncall, zone, start)).toMatchObject({ start: start + 7 * DAY, primary: 'engineer-b' });
  expect(nextShift({ roles: {} }, zone, start)).toBeUndefined();
});
