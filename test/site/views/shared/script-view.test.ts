import { describe, expect, test } from 'vitest';
import { indexView } from '#site/views/home/index-view.ts';
import { nextUpdateView } from '#site/views/record/next-update-view.ts';
import { recordView } from '#site/views/record/record-view.ts';
import { frameView } from '#site/views/shared/frame-view.ts';
import { notFoundView } from '#site/views/shared/not-found-view.ts';
import { now, siteFor } from '../../site.ts';

const site = siteFor('public');
const still = { ...site, config: { ...site.config, site: { ...site.config.site, clock: now } } };

function record(id: string) {
  const found = site.record.get(id);
  if (!found) throw new Error(`The test's site has no record ${id}.`);
  return found;
}

describe('what a page tells its script', () => {
  const words = { zone: 'Europe/Berlin', local: '({time} your time)' };
  const status = '/built.json';

  test.each([
    [
      'the index says when it was built',
      indexView(site).frame,
      {
        ...words,
        status,
        built: '2026-11-23T10:41:00Z',
        news: 'This page has changed: Major System Outage. Checkout fails: Identified',
      },
    ],
    [
      'the page of an open record says what had happened by then',
      recordView(site, record('checkout-fails'), {}).frame,
      {
        ...words,
        status,
        updated: '2026-11-23T10:00:00Z',
        news: 'This page has changed: Checkout fails: Identified',
      },
    ],
    [
      'that of one that is over says neither, and so stays the same when another changes',
      recordView(site, record('search-slow'), {}).frame,
      { ...words, status, news: 'This page has changed: Search slow: Resolved' },
    ],
    [
      'any other has its title',
      frameView(site, { path: 'policy.html', title: 'How we report' }),
      { ...words, status, news: 'This page has changed: How we report' },
    ],
    ['what does not exist does not change', notFoundView(site).frame, words],
    ['nor does a site whose clock stands still', indexView(still).frame, words],
  ])('%s', (_, { script }, expected) => {
    expect(script).toEqual(expected);
  });
});

describe('a promised update', () => {
  const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);
  const view = (instant: number) => nextUpdateView({ ...site, now: instant }, record('checkout-fails'));

  test.each([
    ['10:29:59', false],
    ['10:30', false],
    ['10:39:59', false],
    ['10:40', true],
  ])('was due at 10:30: at %s it is called late: %s', (time, late) => {
    expect(view(at(time))?.late).toBe(late);
  });

  test('says in the page how it becomes late while it is read, where time goes on', () => {
    const turning = { at: '2026-11-23T10:40:00Z', sentence: 'We promised an update by {time}. It is late.' };
    expect(view(at('10:00'))?.turning).toEqual(turning);
    expect(view(at('10:40'))?.turning).toBeUndefined();
    const unmoved = { ...still, now: at('10:00') };
    expect(nextUpdateView(unmoved, record('checkout-fails'))?.turning).toBeUndefined();
  });
});

test('a window says when it ends', () => {
  const { facts } = recordView(site, record('new-disks'), {});
  expect(facts.find(({ time }) => time?.until)?.time).toEqual({
    iso: '2026-11-30T02:00:00Z',
    until: '2026-11-30T03:00:00Z',
    label: '30 Nov 2026, 03:00–04:00 CET',
  });
});
