import { DAY, type Instant } from '#core/base/time/instant.ts';
import type { Complaint } from '#core/base/yaml/fields.ts';
import type { Snooze } from './record.ts';

/** A snooze that reaches further than this is a slip of the pen, in the year as a rule. */
const LONGEST = 366 * DAY;

/** What is surely wrong with a snooze. One that is over by now is not: it may stay where it is. */
export function snoozeComplaint(
  snooze: Snooze | undefined,
  firstEntry: Instant | undefined,
  now: Instant,
): Complaint | undefined {
  if (!snooze || firstEntry === undefined) return undefined;
  if (snooze.until <= firstEntry) {
    return {
      rule: 'snooze-until',
      message: 'This snooze is over before the record begins.',
      hint: 'Write when somebody should be asked again, or remove the snooze.',
    };
  }
  if (snooze.until <= now + LONGEST) return undefined;
  return {
    rule: 'snooze-until',
    message: 'This snooze lasts for more than a year.',
    hint: 'Check the year, or write an earlier instant.',
  };
}
