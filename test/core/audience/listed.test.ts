import { expect, expectTypeOf, test } from 'vitest';
import { type Every, listed } from '#core/audience/listed.ts';
import type { ConfigParts, RecordParts, VisibleEntry } from '#core/audience/visible.ts';

// Each `@ts-expect-error` below fails in `tsc` once its line compiles.

const entry = {
  at: 0,
  status: undefined,
  severity: undefined,
  components: undefined,
  window: undefined,
  next_update: undefined,
  message: undefined,
  internal: undefined,
} satisfies VisibleEntry;
const { severity: _severity, ...withoutSeverity } = entry;

/** A raw entry holds more than its audience may see. */
const raw = { ...entry, note: 'Partner ticket 40718.' };

test('all keys, and no other', () => {
  expect(listed<VisibleEntry>()(entry)).toBe(entry);
});

test('a missing key does not compile', () => {
  // @ts-expect-error severity is missing
  listed<VisibleEntry>()(withoutSeverity);
  // @ts-expect-error severity is missing
  const direct: VisibleEntry = withoutSeverity;
  expect(direct).toBe(withoutSeverity);
});

test('a misspelt key does not compile', () => {
  // @ts-expect-error severty for severity
  listed<VisibleEntry>()({ ...withoutSeverity, severty: undefined });
  // @ts-expect-error importd for imported
  expectTypeOf<{ importd: boolean } & Omit<RecordParts, 'imported'>>().toExtend<RecordParts>();
});

test('an unlisted key does not compile, written out or brought by a spread or a variable', () => {
  // @ts-expect-error no audience sees a note here
  listed<VisibleEntry>()({ ...entry, note: 'Partner ticket 40718.' });
  // @ts-expect-error no audience sees a note here
  listed<VisibleEntry>()({ ...raw });
  // @ts-expect-error no audience sees a note here
  listed<VisibleEntry>()(raw);
  expect(raw.note).toBeDefined();
});

test('a value of another type does not compile', () => {
  // @ts-expect-error an instant is a number
  listed<VisibleEntry>()({ ...entry, at: '2026-11-23T10:00Z' });
});

test('no key of what the door lists can be left out, at any depth that customers see', () => {
  type Optional<T> = {
    [K in keyof T]-?: undefined extends T[K] ? (object extends Pick<T, K> ? K : never) : never;
  }[keyof T];
  expectTypeOf<Optional<RecordParts>>().toBeNever();
  expectTypeOf<Optional<NonNullable<RecordParts['internal']>>>().toBeNever();
  expectTypeOf<Optional<VisibleEntry>>().toBeNever();
  expectTypeOf<Optional<NonNullable<VisibleEntry['internal']>>>().toBeNever();
  expectTypeOf<Optional<ConfigParts>>().toBeNever();
  expectTypeOf<Optional<ConfigParts['site']>>().toBeNever();
  expectTypeOf<Optional<NonNullable<ConfigParts['site']['brand']>>>().toBeNever();
  expectTypeOf<Optional<NonNullable<ConfigParts['site']['links']>>>().toBeNever();
  expectTypeOf<Optional<ConfigParts['business_hours']>>().toBeNever();
  expectTypeOf<Optional<ConfigParts['tell_customers']>>().toBeNever();
  expectTypeOf<Optional<NonNullable<ConfigParts['internal']>>>().toBeNever();
  expectTypeOf<Optional<ConfigParts['groups'][number]>>().toBeNever();
  expectTypeOf<Optional<ConfigParts['groups'][number]['components'][number]>>().toBeNever();
  expectTypeOf<Optional<ConfigParts['severities'][number]>>().toBeNever();
  expectTypeOf<Optional<ConfigParts['severities'][number]['promises']>>().toBeNever();
  // It would find one.
  expectTypeOf<Optional<{ a: 1; b?: 2 }>>().toEqualTypeOf<'b'>();
  expectTypeOf<Optional<Every<{ a: 1; b?: 2 }>>>().toBeNever();
});
