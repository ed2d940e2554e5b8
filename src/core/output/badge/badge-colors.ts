import type { ComponentState } from '#core/content/config/component-state.ts';

/**
 * The colours of tokens.css under the names given, in the light scheme and in the dark one, for what cannot read the
 * pages' style. White text reads on the light ones, so a badge has them as its ground on light and dark pages alike.
 */
export const badgeColors = {
  operational: { token: 'operational', light: '#17713c', dark: '#5fd08c' },
  under_maintenance: { token: 'under-maintenance', light: '#1d5fbf', dark: '#86b6ff' },
  degraded_performance: { token: 'degraded', light: '#805a00', dark: '#efc24d' },
  partial_outage: { token: 'partial', light: '#a84300', dark: '#ffa266' },
  major_outage: { token: 'major', light: '#b81a2b', dark: '#ff8389' },
  label: { token: 'ink-soft', light: '#525b68', dark: '#a7b0bc' },
} as const satisfies Record<ComponentState | 'label', { token: string; light: string; dark: string }>;
