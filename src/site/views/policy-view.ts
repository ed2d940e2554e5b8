import type { VisibleSeverity } from '#core/audience/visible.ts';
import { componentStates } from '#core/config/component-state.ts';
import { overallOfImpact } from '#core/status/overall.ts';
import { weekdays } from '#core/time/business-hours.ts';
import { durationMs } from '#core/time/duration.ts';
import { weekdayLabel } from '#core/time/label.ts';
import type { MessageKey } from '#site/catalogue.ts';
import type { Site } from '#site/site.ts';
import type { TimeView } from '#site/times.ts';
import { type FrameView, frameView } from './frame-view.ts';
import { type RunbookView, runbookView } from './runbook-view.ts';
import { lookOfImpact, type StateView, stateView } from './state-view.ts';

/** How the site reports: what its words mean, what is promised, and how its figures are worked out. */
export interface PolicyView {
  readonly frame: FrameView;
  readonly title: string;
  readonly lead: string;
  readonly severities: SectionView & { readonly rows: readonly SeverityRowView[] };
  readonly updates: SectionView & {
    readonly holidays?: { readonly label: string; readonly days: readonly TimeView[] } | undefined;
  };
  readonly states: SectionView & {
    readonly rows: readonly { readonly state: StateView; readonly means: string }[];
  };
  readonly overall: SectionView & {
    readonly columns: readonly string[];
    readonly rows: readonly { readonly when: string; readonly state: StateView }[];
  };
  readonly statuses: SectionView & {
    readonly rows: readonly { readonly name: string; readonly means: string }[];
  };
  readonly uptime: SectionView & { readonly weights: readonly string[] };
  /** How the team works. Internal. */
  readonly runbook?: RunbookView | undefined;
}

export interface SectionView {
  readonly label: string;
  /** Paragraphs. */
  readonly text: readonly string[];
}

export interface SeverityRowView {
  readonly name: StateView;
  readonly means: string;
  /** How often we write, and what everything is called meanwhile. */
  readonly notes: readonly string[];
}

export function policyView(site: Site): PolicyView {
  const { t, config } = site;
  const title = t('place.policy');
  return {
    frame: frameView(site, {
      path: 'policy.html',
      title,
      description: t('policy.description'),
      place: 'policy',
    }),
    title,
    lead: t('policy.lead'),
    severities: {
      label: t('policy.severities'),
      text: [t('policy.severities-text')],
      rows: config.severities.map((severity) => severityRow(site, severity)),
    },
    updates: updatesOf(site),
    states: {
      label: t('policy.states'),
      text: [t('policy.states-text')],
      rows: componentStates.map((state) => ({
        state: stateView(state, t),
        means: t(`policy.state.${state}`),
      })),
    },
    overall: overallOf(site),
    statuses: {
      label: t('policy.statuses'),
      text: [t('policy.statuses-text')],
      rows: statuses.map((status) => ({
        name: t(`status.${status}`),
        means: t(`policy.status.${status}`),
      })),
    },
    uptime: uptimeOf(site),
    runbook: runbookView(site),
  };
}

const statuses = ['investigating', 'identified', 'monitoring', 'resolved', 'dismissed', 'reviewed'] as const;

function severityRow(site: Site, severity: VisibleSeverity): SeverityRowView {
  const { t, severityName } = site;
  const { description } = overallOfImpact[severity.impact];
  return {
    name: { id: lookOfImpact[severity.impact], label: severityName(severity.id) },
    means: severity.means,
    notes: [
      ...cadenceOf(site, severity),
      severity.impact === 'none'
        ? t('policy.no-impact')
        : t('policy.impact', { overall: t(`overall.${description}`) }),
    ],
  };
}

/** How often customers hear of an incident of this severity. */
function cadenceOf({ t, times }: Site, { promises, clock }: VisibleSeverity): string[] {
  const { update, update_monitoring } = promises;
  if (!update) return [t('policy.no-cadence')];
  const every = times.span(durationMs(update));
  const watching = update_monitoring && times.span(durationMs(update_monitoring));
  const sentence = watching
    ? t('policy.cadence-watching', { every, watching })
    : t('policy.cadence', { every });
  return [sentence, clock === 'business' ? t('policy.clock-business') : t('policy.clock-always')];
}

function updatesOf({ t, times, config }: Site): PolicyView['updates'] {
  const { tell_customers, business_hours, severities, site } = config;
  const list = new Intl.ListFormat(site.locale, { type: 'disjunction' });
  const days = business_hours.days.map((day) => weekdayLabel(weekdays.indexOf(day), site.locale));
  const holidays = business_hours.holidays ?? [];
  const isBusiness = severities.some(({ clock }) => clock === 'business');
  return {
    label: t('policy.updates'),
    text: [
      t('policy.tell', {
        states: list.format(tell_customers.states.map((state) => t(`state.${state}`))),
        duration: times.span(durationMs(tell_customers.after)),
      }),
      t('policy.late'),
      ...(isBusiness
        ? [
            t('policy.hours', {
              days: new Intl.ListFormat(site.locale, { type: 'conjunction' }).format(days),
              from: business_hours.from,
              until: business_hours.until,
              zone: site.time_zone,
            }),
          ]
        : []),
    ],
    holidays:
      isBusiness && holidays.length > 0
        ? { label: t('policy.holidays'), days: holidays.map((day) => times.date(day)) }
        : undefined,
  };
}

/** Statuspage's rule for components, then what incidents and maintenance add; as core/status/overall.ts has it. */
function overallOf({ t }: Site): PolicyView['overall'] {
  const row = (when: MessageKey, id: StateView['id'], overall: MessageKey) => ({
    when: t(when),
    state: { id, label: t(overall) },
  });
  return {
    label: t('policy.overall'),
    text: [t('policy.overall-text'), t('policy.overall-worst')],
    columns: [t('policy.overall-when'), t('policy.overall-says')],
    rows: [
      row('policy.all-major', 'major_outage', 'overall.Major System Outage'),
      row('policy.any-major', 'partial_outage', 'overall.Partial System Outage'),
      row('policy.any-partial', 'degraded_performance', 'overall.Minor Service Outage'),
      row('policy.all-degraded', 'degraded_performance', 'overall.Degraded System Service'),
      row('policy.any-degraded', 'degraded_performance', 'overall.Partially Degraded Service'),
      row('policy.any-maintenance', 'under_maintenance', 'overall.Service Under Maintenance'),
      row('policy.all-well', 'operational', 'overall.All Systems Operational'),
    ],
  };
}

function uptimeOf({ t, numbers, config }: Site): PolicyView['uptime'] {
  const weights = componentStates.filter((state) => state !== 'operational' && state !== 'under_maintenance');
  return {
    label: t('policy.uptime'),
    text: [
      t('policy.uptime-formula'),
      t('policy.uptime-left-out'),
      t('policy.uptime-days', { zone: config.site.time_zone }),
      t('policy.uptime-overlap'),
    ],
    weights: weights.map((state) =>
      t('policy.weight', {
        state: t(`state.${state}`),
        percent: numbers.percent(config.downtime_weights[state], 0),
      }),
    ),
  };
}
