import type { z } from 'zod';
import { unwrap } from '#core/base/yaml/schema-shape.ts';

/** A key of a file, as its schema knows it. */
export interface SchemaField {
  /** `groups[].id` is a key of each item of a list, `people.*.name` one of each value of a map. */
  readonly path: string;
  readonly schema: z.ZodType;
  /** Whether a value must be there, once the map that has the key is there. */
  readonly required: boolean;
  /** The words that it may be, where it is one of a list. */
  readonly words: readonly string[] | undefined;
}

/** Every key of a schema, at any depth, in its order; a map or list comes before what is in it. */
export function schemaFields(schema: z.ZodType, at = ''): SchemaField[] {
  const inner = unwrap(schema);
  if ('shape' in inner) {
    return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
      const path = at === '' ? key : `${at}.${key}`;
      const own = { path, schema: field, required: !takes(field, undefined), words: wordsOf(field) };
      return [own, ...schemaFields(field, path)];
    });
  }
  if ('element' in inner) return schemaFields(inner.element as z.ZodType, `${at}[]`);
  if ('valueType' in inner) return schemaFields(inner.valueType as z.ZodType, `${at}.*`);
  return [];
}

function takes(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

/** The words of a schema that takes some alone: it answers one that it does not know with those that it knows. */
export function wordsOf(schema: z.ZodType): string[] | undefined {
  const inner = unwrap(schema);
  const item = 'element' in inner ? (inner.element as z.ZodType) : schema;
  const hints = (item.safeParse('§').error?.issues ?? []).map(
    (issue) => (issue as { params?: { hint?: string } }).params?.hint ?? '',
  );
  const [, known] = /Known: (.*)\.$/u.exec(hints.join('\n')) ?? [];
  return known?.split(', ');
}
