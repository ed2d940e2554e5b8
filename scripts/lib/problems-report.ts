import { codeFrameColumns } from '@babel/code-frame';
import pc from 'picocolors';
import type { Problem } from '#core/problem.ts';
import { terminalText } from './terminal-text.ts';

/** Forms in which problems are printed: for people, for GitHub's annotations, for programs. */
export const problemFormats = ['text', 'github', 'json'] as const;
export type ProblemFormat = (typeof problemFormats)[number];

/** The text of the file a problem stands in; undefined where it cannot be shown. */
export type SourceOf = (file: string) => string | undefined;

/** Problems for people: place, rule, message, the lines around it, and what to write instead. */
export function problemsText(problems: readonly Problem[], sourceOf: SourceOf): string {
  const blocks = problems.map((problem) => {
    const { file, line, column, rule, message, hint } = problem;
    const head = `${pc.bold(terminalText(`${file}:${line}:${column}`))}  ${pc.red(rule)}  ${terminalText(message)}`;
    const frame = codeFrame(sourceOf(file), problem);
    return [head, frame, `  ${pc.cyan('→')} ${terminalText(hint)}`].filter(Boolean).join('\n');
  });
  const files = new Set(problems.map(({ file }) => file)).size;
  const count = `${plural(problems.length, 'problem')} in ${plural(files, 'file')}.`;
  return `${blocks.join('\n\n')}\n\n${pc.bold(count)}\n`;
}

function codeFrame(source: string | undefined, { line, column }: Problem): string {
  if (!source?.trim()) return '';
  const plain = source.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  return codeFrameColumns(
    terminalText(plain),
    { start: { line, column } },
    { linesAbove: 1, linesBelow: 1, highlightCode: false },
  );
}

/** Problems as GitHub's workflow commands: one annotation each, on the record's line. */
export function problemsGithub(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, rule, message, hint }) => {
      const properties = { title: rule, file, line: String(line), col: String(column) };
      const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
      return `::error ${written.join(',')}::${escapeData(`${message} ${hint}`)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Problems for programs: an array, `[]` where there is none. */
export function problemsJson(problems: readonly Problem[]): string {
  return `${JSON.stringify(problems, null, 2)}\n`;
}

/** "1 problem", "2 problems". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
