import type { VisibleConfig, VisibleEntry, VisibleRecord } from '#core/audience/visible.ts';
import { bounded } from '#core/base/bounded.ts';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import { hasRightToLeft } from '#core/base/markdown/direction.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { absolute, recordPage } from '#core/content/address.ts';
import { windowOf } from '#core/content/record/maintenance-time.ts';
import type { DerivedEvent } from '#core/content/record/moments.ts';
import type { StepStatus } from '#core/content/record/status.ts';
import { isOpen, type Step, timelineOf } from '#core/content/record/timeline.ts';
import { timeMarkup, windowMarkup } from './history-time.ts';
import { stylesheetPath } from './xml-stylesheet.ts';

/** Statuspage's feeds end after about so many. */
const LONGEST = 25;
/** Of maintenance to come the feed lists no more than the next ones. */
const PLANS = 10;

/** The site's history in the shape of Statuspage's own feeds: one item a record, which grows with it. */
export interface HistoryFeed {
  readonly title: string;
  /** The site's name, which is the author's too. */
  readonly author: string;
  readonly home: string;
  /** Host of the site, for the ids that Atom has there. */
  readonly host: string;
  readonly self: { readonly rss: string; readonly atom: string };
  /** Path of the stylesheet that browsers show it with. */
  readonly stylesheet: string;
  /** When something last happened; undefined where nothing has. */
  readonly updated: Instant | undefined;
  /** By date, newest first. */
  readonly items: readonly HistoryItem[];
}

/** A record with all that was said of it. */
export interface HistoryItem {
  readonly id: string;
  readonly title: string;
  /** Address of the record's page; never changes. */
  readonly link: string;
  /** Newest first, in the markup that tools look for: an incident is over if it contains `<strong>Resolved</strong>`. */
  readonly html: string;
  /** When it last changed. */
  readonly updated: Instant;
  /** The same; of a maintenance the start of its window, also in the future. */
  readonly date: Instant;
  readonly window: Interval | undefined;
}

/**
 * Makes it of what the audience may see at `now`. It is in English, regardless of the site's language, and notices are left
 * out, as Statuspage knows none.
 */
export function historyFeedOf(
  records: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
): HistoryFeed {
  const { site, audience } = config;
  const name = audience === 'internal' ? `${site.name} (Internal)` : site.name;
  const all = records
    .filter(({ kind }) => kind !== 'notice')
    .map((record) => ({ record, steps: timelineOf(record, now) }))
    .map(({ record, steps }) => ({
      record,
      steps,
      date: dateOf(record, steps),
      isOpen: isOpen(record, steps),
      isPlan: steps.at(-1)?.status === 'scheduled',
    }))
    .toSorted((a, b) => b.date - a.date || (a.record.id < b.record.id ? -1 : 1));
  // By date, newest first: the next plans are the last ones.
  const next = new Set(all.filter(({ isPlan }) => isPlan).slice(-PLANS));
  const listed = all.filter((each) => !each.isPlan || next.has(each));
  // Cut first: a site has ten thousand records, and the history is made of a few.
  const items = bounded(listed, LONGEST, (each) => (each.isOpen ? 0 : each.isPlan ? 1 : 2)).map(
    ({ record, steps }) => historyItem(record, steps, config),
  );
  const newest = items.map(({ updated }) => updated);
  return {
    title: cleanText(`${name} - Incident History`),
    author: cleanText(name),
    home: absolute(site.url, ''),
    host: new URL(site.url).host,
    self: { rss: absolute(site.url, 'history.rss'), atom: absolute(site.url, 'history.atom') },
    stylesheet: stylesheetPath(site.url),
    updated: newest.length > 0 ? Math.max(...newest) : undefined,
    items,
  };
}

/** Of a maintenance the start of its window, else the last step. */
function dateOf(record: VisibleRecord, steps: readonly Step<VisibleEntry>[]): Instant {
  return windowOf(record)?.start ?? steps.at(-1)?.at ?? 0;
}

function historyItem(
  record: VisibleRecord,
  steps: readonly Step<VisibleEntry>[],
  { site }: VisibleConfig,
): HistoryItem {
  const updated = steps.at(-1)?.at ?? 0;
  const { id, title } = record;
  const window = windowOf(record);
  const announcement = window
    ? [`<p><strong>THIS IS A SCHEDULED EVENT ${windowMarkup(window, site.time_zone)}</strong></p>`]
    : [];
  const updates = steps.map((step, index) => updateMarkup(step, steps[index - 1], site.time_zone));
  return {
    id,
    title: cleanText(title),
    link: absolute(site.url, recordPage(id)),
    html: cleanText([...announcement, ...updates.reverse()].join('')),
    updated,
    date: dateOf(record, steps),
    window,
  };
}

function updateMarkup(
  step: Step<VisibleEntry>,
  before: Step<VisibleEntry> | undefined,
  zone: string,
): string {
  const word = words[step.status];
  const heading = before && words[before.status] === word ? 'Update' : word;
  const head = `<small>${timeMarkup(step.at, zone)}</small><br><strong>${heading}</strong> - `;
  const derived = step.derived ? `<p dir="auto">${derivedWords[step.derived]}</p>` : '';
  const body = [derived, ...wordsOf(step.entry)].filter(Boolean).join('\n');
  // Only paragraphs follow the heading on its line, as they do there; other blocks are below it.
  // Where a paragraph may run from right to left, each keeps its own direction.
  const isPlain = /^(<p(?: dir="auto")?>(?:(?!<\/p>).)*<\/p>\s*)+$/su.test(body) && !hasRightToLeft(body);
  if (!isPlain) return `<p>${head}</p>${body}`;
  const text = body
    .trim()
    .replace(/<\/p>\s*<p(?: dir="auto")?>/gu, '<br><br>')
    .replace(/^<p(?: dir="auto")?>|<\/p>$/gu, '');
  return `<p>${head}${text}</p>`;
}

/** The message; then, for the team, under a mark, what customers do not read. */
function wordsOf(entry: VisibleEntry | undefined): string[] {
  const { message, internal } = entry ?? {};
  const isOut = internal?.published ?? true;
  const kept = [isOut ? undefined : message, internal?.note].flatMap((text) => text?.html ?? []);
  return [
    ...(isOut && message ? [message.html] : []),
    ...(kept.length > 0 ? ['<p>Internal:</p>', ...kept] : []),
  ];
}

/** Statuspage's words. A false alarm is resolved, and what was cancelled is completed: tools ask whether it is over. */
const words: Readonly<Record<StepStatus, string>> = {
  detected: 'Investigating',
  acknowledged: 'Investigating',
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  reviewed: 'Postmortem',
  dismissed: 'Resolved',
  scheduled: 'Scheduled',
  in_progress: 'In progress',
  verifying: 'Verifying',
  completed: 'Completed',
  cancelled: 'Completed',
  posted: 'Notice',
};

const derivedWords: Readonly<Record<DerivedEvent, string>> = {
  began: 'The maintenance began as planned.',
  ended: 'The maintenance ended as planned.',
  overran: 'The planned time has passed, and the maintenance continues.',
};
