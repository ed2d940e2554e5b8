import type { ComponentState } from '#core/content/config/component-state.ts';
import { colors } from '#core/output/colors.ts';

/** The colour of each state. A badge has the light one as its ground on light and dark pages alike: white text reads on it. */
export const badgeColors = {
  operational: colors.operational,
  under_maintenance: colors['under-maintenance'],
  degraded_performance: colors.degraded,
  partial_outage: colors.partial,
  major_outage: colors.major,
  /** Where all is well: a picture cannot know whether that still holds. */
  none: colors.ink,
  label: colors['ink-soft'],
} as const satisfies Record<
  ComponentState | 'none' | 'label',
  { readonly light: string; readonly dark: string }
>;
