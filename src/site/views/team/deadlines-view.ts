import type { Site } from '#site/model/site.ts';
import { type FrameView, frameView } from '#site/views/shared/frame-view.ts';
import { type DeadlineTableView, deadlinesTable } from './deadline-table-view.ts';

/** What is overdue and what falls due next, soonest first. Internal. */
export interface DeadlinesView {
  readonly frame: FrameView;
  readonly title: string;
  readonly sections: readonly DeadlineTableView[];
}

export function deadlinesView(site: Site): DeadlinesView {
  const { t } = site;
  const sections = [
    deadlinesTable(site, 'overdue', { label: t('deadlines.overdue'), none: t('deadlines.none-overdue') }),
    deadlinesTable(site, 'pending', { label: t('deadlines.coming'), none: t('deadlines.none-coming') }),
  ];
  const title = t('place.deadlines');
  return { frame: frameView(site, { path: 'deadlines.html', title, place: 'deadlines' }), title, sections };
}
