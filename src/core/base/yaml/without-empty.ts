import type { z } from 'zod';
import { unwrap } from './schema-shape.ts';
import { mapOf } from './shape.ts';

/** Keys that hide something. Empty they are a problem: without them, what they should hide may be public. */
export const hidingKeys: ReadonlySet<string> = new Set(['visibility', 'draft', 'notify']);

/**
 * Takes out optional keys with nothing, or `""`, as their value: editors and content management systems write them.
 * A key that hides stays, and the schema refuses it.
 */
export function withoutEmpty(schema: z.ZodType, data: unknown): unknown {
  const inner = unwrap(schema);
  if (Array.isArray(data)) {
    const element = 'element' in inner ? (inner.element as z.ZodType) : undefined;
    return element ? data.map((item) => withoutEmpty(element, item)) : data;
  }
  if (typeof data !== 'object' || data === null) return data;
  const shape = 'shape' in inner ? (inner.shape as Record<string, z.ZodType>) : undefined;
  const valueType = 'valueType' in inner ? (inner.valueType as z.ZodType) : undefined;
  if (!shape && !valueType) return data;
  const kept = Object.entries(mapOf(data)).flatMap(([key, value]): [string, unknown][] => {
    const field = shape ? (Object.hasOwn(shape, key) ? shape[key] : undefined) : valueType;
    if (!field) return [[key, value]];
    const optional = shape ? field.isOptional() : true;
    if (value === '' && optional && !hidingKeys.has(key)) return [];
    return [[key, withoutEmpty(field, value)]];
  });
  return Object.fromEntries(kept);
}
