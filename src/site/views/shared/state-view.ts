import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Impact } from '#core/content/config/policy.ts';
import type { Translate } from '#site/model/catalogue.ts';

/** A state to print: its id picks symbol and colour, its label says it. `none` is neutral. */
export interface StateView {
  readonly id: ComponentState | 'none';
  readonly label: string;
}

export function stateView(state: ComponentState, t: Translate): StateView {
  return { id: state, label: t(`state.${state}`) };
}

/** The look of a record by its impact: as bad as a component in the state that Statuspage pairs with it. */
export const lookOfImpact = {
  critical: 'major_outage',
  major: 'partial_outage',
  minor: 'degraded_performance',
  none: 'none',
} as const satisfies Record<Impact, StateView['id']>;
