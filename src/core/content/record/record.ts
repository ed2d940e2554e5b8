import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Visibility } from '#core/content/config/components.ts';
import type { Kind, Status } from './status.ts';

/** State of components by id. Components that are not named keep theirs. */
export type ComponentStates = Readonly<Record<string, ComponentState>>;

/** One item of a timeline, as written. */
export interface Entry {
  readonly at: Instant;
  readonly status?: Status | undefined;
  /** The new severity from here on. */
  readonly severity?: string | undefined;
  /** Merges into the state from here on. */
  readonly components?: ComponentStates | undefined;
  /** Of a maintenance: its window from here on. */
  readonly window?: Interval | undefined;
  /** When the next entry is due, in place of the cadence, once. */
  readonly next_update?: Instant | undefined;
  /** For customers, Markdown. May hold `:::internal` blocks. */
  readonly message?: string | undefined;
  /** For the team, Markdown. Internal. */
  readonly note?: string | undefined;
  /** Who or what wrote it. Internal. */
  readonly by?: string | undefined;
}

export const actionTypes = ['immediate', 'long-term', 'documentation'] as const;

/** What must be done so that it does not happen again. Internal. */
export interface Action {
  readonly title: string;
  readonly type: (typeof actionTypes)[number];
  readonly owner?: string | undefined;
  /** Calendar dates in the site's zone. */
  readonly due?: string | undefined;
  readonly done?: string | undefined;
}

/** Until when nobody is asked for what a record owes, and why. Internal. */
export interface Snooze {
  readonly until: Instant;
  readonly reason: string;
}

/**
 * One record, parsed and valid: an incident, a maintenance or a notice. Raw, so it holds what is internal;
 * nothing but the door (`core/audience`) may hand it on.
 */
export interface RawRecord {
  /** File name without `.md`. */
  readonly id: string;
  /** Path from the content root. */
  readonly file: string;
  readonly kind: Kind;
  readonly title: string;
  /** As first called; incidents alone have one. */
  readonly severity?: string | undefined;
  readonly visibility?: Visibility | undefined;
  /** From the start; a plain list has been given the default state. */
  readonly components: ComponentStates;
  /** When impact began, where it is written. */
  readonly started?: Instant | undefined;
  readonly cause?: string | undefined;
  readonly roles: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
  readonly review: { readonly visibility: Visibility; readonly severity?: string | undefined };
  readonly actions: readonly Action[];
  readonly snooze?: Snooze | undefined;
  /** The importer that wrote it. */
  readonly source?: string | undefined;
  /** Of a maintenance: its window until an entry says another. */
  readonly window?: Interval | undefined;
  /** Of a notice: pinned until then. */
  readonly until?: Instant | undefined;
  /** In order of `at`; never empty, no two at one instant. */
  readonly timeline: readonly Entry[];
  /** The post-incident review, Markdown; empty where there is none. */
  readonly body: string;
}
