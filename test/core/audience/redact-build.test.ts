import { expect, test } from 'vitest';
import { redactBuild } from '#core/audience/redact-build.ts';

test('only the team sees when the commit was made: a note alone makes a commit, too', () => {
  const commitAt = Date.UTC(2026, 10, 23, 10, 39);
  expect(redactBuild({ commitAt }, 'internal')).toEqual({ commit_at: commitAt });
  expect(redactBuild({ commitAt }, 'public')).toEqual({ commit_at: undefined });
  expect(redactBuild({}, 'internal')).toEqual({ commit_at: undefined });
});
