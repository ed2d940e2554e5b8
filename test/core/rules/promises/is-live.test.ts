import { expect, test } from 'vitest';
import type { Audience } from '#core/audience/visible.ts';
import { isLive } from '#core/rules/promises/is-live.ts';
import { record, seen } from './record.ts';

const monday = 'at: 2026-11-23T10:00Z, message: Down.';
const over = 'at: 2026-11-23T11:00Z, status: resolved, message: Up.';
const window = 'kind: maintenance\nwindow: { from: 2026-11-23T10:30Z, until: 2026-11-23T11:30Z }';

test.each<[string, string, string, boolean, Audience?]>([
  ['an open incident of the live lane', record('severity: P0', monday), '2026-11-23T12:00Z', true],
  ['one of after-care', record('severity: P2', monday), '2026-11-23T12:00Z', false],
  ['one that is over', record('severity: P0', monday, over), '2026-11-23T12:00Z', false],
  [
    'one that was called up',
    record('severity: P2', monday, 'at: 2026-11-23T10:20Z, severity: P1, message: Worse.'),
    '2026-11-23T12:00Z',
    true,
  ],
  [
    'one that was called down',
    record('severity: P1', monday, 'at: 2026-11-23T10:20Z, severity: P2, message: Better.'),
    '2026-11-23T12:00Z',
    false,
  ],
  ['maintenance before its window', record(window, monday), '2026-11-23T10:29Z', false],
  ['maintenance in its window', record(window, monday), '2026-11-23T10:30Z', true],
  ['maintenance after its window', record(window, monday), '2026-11-23T11:30Z', false],
  ['for customers, who know no lane', record('severity: P0', monday), '2026-11-23T12:00Z', false, 'public'],
])('somebody may have to be asked at any minute: %s', (_name, text, now, live, audience) => {
  const { config, record } = seen(text, audience);
  expect(isLive(record, config, Date.parse(now))).toBe(live);
});
