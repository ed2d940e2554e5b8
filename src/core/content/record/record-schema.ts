import { z } from 'zod';
import { complain, date, id, instant, line, oneOf, text, unknownWord, url } from '#core/base/yaml/fields.ts';
import { type ComponentState, componentStates } from '#core/content/config/component-state.ts';
import { visibility } from '#core/content/config/components.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { actionTypes } from './incident.ts';
import { incidentStatuses, kinds, maintenanceStatuses } from './status.ts';
import type { WrittenComponents } from './written-components.ts';

const statuses = [...incidentStatuses, ...maintenanceStatuses];

/** A word that the config defines; any word where the config could not be read. */
function configured(words: Iterable<string> | undefined, rule: string, what: string) {
  const known = words && [...words];
  return line.superRefine((value, ctx) => {
    if (known && !known.includes(value)) complain(ctx, unknownWord(value, known, rule, what));
  });
}

function componentsField(vocabulary: Vocabulary) {
  const known = vocabulary.components && [...vocabulary.components.keys()];
  const stateWords: readonly string[] = componentStates;
  return z.unknown().transform((value, ctx): WrittenComponents => {
    const checkId = (name: unknown, path: PropertyKey[]) => {
      if (typeof name === 'string' && (!known || known.includes(name))) return;
      const complaint = unknownWord(String(name), known ?? [], 'unknown-component', 'component');
      complain(
        ctx,
        { ...complaint, hint: `${complaint.hint} Components are defined in config/components.yml.` },
        path,
      );
    };
    if (Array.isArray(value)) {
      value.forEach((name, index) => {
        checkId(name, [index]);
      });
      return value as string[];
    }
    if (typeof value !== 'object' || value === null) {
      complain(ctx, {
        rule: 'wrong-type',
        message: '"components" must be a list of components, or a map from component to state.',
        hint: `Write components: [${String(value).trim() || 'checkout'}] or components: { ${String(value).trim() || 'checkout'}: partial_outage }.`,
      });
      return z.NEVER;
    }
    for (const [name, state] of Object.entries(value)) {
      checkId(name, [name]);
      if (typeof state !== 'string' || !stateWords.includes(state)) {
        complain(ctx, unknownWord(String(state), componentStates, 'component-state', 'component state'), [
          name,
        ]);
      }
    }
    return value as Record<string, ComponentState>;
  });
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

/** One item of `timeline`, as written. */
export const entrySchema = oncePerVocabulary((vocabulary: Vocabulary) =>
  z.strictObject({
    at: instant,
    status: oneOf(statuses, 'unknown-status', 'status').optional(),
    severity: configured(vocabulary.severities?.keys(), 'unknown-severity', 'severity').optional(),
    components: componentsField(vocabulary).optional(),
    next_update: instant.optional(),
    message: text.optional(),
    note: text.optional(),
    by: line.optional(),
  }),
);

/** The front matter of a record, as written. Entries are checked one by one, so that one bad entry hides no other. */
export const recordSchema = oncePerVocabulary((vocabulary: Vocabulary) => {
  const severity = configured(vocabulary.severities?.keys(), 'unknown-severity', 'severity');
  return z.strictObject({
    title: line,
    kind: oneOf(kinds, 'unknown-kind', 'kind of record').default('incident'),
    severity: severity.optional(),
    visibility: visibility.optional(),
    components: componentsField(vocabulary).optional(),
    started: instant.optional(),
    cause: configured(vocabulary.causes, 'unknown-cause', 'cause').optional(),
    window: z.strictObject({ from: instant, until: instant }).optional(),
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
          type: oneOf(actionTypes, 'action-type', 'type of action'),
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

export type WrittenRecord = z.output<ReturnType<typeof recordSchema>>;
export type WrittenEntry = z.output<ReturnType<typeof entrySchema>>;
