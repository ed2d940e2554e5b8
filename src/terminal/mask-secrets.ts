import { groupBy } from '#core/base/group-by.ts';
import { secretForms } from './secrets.ts';

/** Printed in place of a secret. */
export const MASK = '***';

/** Hides secrets in text that is written piece by piece. */
export interface MaskedText {
  /** Takes the next piece, and returns what may be shown: what could be the beginning of a secret is kept back. */
  readonly push: (text: string) => string;
  /** Returns what was kept back. */
  readonly end: () => string;
}

/** Text without the secrets of the environment. */
export function maskSecrets(text: string, env: NodeJS.ProcessEnv): string {
  const { push, end } = maskedText(env);
  return push(text) + end();
}

/** Hides the secrets of an environment, also where one is cut in two by the pieces. */
export function maskedText(env: NodeJS.ProcessEnv): MaskedText {
  const forms = [...new Set(secretForms(env).map(lowered))];
  const byFirst = groupBy(forms, (form) => form.charAt(0));
  const longest = Math.max(0, ...forms.map(({ length }) => length));
  let kept = '';
  return {
    push: (text) => {
      if (forms.length === 0) return text;
      const all = kept + text;
      const found = placesOf(forms, lowered(all));
      const begun = beginningOf(byFirst, longest, lowered(all));
      // A secret that is found, and is perhaps the beginning of another one, is kept whole.
      const until = found.find(({ start, end }) => start < begun && begun < end)?.start ?? begun;
      kept = all.slice(until);
      return masked(all.slice(0, until), found);
    },
    end: () => {
      const rest = kept;
      kept = '';
      return masked(rest, placesOf(forms, lowered(rest)));
    },
  };
}

/** A text in which capital letters are small, with the same length: ids that are made of others have small ones. */
function lowered(text: string): string {
  return text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where secrets are, in order; those that overlap are one place. */
function placesOf(forms: readonly string[], text: string): Place[] {
  const places: Place[] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      places.push({ start: at, end: at + form.length });
    }
  }
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of places.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Where the end of a text may be the beginning of a secret; the text's length where it is not. */
function beginningOf(byFirst: ReadonlyMap<string, readonly string[]>, longest: number, text: string): number {
  for (let at = Math.max(0, text.length - longest + 1); at < text.length; at++) {
    const rest = text.length - at;
    const couldBe = byFirst
      .get(text.charAt(at))
      ?.some((form) => form.length > rest && text.endsWith(form.slice(0, rest)));
    if (couldBe) return at;
  }
  return text.length;
}

function masked(text: string, places: readonly Place[]): string {
  let result = '';
  let shown = 0;
  for (const { start, end } of places) {
    if (start >= text.length) break;
    result += text.slice(shown, start) + MASK;
    shown = end;
  }
  return result + text.slice(shown);
}
