import type { VisibleSeverity } from '#core/audience/visible.ts';
import { durationMs } from '#core/base/time/duration.ts';
import type { Instant } from '#core/base/time/instant.ts';

/** That a role is asked, and from when on. */
export interface Turn {
  /** Role id, as policy.yml names it. */
  readonly role: string;
  readonly at: Instant;
}

/** How far a broken promise has climbed its path. */
export interface Escalation {
  /** Whose turn it is; before the promise fell due, whose turn it will be then. */
  readonly turn: Turn;
  /** Who was asked before, first to last. */
  readonly before: readonly Turn[];
  /** Who is asked next. */
  readonly next?: Turn | undefined;
}

/**
 * The step at `now` of a promise that fell due at `since`, on its severity's path: at the last step whose time has come.
 * The first step is asked as soon as the promise falls due, even where the path waits before it. Undefined for the
 * public, who sees no path.
 */
export function escalationOf(
  {
    internal,
  }: { readonly internal?: Pick<NonNullable<VisibleSeverity['internal']>, 'escalation'> | undefined },
  since: Instant,
  now: Instant,
): Escalation | undefined {
  const turns = (internal?.escalation ?? []).map(
    ({ role, after }, step): Turn => ({ role, at: step === 0 ? since : since + durationMs(after) }),
  );
  const step = Math.max(
    0,
    turns.findLastIndex(({ at }) => at <= now),
  );
  const turn = turns[step];
  return turn && { turn, before: turns.slice(0, step), next: turns[step + 1] };
}
