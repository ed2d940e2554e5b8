import type { Site } from '#site/model/site.ts';
import { type FrameView, frameView, type LinkView } from './frame-view.ts';

/** What a reader gets who asked for a page that does not exist. */
export interface NotFoundView {
  readonly frame: FrameView;
  readonly title: string;
  readonly text: string;
  readonly link: LinkView;
}

export function notFoundView(site: Site): NotFoundView {
  const { t, paths } = site;
  return {
    frame: frameView(site, {
      path: '404.html',
      title: t('not-found.title'),
      description: t('not-found.text'),
      indexed: false,
      freshness: 'never',
    }),
    title: t('not-found.title'),
    text: t('not-found.text'),
    link: { label: t('not-found.link'), href: paths.index },
  };
}
