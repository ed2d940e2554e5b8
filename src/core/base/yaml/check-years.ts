import type { z } from 'zod';
import type { Level, Problem } from '#core/base/problem.ts';
import { dateIn, type Instant } from '#core/base/time/instant.ts';
import { date, instant } from './fields.ts';
import type { Places } from './places.ts';
import { unwrap } from './schema-shape.ts';
import { mapOf } from './shape.ts';

/** No instant and no date lies in a year before this one: a status page's past does not reach further. */
export const EARLIEST_YEAR = 2000;
/** How many years after the present one an instant or a date may lie. */
export const YEARS_AHEAD = 10;

interface YearContext {
  readonly file: string;
  readonly places: Places;
  /** Path of the data from the top of the file. */
  readonly path?: readonly PropertyKey[];
  /** The present; `-Infinity` where it is not known: then no year is too late. */
  readonly now: Instant;
  readonly level?: Level;
}

/** Finds instants and dates, by what the schema says they are, in years that nobody can have meant. */
export function checkYears(
  schema: z.ZodType,
  data: unknown,
  { file, places, path = [], now, level = 'problem' }: YearContext,
): Problem[] {
  const latest = Number.isFinite(now) ? yearOf(now) + YEARS_AHEAD : Number.POSITIVE_INFINITY;
  return timesIn(schema, data, path).flatMap(({ path: at, text }): Problem[] => {
    const [, written = '', rest = ''] = /^([+-]?\d{4,6})(-.*)$/u.exec(text) ?? [];
    const year = Number(written);
    if (written === '' || (year >= EARLIEST_YEAR && year <= latest)) return [];
    const meant = Number.isFinite(now) ? `Did you mean ${yearOf(now)}${rest}? ` : '';
    const limits = latest === Number.POSITIVE_INFINITY ? '' : ` to ${latest}`;
    return [
      {
        level,
        file,
        ...places.ofValue(at),
        rule: 'year',
        message: `"${text}" is in the year ${year}.`,
        hint: `${meant}Years from ${EARLIEST_YEAR}${limits} are accepted.`,
      },
    ];
  });
}

/** Every instant and date in data, with its path. */
function timesIn(
  schema: z.ZodType,
  data: unknown,
  path: readonly PropertyKey[],
): { path: readonly PropertyKey[]; text: string }[] {
  const field = unwrapOptional(schema);
  if (field === (instant as z.ZodType) || field === (date as z.ZodType)) {
    return typeof data === 'string' ? [{ path, text: data.trim() }] : [];
  }
  const inner = unwrap(schema);
  if (Array.isArray(data)) {
    const element = 'element' in inner ? (inner.element as z.ZodType) : undefined;
    return element ? data.flatMap((item, index) => timesIn(element, item, [...path, index])) : [];
  }
  const shape = 'shape' in inner ? (inner.shape as Record<string, z.ZodType>) : undefined;
  const valueType = 'valueType' in inner ? (inner.valueType as z.ZodType) : undefined;
  return Object.entries(mapOf(data)).flatMap(([key, value]) => {
    const next = shape ? (Object.hasOwn(shape, key) ? shape[key] : undefined) : valueType;
    return next ? timesIn(next, value, [...path, key]) : [];
  });
}

/** Unwraps optional and default, not the transformation by which a field is known. */
function unwrapOptional(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? unwrapOptional(innerType) : schema;
}

function yearOf(instant: Instant): number {
  return Number(dateIn(instant, 'UTC').replace(/-\d{2}-\d{2}$/u, ''));
}
