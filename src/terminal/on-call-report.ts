import pc from 'picocolors';
import { own } from '#core/base/own.ts';
import { DAY, type Instant, toIso } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { dateTimeLabel, intervalLabel } from '#core/base/time/label.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { type Shift, shiftsOf } from '#core/content/config/shifts.ts';
import { dutyAt, nextShift } from '#core/rules/promises/duty.ts';
import { waysToReach } from '#core/rules/promises/reach.ts';
import { terminalText } from './terminal-text.ts';

/** What is asked, and of what: `zone` is the site's. */
interface Question {
  readonly oncall: OncallConfig;
  readonly zone: string;
  readonly at: Instant;
  readonly weeks: number;
}

/** Who is on call at an instant and in the weeks after it, for people; times in the rotation's zone. */
export function onCallText(question: Question): string {
  const { oncall, zone } = question;
  const { rotation } = oncall;
  const where = rotation?.time_zone ?? zone;
  const when = (instant: Instant) => dateTimeLabel(instant, where, 'en');
  const blocks = [
    ...(rotation
      ? [nowLines(question, where), tableLines(shiftsAhead(question), oncall, when)]
      : [['There is no rotation in config/oncall.yml, so nobody is on call.']]),
    sharedLines(oncall),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** The same for programs; docs/on-call.md has its keys. */
export function onCallJson(question: Question): string {
  const { oncall, zone, at } = question;
  const duty = dutyAt(oncall, zone, at);
  const next = nextShift(oncall, zone, at);
  const shape = {
    at: toIso(at),
    now: duty ? shiftJson(duty.shift) : null,
    next: next ? shiftJson(next) : null,
    handover: duty?.handover ? intervalJson(duty.handover) : null,
    shifts: shiftsAhead(question).map(shiftJson),
  };
  return `${JSON.stringify(shape, null, 2)}\n`;
}

function shiftsAhead({ oncall, zone, at, weeks }: Question): Shift[] {
  return shiftsOf(oncall, zone, { start: at, end: at + weeks * 7 * DAY });
}

function nowLines({ oncall, zone, at }: Question, where: string): string[] {
  const when = (instant: Instant) => dateTimeLabel(instant, where, 'en');
  const duty = dutyAt(oncall, zone, at);
  if (!duty) {
    const first = nextShift(oncall, zone, at);
    return [
      `Nobody is on call at ${when(at)}: the rotation begins at ${when(first?.start ?? at)}.`,
      ...(first ? [`Next: ${nameOf(first.primary, oncall)}`] : []),
    ];
  }
  const { shift, next, handover } = duty;
  const until = next ? `, until ${when(next.start)}` : '';
  return [
    `${pc.bold(nameOf(shift.primary, oncall))} is on call at ${when(at)}${until}.`,
    ...reachLine(shift.primary, oncall),
    ...(shift.backup ? [`Backup: ${nameOf(shift.backup, oncall)}`, ...reachLine(shift.backup, oncall)] : []),
    ...(next ? [`Next: ${nameOf(next.primary, oncall)}`] : []),
    ...(handover ? [`Handover: ${intervalLabel(handover, where, 'en')}`] : []),
  ];
}

function tableLines(shifts: readonly Shift[], oncall: OncallConfig, when: (at: Instant) => string): string[] {
  if (shifts.length === 0) return [];
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

function sharedLines({ contacts = {}, partners = [] }: OncallConfig): string[] {
  return [
    ...Object.entries(contacts).map(([name, address]) => `${name}: ${address}`),
    ...partners.map(
      ({ name, telephone, email, portal }) =>
        `${name}: ${[telephone, email, portal].filter(Boolean).join(', ')}`,
    ),
  ].map(terminalText);
}

function reachLine(person: string, { people }: OncallConfig): string[] {
  const ways = waysToReach(own(people ?? {}, person) ?? {}).map(({ way, address }) => {
    if (way === 'sms') return `${address} (text message, critical only)`;
    return way === 'github' ? `${address} on GitHub` : address;
  });
  return ways.length > 0 ? [`  ${terminalText(ways.join(', '))}`] : [];
}

function nameOf(id: string, { people }: OncallConfig): string {
  return terminalText(own(people ?? {}, id)?.name ?? id);
}

function shiftJson({ primary, backup, override, reason, ...interval }: Shift) {
  return { ...intervalJson(interval), primary, backup: backup ?? null, override, reason: reason ?? null };
}

function intervalJson({ start, end }: Interval) {
  return { start: toIso(start), end: toIso(end) };
}
