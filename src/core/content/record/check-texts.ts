import { checkComments, checkInternal, type InternalProblem } from '#core/base/markdown/check-internal.ts';
import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { hasVisibleText, leftOut } from '#core/base/markdown/left-out.ts';
import type { Problem } from '#core/base/problem.ts';
import type { Place, Places } from '#core/base/yaml/places.ts';
import {
  ifText,
  isEntryKey,
  type KeyLike,
  keyLikeIn,
  outermost,
  shortLine,
  strayKeys,
} from './stray-keys.ts';
import type { TextAt } from './texts-of.ts';

interface Context {
  readonly file: string;
  readonly places: Places;
}

/** Checks the texts of a record's front matter, as far as they can be read. */
export function checkTexts(texts: readonly TextAt[], { file, places }: Context): Problem[] {
  return texts.flatMap(({ path, text, who }) => {
    const problems: Problem[] = [];
    const key = path.at(-1);
    const inside = ({ line, column, ...complaint }: InternalProblem): Problem => ({
      file,
      ...places.inside(path, { line, column }),
      ...complaint,
    });
    if (key === 'note') problems.push(...checkComments(text).map(inside));
    if (key === 'message') {
      problems.push(...checkInternal(text).map(inside));
      if (isEmptyOnPages(text)) problems.push({ file, ...places.ofValue(path), ...emptyMessage });
    }
    if (key === 'message' || key === 'note') {
      // From the team nothing in a note is hidden.
      const parts = leftOut(text).filter(({ rule }) => key === 'message' || rule !== 'html-hidden');
      problems.push(...parts.map((part) => ({ file, ...part, ...places.inside(path, part) })));
    }
    for (const found of strayKeysAt(path, text, places)) {
      problems.push({ file, ...found.place, ...strayComplaint(found, path, places, who) });
    }
    return problems;
  });
}

/** Whether customers see nothing of a message that has something besides internal blocks. */
function isEmptyOnPages(message: string): boolean {
  const text = cutInternal(message);
  return text.trim() !== '' && !hasVisibleText(text);
}

const emptyMessage = {
  rule: 'message-without-words',
  message: 'Readers would see nothing of this message: it has no words.',
  hint: 'Write a sentence or two; a picture needs words between its brackets. Put signs that are meant as text in backticks.',
} as const;

interface Found {
  readonly place: Place;
  readonly key: KeyLike;
  readonly written: string;
}

/** Lines of a text that begin like keys, by their place in the file. */
function strayKeysAt(path: readonly PropertyKey[], text: string, places: Places): Found[] {
  const isMarkdown = ['message', 'note'].includes(String(path.at(-1)));
  if (!isMarkdown || !places.isBlock(path)) {
    // YAML joins the lines of other texts than `|` blocks: they are checked as they are written.
    const found = places.furtherLines(path).flatMap(({ line, written }): Found[] => {
      const key = keyLikeIn(written);
      return key ? [{ place: { line, column: key.column }, key, written }] : [];
    });
    if (found.length > 0 || !isMarkdown) return found;
  }
  const lines = text.split('\n');
  return outermost(strayKeys(text), text).map((key) => ({
    place: places.inside(path, key),
    key,
    written: lines[key.line - 1] ?? '',
  }));
}

function strayComplaint(
  { place, key, written }: Found,
  path: readonly PropertyKey[],
  places: Places,
  who: string,
): Pick<Problem, 'rule' | 'message' | 'hint'> {
  const line = shortLine(written);
  const what = key.isItem
    ? 'a new entry'
    : isEntryKey(key.key)
      ? 'a key of the entry'
      : 'a key of the record';
  const indent = indentOf(key, path, places);
  const back = place.column - 1 - indent;
  return {
    rule: 'key-in-text',
    message: `"${line}" looks like ${what}, but it is part of the text of "${String(path.at(-1))}": ${who} would read it.`,
    hint: `${
      back > 0
        ? `Remove ${back} space${back === 1 ? '' : 's'} in front of it, and of each line that belongs to it: "${' '.repeat(indent)}${line}".`
        : 'Write it on a line of its own below this text.'
    } ${ifText(written, key)}`,
  };
}

/** How many spaces belong in front of a key, from the entry that has it in its text by mistake. */
function indentOf({ key, isItem }: KeyLike, path: readonly PropertyKey[], places: Places): number {
  if (path[0] !== 'timeline' || (!isItem && !isEntryKey(key))) return 0;
  const own = places.ofKey(path).column - 1;
  return isItem ? Math.max(own - 2, 0) : own;
}
