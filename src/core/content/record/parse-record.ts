import { type Problem, stopsBuild } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { checkSchema, type MissingHints } from '#core/base/yaml/check-schema.ts';
import { findConflicts } from '#core/base/yaml/conflict-markers.ts';
import { idForm, slug } from '#core/base/yaml/fields.ts';
import { findOddSpaces } from '#core/base/yaml/odd-spaces.ts';
import type { Places } from '#core/base/yaml/places.ts';
import { readYaml } from '#core/base/yaml/read-yaml.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { checkBody } from './check-body.ts';
import { checkKeysOfKind } from './check-kind.ts';
import { checkRecord } from './check-record.ts';
import { checkTexts } from './check-texts.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Incident } from './incident.ts';
import type { PlacedEntry } from './placed-entry.ts';
import { entrySchema, recordSchema, type WrittenEntry, type WrittenRecord } from './record-schema.ts';
import { type Kind, kinds } from './status.ts';
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
): { incident?: Incident; problems: Problem[] } {
  const file = source.path;
  const text = source.text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  const problems: Problem[] = [];
  const fileName = checkFileName(file);
  if ('rule' in fileName) problems.push(fileName);

  const conflicts = findConflicts(file, text);
  if (conflicts.length > 0) return { problems: [...problems, ...conflicts] };
  const parts = splitFrontMatter(file, text);
  if ('rule' in parts) return { problems: [...problems, parts] };
  problems.push(...checkBody(file, parts));

  const spaces = findOddSpaces(file, parts.yaml, parts.yamlLine);
  if (spaces.length > 0) return { problems: [...problems, ...spaces] };
  const {
    data,
    places,
    problems: yaml,
    guessed,
  } = readYaml({ file, text: parts.yaml, firstLine: parts.yamlLine });
  problems.push(...yaml);
  const context = { file, places };
  const top = checkSchema(recordSchema(vocabulary), data ?? {}, { ...context, missing: missingHints });
  const later: Problem[] = [...top.problems, ...checkTexts(data, context)];
  const written = top.value ?? salvage(data);
  const entries = parseEntries(written, vocabulary, context, later);
  later.push(...checkKeysOfKind(written, entries, { ...context, vocabulary }));
  if (entries.length > 0) later.push(...checkRecord(written, entries, { ...context, vocabulary, now }));
  problems.push(
    ...later.filter((problem) => isNews(problem, yaml) && (!guessed || isCertain(problem, yaml))),
  );
  if (stopsBuild(problems) || !top.value || 'rule' in fileName) return { problems };
  return { incident: incidentOf(fileName.id, file, top.value, entries, vocabulary, parts.body), problems };
}

/** Whether a problem says more than what is reported of its line already: text that YAML dropped is not also missing. */
function isNews({ rule, line }: Problem, yaml: readonly Problem[]): boolean {
  return rule !== 'empty-text' || yaml.every((problem) => problem.line !== line);
}

/**
 * Whether a problem would stand although the parser guessed: what is missing, or of the wrong shape, may only have been
 * swallowed by the mistake that is reported already.
 */
function isCertain({ rule, line }: Problem, yaml: readonly Problem[]): boolean {
  const swallowed = ['missing-key', 'wrong-type', 'unknown-key', 'empty-timeline'].includes(rule);
  return !swallowed && yaml.every((problem) => problem.line > line);
}

/** The parts of a record that later checks can use although something else in it is wrong. */
function salvage(data: unknown): Partial<WrittenRecord> & { timeline: unknown[] } {
  const raw = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const kind = raw.kind;
  return {
    ...(kind === undefined ? { kind: 'incident' } : {}),
    ...(kinds.includes(kind as Kind) ? { kind: kind as Kind } : {}),
    timeline: Array.isArray(raw.timeline) ? raw.timeline : [],
  };
}

const missingHints: MissingHints = {
  title: 'Write title: and one line for customers, as title: Checkout fails for some customers',
  at: 'Write at: and when it happened, as at: 2026-11-23T10:12Z',
  timeline: 'Write timeline: and below it - at: 2026-11-23T10:12Z with a message: | under it.',
  from: 'Write from: 2026-11-23T22:00Z, when the window begins.',
  until: 'Write until: 2026-11-23T23:00Z, when it ends.',
  type: 'Write type: immediate, long-term or documentation.',
  reason: 'Write reason: and why nobody needs to be asked until then.',
};

function parseEntries(
  written: { timeline: readonly unknown[]; severity?: string | undefined },
  vocabulary: Vocabulary,
  { file, places }: { file: string; places: Places },
  problems: Problem[],
): PlacedEntry[] {
  const schema = entrySchema(vocabulary);
  const entries: { index: number; entry: WrittenEntry }[] = [];
  written.timeline.forEach((raw, index) => {
    const path = ['timeline', index];
    const result = checkSchema(schema, raw, { file, places, path, missing: missingHints });
    problems.push(...result.problems);
    if (result.value) entries.push({ index, entry: result.value });
  });
  entries.sort((a, b) => a.entry.at - b.entry.at || a.index - b.index);
  let severity = written.severity;
  return entries.map(({ index, entry }) => {
    severity = entry.severity ?? severity;
    return {
      index,
      entry: {
        ...entry,
        components: entry.components && statesOf(entry.components, severity, vocabulary),
      },
    };
  });
}

function incidentOf(
  id: string,
  file: string,
  written: WrittenRecord,
  entries: readonly PlacedEntry[],
  vocabulary: Vocabulary,
  body: string,
): Incident {
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
    window: window && { start: window.from, end: window.until },
    until,
    timeline: entries.map(({ entry }) => entry),
    body: body.trim() === '' ? '' : body,
  };
}

function checkFileName(file: string): { id: string } | Problem {
  const name = file.split('/').at(-1) ?? file;
  const id = name.replace(/\.md$/u, '');
  if (name.endsWith('.md') && idForm.test(id)) return { id };
  const better = `${slug(name.replace(/\.(md|markdown|mdx|txt|ya?ml)$/iu, '')) || '2026-11-23-checkout-errors'}.md`;
  return {
    file,
    line: 1,
    column: 1,
    rule: 'file-name',
    message: `"${name}" is no name for a record: the name without .md is its id and its address.`,
    hint: `Rename it to ${better}: small letters, digits and single hyphens.`,
  };
}
