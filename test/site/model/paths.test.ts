import { expect, test } from 'vitest';
import { pathsOf } from '#site/model/paths.ts';

const at = Date.UTC(2026, 10, 23, 10, 2);

test.each([
  ['https://status.example.org', ''],
  ['https://example.org/status', '/status'],
  ['https://example.org/status/', '/status'],
])('addresses of a site at %s', (url, base) => {
  const paths = pathsOf(url);
  expect([
    paths.index,
    paths.history,
    paths.record('x'),
    paths.entry('x', at),
    paths.month('2026-11'),
    paths.report('2026-11'),
    paths.file('atom.xml'),
    paths.asset('logo.svg'),
  ]).toEqual([
    `${base}/`,
    `${base}/history.html`,
    `${base}/incidents/x.html`,
    `${base}/incidents/x.html#u-20261123T100200Z`,
    `${base}/history/2026-11.html`,
    `${base}/reports/2026-11.html`,
    `${base}/atom.xml`,
    `${base}/logo.svg`,
  ]);
});

test('a whole address has the path of its site', () => {
  const { absolute } = pathsOf('https://example.org/status');
  expect(absolute('')).toBe('https://example.org/status/');
  expect(absolute('incidents/x.html')).toBe('https://example.org/status/incidents/x.html');
});
