import type { Instant } from '#core/base/time/instant.ts';
import {
  claimedAt,
  claiming,
  claimLabel,
  claimName,
  doneClaims,
  isClaim,
  looked,
  read,
  taken,
} from '#core/output/mark/claim.ts';
import type { Issues } from './issues.ts';

/** Whether a run writes a thing now (`write`), completes what is there (`seen`), or leaves it to another run for a time. */
export type Claim = 'write' | 'seen' | { readonly heldUntil: Instant };

export interface ClaimContext {
  readonly issues: Pick<Issues, 'takeLabel' | 'labelText' | 'labels' | 'removeLabel'>;
  readonly clock: () => Instant;
  /** What claims say of the run that took them. */
  readonly run: string;
}

/**
 * Claims a thing that must be written once.
 *
 * @param thing what it is, as a hash in hexadecimal digits.
 * @param isThere lists whether it is there.
 */
export async function claim(
  thing: string,
  isThere: () => Promise<boolean>,
  { issues, clock, run }: ClaimContext,
): Promise<Claim> {
  for (let now = claiming; ; ) {
    switch (now.step) {
      case 'take': {
        const sent = clock();
        now = taken(now.n, await issues.takeLabel(claimLabel(thing, now.n, sent, run)), sent);
        break;
      }
      case 'read': {
        const text = await issues.labelText(claimName(thing, now.n));
        now = read(now.n, text === undefined ? 'gone' : claimedAt(text), clock());
        break;
      }
      case 'look': {
        const seen = await isThere();
        now = looked(now.taken, seen, clock());
        break;
      }
      case 'held':
        return { heldUntil: now.until };
      default:
        return now.step;
    }
  }
}

/** Labels of claims of any run. */
export async function claims({ issues }: ClaimContext): Promise<readonly LabelText[]> {
  return (await issues.labels()).filter(({ name }) => isClaim(name));
}

/** Removes the labels of claims that nobody needs any more. */
export async function removeClaims(
  labels: readonly LabelText[],
  things: ReadonlyMap<string, Instant>,
  wanted: ReadonlySet<string>,
  { issues, clock }: ClaimContext,
): Promise<void> {
  for (const name of doneClaims(labels, things, wanted, clock())) await issues.removeLabel(name);
}

type LabelText = Awaited<ReturnType<Issues['labels']>>[number];
