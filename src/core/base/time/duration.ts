import { DAY, HOUR, MINUTE } from './instant.ts';

/** A promise's length as policy.yml writes it: `30m`, `4h`, `1d`, `1w`. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'm' | 'h' | 'd' | 'w';
}

const unitMs = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const satisfies Record<Duration['unit'], number>;

/** Reads `30m`, `4h`, `1d` or `1w`; undefined where the text is none of these. `0m` is a duration. */
export function parseDuration(text: string): Duration | undefined {
  const [, amount, unit] = /^(\d{1,5})([mhdw])$/u.exec(text) ?? [];
  if (!amount || !unit) return undefined;
  return { amount: Number(amount), unit: unit as Duration['unit'] };
}

/** `30m`, `4h`, `1d`, `1w`: the inverse of `parseDuration`. */
export function writeDuration({ amount, unit }: Duration): string {
  return `${amount}${unit}`;
}

/** Length on a clock that never stops, in milliseconds; a day is 24 hours. */
export function durationMs({ amount, unit }: Duration): number {
  return amount * unitMs[unit];
}
