import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import { isWarning, type Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Config } from '#core/content/config/config.ts';
import { type ConfigFile, configFiles } from '#core/content/config/config-files.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import { parseOwn } from '#core/content/own/parse-own.ts';
import { parseRecords } from '#core/content/record/parse-records.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { addressesOf } from '#engine/addresses.ts';
import { lockBuild } from '#engine/build-lock.ts';
import type { Engine } from '#engine/engine.ts';
import { render } from '#engine/render.ts';
import english from '#i18n/en.json' with { type: 'json' };
import { readExisting } from '#import/common/read-existing.ts';
import { mapSeverities } from '#import/cstate/map-policy.ts';
import { planImport } from '#import/cstate/plan-import.ts';
import { readSite } from '#import/cstate/read-site.ts';
import { readKept } from '#io/cache-file.ts';
import { loadContent } from '#io/load-content.ts';
import { copyPublicFiles } from '#io/public-files.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { UserError } from '#terminal/command.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { problemsGithub, problemsJson, problemsText } from '#terminal/problems-report.ts';
import { readRepository } from '#upgrade/read-repository.ts';
import { readXml } from '../core/output/feed/read-xml.ts';
import { houseConfig } from '../fixtures/house-config.ts';
import { filesBelow, findWords } from '../fixtures/search-bytes.ts';
import { type HostileCase, type Kind, textOf, writeCase } from './case.ts';
import { scriptsIn, scriptsOnPage } from './no-script.ts';

/** Appears in internal fields of cases: no public byte has it. */
export const internal = 'canary-internal-5e1f';
/** Appears in files outside of the content root: no output at all has it. */
export const outside = 'canary-outside-7f3a';

/** What a case came to. */
export interface Outcome {
  /** Laws that do not hold, each with what was seen. */
  readonly broken: readonly string[];
  /** Rules that were reported, each once, in order of name. */
  readonly rules: readonly string[];
}

export const now = Date.UTC(2026, 10, 23, 12);

const house = houseConfig();
const houseRead = parseConfig(house, () => now);

const record: SourceFile = {
  path: 'incidents/2026/2026-11-23-house.md',
  text: `---
title: Checkout fails
severity: P1
components: [checkout]
timeline:
  - at: 2026-11-23T10:12Z
    message: Some payments fail.
    note: ${internal}
---
`,
};

/**
 * Tries a case with all that reads its kind.
 *
 * @param engine prints whole pages; without it, the views and documents of the sites are looked at.
 */
export async function tryCase(kind: Kind, hostile: HostileCase, engine?: Engine): Promise<Outcome> {
  try {
    if (kind === 'files') return await tryFiles(hostile);
    if (kind === 'imports') return tryImport(hostile);
    return await tryTexts(hostile, engine);
  } catch (error) {
    return { broken: [`It threw: ${(error as Error).stack ?? String(error)}`], rules: [] };
  }
}

/** Records, config and an operator's own files, in memory. */
async function tryTexts({ files }: HostileCase, engine: Engine | undefined): Promise<Outcome> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text: textOf(text) }));
  const below = (folder: string) => sources.filter(({ path }) => path.startsWith(folder));
  const { own, problems: inOwn } = parseOwn(
    {
      style: sources.find(({ path }) => path === 'style.css'),
      strings: below('config/strings/'),
      pages: below('pages/'),
    },
    english,
  );
  const given: Partial<Record<ConfigFile, SourceFile>> = {};
  for (const name of configFiles) {
    const source = sources.find(({ path }) => path === `config/${name}.yml`);
    if (source) given[name] = source;
  }
  const hasConfig = Object.values(given).some(Boolean);
  const merged = Object.fromEntries(configFiles.map((name) => [name, given[name] ?? house[name]]));
  const { config, vocabulary, problems } = hasConfig ? parseConfig(merged, () => now) : houseRead;
  const records = [record, ...below('incidents/')];
  const parsed = parseRecords(records, vocabulary, now);
  const all = [...inOwn, ...problems, ...parsed.problems];
  const broken = [...brokenReports(all, [...records, ...sources]), ...brokenPlaces(all, sources)];
  // What check refuses is not built.
  if (config && !all.some(stopsSite))
    broken.push(...(await brokenSites({ ...config, own }, parsed.records, engine)));
  return { broken, rules: rulesOf(all) };
}

function rulesOf(problems: readonly { readonly rule: string }[]): string[] {
  return [...new Set(problems.map(({ rule }) => rule))].sort();
}

