import { Temporal } from '#core/base/time/instant.ts';

/**
 * Reads a printed range back, by a second way: from its digits, the names of months, and the names of zones. A date or a
 * zone that is written once holds for both ends.
 *
 * @param known the date where none is written, and the year of dates that are written without one.
 * @returns both instants, in milliseconds.
 */
export function readRange(text: string, locale: string, known?: CalendarDate): [number, number] {
  const plain = text.replaceAll(/[\u200e\u200f\u061c]/gu, '');
  const times = [...plain.replaceAll(zone, '').matchAll(/(\d{1,2})(?::|時)(\d{2})/gu)].map(
    ([, h, m]) => [Number(h), Number(m)] as const,
  );
  const offsets = [...plain.matchAll(zone)].map(([name]) => offsetOf(name));
  const written = datesIn(plain.replaceAll(zone, ''), locale, known?.year);
  const dates = written.length === 0 && known ? [known] : written;
  return [0, 1].map((end) => {
    const [[hour, minute] = [0, 0], date, offset] = [at(times, end), at(dates, end), at(offsets, end)];
    if (!date || offset === undefined) throw new Error(`No date or zone: ${text}`);
    const local = Temporal.PlainDateTime.from({ ...date, hour, minute });
    return local.toZonedDateTime('UTC').epochMilliseconds - offset;
  }) as [number, number];
}

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The end's own, or the one that holds for both. */
function at<T>(found: readonly T[], end: number): T | undefined {
  if (found.length !== 1 && found.length !== 2)
    throw new Error(`Found ${found.length} of ${JSON.stringify(found)}`);
  return found.length === 1 ? found[0] : found[end];
}

const named: Readonly<Record<string, number>> = {
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  BST: 1,
  EST: -5,
  EDT: -4,
};
const zone = /MESZ|MEZ|CEST|CET|BST|EST|EDT|(?:UTC|GMT|غرينتش)(?:[+−-]\d{1,2}(?::\d{2})?)?/gu;

function offsetOf(name: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+−-])(\d{1,2})(?::(\d{2}))?$/u.exec(name) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return (named[name] ?? 0) * 3_600_000 + (sign === '+' || !sign ? size : -size);
}

function datesIn(text: string, locale: string, year: number | undefined): CalendarDate[] {
  const inNumbers = [...text.matchAll(/(?:(\d{4})[年/])?(\d{1,2})[月/](\d{1,2})日?/gu)].map(
    ([, y, m, d]) => ({
      year: Number(y ?? year),
      month: Number(m),
      day: Number(d),
    }),
  );
  if (inNumbers.length > 0 || locale === 'ja') return inNumbers;
  const months = Array.from(
    { length: 12 },
    (_, month) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
        .formatToParts(Date.UTC(2026, month, 15))
        .find(({ type }) => type === 'month')?.value ?? '',
  );
  const names = months.map((name) => name.replace('.', '\\.')).join('|');
  const written = new RegExp(
    `(?<before>\\d{1,2})?\\.? ?(?<name>${names})(?: (?<after>\\d{1,2})\\b)?,?(?: (?<year>\\d{4}))?`,
    'gu',
  );
  return [...text.matchAll(written)].map(({ groups }) => ({
    year: Number(groups?.year ?? year),
    month: months.indexOf(groups?.name ?? '') + 1,
    day: Number(groups?.before ?? groups?.after),
  }));
}
