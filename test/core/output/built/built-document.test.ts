import { expect, test } from 'vitest';
import { redactBuild } from '#core/audience/redact-build.ts';
import { redactConfig } from '#core/audience/redact-config.ts';
import { builtDocument } from '#core/output/built/built-document.ts';
import { underMaintenance } from '#core/rules/availability/overall.ts';
import { content } from '../../../fixtures/content.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';

const now = Date.UTC(2026, 10, 23, 10, 41);
const site = houseConfig().site.text;

/** What is said of a build with a line more in site.yml. */
function builtWith(line: string, audience: 'public' | 'internal' = 'public') {
  const { config } = content({ config: { site: `${site}${line}\n` } });
  return builtDocument(redactConfig(config, audience), {
    now,
    updatedAt: now - 60_000,
    nextChange: now + 60_000,
    coming: [{ at: now + 60_000, overall: underMaintenance }],
    build: redactBuild({ commitAt: now - 120_000 }, audience),
    content: 'hash',
  });
}

test('three hours are confirmed, and renewed when half of them have passed', () => {
  expect(builtWith('')).toEqual({
    built_at: '2026-11-23T10:41:00Z',
    valid_until: '2026-11-23T13:41:00Z',
    renew_at: '2026-11-23T12:11:00Z',
    updated_at: '2026-11-23T10:40:00Z',
    next_change: '2026-11-23T10:42:00Z',
    coming: [
      { at: '2026-11-23T10:42:00Z', indicator: 'maintenance', description: 'Service Under Maintenance' },
    ],
    content: 'hash',
  });
});

test('the operator says how long it is confirmed', () => {
  expect(builtWith('confirm: 30m')).toMatchObject({
    valid_until: '2026-11-23T11:11:00Z',
    renew_at: '2026-11-23T10:56:00Z',
  });
});

test('a site whose clock is fixed does not age', () => {
  expect(builtWith('clock: 2026-11-23T10:41Z')).toMatchObject({ valid_until: null, renew_at: null });
});

test('the team alone sees when the commit was made', () => {
  expect(builtWith('', 'internal')).toMatchObject({ commit_at: '2026-11-23T10:39:00Z' });
  expect(builtWith('')).not.toHaveProperty('commit_at');
});
