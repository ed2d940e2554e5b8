import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Indicator } from '#core/rules/availability/overall.ts';
import type { Site } from '#site/model/site.ts';
import { BAR_DAYS, type BarView, barView } from '#site/views/shared/bar-view.ts';
import type { LinkView } from '#site/views/shared/frame-view.ts';
import { type StateView, stateView } from '#site/views/shared/state-view.ts';
import { type Turn, turning } from '#site/views/shared/turning.ts';

/** The components by group, each with its state in words. */
export interface BoardView {
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly description?: string | undefined;
    readonly state: StateView;
    /** Its state as time passes. */
    readonly turns: readonly Turn<StateView>[];
    /** Whether it is unfolded from the start. */
    readonly open: boolean;
    readonly mark?: string | undefined;
    readonly components: readonly BoardRowView[];
  }[];
  /** What the bars show, and where it is explained. */
  readonly legend: { readonly text: string; readonly link: LinkView };
}

/** A component on the board. */
export interface BoardRowView {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly description?: string | undefined;
  readonly state: StateView;
  /** Its state as time passes. */
  readonly turns: readonly Turn<StateView>[];
  readonly mark?: string | undefined;
  readonly bar: BarView;
  /** Leads from the first bad days to all of them. */
  readonly more?: LinkView | undefined;
}

/** As many components are read at a glance; of more, a group in which all is well is folded. */
const AT_A_GLANCE = 12;

/** The board lists this many bad days of a component; its own page lists all. */
const BAD_DAYS = 5;

/** @param later the site at later instants. */
export function boardView(site: Site, later: readonly Site[] = []): BoardView {
  const turnsOf = (now: StateView, stateIn: (board: Site['board']) => ComponentState | undefined) =>
    turning(
      now,
      later.map((each) => ({ site: each, value: stateView(stateIn(each.board) ?? 'operational', site.t) })),
    ).turns;
  const { t, paths } = site;
  const { groups } = site.board;
  const count = groups.reduce((sum, { components }) => sum + components.length, 0);
  const mark = (internal: boolean) => (internal ? t('mark.internal') : undefined);
  return {
    groups: groups.map((group) => ({
      id: group.id,
      name: group.name,
      description: group.description,
      state: stateView(group.state, t),
      turns: turnsOf(
        stateView(group.state, t),
        (each) => each.groups.find(({ id }) => id === group.id)?.state,
      ),
      open: count <= AT_A_GLANCE || group.state !== 'operational',
      mark: mark(group.internal),
      components: group.components.map(({ id, name, description, state, internal }) => {
        const bar = barView(site, id);
        const left = bar.days.length - BAD_DAYS;
        const href = paths.component(id);
        return {
          id,
          name,
          href,
          description,
          state: stateView(state, t),
          turns: turnsOf(stateView(state, t), (each) => stateOn(each, id)),
          mark: mark(internal && !group.internal),
          bar: { ...bar, days: bar.days.slice(0, BAD_DAYS) },
          more: left > 0 ? { label: t('board.more-days', { count: left }), href } : undefined,
        };
      }),
    })),
    legend: {
      text: t('board.legend', { days: BAR_DAYS }),
      link: { label: t('board.how'), href: `${paths.policy}#uptime` },
    },
  };
}

function stateOn({ groups }: Site['board'], component: string): ComponentState | undefined {
  return groups.flatMap(({ components }) => components).find(({ id }) => id === component)?.state;
}

/** The look of everything, by Statuspage's indicator. */
export const lookOfIndicator = {
  none: 'operational',
  maintenance: 'under_maintenance',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
} as const satisfies Record<Indicator, StateView['id']>;
