import type { VisibleConfig, VisibleIncident, VisibleSeverity } from '#core/audience/visible.ts';
import { timelineOf } from '#core/incident/timeline.ts';
import type { Deadline, DeadlineKind } from '#core/policy/deadline.ts';
import { deadlinesOf } from '#core/policy/deadlines.ts';
import { turnOf } from '#core/policy/escalation.ts';
import { type Instant, MINUTE, toIso } from '#core/time/instant.ts';
import type { Flag, FlagAction, FlaggedDeadline } from './flag.ts';

/** Deadlines that are flagged under every severity; policy.yml's `flag_also` adds to them. */
const flagged: ReadonlySet<DeadlineKind> = new Set(['respond', 'update', 'public_update', 'tell_customers']);

type OverdueDeadline = FlagAction['deadlines'][number];

/**
 * What is to be done so that the flags on GitHub say what is overdue at `now`: one flag a record that owes something.
 * Longest overdue first, flags to close last, then by record id. Records that need nothing are left out; a second plan,
 * made after the first was carried out, is empty.
 *
 * @param incidents as the internal audience sees them, with its config
 * @param existing flags as they stand, open and closed; a flag of a record that is gone is closed
 */
export function planFlags(
  incidents: readonly VisibleIncident[],
  config: VisibleConfig,
  now: Instant,
  existing: readonly Flag[],
): FlagAction[] {
  const flags = flagByRecord(existing);
  const actions = incidents.flatMap((incident) => {
    const action = planFlag(incident, config, now, flags.get(incident.id));
    flags.delete(incident.id);
    return action ?? [];
  });
  for (const { issue, state, record, severity = null } of flags.values()) {
    if (state === 'open')
      actions.push({ action: 'close', issue, record, title: record, severity, deadlines: [] });
  }
  return actions.toSorted((a, b) => latest(b) - latest(a) || (a.record < b.record ? -1 : 1));
}

/** Each record's flag: the one that is open, the oldest where there are several. */
function flagByRecord(existing: readonly Flag[]): Map<string, Flag> {
  const flags = new Map<string, Flag>();
  for (const flag of existing.toSorted((a, b) => a.issue - b.issue)) {
    const known = flags.get(flag.record);
    if (!known || (known.state === 'closed' && flag.state === 'open')) flags.set(flag.record, flag);
  }
  return flags;
}

function planFlag(
  incident: VisibleIncident,
  config: VisibleConfig,
  now: Instant,
  flag: Flag | undefined,
): FlagAction | undefined {
  const deadlines = overdueOf(incident, config, now);
  const action = actionFor(deadlines, flag);
  if (!action) return undefined;
  const { id: record, title } = incident;
  const severity = timelineOf(incident, now).at(-1)?.severity ?? null;
  return { action, issue: flag?.issue, record, title, severity, deadlines };
}

function actionFor(
  deadlines: readonly OverdueDeadline[],
  flag: Flag | undefined,
): FlagAction['action'] | undefined {
  const isOpen = flag?.state === 'open';
  if (deadlines.length === 0) return isOpen ? 'close' : undefined;
  if (!isOpen) return 'open';
  return isSame(deadlines, flag.deadlines) ? undefined : 'update';
}

/** Whether a flag says already what is overdue and whose turn it is. That time goes by is no news. */
function isSame(a: readonly FlaggedDeadline[], b: readonly FlaggedDeadline[]): boolean {
  const key = ({ kind, due, responsible }: FlaggedDeadline) => `${kind} ${due} ${responsible}`;
  return a.map(key).sort().join('\n') === b.map(key).sort().join('\n');
}

function overdueOf(incident: VisibleIncident, config: VisibleConfig, now: Instant): OverdueDeadline[] {
  return deadlinesOf(incident, config, now)
    .filter(({ state }) => state === 'overdue')
    .sort((a, b) => a.due - b.due)
    .flatMap((deadline) => {
      const severity = config.severities.find(({ id }) => id === deadline.severity);
      return severity && isFlagged(deadline, severity) ? (toFlagged(deadline, severity, now) ?? []) : [];
    });
}

function isFlagged({ kind }: Deadline, { internal }: VisibleSeverity): boolean {
  return flagged.has(kind) || internal?.flag_also?.some((also) => also === kind) === true;
}

function toFlagged(
  { kind, due }: Deadline,
  severity: VisibleSeverity,
  now: Instant,
): OverdueDeadline | undefined {
  const responsible = turnOf(severity, due, now);
  if (responsible === undefined) return undefined;
  return { kind, due: toIso(due), late_by_minutes: Math.floor((now - due) / MINUTE), responsible };
}

function latest({ deadlines }: FlagAction): number {
  return deadlines[0]?.late_by_minutes ?? -1;
}
