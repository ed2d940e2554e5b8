import { type Instant, Temporal } from '#core/base/time/instant.ts';
import { type Interval, intersect } from '#core/base/time/interval.ts';
import type { OncallConfig } from './oncall.ts';

/** Who takes the pager for a stretch of time: a week of the rotation, or a part of one that an override cuts. */
export interface Shift extends Interval {
  /** Id of a person. */
  readonly primary: string;
  /** Undefined if there is no backup. */
  readonly backup?: string | undefined;
  /** True where an override says who it is, with its reason. */
  readonly override: boolean;
  readonly reason?: string | undefined;
}

/**
 * The shifts that an interval touches, whole and in order: half-open, one after the other without gap or overlap, from
 * the rotation's start on. Weeks change at the start's time of day in the rotation's zone, also where clocks change.
 * Where an override makes the week's backup primary, the replaced person becomes the backup.
 *
 * @param zone the site's, in which weeks are counted where the rotation names none.
 */
export function shiftsOf(oncall: OncallConfig, zone: string, interval: Interval): Shift[] {
  const { rotation, overrides = [] } = oncall;
  if (!rotation || rotation.members.length === 0) return [];
  const shifts: Shift[] = [];
  for (const week of weeksOf(rotation, rotation.time_zone ?? zone, interval)) {
    const cutting = overrides.flatMap((override) => {
      const part = intersect({ start: override.from, end: override.until }, week);
      return part ? [{ ...override, ...part }] : [];
    });
    const edges = [week.start, week.end, ...cutting.flatMap(({ start, end }) => [start, end])];
    const cuts = [...new Set(edges)].sort((a, b) => a - b);
    for (const [index, start] of cuts.slice(0, -1).entries()) {
      const end = cuts[index + 1] ?? week.end;
      const holding = cutting.filter((each) => each.start <= start && start < each.end);
      if (intersect({ start, end }, interval)) shifts.push({ start, end, ...peopleOf(week, holding) });
    }
  }
  return shifts;
}

/** The shift at an instant; undefined before the rotation's start, and where there is no rotation. */
export function onCallAt(oncall: OncallConfig, zone: string, at: Instant): Shift | undefined {
  return shiftsOf(oncall, zone, { start: at, end: at + 1 })[0];
}

interface Week extends Interval {
  readonly primary: string;
  readonly backup: string | undefined;
}

type Rotation = NonNullable<OncallConfig['rotation']>;
type Override = NonNullable<OncallConfig['overrides']>[number];

function* weeksOf({ start, members, backups }: Rotation, zone: string, interval: Interval): Generator<Week> {
  const first = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const beginning = (week: number) => first.add({ weeks: week }).epochMilliseconds;
  const afterThem = [...members.slice(1), ...members.slice(0, 1)];
  // A week may be an hour shorter or longer than seven days: begin one early.
  const guess = Math.floor((interval.start - start) / (7 * 86_400_000)) - 1;
  for (let week = Math.max(0, guess); beginning(week) < interval.end; week++) {
    const end = beginning(week + 1);
    if (end <= interval.start) continue;
    const primary = inTurn(members, week);
    if (primary === undefined) return;
    const standsIn = backups && backups.length > 0 ? backups : afterThem;
    const comingUp = standsIn.map((_, later) => inTurn(standsIn, week + later));
    yield { start: beginning(week), end, primary, backup: comingUp.find((person) => person !== primary) };
  }
}

/** Of overrides that hold at one time, one may name who is on call and another the backup. */
function peopleOf(week: Week, overrides: readonly Override[]): Omit<Shift, 'start' | 'end'> {
  const primary = overrides.find((each) => each.primary)?.primary ?? week.primary;
  const wanted = overrides.find((each) => each.backup)?.backup ?? week.backup;
  const displaced = [week.backup, week.primary].find((person) => person !== primary);
  return {
    primary,
    backup: wanted === primary ? displaced : wanted,
    override: overrides.length > 0,
    reason: overrides.flatMap(({ reason }) => reason ?? []).join('; ') || undefined,
  };
}

function inTurn(people: readonly string[], week: number): string | undefined {
  return people[week % people.length];
}
