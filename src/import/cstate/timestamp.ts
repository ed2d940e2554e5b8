import { type Instant, parseTimestamp } from '#core/base/time/instant.ts';

/** What a timestamp left open, and how it was closed. */
export type TimestampGap = 'no-offset' | 'no-time' | 'form';

const form =
  /^(?<date>\d{4}-\d{1,2}-\d{1,2})(?:[Tt ]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?)?\s*(?<offset>[Zz]|[+-]\d{2}(?::?\d{2})?)?(?:\s+UTC)?$/u;

/**
 * Reads a timestamp as Hugo reads it: the offset may be missing (UTC then), and the time of day too (midnight). `-00:00`
 * is UTC. One-digit hours, months and days and parts of a second, which Hugo refuses or ignores, are read and named.
 *
 * @returns undefined where the text is no timestamp, or one that no calendar shows.
 * @example readTimestamp('2026-06-13 9:54:00') //=> { instant: Date.UTC(2026, 5, 13, 9, 54), gaps: ['form', 'no-offset'] }
 */
export function readTimestamp(text: string): { instant: Instant; gaps: TimestampGap[] } | undefined {
  const written = text.trim();
  const groups = form.exec(written)?.groups;
  if (!groups) return undefined;
  const { date = '', hour, minute, second, offset } = groups;
  const [year = '', month = '', day = ''] = date.split('-');
  const utc = offset !== undefined || /UTC$/u.test(written);
  const plain = [
    `${year}-${pad(month)}-${pad(day)}`,
    `T${pad(hour ?? '0')}:${minute ?? '00'}:${second ?? '00'}`,
    longOffset(offset),
  ].join('');
  const result = parseTimestamp(plain);
  if (!('instant' in result)) return undefined;
  const gaps: TimestampGap[] = [];
  if (/[.,]\d/u.test(written) || [month, day, hour ?? '00'].some((part) => part.length < 2))
    gaps.push('form');
  if (hour === undefined) gaps.push('no-time');
  else if (!utc) gaps.push('no-offset');
  return { instant: result.instant, gaps };
}

function pad(part: string): string {
  return part.padStart(2, '0');
}

function longOffset(offset: string | undefined): string {
  if (offset === undefined || /^[Zz]$/u.test(offset)) return 'Z';
  return offset.length === 3 ? `${offset}:00` : offset;
}
