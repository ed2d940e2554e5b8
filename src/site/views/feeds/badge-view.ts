import { dateIn } from '#core/base/time/instant.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Badge } from '#core/output/badge/badge.ts';
import { confirmationOf } from '#core/output/built/confirmation.ts';
import { directionOf } from '#site/model/catalogue.ts';
import type { Site } from '#site/model/site.ts';
import { lookOfIndicator } from '#site/views/home/board-view.ts';
import { overallLabel } from '#site/views/shared/overall-label.ts';

/** The badge of everything. */
export function siteBadge(site: Site): Badge {
  const { overall } = site.board;
  const message = overallLabel(site.t, overall);
  return badge(site, site.config.site.name, message, lookOfIndicator[overall.indicator]);
}

/** The badge of each component on the board, by the component's id. A retired one has no state, and no badge. */
export function componentBadges(site: Site): { readonly id: string; readonly badge: Badge }[] {
  return site.board.groups.flatMap(({ components }) =>
    components.map(({ id, name, state }) => ({
      id,
      badge: badge(site, name, site.t(`state.${state}`), state),
    })),
  );
}

/**
 * A picture does not know what time it is: it says as of when its state is, and is in a neutral colour where all is well, so
 * that it is not green long after anybody looked.
 */
function badge({ config, t, times, now }: Site, label: string, said: string, state: ComponentState): Badge {
  const { locale, time_zone } = config.site;
  const time = times.near(confirmationOf(config, now).asOf, now).label;
  const date = times.date(dateIn(now, time_zone)).label;
  return {
    label,
    message: t('badge.as-of', { state: said, time, date }),
    state: state === 'operational' ? 'none' : state,
    language: locale,
    direction: directionOf(locale),
  };
}
