import { expect, test } from 'vitest';
import { DAY } from '#core/base/time/instant.ts';
import { pinnedUntil } from '#core/content/record/pinned-until.ts';

const at = Date.UTC(2026, 10, 18, 10);

test('a notice is pinned until its own time, which may be sooner or later than two weeks', () => {
  expect(pinnedUntil({ until: at + DAY, timeline: [{ at }] })).toBe(at + DAY);
  expect(pinnedUntil({ until: at + 90 * DAY, timeline: [{ at }] })).toBe(at + 90 * DAY);
});

test('without one it is pinned for two weeks after its newest entry', () => {
  expect(pinnedUntil({ until: undefined, timeline: [{ at }] })).toBe(Date.UTC(2026, 11, 2, 10));
  expect(pinnedUntil({ until: undefined, timeline: [{ at }, { at: at + DAY }] })).toBe(at + 15 * DAY);
});
