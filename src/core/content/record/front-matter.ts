import matter from 'gray-matter';
import type { Problem } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';

/** A record file, split. Lines count from 1. */
export interface FrontMatter {
  readonly yaml: string;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

/**
 * Splits a record into its front matter and its body. `text` has plain line feeds and no byte order mark.
 *
 * @returns the parts, or the problem that prevents finding them.
 */
export function splitFrontMatter(file: string, text: string): FrontMatter | Problem {
  const lines = text.split('\n');
  const first = lines[0] ?? '';
  const problem = (line: number, rule: Rule, message: string, hint: string): Problem => ({
    file,
    line,
    column: 1,
    rule,
    message,
    hint,
  });
  const language = /^---[ \t]*([^\s-].*)$/u.exec(first)?.[1]?.trimEnd();
  if (language) {
    return problem(
      1,
      'front-matter-language',
      `The front matter says it is "${language}"; it is read as YAML data alone, and nothing in it is run.`,
      'Write --- and nothing else on the first line, and YAML below it.',
    );
  }
  if (!/^---[ \t]*$/u.test(first)) {
    return problem(
      1,
      'front-matter-fence',
      'The file does not begin with its front matter.',
      fenceHint(lines),
    );
  }
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/u.test(line));
  if (end < 0) {
    const near = lines.findIndex((line, index) => index > 0 && looksLikeFence(line));
    return problem(
      near > 0 ? near + 1 : 1,
      'front-matter-fence',
      near > 0
        ? `"${(lines[near] ?? '').trim()}" does not end the front matter.`
        : 'The front matter is never closed.',
      near > 0
        ? lines[near]?.trim() === '---'
          ? INDENTED
          : 'Write three hyphens and nothing else: ---'
        : 'Write --- on a line of its own below the last entry of the timeline.',
    );
  }
  // A fence that only nearly is one would end the front matter earlier for gray-matter than for the eye.
  const early = lines.findIndex((line, index) => index > 0 && index < end && line.startsWith('---'));
  if (early > 0) {
    return problem(
      early + 1,
      'front-matter-fence',
      `"${(lines[early] ?? '').trim()}" is where the front matter would end.`,
      'Write three hyphens and nothing else: ---; or indent the line if it is text.',
    );
  }
  // It gets no YAML: nothing of it is wanted, and on blank lines in it gray-matter takes square time.
  const split = matter(['---', '---', ...lines.slice(end + 1)].join('\n'), { engines, language: 'yaml' });
  return { yaml: lines.slice(1, end).join('\n'), yamlLine: 2, body: split.content, bodyLine: end + 2 };
}

const refuse = {
  parse: (): never => {
    throw new Error('Front matter is read as YAML data alone.');
  },
};

/**
 * gray-matter evaluates `---js` and reads YAML with a parser that rolls dates over. It only splits here: the YAML is
 * read with places, and every other language is refused.
 */
const engines = {
  yaml: { parse: () => ({}), stringify: () => '' },
  js: refuse,
  javascript: refuse,
  json: refuse,
  coffee: refuse,
  toml: refuse,
};

/** What to do about a fence with spaces before it. */
const INDENTED = 'Remove the spaces before the three hyphens: --- begins at the margin.';

function looksLikeFence(line: string): boolean {
  return /^\s*[-–—−]{1,6}\s*$/u.test(line) && line.trim() !== '-';
}

function fenceHint(lines: readonly string[]): string {
  const first = lines[0] ?? '';
  if (first.trim() === '---') return INDENTED;
  if (looksLikeFence(first)) return `Write three hyphens, ---, in place of "${first.trim()}".`;
  const later = lines.findIndex((line) => /^---[ \t]*$/u.test(line));
  if (later > 0 && lines.slice(0, later).every((line) => line.trim() === '')) {
    return 'Remove the empty lines above the first ---.';
  }
  return 'Write --- on the first line, the keys below it, and --- again under the timeline.';
}
