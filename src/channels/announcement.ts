/** What the team is told outside of GitHub: that something is newly overdue, or that the next in line is asked. */
export interface Announcement {
  /** One line: severity, title, and what is overdue. */
  readonly subject: string;
  /** The same in full, plain text of several lines. */
  readonly text: string;
  /** The flag on GitHub. */
  readonly link: string;
  readonly record: string;
  readonly title: string;
  readonly severity: string | null;
  readonly deadlines: readonly {
    readonly kind: string;
    /** In UTC, whole seconds. */
    readonly due: string;
    readonly late_by_minutes: number;
    /** Role id. */
    readonly responsible: string;
  }[];
  /** How those whose turn it is are reached; empty where nobody is known. */
  readonly asked: readonly { readonly name: string; readonly chat?: string; readonly email?: string }[];
}

/** A way to tell the team. */
export interface Channel {
  /** As it stands in what the command prints: `Slack`, `webhook`, `mail`. */
  readonly name: string;
  /**
   * Sends one announcement, once: nothing is sent a second time, whatever happens.
   *
   * @throws Error that says in a line what went wrong, without any secret.
   */
  readonly send: (announcement: Announcement) => Promise<void>;
}
