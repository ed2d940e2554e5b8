import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Problem, sortProblems } from '#core/base/problem.ts';
import { componentsSchema } from '#core/content/config/components.ts';
import { type ConfigFile, configFiles } from '#core/content/config/config-files.ts';
import { oncallSchema } from '#core/content/config/oncall.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { policySchema } from '#core/content/config/policy.ts';
import { siteSchema } from '#core/content/config/site.ts';
import { parseOwn } from '#core/content/own/parse-own.ts';
import { parseRecords } from '#core/content/record/parse-records.ts';
import english from '#i18n/en.json' with { type: 'json' };
import { onCallText } from '#terminal/on-call-report.ts';
import { problemsText } from '#terminal/problems-report.ts';
import { codesIn, type Example, escaped, examples, pagePaths, readPage, rowsBelow } from './pages.ts';

const config = new URL('../../config/', import.meta.url);
const now = Date.UTC(2026, 11, 31);

/** What an example is: the language says it, and for YAML its first line. */
type Kind =
  | 'record'
  | 'entry'
  | 'part'
  | 'step'
  | 'strings'
  | 'data'
  | 'style'
  | 'page'
  | 'commands'
  | 'page of others'
  | 'text';

function kindOf({ page, language, text }: Example): Kind | undefined {
  switch (language) {
    case 'yaml':
      if (text.startsWith('---\n')) return 'record';
      if (/^ *- at: /u.test(text)) return 'entry';
      if (/^ *- run: /u.test(text)) return 'step';
      return 'part';
    case 'json':
      return page === 'docs/customise.md' ? 'strings' : 'data';
    case 'css':
      return 'style';
    case 'sh':
      return 'commands';
    case 'html':
      return 'page of others';
    case 'markdown':
      return text.startsWith('---\n') ? 'page' : 'page of others';
    case 'text':
      return 'text';
  }
  return undefined;
}

const of = (...kinds: Kind[]) => examples.filter((example) => kinds.includes(kindOf(example) as Kind));

