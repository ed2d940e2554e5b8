import { dateIn, type Instant, isDate, startOfDate, Temporal } from './instant.ts';
import type { Interval } from './interval.ts';

/** Lengths for which a report can be made. */
export const periodKinds = ['day', 'week', 'month', 'quarter'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A calendar day, ISO week, month or quarter, cut in a zone. */
export interface Period {
  /** `2026-11-23`, `2026-W48`, `2026-11` or `2026-Q4`. */
  readonly id: string;
  readonly kind: PeriodKind;
  /** As long as its days are: where clocks change, a day has 23 or 25 hours. */
  readonly interval: Interval;
}

/**
 * Reads `2026-11-23`, `2026-W48`, `2026-11` or `2026-Q4`; undefined where the text is none of these, or names a day,
 * week or month that does not exist in the zone.
 */
export function parsePeriod(text: string, zone: string): Period | undefined {
  for (const { kind, form, aDate } of forms) {
    const [, year = '', rest = ''] = form.exec(text) ?? [];
    const date = aDate(year, rest);
    if (year === '' || !isDate(date)) continue;
    const period = periodFrom(date, kind, zone);
    // Week 53 of a year of 52 weeks is week 1 of the next; a day that a zone skipped has no length.
    return period.id === text && period.interval.start < period.interval.end ? period : undefined;
  }
  return undefined;
}

/** The period of a kind to which an instant belongs. */
export function periodOf(instant: Instant, kind: PeriodKind, zone: string): Period {
  return periodFrom(dateIn(instant, zone), kind, zone);
}

/** The period of the same kind that ends where this one begins. */
export function previousPeriod({ interval, kind }: Period, zone: string): Period {
  return periodOf(interval.start - 1, kind, zone);
}

/** The period of the same kind that begins where this one ends. */
export function nextPeriod({ interval, kind }: Period, zone: string): Period {
  return periodOf(interval.end, kind, zone);
}

/** How each kind is written, and a date that lies in it. */
const forms: readonly { kind: PeriodKind; form: RegExp; aDate: (year: string, rest: string) => string }[] = [
  { kind: 'day', form: /^(\d{4})-(\d{2}-\d{2})$/u, aDate: (year, day) => `${year}-${day}` },
  { kind: 'week', form: /^(\d{4})-W(\d{2})$/u, aDate: dateInWeek },
  { kind: 'month', form: /^(\d{4})-(\d{2})$/u, aDate: (year, month) => `${year}-${month}-01` },
  {
    kind: 'quarter',
    form: /^(\d{4})-Q([1-4])$/u,
    aDate: (year, q) => `${year}-${twoDigits(Number(q) * 3)}-01`,
  },
];

/** ISO 8601: 4 January is in week 1 of its year. */
function dateInWeek(year: string, week: string): string {
  const fourth = `${year}-01-04`;
  if (!isDate(fourth)) return '';
  return Temporal.PlainDate.from(fourth)
    .add({ weeks: Number(week) - 1 })
    .toString();
}

function periodFrom(inside: string, kind: PeriodKind, zone: string): Period {
  const date = Temporal.PlainDate.from(inside);
  const { year, month } = date;
  const between = (first: typeof date, length: { days?: number; months?: number }, id: string): Period => ({
    id,
    kind,
    interval: {
      start: startOfDate(first.toString(), zone),
      end: startOfDate(first.add(length).toString(), zone),
    },
  });
  switch (kind) {
    case 'day':
      return between(date, { days: 1 }, date.toString());
    case 'week': {
      const id = `${fourDigits(date.yearOfWeek ?? year)}-W${twoDigits(date.weekOfYear ?? 0)}`;
      return between(date.subtract({ days: date.dayOfWeek - 1 }), { days: 7 }, id);
    }
    case 'month':
      return between(date.with({ day: 1 }), { months: 1 }, `${fourDigits(year)}-${twoDigits(month)}`);
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      const first = date.with({ month: quarter * 3 - 2, day: 1 });
      return between(first, { months: 3 }, `${fourDigits(year)}-Q${quarter}`);
    }
  }
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
