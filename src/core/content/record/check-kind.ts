import type { Problem } from '#core/base/problem.ts';
import type { Places } from '#core/base/yaml/places.ts';
import { mapOf } from '#core/base/yaml/shape.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import type { PlacedEntry } from './placed-entry.ts';
import { NOTICE_STATUS, type WrittenRecord } from './record-schema.ts';
import { type Kind, kinds, type Status, statusesOf } from './status.ts';

/** Keys that only some kinds of record have. */
const kindsOfKey = {
  severity: ['incident'],
  started: ['incident'],
  cause: ['incident'],
  review: ['incident'],
  window: ['maintenance'],
  until: ['notice'],
} as const satisfies Partial<Record<keyof WrittenRecord, readonly Kind[]>>;

/** Keys of an entry that one kind of record alone has. */
const kindOfEntryKey = {
  severity: 'incident',
  next_update: 'incident',
  window: 'maintenance',
} as const satisfies Partial<Record<keyof PlacedEntry['entry'], Kind>>;

interface KindContext {
  readonly file: string;
  readonly places: Places;
  readonly vocabulary: Vocabulary;
  /** Keys of the record that say something, right or wrong. */
  readonly given: ReadonlySet<string>;
}

/** Checks that a record has the keys and statuses of its kind, and no others. */
export function checkKeysOfKind(
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  { file, places, vocabulary, given }: KindContext,
): Problem[] {
  const { kind } = record;
  if (!kind) return [];
  const problems: Problem[] = [];
  for (const [key, kinds] of Object.entries(kindsOfKey)) {
    if (record[key as keyof WrittenRecord] === undefined || (kinds as readonly Kind[]).includes(kind))
      continue;
    problems.push({
      file,
      ...places.ofKey([key]),
      rule: 'key-of-another-kind',
      message: `"${key}" belongs to ${kinds.map(withArticle).join(' or ')}; this record is ${withArticle(kind)}.`,
      hint: `Remove it, or write kind: ${kinds[0]}.`,
    });
  }
  if (kind === 'incident' && !given.has('severity')) {
    const known = [...(vocabulary.severities?.keys() ?? ['P1'])];
    problems.push(missing('severity', `Write severity: and how bad it is: ${known.join(', ')}.`));
  }
  if (kind === 'maintenance' && !given.has('window')) {
    problems.push(missing('window', 'Write window: { from: 2026-11-23T22:00Z, until: 2026-11-23T23:00Z }'));
  }
  if (places.has(['timeline']) && record.timeline?.length === 0) {
    problems.push({
      file,
      ...places.ofKey(['timeline']),
      rule: 'empty-timeline',
      message: 'The timeline has no entry.',
      hint: 'Write below it - at: 2026-11-23T10:12Z with a message: | under it.',
    });
  }
  for (const { entry, index } of entries) {
    const at = ['timeline', index];
    const known: readonly Status[] = statusesOf[kind];
    if (entry.status && !known.includes(entry.status)) {
      problems.push({
        file,
        ...places.ofValue([...at, 'status']),
        rule: 'status-of-another-kind',
        message: `"${entry.status}" is not a status of ${withArticle(kind)}.`,
        hint:
          known.length > 0
            ? `Write one of ${known.join(', ')}; or kind: ${otherKind(entry.status)}, if that is what it is.`
            : NOTICE_STATUS,
      });
    }
    for (const [key, owner] of Object.entries(kindOfEntryKey)) {
      if (entry[key as keyof typeof kindOfEntryKey] === undefined || kind === owner) continue;
      problems.push({
        file,
        ...places.ofKey([...at, key]),
        rule: 'key-of-another-kind',
        message: `"${key}" belongs to ${withArticle(owner)}; this record is ${withArticle(kind)}.`,
        hint: 'Remove it.',
      });
    }
  }
  if (kind === 'notice') {
    for (const { path, id, state } of statesIn(record)) {
      problems.push({
        file,
        ...places.ofValue(path),
        rule: 'key-of-another-kind',
        message: `A notice changes no component: "${state}" would have no effect.`,
        hint: `Write components: [${id}] to say what the notice is about, or kind: incident.`,
      });
    }
  }
  return problems;

  function missing(key: string, hint: string): Problem {
    return {
      file,
      ...places.ofKey([places.has([key]) ? key : 'title']),
      rule: 'missing-key',
      message: `The key "${key}" is missing.`,
      hint,
    };
  }
}

/** The components of a record and its entries that are written with another state than operational. */
function statesIn({ components, timeline = [] }: Partial<WrittenRecord>) {
  const written: [PropertyKey[], unknown][] = [
    [['components'], components],
    ...timeline.map((entry, index): [PropertyKey[], unknown] => [
      ['timeline', index, 'components'],
      mapOf(entry).components,
    ]),
  ];
  return written.flatMap(([path, value]) =>
    Object.entries(mapOf(value)).flatMap(([id, state]) =>
      state === 'operational' ? [] : [{ path: [...path, id], id, state: String(state) }],
    ),
  );
}

/** The kind of record that has a status. */
function otherKind(status: Status): Kind {
  return kinds.find((kind) => (statusesOf[kind] as readonly Status[]).includes(status)) ?? 'incident';
}

function withArticle(kind: Kind): string {
  return kind === 'incident' ? 'an incident' : `a ${kind}`;
}
