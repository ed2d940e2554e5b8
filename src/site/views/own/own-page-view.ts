import type { VisiblePage } from '#core/audience/visible.ts';
import { ownPage } from '#core/content/address.ts';
import type { Site } from '#site/model/site.ts';
import { type FrameView, frameView } from '#site/views/shared/frame-view.ts';

/** A further page of the operator's. */
export interface OwnPageView {
  readonly frame: FrameView;
  readonly title: string;
  readonly html: string;
  /** Said where customers do not know of the page. */
  readonly internal?: string | undefined;
}

export function ownPageView(site: Site, { id, title, internal, body }: VisiblePage): OwnPageView {
  return {
    frame: frameView(site, { path: ownPage(id), title, own: id }),
    title,
    html: body.html,
    internal: internal ? site.t('internal.label') : undefined,
  };
}
