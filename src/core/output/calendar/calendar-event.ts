import type { VisibleRecord } from '#core/audience/visible.ts';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { absolute, recordPage } from '#core/content/address.ts';
import { maintenanceTime, windowOf } from '#core/content/record/maintenance-time.ts';
import { timelineOf } from '#core/content/record/timeline.ts';
import type { CalendarContext } from './calendar-context.ts';

/** A maintenance or a shift as calendars show it. */
export interface CalendarEvent {
  /** Identifies the event, as `<record id>@<host of the site>`; never changes. */
  readonly uid: string;
  /** Of a maintenance: rises by one with each entry. */
  readonly sequence: number;
  /** The title; where it does not take place, why comes first: many calendars do not show it otherwise. */
  readonly summary: string;
  /** The newest message, what is affected, and where to read more. */
  readonly description: string;
  readonly url: string;
  readonly time: Interval;
  /** Whether it does not take place then: it was cancelled, or completed before it began. */
  readonly cancelled: boolean;
  /** DTSTAMP: of two copies of the event, programs keep the one with the later stamp. */
  readonly stamp: Instant;
  /** When somebody wrote it, and last changed it; undefined where nothing says so. */
  readonly written: { readonly created: Instant; readonly changed: Instant } | undefined;
}

/**
 * A maintenance as an event, which changes when somebody writes an entry and at no other time; undefined for a record
 * of another kind.
 */
export function calendarEvent(record: VisibleRecord, context: CalendarContext): CalendarEvent | undefined {
  const { id, timeline, title } = record;
  const window = windowOf(record);
  const [first] = timeline;
  const newest = timeline.at(-1);
  if (!window || !first || !newest) return undefined;
  const { config, now, t } = context;
  const steps = timelineOf(record, now);
  const time = maintenanceTime(record, steps);
  const calledOff = steps.at(-1)?.status === 'cancelled' ? 'status.cancelled' : 'status.completed';
  const cancelled = !time || calledOff === 'status.cancelled';
  const url = absolute(config.site.url, recordPage(id));
  const message = timeline.findLast((entry) => entry.message)?.message?.text;
  const affected = cancelled ? '' : affectedLines(record, context);
  return {
    uid: `${id}@${new URL(config.site.url).hostname}`,
    sequence: timeline.length - 1,
    summary: cleanText(cancelled ? `${t(calledOff)}: ${title}` : title),
    description: cleanText([message, affected, url].filter(Boolean).join('\n\n')),
    url,
    time: time ?? window,
    cancelled,
    stamp: newest.at,
    written: { created: first.at, changed: newest.at },
  };
}

/** What the work will do to each component, a line each. */
function affectedLines(
  { components, timeline }: VisibleRecord,
  { t, componentName }: CalendarContext,
): string {
  const states = Object.assign({}, components, ...timeline.map((entry) => entry.components));
  return Object.entries(states as typeof components)
    .map(([id, state]) => `${componentName(id)}: ${t(`state.${state}`)}`)
    .join('\n');
}
