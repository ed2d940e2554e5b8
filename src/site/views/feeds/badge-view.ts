import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Badge } from '#core/output/badge/badge.ts';
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

function badge({ config }: Site, label: string, message: string, state: ComponentState): Badge {
  const { locale } = config.site;
  return { label, message, state, language: locale, direction: directionOf(locale) };
}
