import { type BuiltAt, type BuiltDocument, builtDocument } from '#core/output/built/built-document.ts';
import { nextChange, sitesAhead } from '#site/model/changes-ahead.ts';
import type { Site } from '#site/model/site.ts';

/** How old the site is, and when the next build of it is worthwhile. */
export function builtView(site: Site): BuiltDocument {
  const { config, now, build, content } = site;
  return builtDocument(config, {
    now,
    updatedAt: site.updated(),
    nextChange: nextChange(site),
    coming: comingStates(site),
    build,
    content,
  });
}

/** The overall state at each instant ahead at which it is another than before. */
function comingStates(site: Site): BuiltAt['coming'] {
  let last = site.board.overall;
  return sitesAhead(site).flatMap(({ now, board: { overall } }) => {
    if (overall.description === last.description) return [];
    last = overall;
    return [{ at: now, overall }];
  });
}
