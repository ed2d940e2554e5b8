import { isDismissed, resolvedAt } from '#core/content/record/timeline.ts';
import type { SiteBase, SiteRecord } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import { lookOfImpact, type StateView } from '#site/views/shared/state-view.ts';
import { textOnPage, textWithoutIds } from '#site/views/shared/text-on-page.ts';

/** A record in a line or two, as lists print it. */
export interface RecordSummaryView {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** How bad it is, in the audience's words; what it is where nothing calls it so. */
  readonly look: StateView;
  /** What became of it: "Resolved after 1 h 42 min". */
  readonly outcome: string;
  readonly time: TimeView;
  /** Newest message, sanitised HTML. */
  readonly message?: string | undefined;
  readonly marks: readonly MarkView[];
}

/** A short label that sets a record apart. */
export interface MarkView {
  readonly label: string;
  readonly internal: boolean;
}

export function recordSummaryView(site: SiteBase, record: SiteRecord): RecordSummaryView {
  const { visible, steps } = record;
  const message = steps.findLast(({ entry }) => entry?.message)?.entry?.message;
  return {
    id: visible.id,
    title: visible.title,
    href: site.paths.record(visible.id),
    look: lookOf(site, record),
    outcome: outcomeOf(site, record),
    time: site.times.dateTime(record.listed),
    message: message && textWithoutIds(textOnPage(message.html, site.config.site.url)),
    marks: marksOf(site, record),
  };
}

/** How bad a record is: its severity, or its kind where it has none. */
export function lookOf(
  { t, severity, severityName }: SiteBase,
  { visible, steps, last }: SiteRecord,
): StateView {
  if (visible.kind === 'maintenance') return { id: 'under_maintenance', label: t('kind.maintenance') };
  if (visible.kind === 'notice') return { id: 'none', label: t('kind.notice') };
  if (isDismissed(steps)) return { id: 'none', label: t('mark.false-alarm') };
  const impact = severity.get(last.severity ?? '')?.impact;
  return { id: impact ? lookOfImpact[impact] : 'none', label: severityName(last.severity) };
}

/** The state of a record in a phrase: as bad as it is while it goes on, calm once it is over. */
export function standingOf(site: SiteBase, record: SiteRecord): StateView {
  const { visible, steps, open } = record;
  const look = lookOf(site, record);
  const isOver = visible.kind === 'incident' && !open && !isDismissed(steps);
  const isDone = visible.kind === 'maintenance' && record.last.status === 'completed';
  return { id: isOver || isDone ? 'operational' : look.id, label: outcomeOf(site, record) };
}

/** What a reader must know of a record before reading it: a false alarm; unknown to customers. */
export function marksOf({ t }: SiteBase, { visible }: SiteRecord): MarkView[] {
  const { internal } = visible;
  if (!internal || internal.announced !== undefined) return [];
  return [
    {
      label: internal.visibility === 'internal' ? t('mark.internal') : t('mark.not-announced'),
      internal: true,
    },
  ];
}

/** What became of a record, in a phrase. */
export function outcomeOf(site: SiteBase, record: SiteRecord): string {
  const { t, times } = site;
  const { visible, steps, last, start } = record;
  if (visible.kind === 'notice') return t('outcome.notice');
  if (visible.kind === 'maintenance') {
    const { window } = record;
    const params = window ? { window: times.window(window).label } : { window: '' };
    return t(`outcome.${last.status as MaintenanceOutcome}`, params);
  }
  if (isDismissed(steps)) return t('outcome.dismissed');
  const end = resolvedAt(steps);
  return end === undefined
    ? t('outcome.open', { status: t(`status.${last.status}`), time: times.dateTime(start).label })
    : t('outcome.resolved', { duration: times.span(end - start) });
}

type MaintenanceOutcome = 'scheduled' | 'in_progress' | 'verifying' | 'completed' | 'cancelled';
