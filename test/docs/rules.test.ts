import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Rule, rules } from '#core/base/rule.ts';
import { findingRules } from '#import/common/finding.ts';
import { codesIn, pagePaths, readPage, rowsBelow } from './pages.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** The texts of a folder's files that end in one of some ways. */
function textsBelow(folder: string, endings: RegExp): Map<string, string> {
  const files = readdirSync(`${top}${folder}`, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => endings.test(file))
      .map((file) => [`${folder}/${file}`, readFileSync(`${top}${folder}/${file}`, 'utf8')]),
  );
}

const sources = textsBelow('src', /\.ts$/u);

/** Rules of which no source but the list says anything. */
function unused(all: readonly string[], list: string): string[] {
  const text = [...sources].flatMap(([path, source]) => (path === list ? [] : [source])).join('\n');
  return all.filter((rule) => !text.includes(`'${rule}'`));
}

/** Rows of the tables of checks.md: what each says of a rule. */
const checks = rowsBelow('docs/checks.md').flatMap(([first = '', ...rest]) =>
  codesIn(first).map((rule) => ({ rule, row: [first, ...rest].join(' | ') })),
);

describe('docs/checks.md', () => {
  test('has every rule of the code, once, and no other', () => {
    expect(checks.map(({ rule }) => rule).sort()).toEqual([...rules].sort());
    expect(rules.length).toBeGreaterThan(110);
  });

  test('every rule of the list is one that the code reports', () => {
    expect(unused(rules, 'src/core/base/rule.ts')).toEqual([]);
  });

  test('says of each rule that tests have seen warn that it does, and of no other', () => {
    const seen = { problem: new Set<string>(), warning: new Set<string>() };
    for (const [path, text] of textsBelow('test', /\.(?:ts|txt|snap)$/u)) {
      // An import has rules of its own, some with the same names.
      if (/^test\/(?:import|process)\//u.test(path)) continue;
      for (const [, warning, rule = ''] of text.matchAll(/:\d+:\d+ {1,2}(warning {1,2})?([a-z-]+)$/gmu))
        seen[warning ? 'warning' : 'problem'].add(rule);
    }
    const known = (rule: string): rule is Rule => (rules as readonly string[]).includes(rule);
    const warn = [...seen.warning].filter(known);
    expect(warn.length).toBeGreaterThan(2);
    const row = (rule: string) => checks.find((each) => each.rule === rule)?.row ?? '';
    const imports = ['year', 'far-from-name', 'window-length', 'next-update-far'];
    const silent = warn.filter((rule) => !/warning|warns/iu.test(row(rule)) && !imports.includes(rule));
    expect(silent).toEqual([]);
    const stops = [...seen.problem].filter((rule) => / \(warning\) /u.test(row(rule)));
    expect(stops).toEqual([]);
  });
});

test('each rule that a reference names after "Rule:" or before "warns" exists', () => {
  const named = pagePaths.flatMap((page) =>
    [...readPage(page).matchAll(/\bRules?: ([^.|]*)|((?:`[a-z-]+`(?:, | and )?)+) warns?\b/gu)].flatMap(
      ([all]) => codesIn(all).flatMap((rule) => (rule === 'check' ? [] : [{ page, rule }])),
    ),
  );
  expect(named.length).toBeGreaterThan(90);
  expect(named.filter(({ rule }) => !(rules as readonly string[]).includes(rule))).toEqual([]);
});

describe('docs/importing.md', () => {
  const [table, errors = ''] = readPage('docs/importing.md').split('\nErrors are files');
  const warnings = rowsBelow('docs/importing.md', 'Warnings').flatMap(([first = '']) => codesIn(first));
  const failures = codesIn(errors).filter((code) => /^[a-z-]+$/u.test(code));

  test('has every rule of a finding, and no other', () => {
    expect(table).toContain('## Warnings');
    expect([...new Set([...warnings, ...failures])].sort()).toEqual([...findingRules].sort());
  });

  test('every rule of the list is one that an import reports', () => {
    expect(unused(findingRules, 'src/import/common/finding.ts')).toEqual([]);
  });
});
