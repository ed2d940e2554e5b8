import { toIso } from '#core/base/time/instant.ts';
import { lateFrom, nextUpdateBy } from '#core/rules/promises/next-update.ts';
import type { SiteBase, SiteRecord } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';

/** When the reader hears more: a sentence with a time in it. */
export interface NextUpdateView {
  readonly before: string;
  readonly time: TimeView;
  readonly after: string;
  /** True where that time has passed long enough to say so. */
  readonly late: boolean;
  /** For the page's script: when the sentence changes to the other one. Undefined if the site has a fixed clock. */
  readonly turning?: { readonly at: string; readonly sentence: string } | undefined;
}

/** Undefined for a record that is over, and where nobody promised anything. */
export function nextUpdateView(
  { t, times, config, now }: SiteBase,
  { visible, open }: SiteRecord,
): NextUpdateView | undefined {
  const due = open ? nextUpdateBy(visible, config, now) : undefined;
  if (due === undefined) return undefined;
  const late = lateFrom(due) <= now;
  const [before = '', after = ''] = t(late ? 'next-update.late' : 'next-update.due').split('{time}');
  const turns = !late && config.site.clock === undefined;
  return {
    before,
    time: times.near(due, now),
    after,
    late,
    turning: turns ? { at: toIso(lateFrom(due)), sentence: t('next-update.late') } : undefined,
  };
}
