import type { Audience, VisibleComponent, VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import { type Instant, startOfDate } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { Period } from '#core/base/time/period.ts';
import { isDismissed, isOpen, timelineOf } from '#core/content/record/timeline.ts';
import { activeIntervals } from '#core/rules/availability/active-intervals.ts';
import { type ComponentHistories, componentHistories } from '#core/rules/availability/component-history.ts';
import { isActiveIn } from '#core/rules/availability/recent-days.ts';
import { roundDown } from '#core/rules/availability/round-down.ts';
import { measure, uptimeOf } from '#core/rules/availability/uptime.ts';
import { minutesOf } from '#core/rules/metrics/minutes.ts';
import { movedOf, punctualityOf } from '#core/rules/metrics/punctuality.ts';
import { timeToAcknowledge, timeToFirstWord, timeToResolve } from '#core/rules/metrics/response-times.ts';
import { severityAccuracy } from '#core/rules/metrics/severity-accuracy.ts';
import { type Deadline, type DeadlineKind, deadlineKinds } from '#core/rules/promises/deadline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import type { Report, ReportedIncident, ReportFigures } from './report.ts';

/** Promises whose keeping a report counts. Customers read of those that were made to them. */
const reportedKinds = {
  public: ['public_update', 'tell_customers'],
  internal: deadlineKinds,
} as const satisfies Record<Audience, readonly DeadlineKind[]>;

/** Promises that an entry can put off. */
const movableKinds = {
  public: ['public_update'],
  internal: ['update', 'public_update'],
} as const satisfies Record<Audience, readonly DeadlineKind[]>;

/**
 * The report of a period, for the audience that records and config were redacted for. Records that are not finished
 * count as they are at `now`.
 */
export function reportOf(
  period: Period,
  records: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
): Report {
  return reporter(records, config, now, componentHistories(records, now))(period);
}

/**
 * Makes reports of many periods from the same records, which it goes through once; each report is made once.
 *
 * @param histories what `componentHistories` says of these records at `now`.
 */
export function reporter(
  records: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
  histories: ComponentHistories,
): (period: Period) => Report {
  const byDue = records.flatMap((record) => deadlinesOf(record, config, now)).sort((a, b) => a.due - b.due);
  const reported = records
    .filter(({ kind }) => kind === 'incident')
    .map((record) => reportedIncident(record, now))
    .toSorted(byFirstEntry);

  const made = new Map<string, Report>();
  return (period) => {
    const known = made.get(period.id) ?? make(period);
    made.set(period.id, known);
    return known;
  };

  function make(period: Period): Report {
    const { interval } = period;
    const chosen = reported.filter(
      (one) => interval.start <= firstEntry(one) && firstEntry(one) < interval.end,
    );
    const own = new Set(chosen);
    const carriedIn = reported.filter((one) => !own.has(one) && isActiveIn(one, interval));
    const deadlines = dueIn(byDue, interval);
    const carriedOn = [...chosen, ...carriedIn]
      .filter((one) => goesOn(one, interval, now))
      .toSorted(byFirstEntry);
    const real = chosen.filter(({ outcome }) => outcome !== 'false-alarm').map(({ visible }) => visible);
    const availability = componentsOf(interval, config).map(({ id }) => {
      const share = uptimeOf(measure(id, interval, histories, config, now));
      return [id, share === null ? null : roundDown(share * 100, 2)] as const;
    });
    const figures: ReportFigures = {
      period: period.id,
      audience: config.audience,
      incidents: { ...counts(chosen, config), carried_in: carriedIn.length, carried_on: carriedOn.length },
      time_to_first_word: minutesOf(real.map(timeToFirstWord)),
      time_to_acknowledge:
        config.audience === 'public' ? null : minutesOf(real.map((one) => timeToAcknowledge(one, now))),
      time_to_resolve: minutesOf(real.map((one) => timeToResolve(one, now))),
      availability: Object.fromEntries(availability),
      deadlines: punctualityOf(deadlines, reportedKinds[config.audience], interval),
      moved: movedOf(deadlines, movableKinds[config.audience], interval),
      severity_accuracy: severityAccuracy(real),
    };
    return { period, complete: interval.end <= now, figures, incidents: chosen, carriedIn, carriedOn };
  }
}

/** Those of deadlines, in order of their due time, that fall due in an interval. */
function dueIn(byDue: readonly Deadline[], { start, end }: Interval): readonly Deadline[] {
  return byDue.slice(firstFrom(byDue, start), firstFrom(byDue, end));
}

/** Index of the first deadline that falls due at an instant or later. */
function firstFrom(byDue: readonly Deadline[], at: Instant): number {
  let [low, high] = [0, byDue.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((byDue[middle]?.due ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether an incident went on when an interval ended; not known while the interval lasts. */
function goesOn({ active, outcome }: ReportedIncident, { end }: Interval, now: Instant): boolean {
  if (now < end) return false;
  return active.some(
    (each) => each.start < end && (end < each.end || (end === now && outcome === 'unfinished')),
  );
}

function byFirstEntry(a: ReportedIncident, b: ReportedIncident): number {
  return firstEntry(a) - firstEntry(b) || (a.visible.id < b.visible.id ? -1 : 1);
}

function firstEntry({ visible }: ReportedIncident): Instant {
  return visible.timeline[0]?.at ?? 0;
}

function reportedIncident(record: VisibleRecord, now: Instant): ReportedIncident {
  const steps = timelineOf(record, now);
  const ended = isDismissed(steps) ? 'false-alarm' : 'resolved';
  return {
    visible: record,
    active: activeIntervals(record, steps, now),
    severity: steps.at(-1)?.severity,
    outcome: isOpen(record, steps) ? 'unfinished' : ended,
  };
}

function counts(
  chosen: readonly ReportedIncident[],
  config: VisibleConfig,
): Omit<ReportFigures['incidents'], 'carried_in' | 'carried_on'> {
  const withOutcome = (outcome: ReportedIncident['outcome']) =>
    chosen.filter((one) => one.outcome === outcome).length;
  const named = chosen.map(({ visible }) => componentsNamed(visible));
  const causes = chosen.flatMap(({ visible }) => visible.cause?.id ?? []);
  const components = allComponents(config)
    .map(({ id }) => [id, named.filter((ids) => ids.has(id)).length] as const)
    .filter(([, count]) => count > 0);
  return {
    total: chosen.length,
    by_severity: Object.fromEntries(
      config.severities.map(({ id }) => [id, chosen.filter(({ severity }) => severity === id).length]),
    ),
    by_component: Object.fromEntries(components),
    by_cause: Object.fromEntries(
      [...new Set(causes)].toSorted().map((id) => [id, causes.filter((cause) => cause === id).length]),
    ),
    false_alarms: withOutcome('false-alarm'),
    open: withOutcome('unfinished'),
  };
}

function componentsNamed({ components, timeline }: VisibleRecord): Set<string> {
  return new Set([components, ...timeline.map((entry) => entry.components ?? {})].flatMap(Object.keys));
}

function allComponents({ groups }: VisibleConfig): VisibleComponent[] {
  return groups.flatMap(({ components }) => components);
}

/** Components that were on the board in some part of an interval: one retired on a known day was there before it. */
function componentsOf(interval: Interval, config: VisibleConfig): VisibleComponent[] {
  return allComponents(config).filter(
    ({ retired, until }) =>
      !retired || (until !== undefined && startOfDate(until, config.site.time_zone) > interval.start),
  );
}
