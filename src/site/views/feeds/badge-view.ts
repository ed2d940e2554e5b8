import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Badge } from '#core/output/badge/badge.ts';
import { directionOf } from '#site/model/catalogue.ts';
import type { Site } from '#site/model/site.ts';
import { lookOfIndicator } from '#site/views/home/board-view.ts';

/** The badge of everything. */
export function siteBadge(site: Site): Badge {
  const { indicator, description } = site.board.overall;
  const message = site.t(`overall.${description}`);
  return badge(site, site.config.site.name, message, lookOfIndicator[indicator]);
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