/** A report for people holds nothing that steers a terminal, and one for GitHub a command a problem, and no other. */
function brokenReports(problems: readonly Problem[], sources: readonly SourceFile[]): string[] {
  if (problems.length === 0) return [];
  const text = problemsText(problems, (file) => sources.find(({ path }) => path === file)?.text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u.exec(
    withoutColors(text),
  );
  const lines = problemsGithub(problems)
    .trimEnd()
    .split(/\r\n|\r|\n/u);
  JSON.parse(problemsJson(problems));
  return [
    ...(steering ? [`The report holds U+${steering[0].codePointAt(0)?.toString(16)}.`] : []),
    ...(lines.length === problems.length && lines.every((line) => /^::(?:error|warning) /u.test(line))
      ? []
      : ['GitHub would read other commands than one for each problem.']),
  ];
}

function withoutColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: picocolors writes them.
  return text.replace(/\u001b\[\d+m/gu, '');
}

/** Each problem is at a place that its file has, and says something. */
function brokenPlaces(problems: readonly Problem[], sources: readonly SourceFile[]): string[] {
  const counts = new Map(sources.map(({ path, text }) => [path, text.split(/\r\n|\r|\n/u).length]));
  return problems.flatMap(({ file, line, column, rule, message, hint }) => {
    const lines = counts.get(file) ?? Number.POSITIVE_INFINITY;
    const isThere = line >= 1 && column >= 1 && line <= lines && Number.isInteger(line + column);
    const says = message.trim() !== '' && hint.trim() !== '';
    return isThere && says ? [] : [`${rule} is at ${line}:${column} of ${lines} lines: ${message}`];
  });
}

/** Both sites: the public one shows nothing internal, and neither runs a script. */
async function brokenSites(
  config: Config,
  records: readonly RawRecord[],
  engine: Engine | undefined,
): Promise<string[]> {
  const broken: string[] = [];
  for (const audience of ['public', 'internal'] as const) {
    const site = siteOf({
      config: redactConfig(config, audience),
      records: redactRecords(records, config, audience),
      now,
    });
    broken.push(...(engine ? await brokenPages(site, engine) : brokenViews(site, audience)));
  }
  return [...new Set(broken)];
}

const files = { embedScript: '', shareImage: new Uint8Array(), pageScript: { path: 'a.js', content: '' } };

/** Where the texts of records and pages are shown. */
const shown = {
  public:
    /^(?:incidents\/|pages\/|index\.html|feed|history\.(?:rss|atom)|api\/v2\/(?:summary|incidents)\.json)/u,
  internal: /^(?:incidents\/|pages\/)/u,
} as const satisfies Record<Audience, RegExp>;

/** Views and documents, as far as a record or a text can change them. */
function brokenViews(site: Site, audience: Audience): string[] {
  return addressesOf([site], files as never).flatMap((address) => {
    const { path } = address;
    if (!shown[audience].test(path)) return [];
    if ('content' in address) return brokenText(path, textFrom(address.content()), audience);
    const view = address.view();
    const text = JSON.stringify(view);
    const html = htmlIn(view).flatMap((each) => scriptsIn(each).map((what) => `${what} in ${path}`));
    return audience === 'public' && text.includes(internal) ? [...html, `Internal text in ${path}`] : html;
  });
}

/** Every page as it is printed. */
async function brokenPages(site: Site, engine: Engine): Promise<string[]> {
  const { audience } = site.config;
  const broken: string[] = [];
  for (const address of addressesOf([site], engine.files)) {
    const { path } = address;
    if ('content' in address) {
      broken.push(...brokenText(path, textFrom(address.content()), audience));
      continue;
    }
    const html = await render(address, address.view(), engine, '/');
    broken.push(...scriptsOnPage(html).map((what) => `${what} in ${path}`));
    if (audience === 'public' && html.includes(internal)) broken.push(`Internal text in ${path}`);
  }
  return broken;
}

function brokenText(path: string, text: string, audience: Audience): string[] {
  const leak = audience === 'public' && text.includes(internal) ? [`Internal text in ${path}`] : [];
  return [
    ...leak,
    ...htmlOfDocument(path, text).flatMap((html) => scriptsIn(html).map((what) => `${what} in ${path}`)),
  ];
}

/** The HTML that readers of feeds and API find in a document, which is well-formed. */
function htmlOfDocument(path: string, text: string): string[] {
  if (path.endsWith('.json')) return htmlIn(JSON.parse(text), /html|body/u);
  if (!/\.(?:rss|atom|xml|svg)$/u.test(path)) return [];
  const found: string[] = [];
  // What a feed says of itself is plain text; what it says of an item is HTML.
  const open = [{ element: readXml(text), inItem: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { name, children, text: html } = next.element;
    const inItem = next.inItem || name === 'item' || name === 'entry';
    open.push(...children.map((element) => ({ element, inItem })));
    if (inItem && ['content', 'description', 'encoded', 'summary'].includes(name)) found.push(html);
  }
  return found;
}

function textFrom(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
}

/** Every text in data below a key that is for HTML. */
function htmlIn(data: unknown, keys = /html$/iu): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'string' ? (keys.test(key) ? [value] : []) : htmlIn(value, keys),
  );
}

