import { addDays, DAY, dateIn, type Instant, SECOND, startOfDate } from '#core/base/time/instant.ts';
import { shiftsOf } from '#core/content/config/shifts.ts';
import { momentsOf } from '#core/content/record/moments.ts';
import { pinnedUntil } from '#core/content/record/pinned-until.ts';
import { CALENDAR_KEPT } from '#core/output/calendar/maintenance-calendar.ts';
import { nextChange as nextFlagChange } from '#core/output/flag/next-change.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { dutyAt } from '#core/rules/promises/duty.ts';
import { lateFrom } from '#core/rules/promises/next-update.ts';
import type { Site, SiteRecord } from './site.ts';

/** How many days before its window a maintenance is on the index. */
export const UPCOMING_DAYS = 14;
/** How many weeks ahead the page about on-call looks. */
export const SHIFT_WEEKS = 8;

/**
 * The first instant after the site's present at which its pages, documents or pictures say something else, as long as
 * nobody writes: a window begins or ends, a promise falls due, a notice ends, a day ends; for the team also somebody else
 * is asked or on call. How long something has been going on is no change, nor are figures that grow with it. In whole
 * seconds, never too late; now and then a little early, where nothing can be seen of a change. Undefined where the clock
 * is fixed.
 */
export function nextChange(site: Site): Instant | undefined {
  if (site.config.site.clock !== undefined) return undefined;
  let next = Infinity;
  for (const at of changesAhead(site)) if (at > site.now) next = Math.min(next, at);
  return Math.ceil(next / SECOND) * SECOND;
}

function* changesAhead(site: Site): Generator<Instant> {
  const { config, now, records } = site;
  const zone = config.site.time_zone;
  yield startOfDate(addDays(dateIn(now, zone), 1), zone);
  for (const record of records) yield* changesOfRecord(record, site);
  if (config.audience === 'internal') yield* changesForTeam(site);
}

function* changesOfRecord(
  { visible, took, window, listed }: SiteRecord,
  { config, now }: Site,
): Generator<Instant> {
  const { kind, timeline, until } = visible;
  // Lists have a maintenance from the beginning of its window on, also where work began before.
  yield listed;
  if (until !== undefined) yield until;
  if (kind === 'notice') yield pinnedUntil(visible);
  // An entry of the next minutes counts already, but has not happened yet.
  for (const { at } of timeline) if (at > now) yield at;
  const time = took ?? window;
  if (kind === 'maintenance' && time && time.end + CALENDAR_KEPT > now) {
    for (const { at } of momentsOf(visible, Infinity)) yield at;
    yield time.start - UPCOMING_DAYS * DAY + 1;
    yield time.end + CALENDAR_KEPT;
  }
  for (const { state, due } of deadlinesOf(visible, config, now)) {
    if (state !== 'pending' && state !== 'overdue') continue;
    // At its due time a promise is still kept.
    yield due + 1;
    yield lateFrom(due);
  }
}

function* changesForTeam({ config, now, records }: Site): Generator<Instant> {
  const visible = records.map((record) => record.visible);
  const flags = nextFlagChange(visible, config, now);
  if (flags !== undefined) yield flags;
  const oncall = config.internal?.oncall;
  if (!oncall) return;
  const zone = config.site.time_zone;
  if (oncall.rotation) yield oncall.rotation.start;
  const ahead = SHIFT_WEEKS * 7 * DAY;
  const [last] = shiftsOf(oncall, zone, { start: now + ahead - 1, end: now + ahead });
  if (last) yield last.end - ahead + 1;
  const duty = dutyAt(oncall, zone, now);
  if (!duty) return;
  yield duty.shift.end;
  if (duty.handover) yield duty.handover.start;
}
