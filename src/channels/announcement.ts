import type { Announcement } from '#core/output/flag/announcement-of.ts';

/** A way to tell the team. */
export interface Channel {
  /** Its name in the output of the command: `Slack`, `webhook`, `mail`. */
  readonly name: string;
  /**
   * Sends one announcement, once: nothing is ever sent a second time.
   *
   * @throws Error that says in a line what went wrong, without any secret.
   */
  readonly send: (announcement: Announcement) => Promise<void>;
}
