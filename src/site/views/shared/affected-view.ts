import { own } from '#core/base/own.ts';
import { type ComponentState, worst } from '#core/content/config/component-state.ts';
import type { SiteBase, SiteRecord } from '#site/model/site.ts';
import { type StateView, stateView } from './state-view.ts';

/** A component that a record names, and the state it prints. */
export interface AffectedView {
  readonly name: string;
  /** Leads to the component's page. */
  readonly href: string;
  /** Left out where it has not changed yet. */
  readonly state?: StateView | undefined;
}

/**
 * Components of a record: as they are while it is open, at their worst once it is over. Of a maintenance that is still to
 * come, their names alone.
 */
export function affectedView(site: SiteBase, record: SiteRecord): AffectedView[] {
  const isPlanned = record.last.status === 'scheduled';
  const ids = new Set(record.steps.flatMap(({ components }) => Object.keys(components)));
  return [...ids].map((id) => ({
    name: site.componentName(id),
    href: site.paths.component(id),
    state: isPlanned ? undefined : stateView(stateOf(record, id), site.t),
  }));
}

function stateOf({ open, last, steps }: SiteRecord, id: string): ComponentState {
  if (open) return own(last.components, id) ?? 'operational';
  return worst(steps.map(({ components }) => own(components, id) ?? 'operational'));
}
