import { type Instant, toIso } from '#core/base/time/instant.ts';
import { type Finding, type FindingRule, type Located, warning } from '#import/common/finding.ts';
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
  readonly title?: Located<string> | undefined;
  readonly date?: Located<Instant> | undefined;
  readonly resolved?: Located<boolean> | undefined;
  readonly resolvedWhen?: Located<Instant> | undefined;
  readonly severity?: Located<string> | undefined;
  /** Names of systems, each once. */
  readonly affected: readonly Located<string>[];
  /** `issue`, or the file is none. */
  readonly section?: Located<string> | undefined;
  readonly informational: boolean;
  readonly pin: boolean;
  /** What hides the file from readers, or may do so; where one thing does, it is hidden. */
  readonly hiding: readonly Hiding[];
  /** When the file was published or last changed, if the file says so; earliest first. */
  readonly published: readonly Instant[];
  /** Keys that Upfront has no place for, as written. */
  readonly otherKeys: readonly Located<string>[];
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
}

/** A key by which Hugo hides a file, with what it says. */
export interface Hiding extends Located<string> {
  /** From when on, or until when it is hidden; undefined where it is at all times, or where the value cannot be read. */
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
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
  'published',
  'headless',
  'build',
  '_build',
  'lastmod',
  'publishdate',
  'pubdate',
  'expirydate',
  'unpublishdate',
]);

/** Booleans as YAML 1.1 has them, which Hugo reads. */
const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  y: true,
  false: false,
  no: false,
  off: false,
  n: false,
};

/** Reads an issue file. A file without front matter is an issue without a section. */
export function parseIssue({ path, text }: SourceText): { issue?: CstateIssue; findings: Finding[] } {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');
  // Hugo takes no notice of blank lines before the front matter, or of spaces before its first mark.
  const start = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const first = (lines[start] ?? '').trimStart();
  const foreign = /^(\+\+\+|\{|---[ \t]*[a-z]+)/iu.exec(first)?.[1];
  if (foreign) {
    const message = `The front matter is no YAML: it begins with "${foreign}".`;
    const cure = 'Hugo itself can turn it into YAML: run "hugo convert toYAML" there, and import again.';
    return { findings: [unreadable(path, 'front-matter-language', message, cure)] };
  }
  if (!isFence(first)) {
    return { issue: { ...nothing, path, body: lines.join('\n'), bodyLine: 1 }, findings: [] };
  }
  const end = lines.findIndex((line, index) => index > start && isFence(line));
  if (end < 0) {
    const cure = 'Write --- on a line of its own below it, and import again.';
    return { findings: [unreadable(path, 'front-matter-fence', 'The front matter is never closed.', cure)] };
  }
  const front = readYamlValue(path, lines.slice(start + 1, end).join('\n'), start + 2);
  if ('rule' in front) return { findings: [front] };
  const findings: Finding[] = [];
  const fields = readFields(path, front, findings);
  return { issue: { ...fields, path, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }, findings };
}

const nothing = {
  affected: [],
  informational: false,
  pin: false,
  hiding: [],
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
  const flagOf = (key: string): Located<boolean> | undefined => {
    const placed = textOf(key);
    if (!placed) return undefined;
    const value = wordOf(placed);
    if (value !== undefined) return { ...placed, value };
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
    hiding: readHiding(front),
    published: ['publishDate', 'lastmod'].flatMap((key) => instantOf(key)?.value ?? []).sort((a, b) => a - b),
    otherKeys: otherKeys(path, front, findings),
  };
}

function wordOf({ value }: Located<string>): boolean | undefined {
  const word = value.toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** The keys that hide a file. One that cannot be read hides it: what is in doubt is not published. */
function readHiding(front: YamlValue): Hiding[] {
  const said = (name: string, value = front.get(name)): Located<string> | undefined => {
    const placed = placedText(value);
    return placed && { ...placed, value: `${name}: ${placed.value}` };
  };
  const flag = (name: string, hides: boolean): Hiding[] => {
    const placed = placedText(front.get(name));
    const told = said(name);
    return !placed || !told || wordOf(placed) === !hides ? [] : [told];
  };
  const day = (name: string, of: (at: Instant) => Pick<Hiding, 'from' | 'until'>): Hiding[] => {
    const placed = placedText(front.get(name));
    const told = said(name);
    if (!placed || !told) return [];
    const read = readTimestamp(placed.value);
    return [{ ...told, ...(read ? of(read.instant) : {}) }];
  };
  // Hugo takes the word for the opposite of a draft, and anything else for the day of publication.
  const published = placedText(front.get('published'));
  const isDay = published !== undefined && readTimestamp(published.value) !== undefined;
  const never = ['build', '_build'].flatMap((name) =>
    ['render', 'list'].flatMap((key) => {
      const value = front.get(name)?.get(key);
      const told = said(`${name}.${key}`, value);
      return told && /^(never|false|no|off|n)$/iu.test(value?.text ?? '') ? [told] : [];
    }),
  );
  const until = (at: Instant) => ({ until: at });
  const from = (at: Instant) => ({ from: at });
  return [
    ...flag('draft', true),
    ...(isDay ? day('published', until) : flag('published', false)),
    ...flag('headless', true),
    ...never,
    ...day('publishDate', until),
    ...day('pubdate', until),
    ...day('expiryDate', from),
    ...day('unpublishdate', from),
  ];
}

/** What hides an issue at `now`; undefined where nothing does. */
export function hiddenBy({ hiding }: CstateIssue, now: Instant): Located<string> | undefined {
  return hiding.find(({ from = -Infinity, until = Infinity }) => from <= now && now < until);
}

function placedText(value: YamlValue | undefined): Located<string> | undefined {
  return value?.text === undefined
    ? undefined
    : { value: value.text, line: value.line, column: value.column };
}

function otherKeys(path: string, front: YamlValue, findings: Finding[]): Located<string>[] {
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
  placed: Located<string>,
  findings: Finding[],
): Located<Instant> | undefined {
  const read = readTimestamp(placed.value);
  if (!read) {
    findings.push(
      warning(
        path,
        placed,
        'timestamp',
        `"${placed.value}" is not a timestamp.`,
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

function unreadable(file: string, rule: FindingRule, message: string, cure: string): Finding {
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
