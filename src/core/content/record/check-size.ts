import { limits } from '#core/base/limits.ts';
import {
  byteLength,
  longLineIn,
  type MarkdownSize,
  measureMarkdown,
  type SizeProblem,
} from '#core/base/markdown/measure-markdown.ts';
import type { Problem } from '#core/base/problem.ts';
import type { Places } from '#core/base/yaml/places.ts';
import type { TextAt } from './texts-of.ts';

/** A problem of a file's size, or of a line's. */
type FileSizeProblem = Problem & { readonly rule: 'file-size' | SizeProblem['rule'] };

/** What keeps a file from being read at all: its size, or that of a line. Undefined where nothing does. */
export function checkFileSize(
  file: string,
  text: string,
  limit: number = limits.recordBytes,
): FileSizeProblem | undefined {
  // A unit of a text is at most three bytes.
  const bytes = text.length * 3 > limit ? byteLength(text) : 0;
  if (bytes <= limit) {
    const long = longLineIn(text);
    return long && { file, ...long };
  }
  return {
    file,
    line: 1,
    column: 1,
    rule: 'file-size',
    message: `The file has ${Math.ceil(bytes / 1024)} KiB; at most ${limit / 1024} KiB are read.`,
    hint: 'Make it smaller; logs and pictures of a record belong elsewhere, with a link under links:.',
  };
}

/** A timeline that no incident has, at the first entry that is too many. */
export function checkEntryCount(timeline: unknown, { file, places }: Context): Problem | undefined {
  if (!Array.isArray(timeline) || timeline.length <= limits.entries) return undefined;
  return {
    file,
    ...places.ofValue(['timeline', limits.entries]),
    rule: 'too-many-entries',
    message: `The timeline has ${timeline.length} entries; at most ${limits.entries} are read.`,
    hint: 'Write what people need to know. What a program writes every minute belongs elsewhere, with a link under links:.',
  };
}

/** Texts that are too large to be read as Markdown. `before` is what the review has. */
export function checkTextSizes(
  texts: readonly TextAt[],
  { file, places }: Context,
  before: Pick<MarkdownSize, 'marks' | 'footnotes'>,
): Problem[] {
  let counted = before;
  return texts.flatMap(({ path, text }): Problem[] => {
    if (path.at(-1) !== 'message' && path.at(-1) !== 'note') return [];
    const size = measureMarkdown(text, counted);
    counted = size;
    return size.problems.map((problem) => ({ file, ...problem, ...places.inside(path, problem) }));
  });
}

interface Context {
  readonly file: string;
  readonly places: Places;
}
