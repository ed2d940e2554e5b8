import { expect, test } from 'vitest';
import { readEnvironment } from '#site/environment.ts';

test('what is not set means the public site of the folder one stands in, with its own output and cache', () => {
  expect(readEnvironment({}, '/content')).toEqual({
    audience: 'public',
    root: '/content',
    out: '/content/dist/public',
    cache: '/content/.cache/public',
    now: undefined,
  });
  expect(readEnvironment({ UPFRONT_AUDIENCE: '' }, '/content').audience).toBe('public');
});

test('everything can be set', () => {
  const variables = {
    UPFRONT_AUDIENCE: 'internal',
    UPFRONT_ROOT: '/records',
    UPFRONT_OUT: '/records/.cache/internal/site',
    UPFRONT_NOW: '2026-11-23T11:41+01:00',
  };
  expect(readEnvironment(variables, '/content')).toEqual({
    audience: 'internal',
    root: '/records',
    out: '/records/.cache/internal/site',
    cache: '/records/.cache/internal',
    now: Date.UTC(2026, 10, 23, 10, 41),
  });
});

test('a misspelt audience is refused: it could be meant to be either', () => {
  expect(() => readEnvironment({ UPFRONT_AUDIENCE: 'Internal' }, '/')).toThrowErrorMatchingInlineSnapshot(
    `[Error: UPFRONT_AUDIENCE is "Internal". Set it to public or internal.]`,
  );
  expect(() => readEnvironment({ UPFRONT_NOW: '2026-11-23' }, '/')).toThrowErrorMatchingInlineSnapshot(
    `[Error: UPFRONT_NOW is "2026-11-23". Set it to an instant with its offset, as 2026-11-23T10:41Z.]`,
  );
});
