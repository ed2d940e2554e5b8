import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { RepositoryVisibility } from '#core/audience/public-repository.ts';

/** GitHub sends no longer event. */
const LONGEST_EVENT = 32 * 1024 * 1024;

/** What every event says of the repository that its workflow runs in. */
const eventSchema = z.object({
  repository: z.object({ private: z.boolean().optional(), visibility: z.string().optional() }),
});

/**
 * Who can read the repository that a workflow runs in, as its event says; undefined where no event says so. Of a pull
 * request from a fork that is the repository which it is for.
 */
export function visibilityInEvent(env: NodeJS.ProcessEnv): RepositoryVisibility | undefined {
  const { GITHUB_EVENT_PATH: path } = env;
  if (!path) return undefined;
  const { success, data } = eventSchema.safeParse(readEvent(path));
  if (!success) return undefined;
  const { visibility, private: isPrivate } = data.repository;
  // Public: everybody. GitHub's "internal" is everybody in the company.
  if (visibility !== undefined) return visibility === 'public' ? 'public' : 'private';
  if (isPrivate === undefined) return undefined;
  return isPrivate ? 'private' : 'public';
}

function readEvent(path: string): unknown {
  try {
    const found = statSync(path);
    if (!found.isFile() || found.size > LONGEST_EVENT) return undefined;
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
