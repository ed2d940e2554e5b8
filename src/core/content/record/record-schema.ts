import { z } from 'zod';
import type { Rule } from '#core/base/rule.ts';
import {
  type Complaint,
  complain,
  date,
  field,
  id,
  instant,
  line,
  nearest,
  oddlyQuoted,
  oneOf,
  type Read,
  text,
  unknownWord,
  url,
} from '#core/base/yaml/fields.ts';
import { type OtherWords, wordFor } from '#core/base/yaml/other-words.ts';
import { allKeys } from '#core/base/yaml/schema-shape.ts';
import { mapOf, shapeOf, wrongShape } from '#core/base/yaml/shape.ts';
import { type ComponentState, componentStates, otherStates } from '#core/content/config/component-state.ts';
import { visibility } from '#core/content/config/components.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { otherStatuses } from './other-statuses.ts';
import { actionTypes } from './record.ts';
import { type Kind, kinds, type Status, statusesOf } from './status.ts';
import type { WrittenComponents } from './written-components.ts';

const windowField = z.strictObject({ from: instant, until: instant });

/** A word that the config defines; any word where the config could not be read. */
function configured(words: Iterable<string> | undefined, rule: Rule, what: string, others?: OtherWords) {
  return words ? oneOf([...words], rule, what, others) : line;
}

/** A status of any kind of record; an unknown one is answered with those of the record's own kind. */
function statusField(kind: Kind) {
  const all: readonly string[] = Object.values(statusesOf).flat();
  return field<Status>((value) =>
    all.includes(value) ? { value: value as Status } : unknownStatus(value, kind),
  );
}

function unknownStatus(value: string, kind: Kind): Complaint {
  const known: readonly string[] = statusesOf[kind];
  const complaint = unknownWord(value, known, 'unknown-status', 'status', otherStatuses[kind]);
  const other = kinds.find((each) => wordFor(value, statusesOf[each], otherStatuses[each]) !== undefined);
  if (known.length === 0) return { ...complaint, hint: NOTICE_STATUS };
  if (!other || wordFor(value, known, otherStatuses[kind]) || nearest(value, known)) return complaint;
  const meant = wordFor(value, statusesOf[other], otherStatuses[other]);
  return {
    ...complaint,
    hint: `Did you mean ${meant}, with kind: ${other} above? Known in an ${kind}: ${known.join(', ')}.`,
  };
}

/** What to do about a status in a notice. */
export const NOTICE_STATUS = 'Remove the line: a notice has no status, it ends at its until.';

/** Words of other tools for causes; those that the config defines are offered. */
const otherCauses: OtherWords = {
  db: 'database',
  sql: 'database',
  code: 'application',
  bug: 'application',
  software: 'application',
  network: 'infrastructure',
  hardware: 'infrastructure',
  server: 'infrastructure',
  hosting: 'infrastructure',
  dns: 'infrastructure',
  cloud: 'infrastructure',
  vendor: 'external-service',
  partner: 'external-service',
  provider: 'external-service',
  upstream: 'external-service',
  third_party: 'external-service',
  config: 'configuration',
  misconfiguration: 'configuration',
  deploy: 'deployment',
  release: 'deployment',
  rollout: 'deployment',
  change: 'deployment',
  attack: 'security',
  breach: 'security',
  other: 'unknown',
  none: 'unknown',
  tbd: 'unknown',
};

const otherKinds: OtherWords = {
  outage: 'incident',
  event: 'incident',
  disruption: 'incident',
  planned: 'maintenance',
  scheduled: 'maintenance',
  scheduled_maintenance: 'maintenance',
  announcement: 'notice',
  info: 'notice',
  information: 'notice',
  informational: 'notice',
  news: 'notice',
};

function severityField(vocabulary: Vocabulary) {
  const { severities } = vocabulary;
  return configured(severities?.keys(), 'unknown-severity', 'severity', severityNames(vocabulary));
}

/** Severities by the names that policy.yml gives them. */
function severityNames({ severities }: Vocabulary): OtherWords {
  return Object.fromEntries([...(severities ?? [])].map(([id, { name }]) => [name.toLowerCase(), id]));
}

