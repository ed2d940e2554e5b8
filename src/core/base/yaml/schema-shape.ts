import type { z } from 'zod';
import { own } from '#core/base/own.ts';

/** A schema without what is wrapped around it: optional, default, a transformation of its result. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const def = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  const inner = def.innerType ?? def.in;
  return inner ? unwrap(inner) : schema;
}

/** The schema at a path; undefined where nothing is known of it. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  const inner = unwrap(schema);
  const [head, ...rest] = path;
  if (head === undefined) return inner;
  const next =
    'shape' in inner
      ? own(inner.shape as Record<string, z.ZodType>, String(head))
      : ((('element' in inner && inner.element) || ('valueType' in inner && inner.valueType) || undefined) as
          | z.ZodType
          | undefined);
  return next && schemaAt(next, rest);
}

/** The keys that an object schema knows at a path. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const at = schemaAt(schema, path);
  return at && 'shape' in at ? Object.keys(at.shape as object) : [];
}

/** Every key that object schemas know at any depth. */
export function allKeys(schema: z.ZodType): Set<string> {
  const inner = unwrap(schema);
  if ('shape' in inner) {
    return new Set(
      Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([key, field]) => [
        key,
        ...allKeys(field),
      ]),
    );
  }
  const item = ('element' in inner && inner.element) || ('valueType' in inner && inner.valueType);
  return item ? allKeys(item as z.ZodType) : new Set();
}
