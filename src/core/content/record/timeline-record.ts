import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { ComponentStates } from './record.ts';
import type { Kind, Status } from './status.ts';

/** What the timeline needs to know of an entry; raw and visible entries both have it. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly status?: Status | undefined;
  readonly severity?: string | undefined;
  readonly components?: ComponentStates | undefined;
  /** Of a maintenance: its window from here on. */
  readonly window?: Interval | undefined;
  readonly message?: unknown;
}

/** What the timeline needs to know of a record; raw and visible incidents both have it. */
export interface TimelineRecord<E extends TimelineEntry = TimelineEntry> {
  readonly kind: Kind;
  readonly severity?: string | undefined;
  readonly components: ComponentStates;
  readonly started?: Instant | undefined;
  /** Of a maintenance: its window until an entry says another. */
  readonly window?: Interval | undefined;
  readonly until?: Instant | undefined;
  readonly timeline: readonly E[];
}
