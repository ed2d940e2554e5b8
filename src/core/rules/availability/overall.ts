import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Impact } from '#core/content/config/policy.ts';

/** Statuspage's indicators, least to worst. */
export const indicators = ['none', 'maintenance', 'minor', 'major', 'critical'] as const;
export type Indicator = (typeof indicators)[number];

/** The state of everything in Statuspage's words. */
export type Overall =
  | { readonly indicator: 'none'; readonly description: 'All Systems Operational' }
  | { readonly indicator: 'maintenance'; readonly description: 'Service Under Maintenance' }
  | {
      readonly indicator: 'minor';
      readonly description: 'Minor Service Outage' | 'Degraded System Service' | 'Partially Degraded Service';
    }
  | { readonly indicator: 'major'; readonly description: 'Partial System Outage' }
  | { readonly indicator: 'critical'; readonly description: 'Major System Outage' };

/**
 * What the states of the components on a board amount to. Statuspage's roll-up rule (formats.md 1.2): one component
 * of many in a major outage is a partial outage of the system.
 */
export function overallOfComponents(states: readonly ComponentState[]): Overall {
  const all = (state: ComponentState) => states.length > 0 && states.every((other) => other === state);
  const any = (state: ComponentState) => states.includes(state);
  if (all('major_outage')) return overallOfImpact.critical;
  if (any('major_outage') || all('partial_outage')) return overallOfImpact.major;
  if (any('partial_outage')) return overallOfImpact.minor;
  if (all('degraded_performance')) return { indicator: 'minor', description: 'Degraded System Service' };
  if (any('degraded_performance')) return { indicator: 'minor', description: 'Partially Degraded Service' };
  if (any('under_maintenance')) return underMaintenance;
  return overallOfImpact.none;
}

/** What one open incident amounts to by its severity's impact, regardless of the components it names. */
export const overallOfImpact = {
  none: { indicator: 'none', description: 'All Systems Operational' },
  minor: { indicator: 'minor', description: 'Minor Service Outage' },
  major: { indicator: 'major', description: 'Partial System Outage' },
  critical: { indicator: 'critical', description: 'Major System Outage' },
} as const satisfies Record<Impact, Overall>;

/** The overall state during maintenance, regardless of the components it names. */
export const underMaintenance = {
  indicator: 'maintenance',
  description: 'Service Under Maintenance',
} as const satisfies Overall;

/** The worst by indicator; of equals the first, so that the words for the components come before those for an impact. */
export function worstOverall(first: Overall, others: readonly Overall[]): Overall {
  return others.reduce(
    (worst, other) =>
      indicators.indexOf(other.indicator) > indicators.indexOf(worst.indicator) ? other : worst,
    first,
  );
}
