import type { ComponentState } from '#core/content/config/component-state.ts';
import { overallOfComponents } from '#core/rules/availability/overall.ts';
import type { MessageKey } from '#site/model/catalogue.ts';
import type { Site } from '#site/model/site.ts';
import { lookOfIndicator } from '#site/views/home/board-view.ts';
import { overallLabel } from '#site/views/shared/overall-label.ts';
import type { StateView } from '#site/views/shared/state-view.ts';

/** One line of the rule by which the components make the overall state. */
export interface OverallRuleView {
  readonly overall: StateView;
  readonly when: string;
}

/** The rule, worst first. The result of each line is computed by the rule itself, from the board beside it. */
export function overallRules(t: Site['t']): OverallRuleView[] {
  return lines.map(([key, board]) => {
    const overall = overallOfComponents(board);
    return {
      overall: { id: lookOfIndicator[overall.indicator], label: overallLabel(t, overall) },
      when: t(key),
    };
  });
}

const lines = [
  ['policy.all-major', ['major_outage', 'major_outage']],
  ['policy.any-major', ['major_outage', 'operational']],
  ['policy.any-partial', ['partial_outage', 'operational']],
  ['policy.all-degraded', ['degraded_performance', 'degraded_performance']],
  ['policy.any-degraded', ['degraded_performance', 'operational']],
  ['policy.any-maintenance', ['under_maintenance', 'operational']],
  ['policy.all-well', ['operational', 'operational']],
] as const satisfies readonly (readonly [MessageKey, readonly ComponentState[]])[];
