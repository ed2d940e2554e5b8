import type { VisibleComponent, VisibleConfig, VisibleGroup, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { type ComponentState, worse, worst } from '#core/content/config/component-state.ts';
import { isOpen, type Step, timelineOf } from '#core/content/record/timeline.ts';
import {
  type Overall,
  overallOfComponents,
  overallOfImpact,
  underMaintenance,
  worstOverall,
} from './overall.ts';

export interface BoardComponent extends VisibleComponent {
  readonly state: ComponentState;
}

export interface BoardGroup extends Omit<VisibleGroup, 'components'> {
  /** The worst of its components. */
  readonly state: ComponentState;
  readonly components: readonly BoardComponent[];
}

/** The state of every component, and overall, at one instant. */
export interface Board {
  readonly overall: Overall;
  /** In the order of components.yml; a group of retired components alone is left out. */
  readonly groups: readonly BoardGroup[];
}

/**
 * The board at `now`: each component in the worst state that open records give it, and overall the worst of three:
 * the roll-up of the components, the impact of each open incident's severity (an incident raises it even where it
 * names no component), and maintenance under way. If the components alone are as bad as the incidents, their words
 * are used. Retired components are not on the board.
 *
 * An entry some minutes in the future of `now` counts, as it does on its record's page: a clock that runs fast
 * must not hide an outage until the next build.
 */
export function boardAt(records: readonly VisibleRecord[], config: VisibleConfig, now: Instant): Board {
  const open = records.flatMap((record) => {
    const steps = timelineOf(record, now);
    const last = steps.at(-1);
    return last && isOpen(record, steps) ? [{ record, last }] : [];
  });
  const states = new Map<string, ComponentState>();
  for (const { last } of open) {
    for (const [id, state] of Object.entries(last.components)) {
      states.set(id, worse(state, states.get(id) ?? 'operational'));
    }
  }
  const groups = config.groups.flatMap((group) => {
    const components = group.components
      .filter(({ retired }) => !retired)
      .map((component) => ({ ...component, state: states.get(component.id) ?? 'operational' }));
    const state = worst(components.map((component) => component.state));
    return components.length > 0 ? [{ ...group, components, state }] : [];
  });
  const onBoard = groups.flatMap(({ components }) => components.map(({ state }) => state));
  const overall = worstOverall(
    overallOfComponents(onBoard),
    open.map(({ record, last }) => overallOfRecord(record, last, config)),
  );
  return { overall, groups };
}

function overallOfRecord({ kind }: VisibleRecord, last: Step, { severities }: VisibleConfig): Overall {
  if (kind === 'maintenance') return underMaintenance;
  const severity = severities.find(({ id }) => id === last.severity);
  return overallOfImpact[severity?.impact ?? 'none'];
}
