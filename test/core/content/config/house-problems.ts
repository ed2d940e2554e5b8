import { expect } from 'vitest';
import type { ConfigFile } from '#core/content/config/config-files.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { problemLines } from '../../../fixtures/problem-lines.ts';

/** The problems of the house config with one file's text changed. */
export function check(name: ConfigFile, from: string | RegExp, to: string): string {
  const files = houseConfig();
  const { path, text } = files[name];
  expect(text).toMatch(from);
  const { problems } = parseConfig({ ...files, [name]: { path, text: text.replace(from, to) } });
  return problemLines(problems);
}
