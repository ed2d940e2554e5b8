import {
  isOpenRecord,
  type OpenText,
  openInConfig,
  openInPage,
  openInRecord,
  openInternalFile,
} from '#core/audience/open-texts.ts';
import { isDeclaredPublic, isDemonstration } from '#core/audience/public-repository.ts';
import type { Audience } from '#core/audience/visible.ts';
import { byLevel, type Problem, sortProblems } from '#core/base/problem.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Config } from '#core/content/config/config.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import type { SiteConfig } from '#core/content/config/site.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { missingPictures } from '#core/content/missing-pictures.ts';
import { parseOwn } from '#core/content/own/parse-own.ts';
import { parseRecords } from '#core/content/record/parse-records.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { isMade } from '#core/output/reserved-address.ts';
import english from '#i18n/en.json' with { type: 'json' };
import { readClock } from './clock.ts';
import { parseBeside } from './parse-beside.ts';
import type { KeptRecords } from './parsed-before.ts';
import { checkPublicFiles, listPublicFiles } from './public-files.ts';
import { readContent } from './read-content.ts';
import { readOwn } from './read-own.ts';

/** A content root, read and parsed. */
export interface Content {
  /** Undefined where site.yml, components.yml or policy.yml has a problem. Without `oncall` where that has one. */
  readonly config?: Config | undefined;
  /** What site.yml says; known also where another file has a problem. */
  readonly site?: SiteConfig | undefined;
  /** The records without problems, in order of path. */
  readonly records: readonly RawRecord[];
  /** Every problem of every file, by place. Warnings are not among them. */
  readonly problems: readonly Problem[];
  /** Every warning of every file, by place: printed, and otherwise without effect. */
  readonly warnings: readonly Problem[];
  /** The instant at which to work: the one asked for, else site.yml's `clock`, else the machine's. */
  readonly now: Instant;
  /** Finds everything that the public site hides, and that everybody can read where the repository is public. */
  readonly openTexts: () => OpenText[];
}

interface LoadOptions {
  readonly now?: Instant | undefined;
  readonly audience?: Audience | undefined;
  /** The records that were parsed before with these words of the config, where something was kept. */
  readonly recordsOf?: ((vocabulary: Vocabulary) => KeptRecords) | undefined;
  /** Whether a second thread may parse some of many records. */
  readonly beside?: boolean | undefined;
}

/**
 * Reads and parses a content root. Pages and scripts both begin here.
 *
 * Build a site of it unless a problem stops that: `if (!config || problems.some(stopsSite)) refuse(problems)`. What is left
 * of the problems is printed, and the command exits with 1.
 *
 * @param options.audience who the content is read for. For the public, oncall.yml is not even opened: nothing in it can
 * stop their site, and nothing of it is held. Default: `internal`, which reads everything and serves both sites.
 * @param options.recordsOf spares records that did not change the parser.
 * @param options.beside whether a second thread may help, where there are many records.
 * @param options.now the instant to work at; default: the content's own clock, else the machine's.
 */
export async function loadContent(
  root: string,
  { now: asked, audience, recordsOf, beside = false }: LoadOptions = {},
): Promise<Content> {
  const sources = await readContent(root, { audience });
  const nowOf = (clock: Instant | undefined) => asked ?? clock ?? readClock();
  const read = readOwn(root);
  const { own, problems: inOwn } = parseOwn(read.sources, english);
  const words = Object.keys(own.strings);
  const { config, site, vocabulary, problems } = parseConfig(sources.config, nowOf, words, () =>
    filePaths(root, 'public'),
  );
  const now = nowOf(config?.site.clock);
  const kept = recordsOf?.(vocabulary);
  const before = beside ? await parseBeside(sources.records, vocabulary, now, kept) : kept;
  const records = parseRecords(sources.records, vocabulary, now, before);
  kept?.keep();
  const ids = {
    records: new Map(sources.records.map(({ path }) => [idOf(path), path])),
    components: [...(vocabulary.components?.keys() ?? [])],
  };
  const files = checkPublicFiles(root, audience ?? 'internal', ids);
  const texts = {
    records: records.records,
    pages: own.pages,
    sources: [...sources.records, ...read.sources.pages],
  };
  const pictures = missingPictures(texts, () => ({
    public: filePaths(root, 'public'),
    internal: filePaths(root, 'internal'),
    isMade: (path) => isMade(path, ids),
  }));
  const openTexts = (): OpenText[] => {
    const clean = new Set(records.records.filter((record) => !isOpenRecord(record)).map(({ file }) => file));
    return [
      ...sources.records.filter(({ path }) => !clean.has(path)).flatMap(openInRecord),
      ...openInConfig(sources.config),
      ...read.sources.pages.flatMap(openInPage),
      ...internalFiles(root, audience).map(openInternalFile),
    ];
  };
  const mayHide = !site || !isDeclaredPublic(site) || isDemonstration(site);
  return {
    config: config && { ...config, own },
    site,
    records: records.records,
    openTexts,
    ...byLevel(
      sortProblems([
        ...sources.problems,
        ...problems,
        ...records.problems,
        ...files,
        ...pictures,
        ...read.problems,
        ...inOwn,
        ...(mayHide ? [] : openTexts().map(({ problem }) => problem)),
      ]),
    ),
    now,
  };
}

function filePaths(root: string, audience: Audience): string[] {
  return listPublicFiles(root, audience).map(({ path }) => path);
}

/** The files of internal/, from the content root. */
function internalFiles(root: string, audience: Audience = 'internal'): string[] {
  return listPublicFiles(root, audience).flatMap(({ folder, path }) =>
    folder === 'internal' ? [`internal/${path}`] : [],
  );
}

/** A record's id is the name of its file. */
function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/u, '');
}
