import { internalLines } from '#core/base/markdown/cut-internal.ts';
import type { Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Place, Places } from '#core/base/yaml/places.ts';
import { readYaml } from '#core/base/yaml/read-yaml.ts';
import { mapOf } from '#core/base/yaml/shape.ts';
import type { ConfigFile } from '#core/content/config/config-files.ts';
import { readConfigYaml } from '#core/content/config/parse-config.ts';
import { type FrontMatter, splitFrontMatter } from '#core/content/record/front-matter.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import {
  inTheOpen,
  type OpenDecision,
  type OpenRecord,
  type OpenRow,
  openBody,
  openFile,
  openPart,
  says,
} from './in-the-open.ts';

/** What holds an open text. */
export type Holder = 'record' | 'page' | 'config file' | 'file';

/** A text that the public site hides, at its place in a file. */
export interface OpenText {
  readonly holder: Holder;
  readonly row: OpenRow;
  /** What `check` says of it where `repository_visibility: public` is written. */
  readonly problem: Problem;
}

/** Whether a record holds anything that its file has to be searched for. */
export function isOpenRecord(record: RawRecord): boolean {
  const { timeline, body, ...front } = record;
  const entries = timeline.map((entry) => ({ ...entry }));
  return openIn({ front, entries, body }).length > 0;
}

/** What a record's file holds that the public site hides. Of an imported record everything is a warning. */
export function openInRecord(source: SourceFile): OpenText[] {
  const read = readFrontMatter(source);
  if (!read) return [];
  const { front, places, parts } = read;
  const timeline = Array.isArray(front.timeline) ? (front.timeline as unknown[]) : [];
  const record: OpenRecord = { front, entries: timeline.map(mapOf), body: parts.body };
  const isImported = says(front.source);
  return openIn(record).map(({ row, path, line }) => {
    const place = path ? placeOf(places, path, line) : { line: bodyLine(parts, line), column: 1 };
    const text = openText('record', source.path, row, place);
    return isImported ? { ...text, problem: { ...text.problem, level: 'warning' } } : text;
  });
}

/** What the config files hold that the public site hides; only what the operator wrote, nothing that is shipped. */
export function openInConfig(sources: Readonly<Partial<Record<ConfigFile, SourceFile>>>): OpenText[] {
  return Object.entries(sources).flatMap(([name, source]) => {
    const read = readConfigYaml(name as ConfigFile, source);
    if (!('data' in read)) return [];
    const { data, places } = read;
    return configMaps[name as ConfigFile](mapOf(data)).flatMap(({ map, path, decisions }) =>
      openKeys(map, decisions, noRecord)
        .map(({ row, key }) => ({ row, path: [...path, key] }))
        .filter((found) => places.has(found.path))
        .map((found) => openText('config file', source.path, found.row, placeOf(places, found.path))),
    );
  });
}

/** What a further page holds that the public site hides. */
export function openInPage(source: SourceFile): OpenText[] {
  const read = readFrontMatter(source);
  if (!read) return [];
  const { front, places, parts } = read;
  return [
    ...openKeys(front, inTheOpen.page, noRecord).map(({ row, key }) => ({ row, ...placeOf(places, [key]) })),
    ...internalLines(parts.body).map((line) => ({ row: openPart, line: bodyLine(parts, line), column: 1 })),
  ].map(({ row, ...place }) => openText('page', source.path, row, place));
}

/** A file of `internal/`, by its path from the content root. */
export function openInternalFile(path: string): OpenText {
  return openText('file', path, openFile, { line: 1, column: 1 });
}

interface Found {
  readonly row: OpenRow;
  /** From the top of the front matter; undefined in the text below it. */
  readonly path?: readonly PropertyKey[] | undefined;
  /** Of the text, where it is a part of one. */
  readonly line?: number | undefined;
}

