import type { VisibleConfig } from '#core/audience/visible.ts';
import { addDays, dateIn, type Instant, startOfDate } from '#core/base/time/instant.ts';
import { overlapping } from '#core/base/time/interval.ts';
import { type ComponentState, componentStates, worst } from '#core/content/config/component-state.ts';
import type { ComponentHistories } from './component-history.ts';
import { type Measured, measure } from './uptime.ts';

/** A calendar day of one component, cut in the site's zone: 23 and 25 hours long where the clocks change. */
export interface ComponentDay extends Measured {
  /** As `2026-11-23`. */
  readonly date: string;
  /** The worst state it was in; undefined where nobody watched it on that day. */
  readonly state: ComponentState | undefined;
  /** Ids of the records that put it out of order on that day, in order of when they began to. */
  readonly records: readonly string[];
}

/** The days up to and with that of `now`, oldest first. */
export function componentDays(
  componentId: string,
  histories: ComponentHistories,
  config: VisibleConfig,
  now: Instant,
  count: number,
): ComponentDay[] {
  const zone = config.site.time_zone;
  const today = dateIn(now, zone);
  const { impacts = [] } = histories.get(componentId) ?? {};
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(today, index + 1 - count);
    const day = { start: startOfDate(date, zone), end: startOfDate(addDays(date, 1), zone) };
    const measured = measure(componentId, day, histories, config, now);
    const present = componentStates.filter((state) => measured.states[state] > 0);
    const touching = overlapping(impacts, day);
    return {
      date,
      ...measured,
      state: present.length > 0 ? worst(present) : undefined,
      records: [...new Set(touching.map(({ record }) => record))],
    };
  });
}
