import { expect, test } from 'vitest';
import { parsePeriod } from '#core/base/time/period.ts';
import { componentView } from '#site/views/component/component-view.ts';
import { recordView } from '#site/views/record/record-view.ts';
import { barView } from '#site/views/shared/bar-view.ts';
import { siteFor } from '../site.ts';

/** The example of the policy page, in Berlin: a window from 02:00 to 06:00, and an outage from 03:00 to 05:00. */
const outage = `---
title: Web is down
severity: P0
components: { web: major_outage }
timeline:
  - at: 2026-11-22T02:00Z
    message: It is down.
  - at: 2026-11-22T04:00Z
    status: resolved
    message: It is up.
---
`;
const works = (more: string) => `---
title: New cables
kind: maintenance
components: [web]
window: { from: 2026-11-22T01:00Z, until: 2026-11-22T05:00Z }
timeline:
  - at: 2026-11-15T09:00Z
    message: Web pauses.
${more}---
`;
const completed = '  - at: 2026-11-22T01:30Z\n    status: completed\n    message: Done early.\n';

function figures(more: string) {
  const site = siteFor('public', { 'web-is-down': outage, 'new-cables': works(more) });
  const web = site.component.get('web');
  const day = parsePeriod('2026-11-22', site.config.site.time_zone);
  const record = site.record.get('new-cables');
  if (!web || !day || !record) throw new Error('The test has lost its records.');
  const { summary, days } = barView(site, 'web');
  const [month] = componentView(site, web).months.rows;
  return {
    bar: [summary, ...days.map(({ text }) => text)],
    month: [month?.uptime, month?.down],
    day: site.report(day).figures.availability.web,
    took: recordView(site, record, {})
      .facts.filter(({ time }) => time)
      .map(({ term, time }) => [term, time?.label]),
  };
}

test('a maintenance completed early hides no outage: bar, component page, report and record say the same', () => {
  expect(figures(completed)).toEqual({
    bar: ['1 bad day', 'Major outage for 2 hr, Under maintenance for 30 min'],
    month: ['99.62%', '2 hr'],
    day: 91.48,
    took: [
      ['Planned for', '22 Nov 2026, 02:00–06:00 CET'],
      ['Took place', '22 Nov 2026, 02:00–02:30 CET'],
    ],
  });
});

test('in a maintenance that took its whole window the same outage is none', () => {
  expect(figures('')).toEqual({
    bar: ['No bad days · 1 with maintenance', 'Under maintenance for 4 hr'],
    month: ['100.00%', '–'],
    day: 100,
    took: [['Planned for', '22 Nov 2026, 02:00–06:00 CET']],
  });
});