function openIn(record: OpenRecord): Found[] {
  return [
    ...openKeys(record.front, inTheOpen.record, record).map(({ row, key }) => ({ row, path: [key] })),
    ...record.entries.flatMap((entry, index) =>
      openKeys(entry, inTheOpen.entry, record).flatMap(({ row, key }): Found[] => {
        const path = ['timeline', index, key];
        if (row !== openPart) return [{ row, path }];
        return internalLines(String(entry[key])).map((line) => ({ row, path, line }));
      }),
    ),
    ...openBody.filter(({ hides }) => hides?.(record.body, record)).map((row) => ({ row })),
    ...internalLines(record.body).map((line) => ({ row: openPart, line })),
  ];
}

type Decisions = Readonly<Record<string, OpenDecision>>;
type Map = Readonly<Record<string, unknown>>;

/** The keys of a map that hold what the public site hides. */
function openKeys(map: Map, decisions: Decisions, record: OpenRecord): { row: OpenRow; key: string }[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const row = Object.hasOwn(decisions, key) ? decisions[key] : undefined;
    if (typeof row !== 'object') return [];
    return (row.hides ?? says)(value, record) ? [{ row, key }] : [];
  });
}

interface ConfigMap {
  readonly map: Map;
  readonly path: readonly PropertyKey[];
  readonly decisions: Decisions;
}

/** The maps of each config file, with the decisions about their keys. */
const configMaps: Readonly<Record<ConfigFile, (data: Map) => ConfigMap[]>> = {
  site: (data) => [{ map: data, path: [], decisions: inTheOpen.site }],
  components: (data) =>
    mapsIn(data, ['groups'], inTheOpen.group).flatMap((group) => [
      group,
      ...mapsIn(group.map, ['components'], inTheOpen.component, group.path),
    ]),
  policy: (data) => [
    { map: data, path: [], decisions: inTheOpen.policy },
    ...mapsIn(data, ['severities'], inTheOpen.severity),
  ],
  oncall: (data) => [
    { map: data, path: [], decisions: inTheOpen.oncall },
    ...mapsIn(data, ['people'], inTheOpen.person),
    ...mapsIn(data, ['roles'], inTheOpen.role),
    ...mapsIn(data, ['partners'], inTheOpen.partner),
    ...mapsIn(data, ['overrides'], inTheOpen.override),
  ],
};

/** The items of a list or a map under a key. */
function mapsIn(
  map: Map,
  [key]: readonly [string],
  decisions: Decisions,
  above: readonly PropertyKey[] = [],
): ConfigMap[] {
  const value = map[key];
  const items: [PropertyKey, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(mapOf(value));
  return items.map(([name, item]) => ({ map: mapOf(item), path: [...above, key, name], decisions }));
}

const noRecord: OpenRecord = { front: {}, entries: [], body: '' };

function readFrontMatter({
  path,
  text,
}: SourceFile): { front: Map; places: Places; parts: FrontMatter } | undefined {
  const parts = splitFrontMatter(path, text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n'));
  if ('rule' in parts) return undefined;
  const { data, places, guessed } = readYaml({ file: path, text: parts.yaml, firstLine: parts.yamlLine });
  // Past a mistake in its YAML the rest of a file is guesswork. The mistake itself is a problem already.
  return guessed ? undefined : { front: mapOf(data), places, parts };
}

function placeOf(places: Places, path: readonly PropertyKey[], line?: number): Place {
  return line === undefined ? places.ofKey(path) : places.inside(path, { line, column: 1 });
}

function bodyLine({ body, bodyLine: first }: FrontMatter, line?: number): number {
  if (line !== undefined) return first + line - 1;
  const blank = /^(?:[ \t]*\n)*/u.exec(body)?.[0] ?? '';
  return first + blank.split('\n').length - 1;
}

function openText(holder: Holder, file: string, row: OpenRow, { line, column }: Place): OpenText {
  const { rule, level, what, hint } = row;
  const message = `This repository is public: everybody can read ${what}.`;
  return { holder, row, problem: { level, file, line, column, rule, message, hint } };
}