/** Components as a list of ids, or as a map from id to state. The shape is determined before anything is read as text. */
function componentsField(vocabulary: Vocabulary) {
  const known = vocabulary.components && [...vocabulary.components.keys()];
  const readId: Read<string> = (value) => {
    if (!known || known.includes(value)) return { value };
    const { hint, ...complaint } = unknownWord(value, known, 'unknown-component', 'component');
    return { ...complaint, hint: `${hint} ${WHERE_COMPONENTS}` };
  };
  return z.unknown().transform((value, ctx): WrittenComponents => {
    const checkWord = (word: string, read: Read<string>, path: PropertyKey[], ofKey = false) => {
      const result = read(word);
      if (!('value' in result)) complain(ctx, { ...(oddlyQuoted(word, read) ?? result), ofKey }, path);
    };
    const checkId = (name: string, path: PropertyKey[]) => checkWord(name, readId, path, true);
    if (Array.isArray(value)) {
      value.forEach((name: unknown, index) => {
        if (shapeOf(name) === 'text') checkId(name as string, [index]);
        else
          complain(ctx, wrongShape(['components', index], 'the id of a component', name, itemHint(name)), [
            index,
          ]);
      });
      return value as string[];
    }
    if (shapeOf(value) !== 'map') {
      const example = shapeOf(value) === 'text' ? String(value).trim() : 'checkout';
      complain(
        ctx,
        wrongShape(
          ['components'],
          'a list of components, or a map from component to state',
          value,
          `Write components: [${example}] or components: { ${example}: partial_outage }.`,
        ),
      );
      return z.NEVER;
    }
    for (const [name, state] of Object.entries(value as object)) {
      checkId(name, [name]);
      if (shapeOf(state) !== 'text') {
        const hint = `Write ${name}: partial_outage, or another of ${componentStates.join(', ')}.`;
        complain(ctx, wrongShape([name], 'the state of a component', state, hint), [name]);
      } else checkWord(state, readState, [name]);
    }
    return value as Record<string, ComponentState>;
  });
}

const readState: Read<string> = (value) =>
  (componentStates as readonly string[]).includes(value)
    ? { value }
    : unknownWord(value, componentStates, 'component-state', 'component state', otherStates);

const WHERE_COMPONENTS =
  'Components are defined in config/components.yml; one that is gone stays there, with retired: true, for its old records.';

/** What to write in place of an item of `components` that is a list or a map itself. */
function itemHint(item: unknown): string {
  if (Array.isArray(item)) {
    const ids = item.filter((id) => shapeOf(id) === 'text');
    return `Write components: [${ids.join(', ') || 'checkout'}], with one pair of brackets.`;
  }
  const pairs = Object.entries(mapOf(item)).map(([id, state]) => {
    const word = typeof state === 'string' ? (wordFor(state, componentStates, otherStates) ?? '') : '';
    return `${id}: ${word || 'partial_outage'}`;
  });
  return `Write components: { ${pairs.join(', ') || 'checkout: partial_outage'} }, a map without hyphens or square brackets.`;
}

/** A schema takes far longer to make than to use: thousands of records share the one of their config. */
function oncePerVocabulary<S>(make: (vocabulary: Vocabulary) => S): (vocabulary: Vocabulary) => S {
  const made = new WeakMap<Vocabulary, S>();
  return (vocabulary) => {
    const schema = made.get(vocabulary) ?? make(vocabulary);
    made.set(vocabulary, schema);
    return schema;
  };
}

const entrySchemas = oncePerVocabulary((vocabulary: Vocabulary) => {
  const make = (kind: Kind) => entryOf(vocabulary, kind);
  return { incident: make('incident'), maintenance: make('maintenance'), notice: make('notice') };
});

/** One item of `timeline`, as written in a kind of record. */
export function entrySchema(vocabulary: Vocabulary, kind: Kind) {
  return entrySchemas(vocabulary)[kind];
}

function entryOf(vocabulary: Vocabulary, kind: Kind) {
  return z.strictObject({
    at: instant,
    status: statusField(kind).optional(),
    severity: severityField(vocabulary).optional(),
    components: componentsField(vocabulary).optional(),
    window: windowField.optional(),
    next_update: instant.optional(),
    message: text.optional(),
    note: text.optional(),
    by: line.optional(),
  });
}

/** The front matter of a record, as written. Entries are checked one by one, so that one bad entry hides no other. */
export const recordSchema = oncePerVocabulary((vocabulary: Vocabulary) => {
  const severity = severityField(vocabulary);
  return z.strictObject({
    title: line,
    kind: oneOf(kinds, 'unknown-kind', 'kind of record', otherKinds).default('incident'),
    severity: severity.optional(),
    visibility: visibility.optional(),
    components: componentsField(vocabulary).optional(),
    started: instant.optional(),
    cause: configured(vocabulary.causes, 'unknown-cause', 'cause', otherCauses).optional(),
    window: windowField.optional(),
    until: instant.optional(),
    roles: z.record(id, line).optional(),
    links: z
      .strictObject({
        chat: url.optional(),
        call: url.optional(),
        document: url.optional(),
        alert: url.optional(),
      })
      .optional(),
    review: z
      .strictObject({ visibility: visibility.default('internal'), severity: severity.optional() })
      .optional(),
    actions: z
      .array(
        z.strictObject({
          title: line,
          type: oneOf(actionTypes, 'action-type', 'type of action').default('immediate'),
          owner: line.optional(),
          due: date.optional(),
          done: date.optional(),
        }),
      )
      .optional(),
    snooze: z.strictObject({ until: instant, reason: line }).optional(),
    source: id.optional(),
    timeline: z.array(z.unknown()),
  });
});

/** Every key of a record, at any depth. */
export const recordKeys = oncePerVocabulary(
  (vocabulary: Vocabulary): ReadonlySet<string> =>
    new Set([...allKeys(recordSchema(vocabulary)), ...allKeys(entrySchema(vocabulary, 'incident'))]),
);

export type WrittenRecord = z.output<ReturnType<typeof recordSchema>>;
export type WrittenEntry = z.output<ReturnType<typeof entryOf>>;
