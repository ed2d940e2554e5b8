import type { Instant } from '#core/base/time/instant.ts';
import type { Account } from '#core/output/mark/account.ts';

/** An issue on GitHub, as far as flags are concerned. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Who made it; undefined where the account is gone. */
  readonly author: Account | undefined;
  readonly created: Instant;
}

/** A comment on an issue. */
export type Comment = Pick<Issue, 'body' | 'author' | 'created'>;

/** What an issue is made of. */
export type NewIssue = Pick<Issue, 'title' | 'body' | 'labels'>;

/** The changes to an issue. */
export type IssueChange = Partial<Omit<Issue, 'number' | 'author' | 'created'>>;

/** A label as it is made where the repository has none of its name. */
export interface Label {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** GitHub takes no longer text, neither in an issue nor in a comment. It counts code points, of which there are no more than UTF-16 code units. */
export const LONGEST_BODY = 65_536;
