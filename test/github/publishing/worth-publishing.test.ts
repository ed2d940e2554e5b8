import { expect, test } from 'vitest';
import { worthPublishing } from '#github/publishing/worth-publishing.ts';

const HOUR = 3_600_000;
const site = { builtAt: 0, renewAt: 1.5 * HOUR };
const last = { commit: 'a' };

test.each([
  ['nothing has changed', site, last, 'a', HOUR, undefined],
  ['the one who asks may not know the commits', site, last, undefined, HOUR, undefined],
  ['the site does not answer', undefined, last, 'a', HOUR, 'nothing-known'],
  ['no run left anything', site, undefined, 'a', HOUR, 'nothing-known'],
  ['a commit whose own run was lost', site, last, 'b', HOUR, 'new-commit'],
  ['what only the team knows changes', site, { ...last, next: HOUR }, 'a', HOUR, 'something-changes'],
  ['it changes later', site, { ...last, next: HOUR + 1 }, 'a', HOUR, undefined],
  ['a page changes', { ...site, nextChange: HOUR }, last, 'a', HOUR, 'something-changes'],
  ['half of the time of confirmation has not passed', site, last, 'a', 1.5 * HOUR - 1, undefined],
  ['half of it has passed', site, last, 'a', 1.5 * HOUR, 'renewal'],
  [
    'it was built in a future that never was',
    { builtAt: 9 * HOUR, renewAt: 10 * HOUR },
    last,
    'a',
    HOUR,
    'renewal',
  ],
  ['a run failed', site, { ...last, failed: 2 * HOUR }, 'a', 2.4 * HOUR, undefined],
  ['a run failed, and the site does not answer', undefined, { ...last, failed: HOUR }, 'a', HOUR, undefined],
  ['a run failed, and somebody wrote', site, { ...last, failed: HOUR }, 'b', HOUR, 'new-commit'],
  [
    'a run failed, and a flag falls due',
    site,
    { ...last, failed: HOUR, next: HOUR },
    'a',
    HOUR,
    'something-changes',
  ],
  ['a run failed half an hour ago', site, { ...last, failed: HOUR }, 'a', 1.5 * HOUR, 'retry'],
] as const)('%s', (_name, published, left, head, now, expected) => {
  expect(worthPublishing(published, left, head, now)).toBe(expected);
});
