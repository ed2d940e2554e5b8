import { resolve } from 'node:path';
import type { Audience } from '#core/audience/visible.ts';
import { type Instant, parseTimestamp } from '#core/base/time/instant.ts';

/** What a build or a dev server is told, by environment variables. */
export interface Environment {
  /** `UPFRONT_AUDIENCE`. Unset means public, never internal. */
  readonly audience: Audience;
  /** `UPFRONT_ROOT`: absolute path of the folder that holds incidents/ and config/. */
  readonly root: string;
  /** `UPFRONT_OUT`: absolute path of the folder the site is written to. */
  readonly out: string;
  /** Absolute path of everything that this build keeps for the next one, and of nothing of another audience. */
  readonly cache: string;
  /** `UPFRONT_NOW`: the instant to build for; unset where site.yml or the machine's clock says it. */
  readonly now?: Instant | undefined;
}

/** Reads the environment; throws, saying what to set instead, where a value is none of those possible. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
): Environment {
  const audience = readAudience(variables.UPFRONT_AUDIENCE);
  const root = resolve(folder, variables.UPFRONT_ROOT ?? '.');
  return {
    audience,
    root,
    out: resolve(root, variables.UPFRONT_OUT ?? `dist/${audience}`),
    cache: resolve(root, '.cache', audience),
    now: variables.UPFRONT_NOW ? readNow(variables.UPFRONT_NOW) : undefined,
  };
}

function readAudience(value: string | undefined): Audience {
  if (value === undefined || value === '' || value === 'public') return 'public';
  if (value === 'internal') return 'internal';
  throw new Error(`UPFRONT_AUDIENCE is "${value}". Set it to public or internal.`);
}

function readNow(value: string): Instant {
  const result = parseTimestamp(value);
  if ('instant' in result) return result.instant;
  throw new Error(`UPFRONT_NOW is "${value}". Set it to an instant with its offset, as 2026-11-23T10:41Z.`);
}
