import type { VisibleComponent } from '#core/audience/visible.ts';
import type { Site } from '#site/model/site.ts';
import { type FeedLinkView, feedLinks } from '#site/views/shared/frame-view.ts';

/** The feeds of one component, one a format. */
export function componentFeeds(site: Site, { id, name }: VisibleComponent): FeedLinkView[] {
  const { config, paths } = site;
  return feedLinks(site, `${config.site.name}: ${name}`, (file) => paths.componentFile(id, file));
}
