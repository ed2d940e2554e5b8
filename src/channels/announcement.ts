import type { Announcement } from '#core/output/flag/announcement-of.ts';

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
