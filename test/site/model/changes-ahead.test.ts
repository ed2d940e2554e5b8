import { expect, test } from 'vitest';
import type { Audience } from '#core/audience/visible.ts';
import { toIso } from '#core/base/time/instant.ts';
import { nextChange } from '#site/model/changes-ahead.ts';
import { siteOf } from '#site/model/site.ts';
import { content } from '../../fixtures/content.ts';
import { houseConfig } from '../../fixtures/house-config.ts';

const { site: siteFile, oncall } = houseConfig();

/** The next change of a site with one record, at an instant of its day. */
function nextAt(
  now: string,
  record: string,
  { audience = 'public' as Audience, site = '', rotation = oncall.text } = {},
): string | undefined {
  const at = Date.parse(now);
  const { visible } = content({
    records: { one: `---\ntitle: Something\n${record}---\n` },
    config: { site: `${siteFile.text}${site}`, oncall: rotation },
    now: at,
  });
  const next = nextChange(siteOf({ ...visible(audience), now: at }));
  return next === undefined ? undefined : toIso(next);
}

const entry = (at: string, rest = 'message: We look into it.') => `  - { at: ${at}, ${rest} }\n`;
const incident = `severity: P1\ntimeline:\n${entry('2026-11-23T10:00Z')}`;
const maintenance = (from: string, until: string) =>
  `kind: maintenance\nwindow: { from: ${from}, until: ${until} }\ntimeline:\n${entry('2026-11-01T10:00Z')}`;
const notice = `kind: notice\nuntil: 2026-11-23T15:00Z\ntimeline:\n${entry('2026-11-20T10:00Z')}`;
const over = `severity: P1\ntimeline:\n${entry('2026-11-01T10:00Z')}${entry('2026-11-01T11:00Z', 'status: resolved, message: Over.')}`;

test.each([
  ['a day ends where the site is', '2026-11-23T12:00:00Z', over, '2026-11-23T23:00:00Z'],
  ['a promised update falls due', '2026-11-23T10:30:00Z', incident, '2026-11-23T11:00:01Z'],
  ['pages call it late', '2026-11-23T11:00:01Z', incident, '2026-11-23T11:10:00Z'],
  [
    'a window begins',
    '2026-11-23T10:00:00Z',
    maintenance('2026-11-23T12:00Z', '2026-11-23T13:00Z'),
    '2026-11-23T12:00:00Z',
  ],
  [
    'a window ends',
    '2026-11-23T12:00:00Z',
    maintenance('2026-11-23T12:00Z', '2026-11-23T13:00Z'),
    '2026-11-23T13:00:00Z',
  ],
  [
    'a maintenance is near enough for the index',
    '2026-11-23T10:00:00Z',
    maintenance('2026-12-07T11:00Z', '2026-12-07T12:00Z'),
    '2026-11-23T11:00:01Z',
  ],
  [
    'a maintenance leaves the calendar after a year',
    '2026-11-23T10:00:00Z',
    maintenance('2025-11-23T11:00Z', '2025-11-23T12:00Z').replace('2026-11-01', '2025-11-01'),
    '2026-11-23T12:00:00Z',
  ],
  ['a notice ends', '2026-11-23T10:00:00Z', notice, '2026-11-23T15:00:00Z'],
  ['an entry of the next minutes happens', '2026-11-23T09:55:00Z', incident, '2026-11-23T10:00:00Z'],
])('%s', (_name, now, record, next) => {
  expect(nextAt(now, record)).toBe(next);
});

test('the team sees who is on call, and what only it is promised', () => {
  const rotation = `rotation: { start: 2026-11-02T12:00Z, handover: 30m, members: [a, b] }
people: { a: { name: A, chat: '@a' }, b: { name: B, chat: '@b' } }
`;
  const options = { audience: 'internal', rotation } as const;
  expect(nextAt('2026-11-23T11:00:00Z', over, options)).toBe('2026-11-23T11:30:00Z');
  expect(nextAt('2026-11-23T11:30:00Z', over, options)).toBe('2026-11-23T12:00:00Z');
  expect(nextAt('2026-11-23T11:30:00Z', over, { rotation })).toBe('2026-11-23T23:00:00Z');
  const unseen = `severity: P0\ntimeline:\n${entry('2026-11-23T10:00Z', 'note: Alarm.')}`;
  expect(nextAt('2026-11-23T10:01:00Z', unseen, { audience: 'internal' })).toBe('2026-11-23T10:05:01Z');
  expect(nextAt('2026-11-23T10:01:00Z', unseen)).toBe('2026-11-23T23:00:00Z');
});

test('nothing changes on a site whose clock is fixed', () => {
  expect(nextAt('2026-11-23T10:30:00Z', incident, { site: 'clock: 2026-11-23T10:30Z\n' })).toBeUndefined();
});
