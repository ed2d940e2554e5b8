import type { VisibleConfig } from '#core/audience/visible.ts';
import { durationLabel } from '#core/base/time/label.ts';
import type { Deadline, Reason } from './deadline.ts';

/** The sentences that give the reason for a deadline, by their key in the catalogue. */
export type WhyKey = `why.${Reason | 'open-hours'}`;

/** Says such a sentence; `{severity}` and `{length}` in it are replaced by the values given. */
export type WhyText = (key: WhyKey, values: Readonly<Record<string, string>>) => string;

/** The reason for a deadline, in a sentence of the language of `t` and `locale`. It holds no text of a record. */
export function whyOf(
  { why: { reason, length }, severity = '' }: Pick<Deadline, 'why' | 'severity'>,
  { severities }: Pick<VisibleConfig, 'severities'>,
  t: WhyText,
  locale: string,
): string {
  const span = length ? durationLabel(length, locale) : '';
  const clock = severities.find(({ id }) => id === severity)?.clock;
  // Days and weeks are those of the calendar: on the business clock only minutes and hours wait for the opening.
  const waits = clock === 'business' && (length?.unit === 'm' || length?.unit === 'h');
  const isCounted = waits && reason !== 'tell_customers';
  return t(`why.${reason}`, { severity, length: isCounted ? t('why.open-hours', { length: span }) : span });
}