test('every example says what it is: its fence has a language that is tried', () => {
  expect(examples.length).toBeGreaterThan(45);
  const unknown = examples.filter((example) => kindOf(example) === undefined);
  expect(unknown.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
});

test.each(pagePaths)('%s has no mark of a merge that was never finished', (page) => {
  expect(readPage(page).match(/^(?:<{7}|>{7}|={7}$).*$/gmu)).toBeNull();
});

/** The keys at the margin of a YAML text, each with its lines. */
function blocksOf(text: string): Map<string, string> {
  const parts = text.split(/^(?=[a-z_]+:)/mu).filter((part) => !/^(?:#.*\n|\s)*$/u.test(part));
  const blocks = new Map(parts.map((part) => [/^[a-z_]+(?=:)/u.exec(part)?.[0] ?? '', part]));
  if (blocks.size < parts.length || blocks.has('')) throw new Error(`This is not one set of keys:\n${text}`);
  return blocks;
}

/** A text with the keys of an example in place of its own. */
function withKeys(text: string, example: string): string {
  return [...new Map([...blocksOf(text), ...blocksOf(`${example}\n`)]).values()].join('');
}

const schemas = {
  site: siteSchema,
  components: componentsSchema,
  policy: policySchema,
  oncall: oncallSchema,
};

/** The config of the root of a page: the demonstration's, with what the page's examples of config say. */
function rootOf(page: string) {
  const files = Object.fromEntries(
    configFiles.map((name) => [name, readFileSync(new URL(`${name}.yml`, config), 'utf8')]),
  ) as Record<ConfigFile, string>;
  if (page !== 'docs/record-reference.md') {
    for (const { text } of of('part').filter((example) => example.page === page)) {
      const keys = [...blocksOf(text).keys()];
      const name = configFiles.find((each) => keys.every((key) => key in schemas[each].shape));
      if (name === undefined) throw new Error(`No file of config/ has all of ${keys.join(', ')}.`);
      files[name] = withKeys(files[name], text);
    }
  }
  const sources = Object.fromEntries(
    configFiles.map((name) => [name, { path: `config/${name}.yml`, text: files[name] }]),
  );
  return parseConfig(sources, () => now);
}

const said = (problems: readonly Problem[]) =>
  sortProblems([...problems]).map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`);

const pages = [...new Set(of('part').map(({ page }) => page))];

test.each(pages)('the examples of config in %s are valid together', (page) => {
  expect(said(rootOf(page).problems)).toEqual([]);
});

const least = {
  incident: `title: Checkout fails
severity: P1
components: [payments]
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
`,
  maintenance: `title: New cables
kind: maintenance
components: [payments]
window: { from: 2026-11-29T02:00Z, until: 2026-11-29T03:00Z }
timeline:
  - at: 2026-11-20T10:12Z
    message: |
      Payments pause.
`,
};

/** The record that an example is, or that it is put into. */
function recordOf(example: Example): string {
  // Lines that only a private repository gets; it has more of them.
  const text = example.text.replaceAll('{{component}}', 'payments').replaceAll('{{if_private}}', '');
  const kind = kindOf(example);
  if (kind === 'record') return text;
  const base = /^ *window:/mu.test(text) ? least.maintenance : least.incident;
  if (kind === 'entry') return `---\n${base}${text}---\n`;
  if (text.startsWith('message:')) {
    const indented = text.replaceAll(/^(?=.)/gmu, '    ');
    return `---\n${base.replace(/ {4}message:[\s\S]*/u, indented)}---\n`;
  }
  const blocks = blocksOf(withKeys(base, text));
  const timeline = blocks.get('timeline') ?? '';
  blocks.delete('timeline');
  return `---\n${[...blocks.values(), timeline].join('')}---\n`;
}

describe('the examples of records', () => {
  const written = [
    ...of('record', 'entry'),
    ...of('part').filter(({ page }) => page === 'docs/record-reference.md'),
  ];

  test.each(written.map((example) => [`${example.page}:${example.line}`, example] as const))(
    '%s is valid',
    (_place, example) => {
      const { vocabulary } = rootOf(example.page);
      const text = recordOf(example);
      const source = { path: 'incidents/2026/2026-11-23-checkout-errors.md', text };
      const { problems } = parseRecords([source], vocabulary, now);
      // The smallest record of the reference names no component, and the text below it says that this is a warning.
      const rules = text.includes('components:') ? [] : ['no-component'];
      expect(
        problems.map(({ rule }) => rule),
        said(problems).join('\n'),
      ).toEqual(rules);
    },
  );

  test('there are some of each sort', () => {
    expect(of('record').length).toBeGreaterThanOrEqual(3);
    expect(of('entry').length).toBeGreaterThanOrEqual(3);
    expect(written.length).toBeGreaterThanOrEqual(15);
  });
});

test('the examples of own pages, words and style are valid', () => {
  const sources = {
    pages: of('page').map(({ text }) => ({ path: 'pages/imprint.md', text })),
    strings: of('strings').map(({ text }) => ({ path: 'config/strings/en.json', text })),
    style: of('style').map(({ text }) => ({ path: 'style.css', text }))[0],
  };
  expect([sources.pages.length, sources.strings.length, of('style').length]).toEqual([1, 1, 1]);
  const { own, problems } = parseOwn(sources, english);
  expect(said(problems)).toEqual([]);
  expect(own.pages).toHaveLength(1);
});

test('docs/checks.md shows what check prints', () => {
  const [example] = of('text').filter(({ page }) => page === 'docs/checks.md');
  const path = 'incidents/2026/2026-03-05-api.md';
  const text = `---
title: The API answers slowly
severity: P1
components: [payments]
timeline:
  - at: 2026-03-05T10:00
    message: |
      We are looking into it.
---
`;
  const { problems } = parseRecords([{ path, text }], rootOf('docs/checks.md').vocabulary, now);
  expect(problemsText(problems, () => text)).toContain(example?.text.trimEnd());
});

test('docs/on-call.md shows what oncall prints; lines that end with … go on', () => {
  const [example] = of('text').filter(({ page }) => page === 'docs/on-call.md');
  const oncall = rootOf('README.md').config?.oncall;
  if (!example || !oncall) throw new Error('There is nothing to compare.');
  const at = Date.parse('2026-12-25T03:00+01:00');
  const printed = onCallText({ oncall, zone: 'Europe/Berlin', at, weeks: 4 });
  const wanted = example.text
    .trimEnd()
    .split('\n')
    .map((line) => escaped(line).replace(/…$/u, '.*'));
  expect(printed).toMatch(new RegExp(wanted.join('\n'), 'u'));
});

test('the example of built.json has keys that its table has, and values that are one', () => {
  const [example] = of('data').filter(({ page }) => page === 'docs/api.md');
  const keys = rowsBelow('docs/api.md').flatMap(([first = '']) => codesIn(first));
  const document: unknown = JSON.parse(example?.text ?? '');
  expect(Object.keys(document as object).filter((key) => !keys.includes(key))).toEqual([]);
  expect(of('data')).toHaveLength(1);
});
