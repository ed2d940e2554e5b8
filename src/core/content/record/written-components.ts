import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import type { ComponentStates } from './record.ts';

/** Components as a list of ids, or as a map from id to state. */
export type WrittenComponents = readonly string[] | Readonly<Record<string, ComponentState>>;

/** Gives the components of a plain list the default state of the severity they are listed under. */
export function statesOf(
  components: WrittenComponents,
  severity: string | undefined,
  { severities }: Vocabulary,
): ComponentStates {
  if (!Array.isArray(components)) return components as ComponentStates;
  const state: ComponentState =
    severity === undefined
      ? 'under_maintenance'
      : (severities?.get(severity)?.component_state ?? 'degraded_performance');
  return Object.fromEntries((components as string[]).map((id) => [id, state]));
}
