import { type ComponentState, worst } from '#core/config/component-state.ts';
import type { Site, SiteRecord } from '#site/site.ts';
import { type StateView, stateView } from './state-view.ts';

/** A component that a record names, and the state it prints. */
export interface AffectedView {
  readonly name: string;
  readonly state: StateView;
}

/** Components of a record: as they are while it is open, at their worst once it is over. */
export function affectedView(site: Site, record: SiteRecord): AffectedView[] {
  const planned = record.last.status === 'scheduled' ? record.incident.components : {};
  const ids = new Set(record.steps.flatMap(({ components }) => Object.keys(components)));
  return [...ids].map((id) => ({
    name: site.componentName(id),
    state: stateView(planned[id] ?? stateOf(record, id), site.t),
  }));
}

function stateOf({ open, last, steps }: SiteRecord, id: string): ComponentState {
  if (open) return last.components[id] ?? 'operational';
  return worst(steps.map(({ components }) => components[id] ?? 'operational'));
}
