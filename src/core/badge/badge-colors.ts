import type { ComponentState } from '#core/config/component-state.ts';

/**
 * Grounds of a badge, from tokens.css, where the light scheme has them under the names given: a picture cannot read
 * the page's. White text stands on each, so that a badge looks the same on light and on dark pages.
 */
export const badgeColors = {
  operational: { token: 'operational', color: '#17713c' },
  under_maintenance: { token: 'under-maintenance', color: '#1d5fbf' },
  degraded_performance: { token: 'degraded', color: '#805a00' },
  partial_outage: { token: 'partial', color: '#a84300' },
  major_outage: { token: 'major', color: '#b81a2b' },
  label: { token: 'ink-soft', color: '#525b68' },
} as const satisfies Record<ComponentState | 'label', { token: string; color: string }>;
