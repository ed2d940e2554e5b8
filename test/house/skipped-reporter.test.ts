import { expect, test } from 'vitest';
import { needs } from '../fixtures/needs.ts';
import { tellSkipped } from '../fixtures/skipped-reporter.ts';

const missing = (what: Parameters<typeof needs>[0]) => needs(what, undefined).meta?.missing;
const nginx = missing('nginx');
const corpora = missing('corpora');

test('a test that finds what it needs is not skipped', () => {
  expect(needs('nginx', '/usr/sbin/nginx')).toEqual({});
  expect(needs('nginx', undefined)).toEqual({ skip: true, meta: { missing: nginx } });
});

test('what was skipped is counted by its reason', () => {
  expect(tellSkipped([nginx, missing('rss2email'), nginx, corpora], false)).toMatchInlineSnapshot(`
    {
      "fails": false,
      "lines": [
        "Skipped 2 tests: nginx is not here. On Debian and Ubuntu: apt-get install nginx-light.",
        "Skipped 1 test: rss2email is not here. On Debian and Ubuntu: apt-get install rss2email.",
        "Skipped 1 test: other projects’ files, in ../shared, are not here; they are no part of this one.",
      ],
    }
  `);
});

test.each([
  ['nothing was skipped', [], { usual: false, strict: false }],
  ['something could be installed', [nginx, corpora], { usual: false, strict: true }],
  ['nothing can be done about it', [corpora], { usual: false, strict: false }],
  ['nobody says why', [corpora, undefined], { usual: true, strict: true }],
])('the run fails, where %s: %#', (_name, skipped, fails) => {
  expect({ usual: tellSkipped(skipped, false).fails, strict: tellSkipped(skipped, true).fails }).toEqual(
    fails,
  );
});
