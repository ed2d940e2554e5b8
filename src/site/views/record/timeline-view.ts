import type { VisibleEntry, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { anchorOf } from '#core/content/address.ts';
import type { Step } from '#core/content/record/timeline.ts';
import type { SiteBase, SiteRecord } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import { type StateView, stateView } from '#site/views/shared/state-view.ts';
import { textOnPage, textWithoutIds } from '#site/views/shared/text-on-page.ts';

/** One step of a record, as its timeline prints it. */
export interface StepView {
  /** Unique on the record's own page. */
  readonly anchor: string;
  /** Leads to the step on the record's page. */
  readonly href: string;
  readonly time: TimeView;
  /** The status it came to, or that it is an update. */
  readonly heading: string;
  /** What the window did automatically. */
  readonly derived?: string | undefined;
  /** Sanitised HTML. */
  readonly message?: string | undefined;
  readonly changes: readonly ChangeView[];
  readonly reclassified?: string | undefined;
  /** The windows of a maintenance before and after, where this step names another. */
  readonly moved?: string | undefined;
  readonly internal?: InternalStepView | undefined;
}

export interface ChangeView {
  readonly component: string;
  readonly from: string;
  readonly to: StateView;
}

/** What customers do not see of a step. */
export interface InternalStepView {
  /** That it is internal, who wrote it, and whether customers see anything of the step. */
  readonly label: string;
  /** Sanitised HTML. */
  readonly note?: string | undefined;
}

/**
 * The timeline of a record, newest first.
 *
 * @param time how its times are written. A page that shall not change from day to day leaves out no date.
 */
export function timelineView(
  site: SiteBase,
  record: SiteRecord,
  time: (at: Instant) => TimeView = site.times.dateTime,
): StepView[] {
  return record.steps.map((step) => ({ ...stepView(site, record, step), time: time(step.at) })).reverse();
}

/** The status that a step came to, or that it is an update. */
/** A step for a page on which several records are: two entries of one instant would have the same ids. */
export function withoutIds(step: StepView): StepView {
  const { message, internal } = step;
  return {
    ...step,
    message: message && textWithoutIds(message),
    internal: internal && { ...internal, note: internal.note && textWithoutIds(internal.note) },
  };
}

export function stepHeading(
  t: SiteBase['t'],
  { kind }: VisibleRecord,
  { status, statusChanged }: Step<VisibleEntry>,
): string {
  return statusChanged || kind === 'notice' ? t(`status.${status}`) : t('status.update');
}

function stepView(site: SiteBase, { visible }: SiteRecord, step: Step<VisibleEntry>): Omit<StepView, 'time'> {
  const { t, paths } = site;
  const { entry, derived } = step;
  return {
    anchor: anchorOf(step.at),
    href: paths.entry(visible.id, step.at),
    heading: stepHeading(t, visible, step),
    derived: derived && t(`window.${derived}`),
    message: entry?.message && textOnPage(entry.message.html, site.config.site.url),
    changes: Object.entries(step.changes).map(([id, { from, to }]) => ({
      component: site.componentName(id),
      from: t(`state.${from}`),
      to: stateView(to, t),
    })),
    reclassified:
      step.severityBefore === undefined
        ? undefined
        : t('timeline.reclassified', {
            from: site.severityName(step.severityBefore),
            to: site.severityName(step.severity),
          }),
    moved: movedText(site, step),
    internal: entry?.internal && internalStep(site, entry.internal),
  };
}

function movedText({ t, times }: SiteBase, { window, windowBefore }: Step): string | undefined {
  if (!window || !windowBefore) return undefined;
  return t('timeline.window-changed', {
    from: times.window(windowBefore).label,
    to: times.window(window).label,
  });
}

function internalStep(
  { t, config }: SiteBase,
  { note, by, published }: NonNullable<VisibleEntry['internal']>,
): InternalStepView | undefined {
  if (!note && !by && published) return undefined;
  return {
    label: [
      t('internal.label'),
      by && t('internal.by', { by }),
      published ? undefined : t('internal.entry-unpublished'),
    ]
      .filter(Boolean)
      .join(' · '),
    note: note && textOnPage(note.html, config.site.url),
  };
}
