import { groupBy } from '#core/base/group-by.ts';
import { isDismissed, resolvedAt } from '#core/content/record/timeline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';
import { type RecordSummaryView, recordSummaryView } from '#site/views/record/record-summary-view.ts';
import { type FrameView, frameView } from '#site/views/shared/frame-view.ts';

/** Post-incident reviews by how far they have come. Internal. */
export interface ReviewsView {
  readonly frame: FrameView;
  readonly title: string;
  readonly sections: readonly {
    readonly label: string;
    readonly none: string;
    readonly reviews: readonly ReviewView[];
  }[];
}

export interface ReviewView {
  readonly record: RecordSummaryView;
  /** When it falls due, or how late it is. */
  readonly due?: { readonly label: string; readonly overdue: boolean } | undefined;
}

const stages = ['owed', 'drafted', 'done', 'published'] as const;
type Stage = (typeof stages)[number];

export function reviewsView(site: Site): ReviewsView {
  const { t, records } = site;
  const byStage = groupBy(records, (record) => stageOf(site, record) ?? 'none');
  const title = t('place.reviews');
  return {
    frame: frameView(site, { path: 'reviews.html', title, place: 'reviews' }),
    title,
    sections: stages.map((stage) => ({
      label: t(`reviews.${stage}`),
      none: t(`reviews.none-${stage}`),
      reviews: (byStage.get(stage) ?? []).map((record) => ({
        record: recordSummaryView(site, record),
        due: stage === 'owed' || stage === 'drafted' ? dueOf(site, record) : undefined,
      })),
    })),
  };
}

/** The newest records whose reviews are due or being written, with their due times. */
export function reviewsOwed(site: Site, count: number): ReviewView[] {
  return site.records
    .filter((record) => ['owed', 'drafted'].includes(stageOf(site, record) ?? ''))
    .slice(0, count)
    .map((record) => ({ record: recordSummaryView(site, record), due: dueOf(site, record) }));
}

/** Undefined for a record of which nobody expects a review: open, a false alarm, imported, or too small for one. */
function stageOf({ severity }: Site, { visible, steps, last, open }: SiteRecord): Stage | undefined {
  if (visible.kind !== 'incident' || open || isDismissed(steps)) return undefined;
  if (last.status === 'reviewed') return visible.internal?.reviewPublished ? 'published' : 'done';
  if (visible.review) return 'drafted';
  const isPromised = severity.get(last.severity ?? '')?.promises.review !== undefined;
  return isPromised && !visible.imported && resolvedAt(steps) !== undefined ? 'owed' : undefined;
}

function dueOf({ config, now, t, times }: Site, { visible }: SiteRecord): ReviewView['due'] {
  const owed = deadlinesOf(visible, config, now).find(
    ({ kind, state }) => kind === 'review' && (state === 'pending' || state === 'overdue'),
  );
  if (!owed) return undefined;
  const overdue = owed.state === 'overdue';
  const duration = times.span(Math.abs(now - owed.due));
  return { label: t(`deadline.${overdue ? 'overdue' : 'pending'}`, { duration }), overdue };
}
