import { type ComponentState, componentStates } from '#core/content/config/component-state.ts';
import { type ComponentDay, componentDays } from '#core/rules/availability/component-days.ts';
import { roundDown } from '#core/rules/availability/round-down.ts';
import { uptimeOf } from '#core/rules/availability/uptime.ts';
import type { Site } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import type { LinkView } from './frame-view.ts';
import { type StateView, stateView } from './state-view.ts';

/** How many days a bar shows. */
export const BAR_DAYS = 90;
/** A cell and the gap after it, and how high a bar is, in units of its own drawing. */
const CELL = { width: 4, gap: 1, height: 32 } as const;

/** The last 90 days of a component: drawn a cell a day, and in words. */
export interface BarView {
  readonly viewBox: string;
  /** Lines through the cells of quiet days and of days that nobody watched, as SVG paths; their dashes are the days. */
  readonly quiet: string;
  readonly unknown: string;
  readonly bad: readonly BadDayCell[];
  /** `99.98% uptime`; undefined where nothing was measured. */
  readonly uptime?: string | undefined;
  /** How many days were bad. */
  readonly summary: string;
  /** Newest first. */
  readonly days: readonly BadDayView[];
}

/** A day on which something was wrong, drawn. The worse it was, the higher it is drawn. */
export interface BadDayCell {
  readonly state: ComponentState;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

/** A day on which something was wrong, in words. */
export interface BadDayView {
  readonly date: TimeView;
  readonly state: StateView;
  /** How long it was in each state, the worst first. */
  readonly text: string;
  /** What was wrong. */
  readonly records: readonly LinkView[];
}

export function barView(site: Site, componentId: string): BarView {
  const { t, numbers, histories, config, now } = site;
  const days = componentDays(componentId, histories, config, now, BAR_DAYS);
  const bad = days.flatMap((day, index) => (isEventful(day) ? [{ day, index }] : []));
  const whole = days.reduce(
    (sum, { measuredMs, downMs }) => ({
      measuredMs: sum.measuredMs + measuredMs,
      downMs: sum.downMs + downMs,
    }),
    { measuredMs: 0, downMs: 0 },
  );
  const share = uptimeOf(whole);
  const words = bad.map(({ day, index }) => ({ index, ...badDay(site, day) }));
  const step = CELL.width + CELL.gap;
  return {
    viewBox: `0 0 ${BAR_DAYS * step - CELL.gap} ${CELL.height}`,
    quiet: stretches(days, ({ state }) => state === 'operational'),
    unknown: stretches(days, ({ state }) => state === undefined),
    bad: words.map(({ index, date, state, text }) => {
      const y = lift[state.id as BadState];
      const size = { x: index * step, y, width: CELL.width, height: CELL.height - y };
      return { ...size, state: state.id as BadState, title: t('bar.day', { date: date.label, text }) };
    }),
    uptime:
      share === null
        ? undefined
        : t('bar.uptime', { percent: numbers.percent(roundDown(share * 100, 2) / 100, 2) }),
    summary: summaryOf(site, days),
    days: words.map(({ index: _, ...day }) => day).reverse(),
  };
}

type BadState = Exclude<ComponentState, 'operational'>;

/** How far below the top a day in each state begins, so that a bar can be read without its colours. */
const lift: Readonly<Record<BadState, number>> = {
  under_maintenance: 9,
  degraded_performance: 6,
  partial_outage: 3,
  major_outage: 0,
};

function isEventful({ state }: ComponentDay): boolean {
  return state !== undefined && state !== 'operational';
}

/** Maintenance is listed, but is not a bad day. */
function summaryOf({ t }: Site, days: readonly ComponentDay[]): string {
  const eventful = days.filter(isEventful);
  const maintained = eventful.filter(({ state }) => state === 'under_maintenance').length;
  const bad = eventful.length - maintained;
  return [
    bad === 0 ? t('bar.no-bad-day') : t('bar.bad-days', { count: bad }),
    ...(maintained === 0 ? [] : [t('bar.maintenance-days', { count: maintained })]),
  ].join(' · ');
}

function badDay(site: Site, { date, state = 'operational', states, records }: ComponentDay): BadDayView {
  const { t, times, paths, record } = site;
  const parts = componentStates
    .filter((each) => each !== 'operational' && states[each] > 0)
    .reverse()
    .map((each) => t('bar.state-for', { state: t(`state.${each}`), duration: times.span(states[each]) }));
  return {
    date: times.date(date),
    state: stateView(state, t),
    text: parts.join(', '),
    records: records.flatMap((id) => {
      const title = record.get(id)?.visible.title;
      return title === undefined ? [] : [{ label: title, href: paths.record(id) }];
    }),
  };
}

/** One line through each run of days that pass the test. */
function stretches(days: readonly ComponentDay[], test: (day: ComponentDay) => boolean): string {
  const step = CELL.width + CELL.gap;
  let path = '';
  let from: number | undefined;
  for (let index = 0; index <= days.length; index++) {
    const day = days[index];
    if (day && test(day)) from ??= index;
    else if (from !== undefined) {
      path += `M${from * step} 20.5h${(index - from) * step - CELL.gap}`;
      from = undefined;
    }
  }
  return path;
}
