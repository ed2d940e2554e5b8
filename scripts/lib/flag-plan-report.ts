import pc from 'picocolors';
import type { FlagAction } from '#core/flag/flag.ts';
import { plural } from './problems-report.ts';
import { terminalText } from './terminal-text.ts';

/** Names of roles by id, as config/oncall.yml gives them. */
export type RoleNames = Readonly<Record<string, { readonly name: string }>>;

/** A plan for programs: an array, `[]` where nothing is to be done. */
export function planJson(actions: readonly FlagAction[]): string {
  const plan = actions.map(({ action, record, title, severity, deadlines }) => ({
    action,
    record,
    title,
    severity,
    deadlines: deadlines.map(({ kind, due, late_by_minutes, responsible }) => ({
      kind,
      due,
      late_by_minutes,
      responsible,
    })),
  }));
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/** A plan for people: a paragraph a record, and how much there is to do. */
export function planText(actions: readonly FlagAction[], roles: RoleNames): string {
  if (actions.length === 0) return 'No flag to open, update or close.\n';
  const blocks = actions.map(({ action, issue, record, title, severity, deadlines }) => {
    const flag = issue === undefined ? '' : ` #${issue}`;
    const head = [`${pc.bold(action)}${flag}`, pc.bold(record), severity, terminalText(title)]
      .filter(Boolean)
      .join('  ');
    return [head, ...deadlines.map((deadline) => deadlineLine(deadline, roles))].join('\n');
  });
  const count = (['open', 'update', 'close'] as const)
    .map((action) => `${actions.filter((planned) => planned.action === action).length} to ${action}`)
    .join(', ');
  return `${blocks.join('\n\n')}\n\n${pc.bold(`${plural(actions.length, 'flag')}: ${count}.`)}\n`;
}

function deadlineLine(
  { kind, due, late_by_minutes, responsible }: FlagAction['deadlines'][number],
  roles: RoleNames,
): string {
  const late = pc.red(`${duration(late_by_minutes)} late`.padEnd('23 h 59 min late'.length));
  const turn = roles[responsible]?.name ?? responsible;
  return `  ${kind.padEnd('tell_customers'.length)}  due ${due}  ${late}  turn: ${turn}`;
}

/** `38 min`, `3 h 05 min`, `2 d 3 h`. */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
