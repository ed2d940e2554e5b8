import pc from 'picocolors';
import { own } from '#core/base/own.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import type { DigestAction, FlagAction, LiveAction, OverdueDeadline } from '#core/output/flag/flag.ts';
import { plural } from './problems-report.ts';
import { terminalText } from './terminal-text.ts';

/** Names of roles by id, as config/oncall.yml gives them. */
export type RoleNames = Readonly<Record<string, { readonly name: string }>>;

/** A plan for people: one paragraph per flag, how much there is to do, and when the plan next changes. */
export function planText(
  actions: readonly FlagAction[],
  roles: RoleNames,
  next: Instant | undefined,
): string {
  const blocks = actions.map((action) =>
    action.lane === 'live' ? liveBlock(action, roles) : digestBlock(action, roles),
  );
  const change = next === undefined ? '' : `If nobody writes, the next change is at ${toIso(next)}.\n`;
  if (blocks.length === 0) return `No flag to open, update or close.\n${change}`;
  return `${blocks.join('\n\n')}\n\n${pc.bold(counts(actions))}\n${change}`;
}

function counts(actions: readonly FlagAction[]): string {
  const count = (...kinds: FlagAction['action'][]) =>
    actions.filter(({ action }) => kinds.includes(action)).length;
  const [open, update, close] = [count('open', 'reopen'), count('update'), count('close')];
  return `${plural(actions.length, 'flag')}: ${open} to open, ${update} to update, ${close} to close.`;
}

function liveBlock(action: LiveAction, roles: RoleNames): string {
  const { record, title, severity, deadlines, snooze } = action;
  const head = headLine(action, [pc.bold(record), severity, terminalText(title)]);
  const lines = deadlines.map((deadline) => {
    const before = deadline.before.map(({ role }) => nameOf(role, roles)).join(', ');
    return `  ${facts(deadline)}  turn: ${nameOf(deadline.responsible, roles)}${before && `, before: ${before}`}`;
  });
  const snoozed = snooze ? [`  snoozed until ${toIso(snooze.until)}: ${terminalText(snooze.reason)}`] : [];
  return [head, ...lines, ...snoozed].join('\n');
}

function digestBlock(action: DigestAction, roles: RoleNames): string {
  const { deadlines, more } = action;
  const head = headLine(action, [pc.bold('after-care'), 'one flag for the whole team']);
  const longest = Math.max(0, ...deadlines.map(({ record }) => record.length));
  const lines = deadlines.map((item) => {
    const owner = item.owner === undefined ? nameOf(item.responsible, roles) : terminalText(item.owner);
    const what = item.action === undefined ? '' : `  ${terminalText(item.action)}`;
    return `  ${item.record.padEnd(longest)}  ${facts(item)}  owner: ${owner}${what}`;
  });
  return [head, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}

function headLine({ action, issue }: FlagAction, words: readonly (string | null)[]): string {
  const flag = issue === undefined ? '' : ` #${issue}`;
  return [`${pc.bold(action)}${flag}`, ...words].filter(Boolean).join('  ');
}

function facts({ kind, why, due, late_by_minutes }: OverdueDeadline): string {
  const late = pc.red(`${duration(late_by_minutes)} late`.padEnd('23 h 59 min late'.length));
  const what = why.reason === 'cause' ? 'cause' : kind;
  return `${what.padEnd('maintenance_end'.length)}  due ${due}  ${late}`;
}

function nameOf(role: string, roles: RoleNames): string {
  return own(roles, role)?.name ?? role;
}

/** `38 min`, `3 h 05 min`, `2 d 3 h`. */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
