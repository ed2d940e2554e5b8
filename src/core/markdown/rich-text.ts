/** Markdown that has become sanitised HTML, and its plain text. Both hold nothing that XML forbids. */
export interface RichText {
  readonly html: string;
  readonly text: string;
}
