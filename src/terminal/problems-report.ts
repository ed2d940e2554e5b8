import { codeFrameColumns } from '@babel/code-frame';
import pc from 'picocolors';
import { byLevel, isWarning, type Level, type Problem } from '#core/base/problem.ts';
import { commandLine } from './invocation.ts';
import { terminalText } from './terminal-text.ts';
import { escapeData, escapeProperty } from './workflow-command.ts';

/** Forms in which problems and warnings are printed: for people, for GitHub's annotations, for programs. */
export const problemFormats = ['text', 'github', 'json'] as const;
export type ProblemFormat = (typeof problemFormats)[number];

/** The text of the file with a problem; undefined if it cannot be shown. */
export type SourceOf = (file: string) => string | undefined;

/** How many problems of one rule are shown where not all are asked for. */
const SHOWN_OF_A_RULE = 10;

/**
 * Problems and warnings for people: place, rule, message, the lines around it, and what to write instead. A mistake that
 * is made a thousand times is shown ten times, and counted.
 *
 * @param options.all shows every one.
 */
export function problemsText(
  problems: readonly Problem[],
  sourceOf: SourceOf,
  { all = false }: { all?: boolean | undefined } = {},
): string {
  const counts = countByRule(problems);
  const most = all ? Number.POSITIVE_INFINITY : SHOWN_OF_A_RULE;
  const shown = new Map<string, number>();
  const linesOf = rememberedLines(sourceOf);
  const blocks = problems.flatMap((problem) => {
    const key = ruleKey(problem);
    const nth = (shown.get(key) ?? 0) + 1;
    shown.set(key, nth);
    if (nth > most) return [];
    const rest = (counts.get(key)?.count ?? 0) - most;
    const more = nth === most && rest > 0 ? [`and ${rest} more like it`] : [];
    return [problemBlock(problem, linesOf(problem.file)), ...more];
  });
  const isFolded = [...counts.values()].some(({ count }) => count > most);
  const hint = isFolded ? `${commandLine('check', '--all')} shows every one.\n` : '';
  const table = problems.length > SHOWN_OF_A_RULE ? `${rulesTable([...counts.values()])}\n` : '';
  return `${blocks.join('\n\n')}\n\n${table}${pc.bold(countText(problems))}\n${hint}`;
}

function problemBlock(problem: Problem, lines: readonly string[]): string {
  const { rule, message, hint } = problem;
  const name = isWarning(problem) ? pc.yellow(`warning  ${rule}`) : pc.red(rule);
  const head = `${placeText(problem)}  ${name}  ${terminalText(message)}`;
  const frame = codeFrame(lines, problem);
  return [head, frame, `  ${pc.cyan('→')} ${terminalText(hint)}`].filter(Boolean).join('\n');
}

/** How many there are of one rule and level, and in how many files. */
interface RuleCount {
  readonly rule: string;
  readonly level: Level;
  readonly count: number;
  readonly files: number;
}

/** A rule may warn of one record and stop another: each is counted on its own. */
function ruleKey({ rule, level = 'problem' }: Problem): string {
  return `${level} ${rule}`;
}

function countByRule(problems: readonly Problem[]): Map<string, RuleCount> {
  const found = new Map<string, { rule: string; level: Level; count: number; files: Set<string> }>();
  for (const problem of problems) {
    const { rule, level = 'problem', file } = problem;
    const { count, files } = found.get(ruleKey(problem)) ?? { count: 0, files: new Set<string>() };
    found.set(ruleKey(problem), { rule, level, count: count + 1, files: files.add(file) });
  }
  return new Map([...found].map(([key, rule]) => [key, { ...rule, files: rule.files.size }]));
}

/** One line a rule: how many, which rule, in how many files. The most frequent come first, problems before warnings. */
function rulesTable(counts: readonly RuleCount[]): string {
  const rows = counts
    .toSorted((a, b) => a.level.localeCompare(b.level) || b.count - a.count || (a.rule < b.rule ? -1 : 1))
    .map(({ rule, level, count, files }) => [
      String(count),
      count === 1 ? level : `${level}s`,
      rule,
      `in ${plural(files, 'file')}`,
    ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([count = '', level = '', rule = '', files = '']) =>
      [
        count.padStart(widths[0] ?? 0),
        level.padEnd(widths[1] ?? 0),
        rule.padEnd(widths[2] ?? 0),
        `${files}\n`,
      ].join('  '),
    )
    .join('');
}

function placeText({ file, line, column }: Problem): string {
  return pc.bold(terminalText(`${file.replace(/[\t\n]/gu, '\uFFFD')}:${line}:${column}`));
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

/** The lines of each file, none of one that is empty or cannot be shown. A file with many problems is read once. */
function rememberedLines(sourceOf: SourceOf): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    let lines = known.get(file);
    if (!lines) {
      const source = sourceOf(file);
      lines = source?.trim()
        ? source
            .replace(/^\uFEFF/u, '')
            .replaceAll('\r\n', '\n')
            .split('\n')
        : [];
      known.set(file, lines);
    }
    return lines;
  };
}

/** A line of a frame that is longer is cut: it is no text that somebody wrote. */
const LONGEST_SHOWN = 1000;

function codeFrame(lines: readonly string[], { line, column }: Problem): string {
  if (lines.length === 0 || column > LONGEST_SHOWN) return '';
  const from = Math.max(line - 2, 0);
  const shown = lines.slice(from, line + 1).map((each) => each.slice(0, LONGEST_SHOWN));
  // Its types do not know `startLine`, the number of the first line that it is given.
  const options = { linesAbove: 1, linesBelow: 1, highlightCode: false, startLine: from + 1 };
  return codeFrameColumns(terminalText(shown.join('\n')), { start: { line, column } }, options);
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

/** Problems and warnings for programs: an array, `[]` where there is none. */
export function problemsJson(problems: readonly Problem[]): string {
  const written = problems.map(({ level = 'problem', ...rest }) => ({ level, ...rest }));
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** "1 problem", "2 problems". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
