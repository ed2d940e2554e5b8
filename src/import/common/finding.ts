import type { Problem } from '#core/base/problem.ts';

/**
 * Something of the cState site that Upfront reads differently from how it is written, with its place from the site's folder.
 * The hint says what was made of it.
 */
export interface Finding extends Omit<Problem, 'level'> {
  /** `warning`: imported in the stated way. `error`: not imported. */
  readonly level: 'warning' | 'error';
}

/** A value, and its place in its file. */
export interface Located<T> {
  readonly value: T;
  readonly line: number;
  readonly column: number;
}

/** A warning at a place. */
export function warning(
  file: string,
  { line, column }: Pick<Located<unknown>, 'line' | 'column'>,
  rule: string,
  message: string,
  hint: string,
): Finding {
  return { level: 'warning', file, line, column, rule, message, hint };
}
