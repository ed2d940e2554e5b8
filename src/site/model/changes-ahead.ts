import { addDays, DAY, dateIn, type Instant, SECOND, startOfDate } from '#core/base/time/instant.ts';
import { shiftsOf } from '#core/content/config/shifts.ts';
import { momentsOf } from '#core/content/record/moments.ts';
import { pinnedUntil } from '#core/content/record/pinned-until.ts';
import { CALENDAR_KEPT } from '#core/output/calendar/maintenance-calendar.ts';
import { nextChange as nextFlagChange } from '#core/output/flag/next-change.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { dutyAt } from '#core/rules/promises/duty.ts';
import { lateFrom } from '#core/rules/promises/next-update.ts';
import { responsibilityOf } from '#core/rules/promises/responsibility.ts';
import { type Site, type SiteBase, type SiteRecord, siteAt, siteRecord } from './site.ts';

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

/** How far ahead the index knows what it will say, and how many changes of it at most. */
const HORIZON = 7 * DAY;
const MOST = 16;
/** How many changes other pages know, however far ahead. */
const NEXT = 8;
/** The index looks back for fifteen days, and a record may leave it in the time that is looked ahead. */
const LOOKED_BACK = 16 * DAY;

/**
 * A site at each of the next instants at which its banner, its board or the lists of its first page change: windows that
 * begin and end, notices that end, maintenance that comes into view, days that end. None where the clock is fixed.
 *
 * @param more further instants to look at, however far ahead.
 */
export function sitesAhead(site: Site, more: readonly Instant[] = []): Site[] {
  const { config, now, records } = site;
  if (config.site.clock !== undefined) return [];
  const zone = config.site.time_zone;
  const shown = records.filter((record) => isShownSoon(record, now));
  const instants = new Set<Instant>();
  for (const record of shown) for (const at of turnsOfRecord(record)) instants.add(at);
  for (let date = addDays(dateIn(now, zone), 1); ; date = addDays(date, 1)) {
    const at = startOfDate(date, zone);
    if (at > now + HORIZON) break;
    instants.add(at);
  }
  const next = [...instants]
    .map((at) => Math.ceil(at / SECOND) * SECOND)
    .filter((at) => now < at && at <= now + HORIZON)
    .sort((a, b) => a - b);
  return [...new Set([...next.slice(0, MOST), ...more])]
    .sort((a, b) => a - b)
    .map((at) => siteAt(site, at, shown));
}

/**
 * A site at each of the next instants at which one of some records changes, with nothing in it but these records. However
 * far ahead that is: a page that says nothing of the instant of its build must not change because time passes.
 */
export function sitesAheadOf(site: Site, records: readonly SiteRecord[]): Site[] {
  return nextTurns(site, records).map((at) => siteAt(site, at, records));
}

/** One record at each of the next instants at which it changes. */
export function aheadOf(
  site: SiteBase,
  record: SiteRecord,
): readonly { readonly site: SiteBase; readonly record: SiteRecord }[] {
  return nextTurns(site, [record]).map((at) => ({
    site: { ...site, now: at },
    record: siteRecord(record.visible, at),
  }));
}

function nextTurns({ config, now }: SiteBase, records: readonly SiteRecord[]): Instant[] {
  if (config.site.clock !== undefined) return [];
  return [...new Set(records.flatMap((record) => [...turnsOfRecord(record)]))]
    .filter((at) => at > now)
    .sort((a, b) => a - b)
    .slice(0, NEXT);
}

/** Whether something is going on with a record, or will be. */
export function isAhead({ open, last }: SiteRecord): boolean {
  return open || last.status === 'scheduled';
}

/** The instants at which a record is, or is listed as, something else, if nobody writes. */
function* turnsOfRecord({ visible, window, listed }: SiteRecord): Generator<Instant> {
  if (visible.kind === 'notice') yield pinnedUntil(visible);
  if (visible.kind !== 'maintenance' || !window) return;
  for (const { at, derived } of momentsOf(visible, Infinity)) if (derived) yield at;
  yield listed;
  yield window.start - UPCOMING_DAYS * DAY + 1;
}

/** Whether the first page may show a record in the time that is looked ahead. Of ten thousand records few are. */
function isShownSoon(record: SiteRecord, now: Instant): boolean {
  const { visible, listed, active } = record;
  if (isAhead(record) || listed > now - LOOKED_BACK) return true;
  if (visible.kind === 'notice' && pinnedUntil(visible) > now) return true;
  return active.some(({ end }) => end > now - LOOKED_BACK);
}

function* changesForTeam({ config, now, records }: Site): Generator<Instant> {
  const visible = records.map((record) => record.visible);
  const flags = nextFlagChange(visible, config, now);
  if (flags !== undefined) yield flags;
  // Tables name whose turn it is, also of what is only reported.
  for (const record of visible) {
    for (const deadline of deadlinesOf(record, config, now)) {
      if (deadline.state !== 'pending' && deadline.state !== 'overdue') continue;
      const next = responsibilityOf(deadline, record, config, now)?.next;
      if (next) yield next.at;
    }
  }
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
