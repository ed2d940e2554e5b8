import { expect, test } from 'vitest';
import { readTimestamp } from '#import/cstate/timestamp.ts';

const at = Date.UTC(2026, 5, 13, 9, 54);

test.each([
  ['2026-06-13T09:54:00Z', at, []],
  ['2026-06-13T09:54Z', at, []],
  ['2026-06-13T09:54:00-00:00', at, []],
  ['2026-06-13T11:54:00+02:00', at, []],
  ['2026-06-13 11:54:00 +0200', at, []],
  ['2026-06-13 11:54 +02', at, []],
  ['2026-06-13 09:54:00 +0000 UTC', at, []],
  ['2026-06-13 09:54:00 UTC', at, []],
  [' 2026-06-13 09:54:00 ', at, ['no-offset']],
  ['2026-06-13T9:54:00Z', at, ['form']],
  ['2026-6-13T09:54:00Z', at, ['form']],
  ['2026-06-13T09:54:00.750Z', at, ['form']],
  ['2026-06-13 9:54:00', at, ['form', 'no-offset']],
  ['2026-06-13', Date.UTC(2026, 5, 13), ['no-time']],
])('reads %s', (text, instant, gaps) => {
  expect(readTimestamp(text)).toEqual({ instant, gaps });
});

test.each([
  '',
  'yesterday',
  '2026-02-30',
  '2026-06-13T24:10:00Z',
  '13.06.2026',
  '2026-06-13T09',
  '2026-06-13 09:54 CET',
])('says that %j is none', (text) => {
  expect(readTimestamp(text)).toBeUndefined();
});
