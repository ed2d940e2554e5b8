import { expect, test } from 'vitest';
import { MINUTE } from '#core/base/time/instant.ts';
import { githubClock } from '#github/github-clock.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');

test('two machines with wrong clocks agree once GitHub has answered', () => {
  let passed = 0;
  const [slow, fast] = [-7 * MINUTE, 3 * MINUTE].map((wrong) => githubClock(() => noon + wrong + passed));
  expect([slow?.now(), fast?.now()]).toEqual([noon - 7 * MINUTE, noon + 3 * MINUTE]);
  for (const clock of [slow, fast]) clock?.hear('Mon, 23 Nov 2026 12:00:00 GMT');
  passed = 90_000;
  expect([slow?.now(), fast?.now()]).toEqual([noon + 90_500, noon + 90_500]);
});

test('an answer without a date, or with none that is one, changes nothing', () => {
  const clock = githubClock(() => noon);
  clock.hear(null);
  clock.hear('soon');
  expect(clock.now()).toBe(noon);
});
