import type { VisibleConfig, VisibleRecord, VisibleSeverity } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Lane } from '#core/content/config/policy.ts';
import type { Deadline, DeadlineKind } from './deadline.ts';
import { type Escalation, escalationOf } from './escalation.ts';
import { askedFrom } from './snooze.ts';

/** Who is responsible for a deadline, and how they are notified. */
export interface Responsibility extends Escalation {
  /** How it is flagged once it is overdue; undefined where it is only reported. */
  readonly lane?: Lane | undefined;
  /** Who has taken it on, as the record writes it: an action's owner, else the record's commander. Of after-care alone. */
  readonly owner?: string | undefined;
}

/** How each kind is flagged: in its severity's lane, always in one lane, or only where policy.yml's `flag_also` says so. */
const flagging: Readonly<Record<DeadlineKind, 'severity' | 'asked' | Lane>> = {
  acknowledge: 'asked',
  respond: 'severity',
  update: 'severity',
  public_update: 'severity',
  tell_customers: 'severity',
  resolve: 'asked',
  review: 'after-care',
  action: 'after-care',
  maintenance_end: 'live',
};

/**
 * Whose turn it is at `now`, who was asked before, and in which lane. After-care never climbs: its first step is asked,
 * and stays asked. Undefined for the public, who sees no path.
 */
export function responsibilityOf(
  deadline: Deadline,
  record: VisibleRecord,
  config: VisibleConfig,
  now: Instant,
): Responsibility | undefined {
  const severity = severityFor(deadline, record, config);
  const climbed = severity && escalationOf(severity, askedFrom(record, deadline.due), now);
  if (!climbed) return undefined;
  const lane = laneOf(deadline, severity);
  if (lane === 'live' || (!lane && severity.internal?.lane === 'live')) return { lane, ...climbed };
  const { before, turn } = climbed;
  return { lane, turn: before[0] ?? turn, before: [], owner: ownerOf(deadline, record) };
}

function laneOf({ kind }: Deadline, { internal }: VisibleSeverity): Lane | undefined {
  const how = flagging[kind];
  if (how === 'after-care' || how === 'live') return how;
  const isFlagged = how === 'severity' || internal?.flag_also?.some((also) => also === kind);
  return isFlagged ? internal?.lane : undefined;
}

/**
 * The severity whose path a deadline takes: the one that promised it, else the one the incident has now. A maintenance has
 * none: from its window's end on it is a partial outage, and so is who is asked.
 */
function severityFor(
  { severity }: Deadline,
  record: VisibleRecord,
  { severities }: VisibleConfig,
): VisibleSeverity | undefined {
  const id = severity ?? severityNow(record);
  return (
    severities.find((each) => each.id === id) ??
    severities.find(({ component_state }) => component_state === 'partial_outage') ??
    severities[0]
  );
}

/** The severity of a record as it was last called. */
export function severityNow({ severity, timeline }: VisibleRecord): string | undefined {
  return timeline.findLast((entry) => entry.severity !== undefined)?.severity ?? severity;
}

function ownerOf({ action }: Deadline, { internal }: VisibleRecord): string | undefined {
  return action?.owner ?? internal?.roles.commander;
}
