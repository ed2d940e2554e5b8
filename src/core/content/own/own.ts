/** Words of the interface by key, as a file of `config/strings/` gives them; a sentence with a number has several forms. */
export type OwnStrings = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A further page of the operator's: a file of `pages/`. */
export interface OwnPage {
  /** Its file's name without `.md`. */
  readonly id: string;
  readonly title: string;
  /** `internal`: the public site does not know of it. */
  readonly visibility: 'public' | 'internal';
  /** Markdown; blocks of `:::internal` are for the team alone. */
  readonly body: string;
}

/** What operators add to the sites besides records and config. Raw: what may be shown of it is the door's to say. */
export interface Own {
  /** The text of `style.css`. */
  readonly style?: string | undefined;
  /** By locale, as its file is called: `de`, `de-AT`. */
  readonly strings: Readonly<Record<string, OwnStrings>>;
  /** In order of their files' names. */
  readonly pages: readonly OwnPage[];
}
