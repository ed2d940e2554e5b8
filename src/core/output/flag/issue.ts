/** An issue on GitHub, as far as flags are concerned. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

/** What an issue is made of. */
export type NewIssue = Pick<Issue, 'title' | 'body' | 'labels'>;

/** The changes to an issue. */
export type IssueChange = Partial<Omit<Issue, 'number'>>;

/** A label as it is made where the repository has none of its name. */
export interface Label {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** GitHub takes no longer text, neither in an issue nor in a comment. It counts code points, of which there are no more than UTF-16 code units. */
export const LONGEST_BODY = 65_536;
