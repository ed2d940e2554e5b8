/** Statuspage's words for the state of a component, least to worst. */
export const componentStates = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;

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
