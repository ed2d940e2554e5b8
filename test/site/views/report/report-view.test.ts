import { describe, expect, test } from 'vitest';
import { monthsOf } from '#site/model/months.ts';
import { reportView } from '#site/views/report/report-view.ts';
import { siteFor } from '../../site.ts';

const records = {
  'pier-dark': `---
title: Pier dark
severity: P1
components: [web]
timeline:
  - at: 2026-10-05T08:00Z
    message: The pier is dark.
  - at: 2026-10-05T08:50Z
    message: It is still dark.
  - at: 2026-10-05T10:30Z
    status: resolved
    message: There is light.
---
`,
};
const pub = siteFor('public', records);
const months = monthsOf(pub);

function reportOf(id: string, site = pub) {
  const month = months.find(({ period }) => period.id === id);
  if (!month) throw new Error(`The test's site has no month ${id}.`);
  return reportView(site, month, months);
}

describe('a month that is over', () => {
  const view = reportOf('2026-10');

  test('leads with availability, then how the updates were kept, each beside the month before', () => {
    expect(view.figures.slice(0, 3)).toEqual([
      { label: 'Availability', value: '99.96%', note: '100.00% in September 2026' },
      { label: 'Updates on time', value: '1 of 2', note: '1 of 1 in September 2026' },
      { label: 'Incidents', value: '1', note: '1 in September 2026' },
    ]);
  });

  test('says in a sentence how promises were kept', () => {
    expect(view.promises).toEqual({
      sentences: ['We kept 1 of 2 update promises.', 'We announced 1 of 1 longer outage on time.'],
      how: { label: 'How we report', href: '/policy.html#updates' },
    });
  });

  test('has the availability of each component and of all together, beside the month before', () => {
    expect(view.availability).toEqual({
      label: 'Availability',
      columns: ['Component', 'October 2026', 'September 2026'],
      rows: [
        ['Website', '99.89%', '100.00%'],
        ['Checkout', '100.00%', '100.00%'],
        ['Search', '100.00%', '100.00%'],
        ['All components together', '99.96%', '100.00%'],
      ],
    });
  });

  test('gives its figures as files, too', () => {
    expect(view.files.links.map(({ href }) => href)).toEqual([
      '/reports/2026-10.csv',
      '/reports/2026-10.json',
    ]);
  });
});

test('the first month stands alone', () => {
  const view = reportOf('2026-09');
  expect(view.availability.columns).toEqual(['Component', 'September 2026']);
  expect(view.figures.map(({ label, note }) => [label, note])).toEqual([
    ['Availability', undefined],
    ['Updates on time', undefined],
    ['Incidents', undefined],
    ['Time to first message', 'median, 1 of 1 known'],
    ['Time to resolve', 'median, 1 of 1 known'],
  ]);
});

test('counts of a month that is not over are not set beside those of a whole one', () => {
  const view = reportOf('2026-11');
  expect(view.notes).toContain('The month is not over: these are the figures so far.');
  const closed = siteFor('public', {
    ...records,
    'checkout-fails': `---
title: Checkout failed
severity: P1
timeline:
  - at: 2026-11-03T09:30Z
    message: Some payments fail.
  - at: 2026-11-03T09:50Z
    status: resolved
    message: They do not any more.
---
`,
  });
  const incidents = reportOf('2026-11', closed).figures.find(({ label }) => label === 'Incidents');
  expect(incidents).toEqual({ label: 'Incidents', value: '2', note: undefined });
});

test('an update that is still owed counts as one that was not in time', () => {
  expect(reportOf('2026-11').promises.sentences[0]).toBe('We kept 1 of 2 update promises.');
});

test('a month in which no promise fell due says so', () => {
  const site = siteFor('public');
  const quiet = monthsOf(site).find(({ period }) => period.id === '2026-10');
  if (!quiet) throw new Error('The test has no quiet month.');
  const view = reportView(site, quiet, monthsOf(site));
  expect(view.promises.sentences).toEqual(['No update fell due in this month.']);
  expect(view.figures.map(({ label }) => label)).toEqual(['Availability', 'Incidents']);
});
