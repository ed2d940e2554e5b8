import { codeFrameColumns } from '@babel/code-frame';
import pc from 'picocolors';
import { byLevel, isWarning, type Problem } from '#core/base/problem.ts';
import { commandLine } from './invocation.ts';
import { terminalText } from './terminal-text.ts';

/** Forms in which problems and warnings are printed: for people, for GitHub's annotations, for programs. */
export const problemFormats = ['text', 'github', 'json'] as const;
export type ProblemFormat = (typeof problemFormats)[number];

/** The text of the file a problem stands in; undefined where it cannot be shown. */
export type SourceOf = (file: string) => string | undefined;

/** Problems and warnings for people: place, rule, message, the lines around it, and what to write instead. */
export function problemsText(problems: readonly Problem[], sourceOf: SourceOf): string {
  const blocks = problems.map((problem) => {
    const { file, rule, message, hint } = problem;
    const name = isWarning(problem) ? pc.yellow(`warning  ${rule}`) : pc.red(rule);
    const head = `${placeText(problem)}  ${name}  ${terminalText(message)}`;
    const frame = codeFrame(sourceOf(file), problem);
    return [head, frame, `  ${pc.cyan('→')} ${terminalText(hint)}`].filter(Boolean).join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${pc.bold(countText(problems))}\n`;
}

function placeText({ file, line, column }: Problem): string {
  return pc.bold(terminalText(`${file}:${line}:${column}`));
}

/** "2 problems and 1 warning in 3 files." */
function countText(all: readonly Problem[]): string {
  const { problems, warnings } = byLevel(all);
  const counts = [
    ...(problems.length > 0 ? [plural(problems.length, 'problem')] : []),
    ...(warnings.length > 0 ? [plural(warnings.length, 'warning')] : []),
  ];
  return `${counts.join(' and ')} in ${plural(new Set(all.map(({ file }) => file)).size, 'file')}.`;
}

/** How many warnings a command prints that is not asked for them. */
const BRIEFLY = 10;

/** Warnings in one line each, for a command whose business is another; `npm run check` shows all there is to say. */
export function warningsText(warnings: readonly Problem[]): string {
  if (warnings.length === 0) return '';
  const lines = warnings
    .slice(0, BRIEFLY)
    .map(
      (warning) =>
        `${placeText(warning)}  ${pc.yellow(`warning  ${warning.rule}`)}  ${terminalText(warning.message)}\n`,
    );
  const more = warnings.length - BRIEFLY;
  const rest = more > 0 ? `and ${plural(more, 'more warning')}; ` : '';
  return `${lines.join('')}${rest}${commandLine('check')} shows what to write instead.\n`;
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

/** Problems and warnings as GitHub's workflow commands: one annotation each, on the record's line. */
export function problemsGithub(problems: readonly Problem[]): string {
  return problems
    .map((problem) => {
      const { file, line, column, rule, message, hint } = problem;
      const properties = { title: rule, file, line: String(line), col: String(column) };
      const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
      return `::${isWarning(problem) ? 'warning' : 'error'} ${written.join(',')}::${escapeData(`${message} ${hint}`)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Problems and warnings for programs: an array, `[]` where there is none. */
export function problemsJson(problems: readonly Problem[]): string {
  const written = problems.map(({ level = 'problem', ...rest }) => ({ level, ...rest }));
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** "1 problem", "2 problems". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
