import type { z } from 'zod';
import { own } from '#core/base/own.ts';
import type { Problem } from '#core/base/problem.ts';
import { type Complaint, nearest } from './fields.ts';
import { keyFor } from './other-words.ts';
import type { Places } from './places.ts';
import { knownKeys } from './schema-shape.ts';
import { LIST, MAP, TEXT, wrongShape } from './shape.ts';
import { hidingKeys, withoutEmpty } from './without-empty.ts';

/** What to write where a key is missing, by the key. */
export type MissingHints = Readonly<Record<string, string>>;

/** The place of the value under check. */
export interface Context {
  readonly file: string;
  readonly places: Places;
  /** Path of the value from the top of the file. */
  readonly path?: readonly PropertyKey[];
  readonly missing?: MissingHints;
  /** What to do with a key that is known, but not here, by the key. */
  readonly misplaced?: Readonly<Record<string, string>>;
}

/** Checks data against a schema; every complaint becomes a Problem with its place. Empty optional keys are absent. */
export function checkSchema<S extends z.ZodType>(
  schema: S,
  written: unknown,
  { file, places, path = [], missing = {}, misplaced = {} }: Context,
): { value?: z.output<S>; problems: Problem[] } {
  const data = withoutEmpty(schema, written);
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [] };
  const misspelt = misspeltKeys(schema, result.error.issues);
  const problems = result.error.issues.flatMap((issue): Problem[] => {
    const at = [...path, ...issue.path];
    const key = String(at.at(-1) ?? 'the file');
    const value = valueAt(data, issue.path);
    const problem = ({ ofKey, ...complaint }: Complaint): Problem => ({
      file,
      ...(ofKey ? places.ofKey(at) : places.ofValue(at)),
      ...complaint,
    });
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      return issue.keys.map((name) => ({
        file,
        ...places.ofKey([...at, name]),
        rule: 'unknown-key',
        message: `"${name}" is not a known key.`,
        hint: own(misplaced, name) ?? keyHint(name, known),
      }));
    }
    if (hidingKeys.has(key) && value === '') return [problem(emptyHidingKey(key))];
    if (issue.code === 'invalid_type' && value === undefined) {
      if (misspelt.has(JSON.stringify(issue.path))) return [];
      return [
        {
          file,
          ...places.ofKey(at.slice(0, -1)),
          rule: 'missing-key',
          message: `The key "${key}" is missing.`,
          hint: own(missing, key) ?? `Write ${key}: and a value.`,
        },
      ];
    }
    if (issue.code === 'custom') {
      const { rule = 'wrong-type', hint = '', ...rest } = (issue.params ?? {}) as Partial<Complaint>;
      return [problem({ ...rest, rule, message: issue.message, hint })];
    }
    if (issue.code === 'invalid_key') {
      return [
        problem({
          rule: 'id',
          message: `"${key}" is not a valid id.`,
          hint: 'An id has small letters, digits and single hyphens, as card-payments.',
          ofKey: true,
        }),
      ];
    }
    const expected = issue.code === 'invalid_type' ? issue.expected : 'value';
    const shape = own(shapes, expected) ?? 'something else';
    return [problem(wrongShape(at, shape, value, shape === TEXT ? own(missing, key) : undefined))];
  });
  return { problems };
}

/** What a schema expects, in words. */
const shapes: Readonly<Record<string, string>> = { string: TEXT, array: LIST, object: MAP, record: MAP };

function emptyHidingKey(key: string): Complaint {
  return {
    rule: 'empty-hiding-key',
    message: `"${key}" says nothing: it is there to hide something, which may be public without it.`,
    hint:
      key === 'visibility'
        ? 'Write visibility: internal or visibility: public, or remove the line.'
        : `Write ${key}: true or ${key}: false, or remove the line.`,
  };
}

/** Paths of keys that are only missing because they are written otherwise, which is reported already. */
function misspeltKeys(schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): Set<string> {
  return new Set(
    issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [];
      const known = knownKeys(schema, issue.path);
      return issue.keys.flatMap((name) => {
        const meant = gluedKey(name, known)?.key ?? keyFor(name, known) ?? nearest(name, known);
        return meant ? [JSON.stringify([...issue.path, meant])] : [];
      });
    }),
  );
}

/** In brackets, `{ from:2026-11-23 }` is one key without a value. */
function gluedKey(name: string, known: readonly string[]): { key: string; value: string } | undefined {
  const [, key = '', value = ''] = /^([\w-]+):(\S.*)$/u.exec(name) ?? [];
  return known.includes(key) ? { key, value } : undefined;
}

function keyHint(name: string, known: readonly string[]): string {
  const glued = gluedKey(name, known);
  if (glued) return `Write a space after the colon: ${glued.key}: ${glued.value}`;
  const meant = keyFor(name, known) ?? nearest(name, known);
  if (meant) return `Did you mean ${meant}?`;
  return known.length > 0 ? `Known here: ${known.join(', ')}.` : 'Remove it.';
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    data,
  );
}
