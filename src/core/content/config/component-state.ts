import type { OtherWords } from '#core/base/yaml/other-words.ts';

/** Statuspage's words for the state of a component, least to worst. */
export const componentStates = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;

/** Words of other tools and people for the state of a component. */
export const otherStates: OtherWords = {
  ok: 'operational',
  up: 'operational',
  online: 'operational',
  normal: 'operational',
  healthy: 'operational',
  fixed: 'operational',
  resolved: 'operational',
  maintenance: 'under_maintenance',
  degraded: 'degraded_performance',
  slow: 'degraded_performance',
  performance: 'degraded_performance',
  disrupted: 'partial_outage',
  partial: 'partial_outage',
  minor: 'partial_outage',
  minor_outage: 'partial_outage',
  down: 'major_outage',
  offline: 'major_outage',
  unavailable: 'major_outage',
  outage: 'major_outage',
  full_outage: 'major_outage',
  major: 'major_outage',
};

export type ComponentState = (typeof componentStates)[number];

/** The worse of two states: major > partial > degraded > maintenance > operational. */
export function worse(a: ComponentState, b: ComponentState): ComponentState {
  return componentStates.indexOf(a) >= componentStates.indexOf(b) ? a : b;
}

/** The worst of any number of states; `operational` where there is none. */
export function worst(states: Iterable<ComponentState>): ComponentState {
  let result: ComponentState = 'operational';
  for (const state of states) result = worse(result, state);
  return result;
}
