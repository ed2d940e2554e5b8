import type { VisibleConfig } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';

/** The sentences of the interface that calendars say, by their key in its catalogue. */
type CalendarKey =
  | `state.${ComponentState}`
  | 'status.cancelled'
  | 'status.completed'
  | 'place.maintenance'
  | 'internal.label';

/** What calendars are made with, besides the records. */
export interface CalendarContext {
  readonly config: VisibleConfig;
  readonly now: Instant;
  /** Says a sentence in the site's language. */
  readonly t: (key: CalendarKey) => string;
  /** The name people read of a component. */
  readonly componentName: (id: string) => string;
}
