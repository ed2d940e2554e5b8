import type { Board } from '#core/status/board.ts';
import type { Indicator } from '#core/status/overall.ts';
import type { Site } from '#site/site.ts';
import { type StateView, stateView } from './state-view.ts';

/** The components by group, each with its state in words. */
export interface BoardView {
  readonly groups: readonly {
    readonly name: string;
    readonly description?: string | undefined;
    readonly state: StateView;
    /** Whether it is unfolded from the start. */
    readonly open: boolean;
    readonly mark?: string | undefined;
    readonly components: readonly {
      readonly name: string;
      readonly description?: string | undefined;
      readonly state: StateView;
      readonly mark?: string | undefined;
    }[];
  }[];
}

/** As many components are read at a glance; of more, a group in which all is well is folded. */
const AT_A_GLANCE = 12;

export function boardView({ t }: Site, { groups }: Board): BoardView {
  const count = groups.reduce((sum, { components }) => sum + components.length, 0);
  const mark = (internal: boolean) => (internal ? t('mark.internal') : undefined);
  return {
    groups: groups.map((group) => ({
      name: group.name,
      description: group.description,
      state: stateView(group.state, t),
      open: count <= AT_A_GLANCE || group.state !== 'operational',
      mark: mark(group.internal),
      components: group.components.map(({ name, description, state, internal }) => ({
        name,
        description,
        state: stateView(state, t),
        mark: mark(internal && !group.internal),
      })),
    })),
  };
}

/** The look of everything, by Statuspage's indicator. */
export const lookOfIndicator = {
  none: 'operational',
  maintenance: 'under_maintenance',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
} as const satisfies Record<Indicator, StateView['id']>;
