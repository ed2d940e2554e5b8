import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sortProblems } from '#core/base/problem.ts';
import { content } from '../../../fixtures/content.ts';
import { problemLines } from '../../../fixtures/problem-lines.ts';

const folder = fileURLToPath(new URL('cases/', import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name !== 'README.md')
  .map((file) => `${file.parentPath}/${file.name}`.slice(folder.length));
const cases = namesWith('.md');

function namesWith(extension: string): string[] {
  return files
    .filter((file) => extname(file) === extension)
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

test('every record has its expected text beside it, and nothing else is here', () => {
  expect(cases).not.toEqual([]);
  expect(namesWith('.txt')).toEqual(cases);
  expect(files).toHaveLength(2 * cases.length);
});

test.each(cases)('%s', async (name) => {
  const id = basename(name);
  const text = readFileSync(`${folder}${name}.md`, 'utf8');
  const { records, problems, warnings } = content({ records: { [id]: text }, problems: true });
  const found = sortProblems([...problems, ...warnings]);

  const lines = problemLines(found).replaceAll(`incidents/2026/${id}.md:`, '');
  await expect(lines && `${lines}\n`).toMatchFileSnapshot(`${folder}${name}.txt`);

  const rules = found.map(({ rule }) => rule);
  const subject = dirname(name);
  if (subject === 'fine') expect(rules).toEqual([]);
  else expect(rules).toContain(subject);
  expect(records).toHaveLength(problems.length > 0 ? 0 : 1);
});
