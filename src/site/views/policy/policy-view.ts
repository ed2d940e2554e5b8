import type { VisibleSeverity } from '#core/audience/visible.ts';
import { type Duration, durationMs } from '#core/base/time/duration.ts';
import { componentStates } from '#core/content/config/component-state.ts';
import type { Impact } from '#core/content/config/policy.ts';
import { overallOfImpact, underMaintenance } from '#core/rules/availability/overall.ts';
import type { MessageKey } from '#site/model/catalogue.ts';
import type { Site } from '#site/model/site.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';
import { overallLabel } from '#site/views/shared/overall-label.ts';
import { lookOfImpact, type StateView, stateView } from '#site/views/shared/state-view.ts';
import { type RunbookView, runbookView } from '#site/views/team/runbook-view.ts';
import { type BusinessHoursView, businessHoursView } from './business-hours-view.ts';
import { type OverallRuleView, overallRules } from './overall-rules.ts';

/** How the site reports: what its words mean, what is promised, and how its figures are worked out. */
export interface PolicyView {
  readonly frame: FrameView;
  readonly title: string;
  readonly lead: string;
  /** Leads to each section. */
  readonly contents: { readonly label: string; readonly links: readonly LinkView[] };
  readonly severities: SectionView & {
    readonly rows: readonly {
      readonly name: StateView;
      readonly means: string;
      readonly note: string;
      /** What customers read in place of name and meaning; for the team alone. */
      readonly customers?: string | undefined;
    }[];
  };
  readonly updates: SectionView & {
    readonly columns: readonly string[];
    readonly rows: readonly CadenceView[];
    readonly tell?: string | undefined;
    readonly late: string;
    readonly hours?: BusinessHoursView | undefined;
  };
  readonly overall: SectionView & { readonly rules: readonly OverallRuleView[]; readonly worst: string };
  readonly states: SectionView & {
    readonly rows: readonly { readonly state: StateView; readonly means: string }[];
  };
  readonly statuses: SectionView & {
    readonly rows: readonly { readonly name: string; readonly means: string }[];
  };
  readonly uptime: SectionView & {
    readonly weightsLabel: string;
    readonly weights: readonly { readonly state: StateView; readonly share: string }[];
    readonly rules: readonly string[];
  };
  /** How the team works. Internal. */
  readonly runbook?: RunbookView | undefined;
}

/** A part of the page. Other pages link to its id. */
export interface SectionView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** How frequently customers get updates on incidents of one severity. */
export interface CadenceView {
  readonly name: StateView;
  /** Said where it holds at some hours only. */
  readonly when?: string | undefined;
  readonly within: string;
  readonly watching: string;
}

export function policyView(site: Site): PolicyView {
  const { t } = site;
  const title = t('place.policy');
  const sections = {
    severities: severitiesOf(site),
    updates: updatesOf(site),
    overall: {
      id: 'overall',
      label: t('policy.overall'),
      text: t('policy.overall-text'),
      rules: overallRules(t),
      worst: t('policy.overall-worst', { maintenance: overallLabel(t, underMaintenance) }),
    },
    states: {
      id: 'states',
      label: t('policy.states'),
      text: t('policy.states-text'),
      rows: componentStates.map((state) => ({
        state: stateView(state, t),
        means: t(`policy.state.${state}`),
      })),
    },
    statuses: {
      id: 'statuses',
      label: t('policy.statuses'),
      text: t('policy.statuses-text'),
      rows: statuses.map((status) => ({ name: t(`status.${status}`), means: t(`policy.status.${status}`) })),
    },
    uptime: uptimeOf(site),
  };
  return {
    frame: frameView(site, {
      path: 'policy.html',
      title,
      description: t('policy.description'),
      place: 'policy',
    }),
    title,
    lead: t('policy.lead'),
    contents: {
      label: t('policy.contents'),
      links: Object.values(sections).map(({ id, label }) => ({ label, href: `#${id}` })),
    },
    ...sections,
    runbook: runbookView(site),
  };
}

const statuses = ['investigating', 'identified', 'monitoring', 'resolved', 'reviewed', 'dismissed'] as const;

const noteOfImpact = {
  none: 'policy.no-impact',
  minor: 'policy.impact',
  major: 'policy.impact',
  critical: 'policy.worst-impact',
} as const satisfies Record<Impact, MessageKey>;

function severitiesOf(site: Site): PolicyView['severities'] {
  const { t, config } = site;
  return {
    id: 'severities',
    label: t('policy.severities'),
    text: t('policy.severities-text'),
    rows: config.severities.map((severity) => ({
      name: nameOf(site, severity),
      means: severity.means,
      note: t(noteOfImpact[severity.impact], {
        overall: overallLabel(t, overallOfImpact[severity.impact]),
      }),
      customers:
        config.audience === 'internal'
          ? t('policy.customers-read', { name: severity.customerName, means: severity.customerMeans })
          : undefined,
    })),
  };
}

function updatesOf(site: Site): PolicyView['updates'] {
  const { t, times, config } = site;
  const { states, after } = config.tell_customers;
  const list = new Intl.ListFormat(config.site.locale, { type: 'disjunction' });
  const span = (length: Duration | undefined) =>
    length ? times.span(durationMs(length)) : t('policy.not-promised');
  return {
    id: 'updates',
    label: t('policy.updates'),
    text: t('policy.updates-text'),
    columns: [t('policy.incident'), t('policy.within'), t('policy.watching')],
    rows: config.severities.map((severity) => ({
      name: nameOf(site, severity),
      when: severity.clock === 'business' && severity.promises.update ? t('policy.business') : undefined,
      within: span(severity.promises.update),
      watching: span(severity.promises.update_monitoring ?? severity.promises.update),
    })),
    tell:
      states.length > 0
        ? t('policy.tell', {
            states: list.format(states.map((state) => t(`state.${state}`))),
            duration: times.span(durationMs(after)),
          })
        : undefined,
    late: t('policy.late'),
    hours: businessHoursView(site),
  };
}

function nameOf({ severityName }: Site, { id, impact }: VisibleSeverity): StateView {
  return { id: lookOfImpact[impact], label: severityName(id) };
}

function uptimeOf({ t, numbers, config }: Site): PolicyView['uptime'] {
  const weighed = componentStates.filter((state) => state !== 'operational' && state !== 'under_maintenance');
  const source = config.audience === 'public' ? t('policy.uptime-published') : t('policy.uptime-internal');
  return {
    id: 'uptime',
    label: t('policy.uptime'),
    text: t('policy.uptime-formula'),
    weightsLabel: t('policy.weights'),
    weights: weighed.map((state) => {
      const weight = config.downtime_weights[state];
      const digits = Math.round(weight * 100) / 100 === weight ? 0 : 2;
      return { state: stateView(state, t), share: numbers.percent(weight, digits) };
    }),
    rules: [
      t('policy.uptime-left-out'),
      t('policy.uptime-as-it-was'),
      t('policy.uptime-overrun'),
      t('policy.uptime-overlap'),
      t('policy.uptime-days', { zone: config.site.time_zone }),
      t('policy.uptime-together'),
      t('policy.uptime-rounded'),
      source,
    ],
  };
}
