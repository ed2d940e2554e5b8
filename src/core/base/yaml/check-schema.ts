import type { z } from 'zod';
import type { Problem } from '#core/base/problem.ts';
import { nearest } from './fields.ts';
import type { Places } from './places.ts';

/** What to write where a key is missing, by the key. */
export type MissingHints = Readonly<Record<string, string>>;

/** Where the value under check stands. */
export interface Context {
  readonly file: string;
  readonly places: Places;
  /** Path of the value from the top of the file. */
  readonly path?: readonly PropertyKey[];
  readonly missing?: MissingHints;
}

/** Checks data against a schema; every complaint becomes a Problem with its place. */
export function checkSchema<S extends z.ZodType>(
  schema: S,
  data: unknown,
  { file, places, path = [], missing = {} }: Context,
): { value?: z.output<S>; problems: Problem[] } {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue): Problem[] => {
    const at = [...path, ...issue.path];
    const key = String(at.at(-1) ?? 'the file');
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      return issue.keys.map((name) => ({
        file,
        ...places.ofKey([...at, name]),
        rule: 'unknown-key',
        message: `"${name}" is no key that is known here.`,
        hint: keyHint(name, known),
      }));
    }
    if (issue.code === 'invalid_type' && valueAt(data, issue.path) === undefined) {
      return [
        {
          file,
          ...places.ofKey(at.slice(0, -1)),
          rule: 'missing-key',
          message: `The key "${key}" is missing.`,
          hint: missing[key] ?? `Write ${key}: and a value.`,
        },
      ];
    }
    const place = places.ofValue(at);
    if (issue.code === 'custom') {
      const params = issue.params as { rule?: string; hint?: string } | undefined;
      return [
        { file, ...place, rule: params?.rule ?? 'value', message: issue.message, hint: params?.hint ?? '' },
      ];
    }
    if (issue.code === 'invalid_key') {
      return [
        {
          file,
          ...places.ofKey(at),
          rule: 'id',
          message: `"${key}" is no valid id.`,
          hint: 'An id has small letters, digits and single hyphens, as card-payments.',
        },
      ];
    }
    const expected = issue.code === 'invalid_type' ? issue.expected : 'value';
    return [
      {
        file,
        ...place,
        rule: 'wrong-type',
        message: `"${key}" must be ${shapes[expected] ?? 'something else'}.`,
        hint: shapeHints(key)[expected] ?? 'Compare it with docs/record-reference.md.',
      },
    ];
  });
  return { problems };
}

const shapes: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

function shapeHints(key: string): Readonly<Record<string, string>> {
  return {
    string: `Write ${key}: "the text", in quotes where it begins with [ or {.`,
    array: 'Write one item a line below it, each beginning with a hyphen; or take the line out.',
    object: 'Write the keys below it, indented by two spaces; or take the line out.',
    record: 'Write the keys below it, indented by two spaces; or take the line out.',
  };
}

function keyHint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near) return `Did you mean ${near}?`;
  return known.length > 0 ? `Known here: ${known.join(', ')}.` : 'Take it out.';
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}

/** The keys an object schema knows at a path. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const inner = unwrap(schema);
  const [head, ...rest] = path;
  if ('shape' in inner) {
    const shape = inner.shape as Record<string, z.ZodType>;
    if (head === undefined) return Object.keys(shape);
    const next = shape[String(head)];
    return next ? knownKeys(next, rest) : [];
  }
  const item = 'element' in inner ? inner.element : 'valueType' in inner ? inner.valueType : undefined;
  return item && head !== undefined ? knownKeys(item as z.ZodType, rest) : [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  const def = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  const inner = def.innerType ?? def.in;
  return inner ? unwrap(inner) : schema;
}