/** The history of another status page, in memory. What is written of it passes check. */
function tryImport({ files }: HostileCase): Outcome {
  const of = (path: string) => ({ path, text: textOf(files[path] ?? '') });
  const issues = Object.keys(files).filter((path) => path !== 'config.yml');
  const site = { config: of('config.yml'), issues: issues.sort().map(of), findings: [] };
  let plan: ReturnType<typeof planImport>;
  try {
    plan = planImport(site, new Map(), { now, severities: mapSeverities('', []), force: false });
  } catch (error) {
    if (error instanceof UserError) return { broken: [], rules: ['refused'] };
    throw error;
  }
  const sources = plan.files.map(({ path, text }) => ({ path, text }));
  const at = (name: string) => sources.find(({ path }) => path === `config/${name}.yml`);
  const read = {
    site: at('site'),
    components: at('components'),
    policy: { path: 'config/policy.yml', text: '' },
  };
  const { vocabulary, problems } = parseConfig(read as never, () => now);
  const records = parseRecords(
    sources.filter(({ path }) => path.startsWith('incidents/')),
    vocabulary,
    now,
  );
  const found = [...problems, ...records.problems].filter((problem) => !isWarning(problem));
  const [first] = found.filter(({ rule }) => rule !== 'example');
  return {
    broken: first
      ? [`What it wrote has a problem: ${first.file}:${first.line} ${first.rule}: ${first.message}`]
      : [],
    rules: rulesOf(plan.findings),
  };
}

/** A content root on disk, with links and pipes, read by all that reads one. */
async function tryFiles(hostile: HostileCase): Promise<Outcome> {
  const top = mkdtempSync(join(tmpdir(), 'upfront-hostile-'));
  const [root, away, to] = [join(top, 'root'), join(top, 'outside'), join(top, 'copied')];
  try {
    mkdirSync(join(away, 'folder'), { recursive: true });
    for (const name of ['file.md', 'folder/site.yml', 'folder/index.md', 'folder/en.json'])
      writeFileSync(join(away, name), `---\ntitle: ${outside}\n${outside}: [\n---\n`);
    symlinkSync('file.md', join(away, 'chain'));
    mkdirSync(root);
    const config = Object.fromEntries(configFiles.map((name) => [`config/${name}.yml`, house[name].text]));
    writeCase({ ...hostile, files: { ...config, ...hostile.files } }, root, away);
    const before = filesBelow(away).map((path) => [path, readFileSync(join(away, path), 'utf8')]);
    const { printed, problems } = await readAll(root, to);
    const after = filesBelow(away).map((path) => [path, readFileSync(join(away, path), 'utf8')]);
    return {
      broken: [
        ...(printed.includes(outside) ? ['A byte from outside was printed.'] : []),
        ...findWords([to], [outside]).map((where) => `A byte from outside was copied: ${where}`),
        ...(JSON.stringify(before) === JSON.stringify(after) ? [] : ['Something outside was changed.']),
      ],
      rules: rulesOf(problems),
    };
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** All that commands read of a content root, and what they could print of it. */
async function readAll(root: string, to: string): Promise<{ printed: string; problems: readonly Problem[] }> {
  let printed = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  const say = (data: unknown) => {
    printed += JSON.stringify(data, (_, value) => (value instanceof Map ? [...value] : value)) ?? '';
  };
  const { config, records, problems, warnings } = await loadContent(root, { now });
  for (const format of ['text', 'github', 'json'] as const)
    printProblems([...problems, ...warnings], root, format, stream, { all: true });
  say([config, records]);
  for (const audience of ['public', 'internal'] as const) {
    try {
      await copyPublicFiles(root, audience, join(to, audience));
    } catch (error) {
      say((error as Error).message);
    }
  }
  say(readRepository(root, ['.github', 'config', 'incidents'], ['AGENTS.md', 'package.json']));
  for (const path of ['.cache/internal/records.json', '.cache/internal/texts.json'])
    say([...readKept({ path: join(root, path), version: '1', force: false, warn: say })]);
  say(await readExisting(root));
  for (const read of [() => readSite(root), async () => lockBuild(root)()]) {
    try {
      say(await read());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say(error.message);
    }
  }
  return { printed, problems };
}
