import { own } from '#core/base/own.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import { type DerivedEvent, type Moment, momentsOf, movesAhead } from './moments.ts';
import type { ComponentStates } from './record.ts';
import { isBegun, isEnded, type Kind, type Status, type StepStatus } from './status.ts';
import type { TimelineEntry, TimelineRecord } from './timeline-record.ts';

/** A record's state from one instant on, and what changed there. */
export interface Step<E extends TimelineEntry = TimelineEntry> {
  readonly at: Instant;
  /** The entry that made the step; absent where the window made it. */
  readonly entry?: E | undefined;
  readonly derived?: DerivedEvent | undefined;
  readonly status: StepStatus;
  /** True where the status differs from the step before; true at the first step. */
  readonly statusChanged: boolean;
  readonly severity?: string | undefined;
  /** The severity before, if this step changes it. */
  readonly severityBefore?: string | undefined;
  /** State of every component the record has named so far. */
  readonly components: ComponentStates;
  /** Components whose state this step changed. At the first step: all that are not operational. */
  readonly changes: Readonly<Record<string, { from: ComponentState; to: ComponentState }>>;
  /** The window of a maintenance from here on. */
  readonly window?: Interval | undefined;
  /** The window before, where this step's entry names another. */
  readonly windowBefore?: Interval | undefined;
}

/**
 * The states a record has been in until `now`, in order: one step an entry, and one for each thing that a
 * maintenance window did automatically. An entry without a status keeps the one before; where nobody has said yet that
 * somebody looks into it, the first message says so (`investigating`), and a note says `detected`.
 */
export function timelineOf<E extends TimelineEntry>(
  record: TimelineRecord<E>,
  now: Instant,
): readonly Step<E>[] {
  const known = timelines.get(record);
  if (known?.now === now) return known.steps as readonly Step<E>[];
  const steps = stepsOf(record, now);
  timelines.set(record, { now, steps });
  return steps;
}

// Boards, feeds, reports and pages all ask for the timeline of the same record at the same instant.
const timelines = new WeakMap<object, { readonly now: Instant; readonly steps: readonly Step[] }>();

function stepsOf<E extends TimelineEntry>(record: TimelineRecord<E>, now: Instant): Step<E>[] {
  const steps: Step<E>[] = [];
  let before: Step<E> | undefined;
  // What a maintenance will do to its components, kept back until its window begins; and what the record says now.
  let planned: ComponentStates = record.components;
  let written: ComponentStates = record.components;
  for (const moment of momentsOf(record, now)) {
    const { at, entry, derived, window } = moment;
    const status = statusAfter(record.kind, before?.status, moment);
    if (entry?.window && (movesAhead(entry) || isOver(steps))) {
      written = { ...mapStates(written, () => 'operational'), ...planned };
    }
    written = { ...written, ...entry?.components };
    const components = componentsAfter(record.kind, status, written, entry, derived);
    if (status === 'scheduled') planned = written;
    else written = components;
    const called = before?.severity ?? record.severity;
    const severity = entry?.severity ?? called;
    const step: Step<E> = {
      at,
      entry,
      derived,
      status,
      statusChanged: status !== before?.status,
      severity,
      severityBefore: severity === called ? undefined : called,
      components,
      changes: changesBetween(before?.components ?? {}, components),
      window,
      windowBefore: windowBefore(entry, before ? before.window : record.window),
    };
    steps.push(step);
    before = step;
  }
  return steps;
}

function windowBefore(entry: TimelineEntry | undefined, before: Interval | undefined): Interval | undefined {
  const { window } = entry ?? {};
  return window && before && (window.start !== before.start || window.end !== before.end)
    ? before
    : undefined;
}

/** Whether the window that holds at the last step has passed, or the work in it is done. */
function isOver(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  const since = steps.findLastIndex(({ entry }) => entry?.window);
  const overran = steps.slice(Math.max(since, 0)).some(({ derived }) => derived === 'overran');
  return last !== undefined && (overran || isEnded(last.status));
}

/** The step a record is in at an instant, of steps that `timelineOf` made; undefined before the first. */
export function stepAt<E extends TimelineEntry>(steps: readonly Step<E>[], at: Instant): Step<E> | undefined {
  return steps.findLast((step) => step.at <= at);
}

/** Whether a record is still going on at the last of its steps. A notice is never open: it is only pinned. */
export function isOpen(record: TimelineRecord, steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  if (!last || record.kind === 'notice') return false;
  return record.kind === 'incident' ? !isEnded(last.status) : isBegun(last.status);
}

/** When impact began: `started` where it is written, else the first entry. */
export function startOf(record: TimelineRecord): Instant {
  return record.started ?? record.timeline[0]?.at ?? 0;
}

/** When an incident was last resolved, of its steps; undefined while it is open and for a false alarm. */
export function resolvedAt(steps: readonly Step[]): Instant | undefined {
  const last = steps.at(-1);
  if (last?.status !== 'resolved' && last?.status !== 'reviewed') return undefined;
  return steps.findLast((step) => step.status === 'resolved' && step.statusChanged)?.at;
}

/** Whether an incident turned out to be a false alarm. */
export function isDismissed(steps: readonly Step[]): boolean {
  return steps.at(-1)?.status === 'dismissed';
}

function statusAfter(
  kind: Kind,
  before: StepStatus | undefined,
  { entry, derived }: Moment<TimelineEntry>,
): StepStatus {
  if (kind === 'notice') return 'posted';
  if (kind === 'maintenance') {
    const written = entry?.status === 'scheduled' && derived ? undefined : entry?.status;
    const moved = entry && movesAhead(entry) ? 'scheduled' : undefined;
    return written ?? moved ?? (derived && windowStatus[derived]) ?? before ?? 'scheduled';
  }
  if (entry?.status) return entry.status;
  const unheard = before === undefined || before === 'detected' || before === 'acknowledged';
  if (unheard && entry?.message !== undefined) return 'investigating';
  return before ?? 'detected';
}

const windowStatus = {
  began: 'in_progress',
  overran: 'in_progress',
  ended: 'completed',
} as const satisfies Record<DerivedEvent, Status>;

function componentsAfter(
  kind: Kind,
  status: StepStatus,
  planned: ComponentStates,
  entry: TimelineEntry | undefined,
  derived: DerivedEvent | undefined,
): ComponentStates {
  if (kind === 'notice' || status === 'scheduled' || isEnded(status)) {
    return mapStates(planned, () => 'operational');
  }
  if (derived === 'overran') {
    const overrun = mapStates(planned, (s) => (s === 'under_maintenance' ? 'partial_outage' : s));
    return { ...overrun, ...entry?.components };
  }
  return planned;
}

function mapStates(
  states: ComponentStates,
  change: (state: ComponentState) => ComponentState,
): ComponentStates {
  return Object.fromEntries(Object.entries(states).map(([id, state]) => [id, change(state)]));
}

function changesBetween(before: ComponentStates, after: ComponentStates): Step['changes'] {
  const changes: Record<string, { from: ComponentState; to: ComponentState }> = {};
  for (const [id, to] of Object.entries(after)) {
    const from = own(before, id) ?? 'operational';
    if (from !== to) changes[id] = { from, to };
  }
  return changes;
}
