import { describe, expect, test } from 'vitest';
import { cacheKey, parseCacheKey } from '#github/publishing/cache-key.ts';
import { look, startPublishing } from '#github/publishing/look.ts';
import { lookJson, lookText } from '#github/publishing/look-report.ts';
import { lookSettings } from '#github/publishing/look-settings.ts';

const now = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const commit = 'a'.repeat(40);
const at = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

const fresh = { built_at: at(now - HOUR), renew_at: at(now + HOUR / 2), next_change: at(now + HOUR / 4) };
const left = {
  actions_caches: [{ key: cacheKey({ commit, next: now + HOUR / 6 }, 7), created_at: at(now - HOUR) }],
};
const pushed = { workflow_runs: [{ head_sha: commit }] };

/** Answers by what an address contains: a body, or a status. */
function answering(answers: Readonly<Record<string, unknown>>, asked: [string, RequestInit][] = []) {
  return async (address: string, options: RequestInit) => {
    asked.push([address, options]);
    const found = Object.entries(answers).find(([part]) => address.includes(part))?.[1];
    if (found instanceof Error) throw found;
    if (typeof found === 'number') return new Response(found === 204 ? null : '{}', { status: found });
    return new Response(typeof found === 'string' ? found : JSON.stringify(found));
  };
}

const whole = { 'built.json': fresh, '/caches?': left, '/runs?': pushed };
const place = {
  api: 'https://api.github.test',
  repository: 'example/status',
  branch: 'main',
  token: 'secret-token',
  site: 'https://status.example.org/',
  head: undefined,
  now,
};

describe('what the site and GitHub say', () => {
  test.each([
    ['all is as it was', {}, undefined, []],
    ['the site is gone', { 'built.json': 404 }, 'nothing-known', [/built\.json answered 404$/u]],
    ['the site is a page', { 'built.json': '<!doctype html>' }, 'nothing-known', [/built\.json/u]],
    ['the site says nothing of itself', { 'built.json': {} }, 'nothing-known', [/has no built_at/u]],
    ['the site does not answer', { 'built.json': new Error('refused') }, 'nothing-known', [/refused/u]],
    ['no run left anything', { '/caches?': { actions_caches: [] } }, 'nothing-known', []],
    [
      'a key of somebody else',
      { '/caches?': { actions_caches: [{ key: 'upfront-next-x' }] } },
      'nothing-known',
      [],
    ],
    ['caches that are none', { '/caches?': { actions_caches: 'x' } }, 'nothing-known', []],
    ['the token is refused', { '/caches?': 403 }, 'nothing-known', [/the last run: GitHub answered 403/u]],
    [
      'a push that no run published',
      { '/runs?': { workflow_runs: [{ head_sha: 'b'.repeat(40) }] } },
      'new-commit',
      [],
    ],
    ['a push that says no commit', { '/runs?': { workflow_runs: [{ head_sha: 4 }] } }, undefined, []],
  ] as const)('%s', async (_name, answers, reason, failures) => {
    const found = await look({ ...place, fetch: answering({ ...whole, ...answers }) });
    expect(found.reason).toBe(reason);
    expect(found.failures).toEqual(failures.map((each) => expect.stringMatching(each)));
  });

  test('it says when to look again: at the first of what is known', async () => {
    const found = await look({ ...place, fetch: answering(whole) });
    expect(lookText(found)).toBe('Nothing to publish. Look again at 2026-11-23T12:10:00Z.\n');
    expect(JSON.parse(lookJson(found))).toEqual({
      due: false,
      reason: null,
      next: '2026-11-23T12:10:00Z',
      failures: [],
    });
  });

  test('only entries of the default branch are read: anybody can leave some of a pull request', async () => {
    const asked: [string, RequestInit][] = [];
    await look({ ...place, fetch: answering(whole, asked) });
    const listing = new URL(asked.find(([address]) => address.includes('/caches?'))?.[0] ?? '');
    expect(Object.fromEntries(listing.searchParams)).toEqual({
      key: 'upfront-next-',
      ref: 'refs/heads/main',
      sort: 'created_at',
      direction: 'desc',
      per_page: '1',
    });
  });

  test('the token goes to GitHub alone, and no redirect is followed with it', async () => {
    const asked: [string, RequestInit][] = [];
    await look({ ...place, fetch: answering(whole, asked) });
    expect(asked).toHaveLength(3);
    for (const [address, options] of asked) {
      const hasToken = JSON.stringify(options.headers ?? {}).includes('secret-token');
      expect(hasToken).toBe(address.startsWith('https://api.github.test/'));
      if (hasToken) expect(options.redirect).toBe('error');
    }
  });
});

test('a workflow is started at the default branch, and a refusal is said', async () => {
  const asked: [string, RequestInit][] = [];
  await startPublishing({ ...place, fetch: answering({ dispatches: 204 }, asked) });
  expect(asked[0]?.[0]).toBe(
    'https://api.github.test/repos/example/status/actions/workflows/publish.yml/dispatches',
  );
  expect(asked[0]?.[1]).toMatchObject({ method: 'POST', body: '{"ref":"main"}' });
  await expect(startPublishing({ ...place, fetch: answering({ dispatches: 403 }) })).rejects.toThrow(
    'GitHub did not start publish.yml: it answered 403.',
  );
});

describe('the key of a cache entry', () => {
  test.each([
    [{ commit, next: now }, `upfront-next-1795435200-${commit}-ok-7`],
    [{ commit }, `upfront-next-none-${commit}-ok-7`],
    [{ commit, next: now, failed: now }, `upfront-next-1795435200-${commit}-failed-7`],
  ])('%o', (last, key) => {
    expect(cacheKey(last, 7)).toBe(key);
    expect(parseCacheKey(key, now)).toEqual(last);
  });

  test.each(['upfront-next-', `upfront-next-12-${commit}`, `upfront-next-12-${commit}-ok-7 `, 'x'])(
    'not %s',
    (key) => {
      expect(parseCacheKey(key, now)).toBeUndefined();
    },
  );
});

describe('where to look', () => {
  const env = { GITHUB_TOKEN: 't', GITHUB_REPOSITORY: 'example/status' };
  test.each([
    ['url: https://status.example.org', 'https://status.example.org'],
    ['name: X\nurl: "https://status.example.org/base" # ours\n', 'https://status.example.org/base'],
    ['internal_url: https://internal.example.org\n', undefined],
    ['links:\n  url: https://other.example.org\n', undefined],
    [undefined, undefined],
  ])('%j', (text, site) => {
    expect(lookSettings(env, text)).toMatchObject({ site, branch: 'main', api: 'https://api.github.com' });
  });

  test('UPFRONT_URL and GITHUB_REF win', () => {
    const more = { ...env, UPFRONT_URL: 'https://a.example.org', GITHUB_REF: 'refs/heads/trunk' };
    expect(lookSettings(more, 'url: https://b.example.org')).toMatchObject({
      site: 'https://a.example.org',
      branch: 'trunk',
    });
  });

  test.each([
    [{}, 'GITHUB_TOKEN is not set.'],
    [{ GITHUB_TOKEN: 't' }, 'GITHUB_REPOSITORY is not set.'],
    [{ GITHUB_TOKEN: 't', GITHUB_REPOSITORY: 'a/b/c' }, 'GITHUB_REPOSITORY is not set.'],
  ])('%j', (missing, message) => {
    expect(lookSettings(missing, undefined)).toContain(message);
  });
});
