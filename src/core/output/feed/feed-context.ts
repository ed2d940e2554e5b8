import type { VisibleConfig, VisibleEntry, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { FeedText } from './feed-text.ts';

/** What feeds are made with, besides the records. */
export interface FeedContext {
  readonly config: VisibleConfig;
  readonly now: Instant;
  readonly t: FeedText;
  /**
   * When an entry promised the next one; undefined where it did not. It must not depend on the present: an item that
   * changes once it has been read is changed for nobody.
   */
  readonly nextUpdateAfter: (record: VisibleRecord, entry: VisibleEntry) => Instant | undefined;
}

/** The name people read of a component. */
export function componentName(id: string, { config }: FeedContext): string {
  const all = config.groups.flatMap(({ components }) => components);
  return all.find((component) => component.id === id)?.name ?? id;
}
