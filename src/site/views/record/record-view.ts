import { cutText } from '#core/base/cut-text.ts';
import { groupBy } from '#core/base/group-by.ts';
import { type Interval, totalMs } from '#core/base/time/interval.ts';
import { recordPage } from '#core/content/address.ts';
import { componentStates } from '#core/content/config/component-state.ts';
import { isEnded } from '#core/content/record/status.ts';
import { resolvedAt } from '#core/content/record/timeline.ts';
import { impactIntervals } from '#core/rules/availability/impact-intervals.ts';
import { aheadOf } from '#site/model/changes-ahead.ts';
import type { SiteBase, SiteRecord } from '#site/model/site.ts';
import { type AffectedView, affectedView } from '#site/views/shared/affected-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';
import type { StateView } from '#site/views/shared/state-view.ts';
import { textOnPage } from '#site/views/shared/text-on-page.ts';
import { type Turn, type Turning, turning, turningList } from '#site/views/shared/turning.ts';
import type { FactView, ImpactView } from './fact-view.ts';
import { type InternalRecordView, internalRecordView } from './internal-record-view.ts';
import { recordNews } from './news-view.ts';
import { type NextUpdateView, nextUpdateView } from './next-update-view.ts';
import { lookOf, type MarkView, marksOf, standingOf } from './record-summary-view.ts';
import { type StepView, timelineView } from './timeline-view.ts';

/** The head of a record's own page. */
export interface RecordHeadView {
  readonly title: string;
  readonly standing: StateView;
  readonly marks: readonly MarkView[];
  readonly nextUpdate?: NextUpdateView | undefined;
  /** What is affected while it goes on, or will be. What was affected is one of the facts. */
  readonly affected: readonly AffectedView[];
  /** Links to subscribe to updates; for a maintenance, to add it to a calendar. */
  readonly actions: readonly LinkView[];
}

/** A record's own page. */
export interface RecordView extends RecordHeadView {
  readonly frame: FrameView;
  /** How bad it is, or was. */
  readonly look: StateView;
  /** What the script puts in place as time passes. */
  readonly turning: {
    readonly head: readonly Turn<RecordHeadView>[];
    readonly facts: readonly Turn<readonly FactView[]>[];
    readonly timeline: readonly Turning<StepView>[];
  };
  readonly factsLabel: string;
  readonly facts: readonly FactView[];
  readonly timelineLabel: string;
  readonly timeline: readonly StepView[];
  readonly review?:
    | { readonly label: string; readonly html: string; readonly mark?: string | undefined }
    | undefined;
  readonly internal?: InternalRecordView | undefined;
  readonly pagerLabel: string;
  readonly older?: LinkView | undefined;
  readonly newer?: LinkView | undefined;
  readonly month: LinkView;
}

/** The records listed before and after one: all that its page says of others. */
export interface Neighbours {
  readonly older?: Neighbour | undefined;
  readonly newer?: Neighbour | undefined;
}

type Neighbour = Pick<SiteRecord['visible'], 'id' | 'title'>;

export function recordView(site: SiteBase, record: SiteRecord, neighbours: Neighbours): RecordView {
  const { t, times, paths } = site;
  const { visible } = record;
  const newest = record.steps.findLast(({ entry }) => entry?.message)?.entry?.message?.text;
  const month = times.month(Math.min(record.listed, site.now));
  const head = headOf(site, record);
  return {
    ...head,
    frame: frameView(site, {
      path: recordPage(visible.id),
      title: visible.title,
      description: newest ? firstWords(newest) : head.standing.label,
      place: 'history',
      record,
      freshness: record.open ? 'dated' : 'usual',
      news: recordNews(t, record),
    }),
    look: lookOf(site, record),
    turning: turningOf(site, record, head),
    factsLabel: t('record.facts'),
    facts: factsOf(site, record),
    timelineLabel: t('record.timeline'),
    timeline: timelineView(site, record),
    review: visible.review && {
      label: t('record.review'),
      html: textOnPage(visible.review.html, site.config.site.url),
      mark:
        visible.internal && !visible.internal.reviewPublished ? t('internal.review-unpublished') : undefined,
    },
    internal: internalRecordView(site, record),
    pagerLabel: t('record.pager'),
    older: neighbourLink(site, 'record.older', neighbours.older),
    newer: neighbourLink(site, 'record.newer', neighbours.newer),
    month: { label: t('record.month', { month: month.label }), href: paths.month(month.id) },
  };
}

