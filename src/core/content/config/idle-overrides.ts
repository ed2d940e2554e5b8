import { DAY, type Instant, toIso } from '#core/base/time/instant.ts';
import type { Complaint } from '#core/base/yaml/fields.ts';
import type { OncallConfig } from './oncall.ts';
import { onCallAt, type Shift, shiftsOf } from './shifts.ts';

type Override = NonNullable<OncallConfig['overrides']>[number];

/** A warning about an override, by its index in the list. */
export interface IdleOverride {
  readonly index: number;
  readonly key?: 'backup' | 'until' | undefined;
  readonly complaint: Complaint;
}

/** How much of a long override is looked at. */
const LONGEST = 366 * DAY;

/**
 * Overrides without an effect: one that names the people of the rotation, a backup who is on call in that time, one that is
 * over before the rotation begins.
 *
 * @param zone the site's, in which weeks are counted where the rotation names none.
 * @param now an override that ended by then is history, and the rotation may have been another one.
 */
export function idleOverrides(oncall: OncallConfig, zone: string, now: Instant): IdleOverride[] {
  const { rotation, overrides = [] } = oncall;
  if (!rotation) return [];
  return overrides.flatMap((override, index): IdleOverride[] => {
    const { from, until, backup } = override;
    if (until <= now) return [];
    if (until <= rotation.start) {
      return [{ index, key: 'until', complaint: tooEarly(rotation.start) }];
    }
    const shifts = shiftsOf(oncall, zone, { start: from, end: Math.min(until, from + LONGEST) });
    const busy = backup && shifts.find(({ primary }) => primary === backup);
    if (busy) return [{ index, key: 'backup', complaint: onCallThemselves(busy) }];
    const others = { ...oncall, overrides: overrides.filter((each) => each !== override) };
    const same = shifts.every((shift) => hasSamePeople(shift, onCallAt(others, zone, shift.start)));
    return same ? [{ index, complaint: noChange(override) }] : [];
  });
}

function hasSamePeople(shift: Shift, other: Shift | undefined): boolean {
  return shift.primary === other?.primary && shift.backup === other.backup;
}

const rule = 'override-without-effect';

function tooEarly(start: Instant): Complaint {
  return {
    level: 'warning',
    rule,
    message: `This override is over before the rotation begins, at ${toIso(start)}: until then nobody is on call.`,
    hint: 'Write a later time, or an earlier start of the rotation.',
  };
}

function onCallThemselves({ primary, start, end }: Shift): Complaint {
  return {
    level: 'warning',
    rule,
    message: `"${primary}" is on call from ${toIso(start)} to ${toIso(end)}, and cannot be the backup: this line has no effect in that time.`,
    hint: 'Name somebody else as backup, or remove the line.',
  };
}

function noChange({ primary, backup }: Override): Complaint {
  const who = [primary && `"${primary}" is on call`, backup && `"${backup}" is the backup`].filter(Boolean);
  return {
    level: 'warning',
    rule,
    message: `${who.join(' and ')} in that time anyway: this override changes nobody.`,
    hint: `Name ${primary === undefined ? 'another backup' : `who is on call instead of "${primary}"`}, or remove the override.`,
  };
}
