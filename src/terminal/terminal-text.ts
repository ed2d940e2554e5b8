/** Text as a terminal may print it: what would steer the terminal, or turn the direction of the text, is made visible. */
export function terminalText(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
}
