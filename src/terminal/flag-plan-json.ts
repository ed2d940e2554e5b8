import type { VisibleConfig } from '#core/audience/visible.ts';
import { toIso } from '#core/base/time/instant.ts';
import { englishWhy } from '#core/output/flag/english-why.ts';
import type {
  DigestAction,
  DigestItem,
  FlagAction,
  LiveAction,
  OverdueDeadline,
} from '#core/output/flag/flag.ts';
import { whyOf } from '#core/rules/promises/why.ts';

/** Used instead of a record's id in the item of the digest, which has many records. Its lane distinguishes it. */
const DIGEST = 'after-care';

/**
 * A plan for programs: an array with one item per flag, `[]` if there is nothing to do. An `open` that names an issue opens
 * that one again. docs/overdue.md describes every key.
 */
export function planJson(actions: readonly FlagAction[], config: VisibleConfig): string {
  const plan = actions.map((action) => ({
    action: action.action === 'reopen' ? 'open' : action.action,
    ...(action.lane === 'live' ? liveKeys(action, config) : digestKeys(action, config)),
    lane: action.lane,
    issue: action.issue ?? null,
    notify: action.notify,
  }));
  return `${JSON.stringify(plan, null, 2)}\n`;
}

function liveKeys(
  { record, title, severity, deadlines, mention, snooze }: LiveAction,
  config: VisibleConfig,
): object {
  return {
    record,
    title,
    severity,
    deadlines: deadlines.map((deadline) => deadlineKeys(deadline, config)),
    mention,
    ...(snooze ? { snooze: { until: toIso(snooze.until), reason: snooze.reason } } : {}),
  };
}

function digestKeys({ deadlines, more }: DigestAction, config: VisibleConfig): object {
  return {
    record: DIGEST,
    title: 'After-care',
    severity: null,
    deadlines: deadlines.map((item) => ({ ...deadlineKeys(item, config), ...itemKeys(item) })),
    more,
  };
}

function deadlineKeys(deadline: OverdueDeadline, config: VisibleConfig): object {
  const { kind, due, late_by_minutes, responsible, before } = deadline;
  return {
    kind,
    due,
    late_by_minutes,
    responsible,
    before,
    why: whyOf(deadline, config, englishWhy, 'en'),
  };
}

function itemKeys({ record, title, severity, owner, action }: DigestItem): object {
  return { record, title, severity: severity ?? null, owner: owner ?? null, action: action ?? null };
}
