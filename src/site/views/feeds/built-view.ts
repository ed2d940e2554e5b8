import { type BuiltDocument, builtDocument } from '#core/output/built/built-document.ts';
import { updatedAt } from '#core/rules/availability/updated-at.ts';
import { nextChange } from '#site/model/changes-ahead.ts';
import type { Site } from '#site/model/site.ts';

/** How old the site is, and when the next build of it is worthwhile. */
export function builtView(site: Site): BuiltDocument {
  const { config, now, records, build, content } = site;
  const visible = records.map((record) => record.visible);
  return builtDocument(config, {
    now,
    updatedAt: updatedAt(visible, now),
    nextChange: nextChange(site),
    build,
    content,
  });
}
