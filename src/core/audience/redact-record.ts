import { cleanText, cleanTexts } from '#core/base/markdown/clean-text.ts';
import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { type RenderMarkdown, renderMarkdown } from '#core/base/markdown/render-markdown.ts';
import type { RichText } from '#core/base/markdown/rich-text.ts';
import type { TextPlace } from '#core/base/markdown/text-place.ts';
import { own } from '#core/base/own.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { absolute, anchorOf, recordPage } from '#core/content/address.ts';
import type { Config } from '#core/content/config/config.ts';
import { windowOf as newestWindow } from '#core/content/record/maintenance-time.ts';
import { movesAhead } from '#core/content/record/moments.ts';
import type { ComponentStates, Entry, RawRecord } from '#core/content/record/record.ts';
import { isEnded, type Status } from '#core/content/record/status.ts';
import { type Step, timelineOf } from '#core/content/record/timeline.ts';
import { listed } from './listed.ts';
import { siteUrlOf, visibleComponentIds } from './redact-config.ts';
import type { Audience, RecordParts, VisibleEntry, VisibleRecord } from './visible.ts';

/**
 * Everything an audience may see of the records, in the order given.
 *
 * @param render how texts are rendered; a build keeps what it rendered for the next one.
 */
export function redactRecords(
  records: readonly RawRecord[],
  config: Config,
  audience: Audience,
  render: RenderMarkdown = renderMarkdown,
): VisibleRecord[] {
  const redact = recordRedactor(config, audience, render);
  return records.flatMap((record) => redact(record) ?? []);
}

/**
 * The door for records: an allow-list builds what an audience may see of one, field by field. It returns undefined
 * where that is nothing: for the public, a record that is internal or has no message yet does not exist.
 */
export function recordRedactor(
  config: Config,
  audience: Audience,
  render: RenderMarkdown = renderMarkdown,
): (record: RawRecord) => VisibleRecord | undefined {
  if (audience === 'internal') return (record) => internalRecord(record, config, render);
  const components = visibleComponentIds(config, 'public');
  return (record) => publicRecord(record, config, components, render);
}

/** What customers read of each entry: its message without what is internal, or nothing. */
function publicMessages({ visibility, timeline }: RawRecord): Map<Entry, string> {
  const messages = new Map<Entry, string>();
  if (visibility === 'internal') return messages;
  for (const entry of timeline) {
    const text = entry.message === undefined ? '' : cutInternal(entry.message);
    if (text.trim() !== '') messages.set(entry, text);
  }
  return messages;
}

function publicRecord(
  record: RawRecord,
  config: Config,
  known: ReadonlySet<string>,
  render: RenderMarkdown,
): VisibleRecord | undefined {
  const messages = publicMessages(record);
  const firstEntry = record.timeline.find((entry) => messages.has(entry));
  if (!firstEntry) return undefined;
  const pick = (states: ComponentStates | undefined) => pickStates(states, known);
  const start = announcement(record, firstEntry, messages);
  const site = textPlaces(record, config, 'public', render);
  const timeline = record.timeline.flatMap((entry): VisibleEntry[] => {
    const text = messages.get(entry);
    if (text === undefined) return [];
    const message = site.render(text, entryPlace(site, entry));
    const { at, next_update } = entry;
    const isFirst = entry === firstEntry;
    const components = pick(entry.components);
    return [
      listed<VisibleEntry>()({
        at,
        status: isFirst ? start.status : entry.status,
        severity: isFirst ? undefined : entry.severity,
        components: isFirst || Object.keys(components).length === 0 ? undefined : components,
        window: isFirst ? undefined : windowOf(entry),
        next_update,
        message,
        internal: undefined,
      }),
    ];
  });
  const published = isReviewPublished(record);
  const visible = listed<RecordParts>()({
    id: record.id,
    kind: record.kind,
    title: cleanText(record.title),
    severity: start.severity,
    components: pick(start.components),
    started: record.started,
    window: windowOf(start),
    until: record.until,
    timeline,
    review: published ? reviewOf(cutInternal(record.body), site) : undefined,
    reviewedSeverity: published ? record.review.severity : undefined,
    cause: published ? causeOf(record, config) : undefined,
    imported: record.source !== undefined,
    internal: undefined,
  });
  return visible as VisibleRecord;
}

