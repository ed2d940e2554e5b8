import { nextUpdateBy } from '#core/policy/next-update.ts';
import type { Site, SiteRecord } from '#site/site.ts';
import type { TimeView } from '#site/times.ts';

/** When the reader hears more: a sentence with a time in it. */
export interface NextUpdateView {
  readonly before: string;
  readonly time: TimeView;
  readonly after: string;
  /** True where that time has passed. */
  readonly late: boolean;
}

/** Undefined for a record that is over, and where nobody promised anything. */
export function nextUpdateView(
  { t, times, config, now }: Site,
  { incident, open }: SiteRecord,
): NextUpdateView | undefined {
  const due = open ? nextUpdateBy(incident, config, now) : undefined;
  if (due === undefined) return undefined;
  const late = due < now;
  const [before = '', after = ''] = t(late ? 'next-update.late' : 'next-update.due').split('{time}');
  return { before, time: times.near(due, now), after, late };
}
