import { expect, test } from 'vitest';
import { absolute, anchorOf, monthPage, recordPage, reportPage } from '#core/content/address.ts';

test('pages are files', () => {
  expect(recordPage('2026-11-23-checkout-errors')).toBe('incidents/2026-11-23-checkout-errors.html');
  expect(monthPage('2026-11')).toBe('history/2026-11.html');
  expect(reportPage('2026-11')).toBe('reports/2026-11.html');
});

test('an anchor is an instant in UTC, whole seconds', () => {
  expect(anchorOf(Date.UTC(2026, 10, 23, 10, 2))).toBe('u-20261123T100200Z');
  expect(anchorOf(Date.UTC(2026, 10, 23, 10, 2, 30))).toBe('u-20261123T100230Z');
});

test.each([
  ['https://status.example', '', undefined, 'https://status.example/'],
  ['https://status.example', 'rss.xml', undefined, 'https://status.example/rss.xml'],
  ['https://example.org/status', '', undefined, 'https://example.org/status/'],
  [
    'https://example.org/status/',
    'incidents/a.html',
    undefined,
    'https://example.org/status/incidents/a.html',
  ],
  [
    'https://example.org/status',
    'incidents/a.html',
    'u-1',
    'https://example.org/status/incidents/a.html#u-1',
  ],
  ['https://Status.Example', 'rss.xml', undefined, 'https://status.example/rss.xml'],
])('under %s, the page %j with anchor %j stands at %s', (site, page, anchor, address) => {
  expect(absolute(site, page, anchor)).toBe(address);
});