/** All changes up to the first message, as the one step that the public sees there: status, severity, components and window. */
function announcement(
  record: RawRecord,
  first: Entry,
  messages: ReadonlyMap<Entry, string>,
): {
  status: Status | undefined;
  severity: string | undefined;
  components: ComponentStates;
  window: Interval | undefined;
} {
  const until = record.timeline.slice(0, record.timeline.indexOf(first) + 1);
  if (record.kind !== 'incident') {
    // A window that was moved before the first message leaves only the plan of its work.
    const moved = until.findLastIndex(movesAhead);
    const steps = timelineOf({ ...record, timeline: until }, first.at).filter(({ entry }) => entry);
    const since = steps.flatMap(({ entry, status }, index) =>
      entry && (index >= moved || status === 'scheduled') ? [entry] : [],
    );
    return {
      // A maintenance window begins automatically: only what an engineer wrote may be passed on as written.
      status: until.slice(Math.max(moved, 0)).findLast((entry) => entry.status !== undefined)?.status,
      severity: undefined,
      components: Object.assign({}, record.components, ...since.map((entry) => entry.components)),
      window: newestWindow({ ...record, timeline: until }),
    };
  }
  const timeline = until.map((entry) => ({ ...entry, message: messages.get(entry) }));
  const steps: readonly Step[] = timelineOf({ ...record, timeline }, first.at);
  const last = steps.at(-1);
  const ended = last !== undefined && isEnded(last.status);
  const impact = ended ? (steps.at(-2)?.components ?? record.components) : last?.components;
  return {
    status: last?.status === 'posted' ? undefined : last?.status,
    severity: last?.severity,
    components: impact ?? record.components,
    window: undefined,
  };
}

function internalRecord(record: RawRecord, config: Config, render: RenderMarkdown): VisibleRecord {
  const messages = publicMessages(record);
  const site = textPlaces(record, config, 'internal', render);
  const announced: Instant | undefined = record.timeline.find((entry) => messages.has(entry))?.at;
  const visible = listed<RecordParts>()({
    id: record.id,
    kind: record.kind,
    title: cleanText(record.title),
    severity: record.severity,
    components: record.components,
    started: record.started,
    window: windowOf(record),
    until: record.until,
    timeline: record.timeline.map((entry) => internalEntry(entry, messages.has(entry), site)),
    review: reviewOf(record.body, site),
    reviewedSeverity: record.review.severity,
    cause: causeOf(record, config),
    imported: record.source !== undefined,
    internal: listed<NonNullable<RecordParts['internal']>>()({
      file: record.file,
      announced,
      visibility: record.visibility,
      roles: cleanTexts(record.roles),
      links: record.links,
      actions: cleanTexts(record.actions),
      snooze: cleanTexts(record.snooze),
      reviewPublished: announced !== undefined && isReviewPublished(record),
      source: record.source,
    }),
  });
  return visible as VisibleRecord;
}

function internalEntry(entry: Entry, published: boolean, site: RecordPlace): VisibleEntry {
  const place = entryPlace(site, entry);
  return listed<VisibleEntry>()({
    at: entry.at,
    status: entry.status,
    severity: entry.severity,
    components: entry.components,
    window: windowOf(entry),
    next_update: entry.next_update,
    message: entry.message === undefined ? undefined : site.render(entry.message, place),
    internal: listed<NonNullable<VisibleEntry['internal']>>()({
      note:
        entry.note === undefined ? undefined : site.render(entry.note, { ...place, id: `${place.id}-note` }),
      by: entry.by === undefined ? undefined : cleanText(entry.by),
      published,
    }),
  });
}

function windowOf({ window }: Pick<RawRecord, 'window'>): RecordParts['window'] {
  return window && listed<Interval>()({ start: window.start, end: window.end });
}

/** A review is published once somebody says that it is for everyone, and an entry says that it is finished. */
function isReviewPublished({ review, timeline }: RawRecord): boolean {
  return review.visibility === 'public' && timeline.some(({ status }) => status === 'reviewed');
}

function causeOf({ cause }: RawRecord, { policy }: Config): VisibleRecord['cause'] {
  if (cause === undefined) return undefined;
  return listed<NonNullable<RecordParts['cause']>>()({
    id: cause,
    name: own(policy.causes, cause) ?? cause,
  });
}

/** Reviews begin with headings of the second rank, as shipped: `## Impact`. */
function reviewOf(body: string, site: RecordPlace): RichText | undefined {
  return body.trim() === '' ? undefined : site.render(body, { ...site, id: 'review' }, { topRank: 2 });
}

/** Where the texts of a record are shown on an audience's site, and how they are rendered. */
interface RecordPlace extends Omit<TextPlace, 'id'> {
  readonly render: RenderMarkdown;
}

function textPlaces(
  { id }: RawRecord,
  { site }: Config,
  audience: Audience,
  render: RenderMarkdown,
): RecordPlace {
  const url = siteUrlOf(site, audience);
  return { root: absolute(url, ''), page: absolute(url, recordPage(id)), render };
}

function entryPlace(site: RecordPlace, { at }: Entry): TextPlace {
  return { ...site, id: anchorOf(at) };
}

function pickStates(states: ComponentStates | undefined, known: ReadonlySet<string>): ComponentStates {
  return Object.fromEntries(Object.entries(states ?? {}).filter(([id]) => known.has(id)));
}
