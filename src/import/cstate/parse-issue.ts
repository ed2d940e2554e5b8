import { type Instant, toIso } from '#core/base/time/instant.ts';
import { type Finding, type Placed, warning } from '#import/common/finding.ts';
import { readTimestamp, type TimestampGap } from './timestamp.ts';
import { readYamlValue, type YamlValue } from './yaml-value.ts';

/** A text file of the site; `path` from the site's folder, with `/`. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** One issue file, as cState reads it. What is absent or cannot be read is undefined, and reported. */
export interface CstateIssue {
  readonly path: string;
  readonly title?: Placed<string> | undefined;
  readonly date?: Placed<Instant> | undefined;
  readonly resolved?: Placed<boolean> | undefined;
  readonly resolvedWhen?: Placed<Instant> | undefined;
  readonly severity?: Placed<string> | undefined;
  /** Names of systems, each once. */
  readonly affected: readonly Placed<string>[];
  /** `issue`, or the file is none. */
  readonly section?: Placed<string> | undefined;
  readonly informational: boolean;
  readonly pin: boolean;
  readonly draft: boolean;
  /** When the file was published or last changed, where Hugo is told so; earliest first. */
  readonly published: readonly Instant[];
  /** Keys that Upfront has no place for, as written. */
  readonly otherKeys: readonly Placed<string>[];
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
}

const knownKeys = new Set([
  'title',
  'date',
  'resolved',
  'resolvedwhen',
  'severity',
  'affected',
  'section',
  'informational',
  'pin',
  'draft',
  'lastmod',
  'publishdate',
]);

/** Reads an issue file. A file without front matter is an issue without a section. */
export function parseIssue({ path, text }: SourceText): { issue?: CstateIssue; findings: Finding[] } {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');
  const first = lines[0] ?? '';
  const foreign = /^(\+\+\+|\{|---[ \t]*[a-z]+)/iu.exec(first)?.[1];
  if (foreign) {
    const message = `The front matter is no YAML: it begins with "${foreign}".`;
    const cure = 'Hugo itself can turn it into YAML: run "hugo convert toYAML" there, and import again.';
    return { findings: [unreadable(path, 'front-matter-language', message, cure)] };
  }
  if (!isFence(first)) {
    return { issue: { ...nothing, path, body: lines.join('\n'), bodyLine: 1 }, findings: [] };
  }
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end < 0) {
    const cure = 'Write --- on a line of its own below it, and import again.';
    return { findings: [unreadable(path, 'front-matter-fence', 'The front matter is never closed.', cure)] };
  }
  const front = readYamlValue(path, lines.slice(1, end).join('\n'), 2);
  if ('rule' in front) return { findings: [front] };
  const findings: Finding[] = [];
  const fields = readFields(path, front, findings);
  return { issue: { ...fields, path, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }, findings };
}

const nothing = {
  affected: [],
  informational: false,
  pin: false,
  draft: false,
  published: [],
  otherKeys: [],
};

function readFields(
  path: string,
  front: YamlValue,
  findings: Finding[],
): Omit<CstateIssue, 'path' | 'body' | 'bodyLine'> {
  const textOf = (key: string) => placedText(front.get(key));
  const instantOf = (key: string) => {
    const placed = textOf(key);
    return placed && readInstant(path, key, placed, findings);
  };
  const flagOf = (key: string): Placed<boolean> | undefined => {
    const placed = textOf(key);
    if (!placed) return undefined;
    const word = placed.value.toLowerCase();
    if (word === 'true' || word === 'false') return { ...placed, value: word === 'true' };
    const message = `"${placed.value}" is neither true nor false.`;
    findings.push(warning(path, placed, 'true-or-false', message, `Read as if ${key} were not there.`));
    return undefined;
  };
  const affected = front.get('affected');
  const names = (affected?.text === undefined ? (affected?.items ?? []) : [affected])
    .map(placedText)
    .filter((name) => name !== undefined);
  return {
    title: textOf('title'),
    date: instantOf('date'),
    resolved: flagOf('resolved'),
    resolvedWhen: instantOf('resolvedWhen'),
    severity: textOf('severity'),
    affected: names.filter(({ value }, index) => names.findIndex((name) => name.value === value) === index),
    section: textOf('section'),
    informational: flagOf('informational')?.value ?? false,
    pin: flagOf('pin')?.value ?? false,
    draft: flagOf('draft')?.value ?? false,
    published: ['publishDate', 'lastmod'].flatMap((key) => instantOf(key)?.value ?? []).sort((a, b) => a - b),
    otherKeys: otherKeys(path, front, findings),
  };
}

function placedText(value: YamlValue | undefined): Placed<string> | undefined {
  return value?.text === undefined
    ? undefined
    : { value: value.text, line: value.line, column: value.column };
}

function otherKeys(path: string, front: YamlValue, findings: Finding[]): Placed<string>[] {
  const seen = new Map<string, string>();
  return front.keys.flatMap(({ name, line, column }) => {
    const first = seen.get(name.toLowerCase());
    if (first !== undefined) {
      const message = `"${name}" and "${first}" are one key to Hugo.`;
      findings.push(warning(path, { line, column }, 'duplicate-key', message, 'The first was taken.'));
      return [];
    }
    seen.set(name.toLowerCase(), name);
    return knownKeys.has(name.toLowerCase()) ? [] : [{ value: name, line, column }];
  });
}

const gapWarnings = {
  'no-offset': ['no-offset', 'has no UTC offset.', 'Read as UTC, as Hugo does.'],
  'no-time': ['no-time', 'has no time of day.', 'Read as 00:00 UTC, as Hugo does.'],
  form: ['timestamp-form', 'is not written as timestamps are.', 'Read as'],
} as const satisfies Record<TimestampGap, readonly [string, string, string]>;

function readInstant(
  path: string,
  key: string,
  placed: Placed<string>,
  findings: Finding[],
): Placed<Instant> | undefined {
  const read = readTimestamp(placed.value);
  if (!read) {
    findings.push(
      warning(
        path,
        placed,
        'timestamp',
        `"${placed.value}" is no timestamp.`,
        `Read as if ${key} were not there.`,
      ),
    );
    return undefined;
  }
  for (const gap of read.gaps) {
    const [rule, what, hint] = gapWarnings[gap];
    const stated = gap === 'form' ? `${hint} ${toIso(read.instant)}.` : hint;
    findings.push(warning(path, placed, rule, `"${placed.value}" ${what}`, stated));
  }
  return { ...placed, value: read.instant };
}

function unreadable(file: string, rule: string, message: string, cure: string): Finding {
  return {
    level: 'error',
    file,
    line: 1,
    column: 1,
    rule,
    message,
    hint: `The file was not imported. ${cure}`,
  };
}

function isFence(line: string): boolean {
  return /^---[ \t]*$/u.test(line);
}
