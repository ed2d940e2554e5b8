import type { VisibleEntry, VisibleRecord } from '#core/audience/visible.ts';
import { bounded } from '#core/base/bounded.ts';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { slug } from '#core/base/yaml/fields.ts';
import { absolute, anchorOf, recordPage } from '#core/content/address.ts';
import { isOpen, type Step, timelineOf } from '#core/content/record/timeline.ts';
import { severityName } from '#core/output/severity-name.ts';
import { entryBody } from './entry-body.ts';
import { componentName, type FeedContext } from './feed-context.ts';

/** One item of a feed. */
export interface FeedEntry {
  /** The address of the entry on its record's page. It never changes: readers announce an id that is new to them. */
  readonly id: string;
  /** The state first: `Identified: Checkout fails for some customers`. */
  readonly title: string;
  readonly at: Instant;
  readonly html: string;
  readonly text: string;
  readonly categories: readonly FeedCategory[];
}

/** The severity of an item, or a component that it names. */
export interface FeedCategory {
  /** Small letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
}

/**
 * The news of all records, newest first: one item for each entry that the audience may see, and one for each thing that a
 * maintenance window did automatically, none of them before it happened. The newest item of what is open is always there.
 *
 * @param limit how many items there are at most.
 */
export function feedEntries(
  records: readonly VisibleRecord[],
  context: FeedContext,
  limit = 50,
): FeedEntry[] {
  const { config, now } = context;
  const all = records
    .flatMap((record) => {
      const path = recordPage(record.id);
      const steps = timelineOf(record, now);
      const last = isOpen(record, steps) ? steps.at(-1) : undefined;
      return steps.map((step) => ({ record, step, path, isCurrent: step === last }));
    })
    .sort((a, b) => b.step.at - a.step.at || (a.path < b.path ? -1 : 1));
  // Cut first: a site has ten thousand records, and a feed is made of fifty entries.
  return bounded(all, limit, ({ isCurrent }) => (isCurrent ? 0 : 1)).map(({ record, step, path }) => {
    const id = `${absolute(config.site.url, path)}#${anchorOf(step.at)}`;
    return feedEntry({ record, step, id }, context);
  });
}

function feedEntry(
  { record, step, id }: { record: VisibleRecord; step: Step<VisibleEntry>; id: string },
  context: FeedContext,
): FeedEntry {
  const { html, text } = entryBody(record, step, context);
  return {
    id,
    title: cleanText(`${stateOf(record, step, context)}: ${record.title}`),
    at: step.at,
    html: cleanText(html),
    text: cleanText(text),
    categories: categoriesOf(record, step, context),
  };
}

/** The status that the step came to; an update where it stays as it was, as Statuspage has it. */
function stateOf({ kind }: VisibleRecord, step: Step, { t }: FeedContext): string {
  return step.statusChanged || kind === 'notice' ? t(`status.${step.status}`) : t('status.update');
}

function categoriesOf({ kind }: VisibleRecord, step: Step, context: FeedContext): FeedCategory[] {
  const components = Object.keys(step.components).map((id) => ({
    id,
    name: cleanText(componentName(id, context)),
  }));
  if (kind !== 'incident') return components;
  const name = cleanText(severityName(step.severity, context));
  return [{ id: slug(name) || slug(step.severity ?? '') || 'severity', name }, ...components];
}
