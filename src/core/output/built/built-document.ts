import type { VisibleBuild, VisibleConfig } from '#core/audience/visible.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import type { Overall } from '#core/rules/availability/overall.ts';
import { confirmationOf } from './confirmation.ts';

/**
 * `built.json`: how old a site is, and when the next build of it is worthwhile. All instants are in UTC, in whole seconds.
 * `null` means never.
 */
export interface BuiltDocument {
  readonly built_at: string;
  /** From then on what the site says is not confirmed. */
  readonly valid_until: string | null;
  /** When half of that time has passed: a build renews it. */
  readonly renew_at: string | null;
  /** The newest thing that has happened in what this audience sees; the `page.updated_at` of the API. */
  readonly updated_at: string | null;
  /** On the internal site, where the build was told it: when the commit was made. */
  readonly commit_at?: string;
  /** The next instant at which a build of the same content would say something else. */
  readonly next_change: string | null;
  /** What the overall state will be, from when on, if nobody writes: in the words of the API, in order, for a week. */
  readonly coming: readonly ({ readonly at: string } & Overall)[];
  /** A hash of everything that this audience may see. It does not depend on the instant of the build. */
  readonly content: string;
}

/** What a build says of itself. */
export interface BuiltAt {
  readonly now: Instant;
  readonly updatedAt: Instant | undefined;
  readonly nextChange: Instant | undefined;
  readonly coming: readonly { readonly at: Instant; readonly overall: Overall }[];
  readonly build: VisibleBuild | undefined;
  readonly content: string;
}

export function builtDocument(
  config: VisibleConfig,
  { now, updatedAt, nextChange, coming, build, content }: BuiltAt,
): BuiltDocument {
  const { asOf, until, renewAt } = confirmationOf(config, now);
  return {
    built_at: toIso(asOf),
    valid_until: isoOrNull(until),
    renew_at: isoOrNull(renewAt),
    updated_at: isoOrNull(updatedAt),
    ...(build?.commit_at === undefined ? {} : { commit_at: toIso(build.commit_at) }),
    next_change: isoOrNull(nextChange),
    coming: coming.map(({ at, overall }) => ({ at: toIso(at), ...overall })),
    content,
  };
}

function isoOrNull(at: Instant | undefined): string | null {
  return at === undefined ? null : toIso(at);
}
