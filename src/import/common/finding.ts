import type { Problem } from '#core/base/problem.ts';

/** Every rule of a finding, as docs/importing.md lists them: a test compares the two. */
export const findingRules = [
  // Imported in another way than written.
  'no-offset',
  'no-time',
  'timestamp-form',
  'timestamp',
  'date-missing',
  'duration',
  'end-missing',
  'resolved-missing',
  'open-with-end',
  'maintenance-open',
  'future',
  'unknown-severity',
  'unknown-system',
  'id-collision',
  'id-length',
  'title-missing',
  'true-or-false',
  'duplicate-key',
  'other-key',
  'hidden',
  'informational',
  'no-issue',
  'comment',
  'shortcode',
  'html',
  'internal-mark',
  'control-character',
  'kept',
  'base-url',
  'title',
  'color',
  'no-name',
  'duplicate-name',
  'empty-category',
  'no-systems',
  // Not imported.
  'yaml',
  'front-matter-fence',
  'front-matter-language',
  'encoding',
  'file-size',
  'line-length',
  'block-length',
  'too-many-marks',
  'too-many-footnotes',
  'symlink',
  'not-markdown',
  'unreadable',
  'file-name',
  'missing-file',
  'not-a-file',
] as const;

export type FindingRule = (typeof findingRules)[number];

/**
 * Something of the cState site that Upfront reads differently from how it is written, with its place from the site's folder.
 * The hint says what was made of it.
 */
export interface Finding extends Omit<Problem, 'level' | 'rule'> {
  readonly rule: FindingRule;
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
  rule: FindingRule,
  message: string,
  hint: string,
): Finding {
  return { level: 'warning', file, line, column, rule, message, hint };
}
