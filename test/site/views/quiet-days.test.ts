import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, type Instant, toIso } from '#core/base/time/instant.ts';
import { monthsOf } from '#site/model/months.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { componentView } from '#site/views/component/component-view.ts';
import { monthListView, monthView } from '#site/views/history/history-view.ts';
import { indexView } from '#site/views/home/index-view.ts';
import { reportView } from '#site/views/report/report-view.ts';
import { barView } from '#site/views/shared/bar-view.ts';
import { content } from '../../fixtures/content.ts';
import { recordText } from '../../fixtures/record-text.ts';

const now = Date.UTC(2026, 10, 5, 12);
const ago = (hours: number): Instant => now - hours * HOUR;

function siteWith(records: Readonly<Record<string, string>>): Site {
  const { visible } = content({ records, now });
  return siteOf({ ...visible('public'), now });
}

/** What the pages say of one day. */
function said(site: Site, date: string, { days } = indexView(site)) {
  const months = monthsOf(site);
  const month = months.find(({ period }) => period.id === date.slice(0, 7));
  const day = days.find((each) => each.date.iso === date);
  if (!month) throw new Error(`There is no month for ${date}.`);
  const history = monthView(site, month, months);
  const report = reportView(site, month, months).list;
  const web = site.component.get('web');
  const label = site.times.month(month.period.interval.start).label;
  const lists = monthListView(site, months, 'history').years.flatMap((year) => year.months);
  return {
    day: day && [day.quiet, day.records.map(({ id }) => id), day.continued.map(({ note }) => note)],
    totals: history.totals,
    continued: history.continued.map(({ record, note }) => `${record.label}, ${note}`),
    list: lists.find((each) => each.label === label)?.totals,
    report: report.records.length === 0 ? report.none : undefined,
    carried: report.carried.map(({ label: name, records }) => [name, ...records.map(({ id }) => id)]),
    row: web && componentView(site, web).months.rows.find((row) => row.month.label === label)?.records,
  };
}

test('an incident from 29 September to 2 November is named on each day and month that it touched', () => {
  const long = recordText({ title: 'Web is down', severity: 'P0', components: ['web'] }, [
    { at: Date.UTC(2026, 8, 29, 9) },
    { at: Date.UTC(2026, 10, 2, 9), status: 'resolved' },
  ]);
  const site = siteWith({ long });
  expect(said(site, '2026-10-25')).toEqual({
    day: [undefined, [], ['continued from 29 Sept 2026']],
    totals: '1 incident continued',
    continued: ['Web is down, continued from 29 Sept 2026'],
    list: '1 incident continued',
    report: 'No incident began in this month.',
    carried: [
      ['Continued from earlier months', 'long'],
      ['Continued after this month', 'long'],
    ],
    row: '1',
  });
  expect(said(site, '2026-09-29')).toMatchObject({
    totals: '1 incident',
    carried: [['Continued after this month', 'long']],
  });
  expect(said(site, '2026-11-02')).toMatchObject({
    day: [undefined, [], ['continued from 29 Sept 2026']],
    carried: [['Continued from earlier months', 'long']],
  });
  expect(said(site, '2026-11-03').day).toEqual(['No incidents.', [], []]);
});

test('days that were bad before an incident was announced say when it was', () => {
  const late = recordText(
    { title: 'Web is down', severity: 'P0', components: ['web'], started: '2026-10-30T09:00Z' },
    [{ at: Date.UTC(2026, 10, 1, 9) }, { at: Date.UTC(2026, 10, 1, 10), status: 'resolved' }],
  );
  expect(said(siteWith({ late }), '2026-10-31')).toMatchObject({
    day: [undefined, [], ['announced on 1 Nov 2026']],
    totals: '1 incident continued',
    continued: ['Web is down, announced on 1 Nov 2026'],
  });
});

const anyRecord = fc
  .record({
    start: fc.integer({ min: 2, max: 24 * 60 }),
    length: fc.option(fc.integer({ min: 0, max: 24 * 40 }), { nil: undefined }),
    before: fc.option(fc.integer({ min: 0, max: 24 * 9 }), { nil: undefined }),
    ending: fc.constantFrom('resolved', 'dismissed'),
  })
  .map(({ start, length, before, ending }) => {
    const end = length === undefined ? undefined : Math.max(start - length, 0);
    const started = before === undefined ? {} : { started: toIso(ago(start + before)) };
    return recordText({ severity: 'P0', components: ['web'], ...started }, [
      { at: ago(start) },
      ...(end === undefined || end === start ? [] : [{ at: ago(end), status: ending }]),
    ]);
  });

const anyMaintenance = fc
  .record({
    start: fc.integer({ min: 24, max: 24 * 60 }),
    length: fc.integer({ min: 1, max: 20 }),
    begun: fc.boolean(),
    late: fc.option(fc.integer({ min: 0, max: 24 * 3 }), { nil: undefined }),
    told: fc.boolean(),
  })
  .map(({ start, length, begun, late, told }) => {
    const window = { from: toIso(ago(start)), until: toIso(ago(start - length)) };
    const done = late === undefined ? undefined : Math.max(start - length - late, 0);
    return recordText({ kind: 'maintenance', components: ['web'], window }, [
      { at: ago(told ? start - length : start + 48) },
      ...(begun && !told ? [{ at: ago(start - 0.5), status: 'in_progress' }] : []),
      ...(done === undefined || told ? [] : [{ at: ago(done) + 1000, status: 'completed' }]),
    ]);
  });

test('a day that a bar marks as bad is never said to be without incidents', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyRecord, anyMaintenance), { minLength: 1, maxLength: 3 }), (texts) => {
      const site = siteWith(Object.fromEntries(texts.map((text, index) => [`record-${index}`, text])));
      const index = indexView(site);
      const first = monthsOf(site).at(-1)?.period.interval.start ?? 0;
      for (const { date, state, records } of barView(site, 'web').days) {
        expect(records.length).toBeGreaterThan(0);
        expect(Date.parse(date.iso) + DAY).toBeGreaterThan(first);
        const { day, totals, list, report, row } = said(site, date.iso, index);
        if (day) expect(day).not.toEqual([expect.any(String), [], []]);
        expect(row).not.toBe('–');
        if (state.id === 'under_maintenance') continue;
        for (const text of [totals, list, report]) expect(text ?? '').not.toMatch(/^No incidents|Nothing/u);
      }
    }),
    { numRuns: 15 },
  );
});
