import { type Instant, MINUTE } from '#core/base/time/instant.ts';
import type { Account } from './account.ts';

/** A label was put on an issue, or removed from it. */
export interface LabelEvent {
  readonly did: 'labeled' | 'unlabeled';
  readonly label: string;
  readonly by: Account | undefined;
  readonly at: Instant;
}

/** An issue that somebody else wrote and that has a mark of ours. */
export interface ForeignText {
  readonly author: Account | undefined;
  readonly created: Instant;
}

/** A label that the author puts on so soon was made with the issue, as a form does. Nobody looked at it. */
const WITH_THE_ISSUE = MINUTE;

/**
 * The person who put a label on an issue, if that was a decision: the label is there because of them, and they did not make
 * it with the issue. Whether they have the right to decide, `mayAdopt` says.
 *
 * @param isLabel whether a name is that of the label.
 */
export function labelledBy(
  { author, created }: ForeignText,
  events: readonly LabelEvent[],
  isLabel: (name: string) => boolean,
): { readonly by: Account; readonly at: Instant } | undefined {
  const last = events
    .filter(({ label }) => isLabel(label))
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  if (last?.did !== 'labeled' || !last.by?.isPerson) return undefined;
  const isMadeWithIt = last.by.id === author?.id && last.at - created <= WITH_THE_ISSUE;
  return isMadeWithIt ? undefined : { by: last.by, at: last.at };
}

/** What GitHub says that somebody may do in the repository. */
export interface Rights {
  /** `read`, `triage`, `write`, `maintain`, `admin`, or a role that an organisation has made. */
  readonly role_name: string;
  /** Whether a role with another name includes triage. */
  readonly includesTriage: boolean;
}

const roles: Readonly<Record<string, boolean>> = {
  none: false,
  read: false,
  triage: true,
  write: true,
  maintain: true,
  admin: true,
};

export function mayAdopt({ role_name, includesTriage }: Rights): boolean {
  return Object.hasOwn(roles, role_name) ? roles[role_name] === true : includesTriage;
}

/** Who changed a text last, and when; undefined for one that nobody changed. */
export interface Edit {
  readonly by: Account | undefined;
  readonly at: Instant;
}

/**
 * What an issue of somebody else is, that a colleague has put the label on at `adopted`: `ours` where the last change is of
 * one of our writers; `place` where nobody changed it since, so that it may be the flag, but what it says that people
 * were told is not believed; `foreign` where its author changed it after the colleague had looked.
 */
export function adoption(
  edit: Edit | undefined,
  adopted: Instant,
  isOurs: (author: Account | undefined) => boolean,
): 'ours' | 'place' | 'foreign' {
  if (edit === undefined) return 'place';
  if (isOurs(edit.by)) return 'ours';
  return edit.at <= adopted ? 'place' : 'foreign';
}
