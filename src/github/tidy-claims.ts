import type { Instant } from '#core/base/time/instant.ts';
import type { FlagAction } from '#core/output/flag/flag.ts';
import type { Issue } from '#core/output/flag/issue.ts';
import { parseMarker, parseNews } from '#core/output/flag/marker.ts';
import { commentThing, flagThing, newsThing } from '#core/output/flag/things.ts';
import { type ClaimContext, claims, removeClaims } from './claims.ts';
import { hash } from './hash.ts';
import type { Issues } from './issues.ts';
import type { OwnMarks } from './own-marks.ts';

interface TidyContext extends Omit<ClaimContext, 'issues'> {
  readonly issues: Issues;
  readonly marks: OwnMarks;
}

/**
 * Removes the claims of flags and comments that are there, and those that nobody needs. What GitHub does not remove now, a
 * later run does: nothing depends on it.
 *
 * @param plan what this run wants to write.
 * @param flags the flags that this run has listed.
 * @param touched numbers of the flags that this run has written: their comments are listed, if there is a claim.
 */
export async function tidyClaims(
  plan: readonly FlagAction[],
  flags: readonly Issue[],
  touched: readonly number[],
  context: TidyContext,
): Promise<void> {
  const { issues, marks } = context;
  try {
    const labels = await claims(context);
    if (labels.length === 0) return;
    const things = new Map<string, Instant>();
    for (const { body, created } of flags) {
      const marker = parseMarker(body);
      if (marker) things.set(hash(flagThing(marker)), created);
    }
    for (const number of touched) {
      for (const { body, author, created } of await issues.comments(number)) {
        const step = parseNews(body);
        if (step !== undefined && (await marks.isOurs(author)))
          things.set(hash(commentThing(number, step)), created);
      }
    }
    const wanted = new Set(
      plan.flatMap((action) => {
        const step = hash(newsThing(action));
        const comments = action.issue === undefined ? [] : [hash(commentThing(action.issue, step))];
        return [hash(flagThing(action)), ...comments];
      }),
    );
    await removeClaims(labels, things, wanted, context);
  } catch {
    // As if this run had not tried.
  }
}
