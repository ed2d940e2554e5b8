/** Markdown that has become sanitised HTML, and its plain text. Both hold nothing that XML forbids. */
export interface RichText {
  readonly html: string;
  readonly text: string;
}

/** A text without markup as one paragraph. */
export function paragraphOf(text: string): RichText {
  return { html: `<p dir="auto">${escapeHtml(text)}</p>`, text };
}

/** The text as HTML that shows it as it is, between tags and between double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
