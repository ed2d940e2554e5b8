import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${top}tsconfig.json`, ts.sys.readFile).config,
  ts.sys,
  top,
);

/** Numbers of the lines that do not compile under this repository's settings. */
function complaints(lines: readonly string[]): Set<number> {
  const file = `${top}src/planted.ts`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const text = lines.join('\n');
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2024)
      : getSourceFile.call(host, name, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? text : readFile.call(host, name));
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  if (!source) throw new Error('The planted file was not compiled.');
  const diagnostics = program.getSemanticDiagnostics(source);
  return new Set(diagnostics.map(({ start = 0 }) => source.getLineAndCharacterOfPosition(start).line));
}

const lacking = [
  'void Promise.withResolvers();',
  'void Promise.try(() => 1);',
  'void Object.groupBy([1], String);',
  'void Map.groupBy([1], String);',
  'void Array.fromAsync([1]);',
  'void new Set([1]).union(new Set([2]));',
  'void new Set([1]).isSubsetOf(new Set([2]));',
  'void [1].values().map(String);',
  'void new Map([[1, 2]]).keys().toArray();',
  'void RegExp.escape("a");',
  'void Iterator.from([1]);',
  'void new Intl.DurationFormat("en");',
  'void Uint8Array.fromBase64("");',
  'void new ArrayBuffer(8).transfer();',
  'void Error.isError(1);',
];
const there = [
  'void [1].toSorted();',
  'void [1].findLast(Boolean);',
  'void "a".toWellFormed();',
  'void structuredClone({});',
  'void new Intl.Segmenter("en");',
  'void import.meta.dirname;',
];

test('what Node 20 lacks does not compile, and what it has does', () => {
  const lines = [...lacking, ...there];
  const found = complaints(lines);
  expect(lines.filter((_, line) => found.has(line))).toEqual(lacking);
});
