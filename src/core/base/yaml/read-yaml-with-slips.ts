import { hidingRest, type Problem } from '#core/base/problem.ts';
import { findKeySlips, withPlainColon } from './key-slips.ts';
import { findOddSpaces, withPlainSpaces } from './odd-spaces.ts';
import { readYaml, type YamlData, type YamlSource } from './read-yaml.ts';

/** A YAML file that was read in spite of slips. */
export interface YamlWithSlips extends YamlData {
  /** Whether a line of the file has a slip: what else seems wrong with it may come from that. */
  readonly hasSlip: (line: number) => boolean;
}

/**
 * Reads YAML as `readYaml` does, and finds spaces that are none and keys without a plain colon, which YAML reads as text.
 * They are corrected for whoever reads on: one slip must not hide what else is wrong with a file. Where the rest cannot be
 * read all the same, the first problem says so.
 *
 * @param keys every key that the file may have.
 */
export function readYamlWithSlips(
  { file, text, firstLine }: YamlSource,
  keys: ReadonlySet<string>,
): YamlWithSlips {
  const spaces = findOddSpaces(file, text, firstLine);
  const colons = findKeySlips(file, text, firstLine, keys);
  const slips = [...spaces, ...colons];
  const linesOf = (problems: readonly Problem[]) => new Set(problems.map(({ line }) => line));
  const [withSpaces, withColons] = [linesOf(spaces), linesOf(colons)];
  const lines = text.split('\n').map((written, index) => {
    const line = withSpaces.has(index + firstLine) ? withPlainSpaces(written) : written;
    return withColons.has(index + firstLine) ? withPlainColon(line) : line;
  });
  const read = readYaml({ file, text: lines.join('\n'), firstLine });
  const hasSlip = (line: number) => withSpaces.has(line) || withColons.has(line);
  const others = read.problems.filter(({ line }) => !hasSlip(line));
  // What YAML cannot read after a correction may be the fault of the correction.
  if (read.guessed) return { ...read, problems: hidingRest(slips.length > 0 ? slips : others), hasSlip };
  return { ...read, problems: [...slips, ...others], hasSlip };
}
