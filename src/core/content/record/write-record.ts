import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { escapeBody } from './check-body.ts';
import type { Entry, RawRecord } from './record.ts';
import { escapeStrayKeys } from './stray-keys.ts';

/** A record that has no file yet. Every `Incident` is one. */
export type RecordDraft = Pick<RawRecord, 'title' | 'timeline'> &
  Partial<Omit<RawRecord, 'id' | 'file' | 'title' | 'timeline'>>;

/** Maps with at most this many keys are written on one line, as `{ checkout: partial_outage }`. */
const SHORT = 3;

/**
 * Writes a record file: front matter in the documented order of keys, `timeline` last, then the body. The inverse of
 * `parseRecord` for text in the form that files keep it in (`recordText`, `recordBody`,
 * `recordLine`), which other text is brought into.
 *
 * @throws {RangeError} where the title, a message, a note or the timeline is empty: no record can say nothing.
 */
export function writeRecord(record: RecordDraft): string {
  if (record.timeline.length === 0) throw new RangeError('A record has at least one entry.');
  const { kind, review, window } = record;
  const front = map([
    ['title', line(record.title)],
    ['kind', kind === 'incident' ? undefined : kind],
    ['severity', record.severity],
    ['visibility', record.visibility],
    ['components', words(record.components, 'short')],
    ['started', instant(record.started)],
    ['window', writeWindow(window)],
    ['until', instant(record.until)],
    ['cause', record.cause],
    ['roles', words(record.roles)],
    ['links', writeLinks(record.links)],
    ['review', writeReview(review)],
    [
      'actions',
      list(record.actions?.map((action) => map(actionKeys.map((key) => [key, optionalLine(action[key])])))),
    ],
    ['snooze', writeSnooze(record.snooze)],
    ['source', record.source],
    ['timeline', list(record.timeline.map(writeEntry))],
  ]);
  const yaml = new Document(front).toString({ lineWidth: 0, flowCollectionPadding: true });
  const body = record.body?.trim() ? recordBody(record.body) : '';
  return `---\n${yaml}---\n${body}`;
}

/**
 * Text of several lines as a record keeps it: what YAML can hold, without empty lines around it, one line feed at its end.
 * A line that begins like a key, which the parser would refuse, is escaped.
 */
export function recordText(text: string): string {
  return escapeStrayKeys(trimmed(text));
}

/** The review of a record, as its file keeps it. */
export function recordBody(text: string): string {
  return escapeBody(trimmed(text));
}

function trimmed(text: string): string {
  return `${holdable(text)
    .replace(/^(?:[^\S\n]*\n)+/u, '')
    .trimEnd()}\n`;
}

/**
 * Text that YAML can hold: plain line feeds, and U+FFFD for a control character, half of a surrogate pair, and what
 * Unicode says is no character.
 */
export function holdable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '\uFFFD');
}

/** Text of one line as a record keeps it: line breaks and tabs become spaces. */
export function recordLine(text: string): string {
  return trimmed(text)
    .replace(/[\n\t]+/gu, ' ')
    .trim();
}

const linkKeys = ['chat', 'call', 'document', 'alert'];
const actionKeys = ['title', 'type', 'owner', 'due', 'done'] as const;

function writeEntry(entry: Entry): YAMLMap {
  return map([
    ['at', instant(entry.at)],
    ['status', entry.status],
    ['severity', entry.severity],
    ['components', words(entry.components, 'short')],
    ['window', writeWindow(entry.window)],
    ['next_update', instant(entry.next_update)],
    ['by', optionalLine(entry.by)],
    ['message', block(entry.message)],
    ['note', block(entry.note)],
  ]);
}

function writeWindow(window: RecordDraft['window']): YAMLMap | undefined {
  return (
    window &&
    short(
      map([
        ['from', instant(window.start)],
        ['until', instant(window.end)],
      ]),
    )
  );
}

function writeLinks(links: RecordDraft['links'] = {}): YAMLMap | undefined {
  return words(
    Object.fromEntries(linkKeys.flatMap((key) => (links[key] === undefined ? [] : [[key, links[key]]]))),
  );
}

/** A review that says nothing but the default is left out. */
function writeReview(review: RecordDraft['review']): YAMLMap | undefined {
  if (!review || (review.visibility === 'internal' && review.severity === undefined)) return undefined;
  return short(
    map([
      ['visibility', review.visibility],
      ['severity', review.severity],
    ]),
  );
}

function writeSnooze(snooze: RecordDraft['snooze']): YAMLMap | undefined {
  return (
    snooze &&
    map([
      ['until', instant(snooze.until)],
      ['reason', line(snooze.reason)],
    ])
  );
}

type Value = string | Scalar | YAMLMap | YAMLSeq | undefined;

function map(pairs: readonly (readonly [string, Value])[]): YAMLMap {
  const result = new YAMLMap();
  for (const [key, value] of pairs) {
    if (value !== undefined)
      result.add(new Pair(new Scalar(key), typeof value === 'string' ? new Scalar(value) : value));
  }
  return result;
}

/** A map on one line where it is short enough to be read there. */
function short(value: YAMLMap): YAMLMap {
  value.flow = value.items.length <= SHORT;
  return value;
}

function words(values: Readonly<Record<string, string>> | undefined, form?: 'short'): YAMLMap | undefined {
  const pairs = Object.entries(values ?? {}).map(([key, value]) => [key, line(value)] as const);
  if (pairs.length === 0) return undefined;
  return form === 'short' ? short(map(pairs)) : map(pairs);
}

function list(items: readonly YAMLMap[] | undefined): YAMLSeq | undefined {
  if (!items || items.length === 0) return undefined;
  const result = new YAMLSeq();
  result.items.push(...items);
  return result;
}

function line(text: string): string {
  const value = recordLine(text);
  if (value === '') throw new RangeError('A title, a name or a role needs some text.');
  return value;
}

function optionalLine(text: string | undefined): string | undefined {
  return text === undefined ? undefined : line(text);
}

function block(text: string | undefined): Scalar | undefined {
  if (text === undefined) return undefined;
  const value = recordText(text);
  if (value.trim() === '') throw new RangeError('A message or a note needs some text.');
  const scalar = new Scalar(value);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}

/** `2026-11-23T10:12Z`; with seconds where there are any. */
function instant(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : toIso(at).replace(/:00Z$/u, 'Z');
}
