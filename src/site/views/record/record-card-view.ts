import type { Site, SiteRecord } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import { type AffectedView, affectedView } from '#site/views/shared/affected-view.ts';
import type { LinkView } from '#site/views/shared/frame-view.ts';
import type { StateView } from '#site/views/shared/state-view.ts';
import { type NextUpdateView, nextUpdateView } from './next-update-view.ts';
import { lookOf, type MarkView, marksOf } from './record-summary-view.ts';
import { type StepView, timelineView, withoutIds } from './timeline-view.ts';

/** How many steps of a record a card shows. */
const STEPS = 6;

/** A record with its timeline, as pages show what is going on or to come. */
export interface RecordCardView {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly look: StateView;
  readonly marks: readonly MarkView[];
  /** Since when, or from when to when. */
  readonly when: { readonly label: string; readonly time: TimeView };
  readonly affected: readonly AffectedView[];
  readonly nextUpdate?: NextUpdateView | undefined;
  /** The newest of it. */
  readonly timeline: readonly StepView[];
  /** Where the rest is. */
  readonly more?: LinkView | undefined;
  /** Takes it over into a calendar. */
  readonly calendar?: LinkView | undefined;
}

export interface CardsView {
  readonly label: string;
  readonly cards: readonly RecordCardView[];
}

/** The cards of records, in the order given. */
export function cardsView(site: Site, label: string, records: readonly SiteRecord[]): CardsView {
  return { label, cards: records.map((record) => cardView(site, record)) };
}

function cardView(site: Site, record: SiteRecord): RecordCardView {
  const { t, times, paths } = site;
  const { visible, start, window } = record;
  const timeline = timelineView(site, record, (at) => times.near(at, site.now));
  return {
    id: visible.id,
    title: visible.title,
    href: paths.record(visible.id),
    look: lookOf(site, record),
    marks: marksOf(site, record),
    when: window
      ? { label: t('card.window'), time: times.window(window) }
      : { label: t('card.since'), time: times.near(start, site.now) },
    affected: affectedView(site, record),
    nextUpdate: nextUpdateView(site, record),
    timeline: timeline.slice(0, STEPS).map(withoutIds),
    more:
      timeline.length > STEPS
        ? { label: t('card.more', { count: timeline.length - STEPS }), href: paths.record(visible.id) }
        : undefined,
  };
}
