import { expect, test } from 'vitest';
import { worstOf } from '#embed/worst-of.ts';

test.each([
  ['none', [], undefined],
  ['the only one', ['none'], 0],
  ['the newest of equals', ['minor', 'minor'], 0],
  ['the worst, although another is newer', ['minor', 'major', 'none'], 1],
  ['the newest of the worst', ['none', 'critical', 'major', 'critical'], 1],
  ['one without impact where there is no other', ['none', 'none'], 0],
  ['one of a word that nobody knows comes last', ['odd', 'minor'], 1],
])('of the open incidents the line names %s', (_, impacts, expected) => {
  const incidents = impacts.map((impact, index) => ({ name: `incident-${index}`, impact }));
  expect(worstOf(incidents)).toBe(expected === undefined ? undefined : incidents[expected]);
});
