/** Somebody who wrote on GitHub. */
export interface Account {
  /** GitHub's number, which is never given to another account. */
  readonly id: number;
  /** The name, which the account can change. That of an app ends with `[bot]`. */
  readonly login: string;
  /** False for apps and bots. */
  readonly isPerson: boolean;
}

/** What workflows of the repository write as, with the token that GitHub gives them. No person's login has brackets. */
const ACTIONS = 'github-actions[bot]';

/** The accounts that write our texts. */
export interface Writers {
  /** Who the token writes as; undefined as long as that was not asked. */
  readonly current?: Account | undefined;
  /** Logins of `flag_identities` in site.yml. */
  readonly named: readonly string[];
}

/**
 * Whether a hidden mark counts: whether the text that it is in was written by one of our writers. Every mark passes here,
 * in an issue and in a comment. A text without an author counts for nobody.
 */
export function isOurs(author: Account | undefined, { current, named }: Writers): boolean {
  if (author === undefined) return false;
  const login = author.login.toLowerCase();
  if (login === ACTIONS && !author.isPerson) return true;
  return author.id === current?.id || named.some((each) => each.toLowerCase() === login);
}
