import type { Site, SiteRecord } from '#site/model/site.ts';
import { overallLabel } from '#site/views/shared/overall-label.ts';
import { stepHeading } from './timeline-view.ts';

/** How everything is, and the newest step of all records, in a sentence to be heard. */
export function siteNews({ t, board, records }: Site): string {
  const overall = overallLabel(t, board.overall);
  const [newest] = records.toSorted((a, b) => b.last.at - a.last.at);
  return newest ? t('news.site', { overall, record: recordNews(t, newest) }) : overall;
}

/** A record and its newest step, in a phrase to be heard. */
export function recordNews(t: Site['t'], { visible, last }: SiteRecord): string {
  return t('news.record', { record: visible.title, step: stepHeading(t, visible, last) });
}
