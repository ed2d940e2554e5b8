import { own } from '#core/base/own.ts';
import { durationMs } from '#core/base/time/duration.ts';
import type { Site } from '#site/model/site.ts';

/** How the team works while an incident goes on, from config alone. Internal. */
export interface RunbookView {
  readonly label: string;
  readonly severities: {
    readonly label: string;
    readonly rows: readonly {
      readonly name: string;
      readonly examples: readonly string[];
      readonly promises: string;
      readonly path: string;
    }[];
  };
  readonly phases: {
    readonly label: string;
    readonly rows: readonly {
      readonly name: string;
      readonly when?: string | undefined;
      readonly checklist: readonly string[];
    }[];
  };
  readonly channels: readonly {
    readonly label: string;
    readonly rows: readonly { readonly name: string; readonly when: string }[];
  }[];
  readonly writing: { readonly label: string; readonly rules: readonly string[] };
}

export function runbookView(site: Site): RunbookView | undefined {
  const { t, config } = site;
  const { internal } = config;
  if (!internal) return undefined;
  const { phases = [], channels = [], writing = [] } = internal.runbook;
  const reaching = (group: 'team' | 'customers') => channels.filter(({ reaches }) => reaches === group);
  return {
    label: t('runbook.title'),
    severities: { label: t('runbook.severities'), rows: severitiesOf(site) },
    phases: {
      label: t('runbook.phases'),
      rows: phases.map(({ name, from, until, checklist }) => ({
        name,
        when: whenOf(site, from && durationMs(from), until && durationMs(until)),
        checklist,
      })),
    },
    channels: [
      { label: t('runbook.inside'), rows: reaching('team') },
      { label: t('runbook.outside'), rows: reaching('customers') },
    ].filter(({ rows }) => rows.length > 0),
    writing: { label: t('runbook.writing'), rules: writing },
  };
}

function severitiesOf({ t, times, config, severityName }: Site): RunbookView['severities']['rows'] {
  const roles = config.internal?.oncall?.roles ?? {};
  return config.severities.map(({ id, promises, internal }) => ({
    name: severityName(id),
    examples: internal?.examples ?? [],
    promises: kinds
      .flatMap((kind) => {
        const length = promises[kind];
        return length ? [t(`runbook.promise.${kind}`, { duration: times.span(durationMs(length)) })] : [];
      })
      .join(' · '),
    path: (internal?.escalation ?? [])
      .map(({ role, after }) => {
        const name = own(roles, role)?.name ?? role;
        const ms = durationMs(after);
        return ms === 0 ? name : t('runbook.step', { role: name, duration: times.span(ms) });
      })
      .join(' → '),
  }));
}

const kinds = [
  'acknowledge',
  'respond',
  'update',
  'update_monitoring',
  'resolve',
  'review',
  'cause',
] as const;

function whenOf({ t, times }: Site, from: number | undefined, until: number | undefined): string | undefined {
  if (until === undefined) return from ? t('runbook.from', { from: times.span(from) }) : undefined;
  return from === undefined
    ? t('runbook.until', { until: times.span(until) })
    : t('runbook.between', { from: times.span(from), until: times.span(until) });
}
