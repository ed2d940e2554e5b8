import pc from 'picocolors';
import type { OncallConfig } from '#core/config/oncall.ts';
import { type Shift, shiftsOf } from '#core/policy/on-call.ts';
import { DAY, type Instant, toIso } from '#core/time/instant.ts';
import { dateTimeLabel } from '#core/time/label.ts';
import { terminalText } from './terminal-text.ts';

/** Who is on call at an instant and in the weeks after it, for people; times in the rotation's zone. */
export function onCallText(oncall: OncallConfig, zone: string, at: Instant, weeks: number): string {
  const { rotation, contacts = {}, partners = [] } = oncall;
  if (!rotation) return 'There is no rotation in config/oncall.yml, so nobody is on call.\n';
  const where = rotation.time_zone ?? zone;
  const when = (instant: Instant) => dateTimeLabel(instant, where, 'en');
  const shifts = shiftsOf(oncall, zone, { start: at, end: at + weeks * 7 * DAY });
  const [current] = shifts;
  const isOn = current !== undefined && current.start <= at;
  const next = shifts.find((shift) => shift.primary !== current?.primary);
  const head = isOn
    ? `${pc.bold(nameOf(current.primary, oncall))} is on call at ${when(at)}, until ${when(next?.start ?? current.end)}.`
    : `Nobody is on call at ${when(at)}: the rotation begins at ${when(rotation.start)}.`;
  const lines = [
    head,
    ...(isOn && current.backup ? [`Backup: ${nameOf(current.backup, oncall)}`] : []),
    ...(isOn && next ? [`Next: ${nameOf(next.primary, oncall)}`] : []),
    '',
    ...table(shifts, oncall, when),
  ];
  const reach = [
    ...Object.entries(contacts).map(([name, value]) => `${terminalText(name)}: ${terminalText(value)}`),
    ...partners.map(({ name, telephone, email, portal }) =>
      terminalText(`${name}: ${[telephone, email, portal].filter(Boolean).join(', ')}`),
    ),
  ];
  return `${[...lines, ...(reach.length > 0 ? ['', ...reach] : [])].join('\n')}\n`;
}

/** The same for programs: `{ at, now: shift | null, shifts: [{ start, end, primary, backup, override, reason }] }`. */
export function onCallJson(oncall: OncallConfig, zone: string, at: Instant, weeks: number): string {
  const shifts = shiftsOf(oncall, zone, { start: at, end: at + weeks * 7 * DAY }).map(
    ({ start, end, primary, backup, override, reason }) => ({
      start: toIso(start),
      end: toIso(end),
      primary,
      backup: backup ?? null,
      override,
      reason: reason ?? null,
    }),
  );
  const [first] = shifts;
  const now = first?.start === toIso(at) ? first : null;
  return `${JSON.stringify({ at: toIso(at), now, shifts }, null, 2)}\n`;
}

function table(shifts: readonly Shift[], oncall: OncallConfig, when: (at: Instant) => string): string[] {
  const rows = shifts.map(({ start, primary, backup, override, reason = 'swapped' }) => [
    when(start),
    nameOf(primary, oncall),
    backup ? nameOf(backup, oncall) : '–',
    override ? pc.yellow(terminalText(reason)) : '',
  ]);
  const all = [['From', 'On call', 'Backup', ''], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  return all.map((row, index) => {
    const line = row
      .map((cell, column) => (column < 3 ? cell.padEnd(width(column)) : cell))
      .join('  ')
      .trimEnd();
    return index === 0 ? pc.dim(line) : line;
  });
}

function nameOf(id: string, { people }: OncallConfig): string {
  return terminalText(people?.[id]?.name ?? id);
}
