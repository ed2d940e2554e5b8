import { measureMarkdown } from '#core/base/markdown/measure-markdown.ts';
import { hidingRest, isWarning, type Problem, stopsBuild } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import { hasFraction, type Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { checkSchema, type MissingHints } from '#core/base/yaml/check-schema.ts';
import { checkYears } from '#core/base/yaml/check-years.ts';
import { findConflicts } from '#core/base/yaml/conflict-markers.ts';
import { idForm, MAX_ID_BYTES, shortId, slug, tooLong } from '#core/base/yaml/fields.ts';
import type { Places } from '#core/base/yaml/places.ts';
import { readYamlWithSlips } from '#core/base/yaml/read-yaml-with-slips.ts';
import { mapOf, shapeOf } from '#core/base/yaml/shape.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { checkBody } from './check-body.ts';
import { checkInstants } from './check-instants.ts';
import { checkKeysOfKind } from './check-kind.ts';
import { checkRecord } from './check-record.ts';
import { checkEntryCount, checkFileSize, checkTextSizes } from './check-size.ts';
import { checkTexts } from './check-texts.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { PlacedEntry } from './placed-entry.ts';
import type { RawRecord } from './record.ts';
import {
  entrySchema,
  recordKeys,
  recordSchema,
  type WrittenEntry,
  type WrittenRecord,
} from './record-schema.ts';
import { type Kind, kinds } from './status.ts';
import { textsOf } from './texts-of.ts';
import { statesOf } from './written-components.ts';

/**
 * Parses one record. Every problem and warning of the file is reported; `incident` is missing where there is a problem.
 *
 * @param now entries more than ten minutes after it are problems.
 */
export function parseRecord(
  source: SourceFile,
  vocabulary: Vocabulary,
  now: Instant,
): { record?: RawRecord; problems: Problem[] } {
  const file = source.path;
  const text = source.text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  const problems: Problem[] = [];
  const unread = (found: readonly Problem[]) => {
    const fileName = checkFileName(file);
    return { problems: [...('rule' in fileName ? [fileName] : []), ...problems, ...found] };
  };

  const large = checkFileSize(file, text);
  if (large) return unread(hidingRest([large]));
  const conflicts = findConflicts(file, text);
  if (conflicts.length > 0) return unread(hidingRest(conflicts));
  const parts = splitFrontMatter(file, text);
  if ('rule' in parts) return unread(hidingRest([parts]));
  const bodySize = measureMarkdown(parts.body);
  problems.push(
    ...(bodySize.problems.length > 0
      ? bodySize.problems.map((found) => ({ file, ...found, line: found.line + parts.bodyLine - 1 }))
      : checkBody(file, parts)),
  );

  const {
    data: read,
    places,
    problems: yaml,
    guessed,
    hasSlip,
  } = readYamlWithSlips({ file, text: parts.yaml, firstLine: parts.yamlLine }, recordKeys(vocabulary));
  const fileName = checkFileName(file, read);
  if ('rule' in fileName) problems.push(fileName);
  problems.push(...yaml);
  // An empty timeline is one mistake, with or without brackets.
  const data = mapOf(read).timeline === '' ? { ...mapOf(read), timeline: [] } : (read ?? {});
  const context = { file, places };
  const texts = textsOf(data);
  const many = checkEntryCount(mapOf(data).timeline, context);
  const sizes = [...(many ? [many] : []), ...checkTextSizes(texts, context, bodySize)];
  if (sizes.length > 0) return { problems: [...problems, ...hidingRest(sizes)] };
  const top = checkSchema(recordSchema(vocabulary), data, {
    ...context,
    missing: missingHints,
    misplaced: keysOfEntries,
  });
  const later: Problem[] = [...top.problems, ...checkTexts(texts, context)];
  const written = top.value ?? salvage(data);
  const entries = parseEntries(written, vocabulary, context, later);
  const said = Object.entries(mapOf(data)).filter(([, value]) => shapeOf(value) !== 'nothing');
  const given = new Set(said.map(([key]) => key));
  if (shapeOf(data) === 'map')
    later.push(...checkKeysOfKind(written, entries, { ...context, vocabulary, given }));
  later.push(...checkYearsOf(data, written, { ...context, vocabulary, now }));
  if (entries.length > 0) {
    const absurd = checkInstants(written, entries, { ...context, vocabulary });
    later.push(...absurd.filter((problem) => !isAt(later, problem)));
    // A date that is far off is in the future, too: its own problem says better what was meant.
    const whole = checkRecord(written, entries, { ...context, vocabulary, now });
    later.push(...whole.filter((problem) => problem.rule !== 'entry-in-future' || !isAt(later, problem)));
  }
  problems.push(
    ...later.filter(
      (problem) => isNews(problem, yaml) && !hasSlip(problem.line) && (!guessed || isCertain(problem, yaml)),
    ),
  );
  if (stopsBuild(problems) || !top.value || 'rule' in fileName) return { problems };
  return { record: recordOf(fileName.id, file, top.value, entries, vocabulary, parts.body), problems };
}

/** Whether there is a problem at a place already. */
function isAt(found: readonly Problem[], { line, column }: Problem): boolean {
  return found.some((problem) => problem.line === line && problem.column === column && !isWarning(problem));
}

function checkYearsOf(
  data: unknown,
  { source, kind = 'incident' }: Partial<WrittenRecord>,
  context: { file: string; places: Places; vocabulary: Vocabulary; now: Instant },
): Problem[] {
  const { vocabulary } = context;
  const level = source === undefined ? 'problem' : 'warning';
  const { timeline } = mapOf(data);
  return [
    ...checkYears(recordSchema(vocabulary), data, { ...context, level }),
    ...(Array.isArray(timeline) ? (timeline as unknown[]) : []).flatMap((entry, index) =>
      checkYears(entrySchema(vocabulary, kind), entry, { ...context, path: ['timeline', index], level }),
    ),
  ];
}

/** Whether a problem says more than what is reported of its line already: text that YAML dropped is not also missing. */
function isNews({ rule, line }: Problem, yaml: readonly Problem[]): boolean {
  if (rule === 'empty-entry') return yaml.length === 0;
  return rule !== 'empty-text' || yaml.every((problem) => problem.line !== line);
}

/**
 * Whether a problem is valid although the parser guessed: what is missing, or of the wrong shape, may only have been
 * swallowed by the mistake that is reported already.
 */
function isCertain({ rule, line }: Problem, yaml: readonly Problem[]): boolean {
  const swallowed = ['missing-key', 'wrong-type', 'unknown-key', 'empty-timeline'].includes(rule);
  return !swallowed && yaml.every((problem) => problem.line > line);
}

/** The parts of a record that later checks can use although something else in it is wrong. */
function salvage(data: unknown): Partial<WrittenRecord> {
  const raw = mapOf(data);
  const kind = raw.kind;
  return {
    ...(shapeOf(kind) === 'nothing' ? { kind: 'incident' } : {}),
    ...(kinds.includes(kind as Kind) ? { kind: kind as Kind } : {}),
    ...(shapeOf(raw.source) === 'text' ? { source: String(raw.source) } : {}),
    ...(Array.isArray(raw.timeline) ? { timeline: raw.timeline } : {}),
  };
}

/** What to do with a key of an entry that is at the margin: its entry has lost its hyphen and its indentation. */
const keysOfEntries = Object.fromEntries(
  ['at', 'status', 'next_update', 'message', 'note', 'by'].map((key) => [
    key,
    `"${key}" belongs to an entry. Write it under timeline:, in an item that begins with - at:, indented like that of the others.`,
  ]),
);

const missingHints: MissingHints = {
  title: 'Write title: and one line for customers, as title: Checkout fails for some customers',
  at: 'Write at: and when it happened, as at: 2026-11-23T10:12Z',
  timeline: 'Write timeline: and below it - at: 2026-11-23T10:12Z with a message: | under it.',
  from: 'Write from: 2026-11-23T22:00Z, when the window begins.',
  until: 'Write until: 2026-11-23T23:00Z, when it ends.',
  reason: 'Write reason: and why nobody needs to be asked until then.',
};

function parseEntries(
  written: Pick<Partial<WrittenRecord>, 'kind' | 'severity' | 'timeline'>,
  vocabulary: Vocabulary,
  { file, places }: { file: string; places: Places },
  problems: Problem[],
): PlacedEntry[] {
  const schema = entrySchema(vocabulary, written.kind ?? 'incident');
  const entries: { index: number; entry: WrittenEntry; cut: boolean }[] = [];
  written.timeline?.forEach((raw, index) => {
    const path = ['timeline', index];
    const result = checkSchema(schema, raw, { file, places, path, missing: missingHints });
    problems.push(...result.problems);
    const { at } = mapOf(raw);
    if (result.value) {
      entries.push({ index, entry: result.value, cut: typeof at === 'string' && hasFraction(at) });
    }
  });
  entries.sort((a, b) => a.entry.at - b.entry.at || a.index - b.index);
  let severity = written.severity;
  return entries.map(({ index, entry, cut }) => {
    severity = entry.severity ?? severity;
    return {
      index,
      cut,
      entry: {
        ...entry,
        components: entry.components && statesOf(entry.components, severity, vocabulary),
        window: intervalOf(entry.window),
      },
    };
  });
}

function recordOf(
  id: string,
  file: string,
  written: WrittenRecord,
  entries: readonly PlacedEntry[],
  vocabulary: Vocabulary,
  body: string,
): RawRecord {
  const { kind, title, severity, visibility, started, cause, source, until, window } = written;
  return {
    id,
    file,
    kind,
    title,
    severity,
    visibility,
    components: statesOf(written.components ?? {}, severity, vocabulary),
    started,
    cause,
    roles: written.roles ?? {},
    links: Object.fromEntries(
      Object.entries(written.links ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    review: written.review ?? { visibility: 'internal' },
    actions: written.actions ?? [],
    snooze: written.snooze,
    source,
    window: intervalOf(window),
    until,
    timeline: entries.map(({ entry }) => entry),
    body: body.trim() === '' ? '' : body,
  };
}

function intervalOf(window: WrittenRecord['window']): Interval | undefined {
  return window && { start: window.from, end: window.until };
}

/** @param data what the file says, if it could be read: a name of other letters is replaced by date and title. */
function checkFileName(file: string, data?: unknown): { id: string } | Problem {
  const name = file.split('/').at(-1) ?? file;
  const id = name.replace(/\.md$/u, '');
  if (name.endsWith('.md') && idForm.test(id)) {
    if (id.length <= MAX_ID_BYTES) return { id };
    const { message, hint } = tooLong(id);
    return { file, line: 1, column: 1, rule: 'file-name', message, hint };
  }
  const stem = shortId(slug(name.replace(/\.(md|markdown|mdx|txt|ya?ml)$/iu, '')));
  const better = `${/[a-z]/u.test(stem) ? stem : shortId(nameOf(data))}.md`;
  return {
    file,
    line: 1,
    column: 1,
    rule: 'file-name',
    message: `"${name}" is not a name for a record: the name without .md is its id and its address.`,
    hint: `Rename it to ${better}: small letters, digits and single hyphens.`,
  };
}

/** A name for a record by its date and the Latin letters of its title. */
function nameOf(data: unknown): string {
  const { title, timeline } = mapOf(data);
  const [first] = Array.isArray(timeline) ? (timeline as unknown[]) : [];
  const date = /^\d{4}-\d{2}-\d{2}/u.exec(String(mapOf(first).at ?? ''))?.[0];
  const words = typeof title === 'string' ? slug(title).split('-').slice(0, WORDS_OF_NAME).join('-') : '';
  return `${date ?? '2026-11-23'}-${words || 'checkout-errors'}`;
}

/** How many words of a title a suggested name has. */
const WORDS_OF_NAME = 6;
