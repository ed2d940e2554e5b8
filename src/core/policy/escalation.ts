import type { VisibleSeverity } from '#core/audience/visible.ts';
import { durationMs } from '#core/time/duration.ts';
import type { Instant } from '#core/time/instant.ts';

/**
 * Whose turn it is at `now` to keep a promise that fell due at `due`: the role of the last step of the severity's path
 * whose time has come, and of the first step where none has. Undefined for the public, who sees no path.
 */
export function turnOf(
  { internal }: Pick<VisibleSeverity, 'internal'>,
  due: Instant,
  now: Instant,
): string | undefined {
  const path = internal?.escalation ?? [];
  return (path.findLast(({ after }) => due + durationMs(after) <= now) ?? path[0])?.role;
}