function headOf(site: SiteBase, record: SiteRecord): RecordHeadView {
  return {
    title: record.visible.title,
    standing: standingOf(site, record),
    marks: marksOf(site, record),
    nextUpdate: nextUpdateView(site, record),
    affected: isOver(record) ? [] : affectedView(site, record),
    actions: actionsOf(site, record),
  };
}

function turningOf(site: SiteBase, record: SiteRecord, head: RecordHeadView): RecordView['turning'] {
  const later = aheadOf(site, record);
  return {
    head: turning(
      head,
      later.map(({ site: each, record: then }) => ({ site: each, value: headOf(each, then) })),
    ).turns,
    facts: turning(
      factsOf(site, record),
      later.map(({ site: each, record: then }) => ({ site: each, value: factsOf(each, then) })),
    ).turns,
    timeline: turningList(
      timelineView(site, record),
      later.map(({ site: each, record: then }) => ({ site: each, value: timelineView(each, then) })),
      ({ anchor }) => anchor,
    ),
  };
}

function factsOf(site: SiteBase, record: SiteRecord): FactView[] {
  const { t, times, severityName } = site;
  const { visible, steps, last, start, window, took } = record;
  const tookPlace = last.status === 'completed' && took && !isSame(took, window) ? took : undefined;
  const ended = resolvedAt(steps);
  const impacts = impactsOf(site, record);
  const reviewed = visible.reviewedSeverity;
  const facts: (FactView | undefined)[] = [
    { term: t('fact.status'), text: t(`status.${last.status}`) },
    visible.kind === 'incident' ? { term: t('fact.severity'), text: severityName(last.severity) } : undefined,
    reviewed === undefined || reviewed === last.severity
      ? undefined
      : { term: t('fact.reviewed-severity'), text: severityName(reviewed) },
    window ? { term: t('fact.window'), time: times.window(window) } : undefined,
    tookPlace ? { term: t('fact.took-place'), time: times.window(tookPlace) } : undefined,
    visible.kind === 'incident' ? { term: t('fact.started'), time: times.dateTime(start) } : undefined,
    ended === undefined ? undefined : { term: t('fact.resolved'), time: times.dateTime(ended) },
    ended === undefined ? undefined : { term: t('fact.duration'), text: times.span(ended - start) },
    visible.until === undefined ? undefined : { term: t('fact.until'), time: times.dateTime(visible.until) },
    visible.cause ? { term: t('fact.cause'), text: visible.cause.name } : undefined,
    impacts.length > 0 ? { term: t('fact.impact'), impacts } : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

function isSame(a: Interval, b: Interval | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

function impactsOf({ t, times, now, componentName, paths }: SiteBase, { visible }: SiteRecord): ImpactView[] {
  const byComponent = groupBy(impactIntervals(visible, now), ({ component }) => component);
  return [...byComponent].map(([id, impacts]) => ({
    component: componentName(id),
    href: paths.component(id),
    text: componentStates
      .flatMap((state) => {
        const ms = totalMs(
          impacts.filter((impact) => impact.state === state).map(({ interval }) => interval),
        );
        const params = { state: t(`state.${state}`), duration: times.span(ms) };
        return ms === 0 ? [] : [t('bar.state-for', params)];
      })
      .reverse()
      .join(', '),
  }));
}

function actionsOf({ t, paths }: SiteBase, { visible, last }: SiteRecord): LinkView[] {
  const isComing = visible.kind === 'maintenance' && !isEnded(last.status);
  return [
    { label: t('record.subscribe'), href: paths.subscribe },
    ...(isComing ? [{ label: t('record.calendar'), href: paths.calendar(visible.id) }] : []),
  ];
}

function neighbourLink(
  { t, paths }: SiteBase,
  key: 'record.older' | 'record.newer',
  other: Neighbour | undefined,
): LinkView | undefined {
  return other && { label: t(key, { title: other.title }), href: paths.record(other.id) };
}

/** The neighbours of each record of a list. */
export function neighboursIn(records: readonly SiteRecord[], index: number): Neighbours {
  const named = (record: SiteRecord | undefined): Neighbour | undefined =>
    record && { id: record.visible.id, title: record.visible.title };
  return { older: named(records[index + 1]), newer: named(records[index - 1]) };
}

function isOver({ open, last }: SiteRecord): boolean {
  return !open && last.status !== 'scheduled';
}

/** As much of a text as a search result shows. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const cut = cutText(line, 160, '');
  if (cut === line) return line;
  const isWhole = line[cut.length] === ' ';
  return `${isWhole ? cut : cut.replace(/\s\S*$/u, '')}…`;
}
