import type { Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';

/** Every page holds the style: what is larger slows down each of them. */
const MAX_BYTES = 32 * 1024;

/** What a style of the operator's may not hold, because it would break pages, their policy, or the layer that it is in. */
const refused = [
  {
    form: /<\/|<!--/u,
    message: 'This would end the style in the middle of a page.',
    hint: 'Take < out; in a text write \\3c .',
  },
  {
    form: /@(?:import|charset|namespace)\b/iu,
    message: 'This rule has no effect here: the style is a part of each page.',
    hint: 'Put what it would load into this file.',
  },
  {
    form: /url\((?:\s*["'])?\s*(?:https?:|\/\/)/iu,
    message: 'Pages load nothing from other hosts: their content security policy refuses it.',
    hint: 'Put the file into public/, and write url(/its-name.svg).',
  },
] as const;

/** Comments, and texts in quotes. */
const aside = /\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gu;

/** The style without its comments: they may be for the team, and pages are for everybody. */
export function withoutComments(text: string): string {
  return text.replace(aside, (whole) => (whole.startsWith('/*') ? ' ' : whole)).trim();
}

/** Checks `style.css`. `text` has plain line feeds. */
export function checkStyle({ path: file, text }: SourceFile): Problem[] {
  const problems: Problem[] = [];
  const report = (index: number, message: string, hint: string) => {
    const before = text.slice(0, index).split('\n');
    problems.push({
      file,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      rule: 'style',
      message,
      hint,
    });
  };
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES) {
    report(
      0,
      `The style has ${Math.ceil(bytes / 1024)} KiB, which every page would hold.`,
      'Write at most 32 KiB.',
    );
    return problems;
  }
  // Comments and texts may hold anything but the end of a style.
  const rules = text.replace(aside, (whole) => whole.replace(/[^\n]/gu, ' '));
  for (const { form, message, hint } of refused) {
    const where = form === refused[0].form || form === refused[2].form ? text : rules;
    const found = form.exec(where);
    if (found) report(found.index, message, hint);
  }
  const brace = unbalanced(rules);
  if (brace !== undefined) {
    report(brace, 'The braces do not match: the style would leave its layer.', 'Close each { with one }.');
  }
  return problems;
}

/** Where the first brace is that has no partner. */
function unbalanced(rules: string): number | undefined {
  const open: number[] = [];
  for (const { 0: brace, index } of rules.matchAll(/[{}]/gu)) {
    if (brace === '{') open.push(index);
    else if (open.pop() === undefined) return index;
  }
  return open.at(-1);
}
