import type { z } from 'zod';
import { limits } from '#core/base/limits.ts';
import { hidingRest, type Problem, stopsBuild } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { checkSchema, type MissingHints } from '#core/base/yaml/check-schema.ts';
import { checkYears } from '#core/base/yaml/check-years.ts';
import { findConflicts } from '#core/base/yaml/conflict-markers.ts';
import type { Places } from '#core/base/yaml/places.ts';
import { readYamlWithSlips } from '#core/base/yaml/read-yaml-with-slips.ts';
import { allKeys } from '#core/base/yaml/schema-shape.ts';
import { checkFileSize } from '#core/content/record/check-size.ts';
import { checkBrand } from './check-brand.ts';
import { checkComponents, checkPolicy } from './check-config.ts';
import { checkExample } from './check-example.ts';
import { checkLanguage } from './check-language.ts';
import { checkOncall } from './check-oncall.ts';
import { type ComponentsConfig, componentsSchema } from './components.ts';
import type { Config } from './config.ts';
import { type ConfigFile, optionalConfigFiles } from './config-files.ts';
import { fillIn, withoutRemoved } from './fill-in.ts';
import { oncallSchema } from './oncall.ts';
import type { Placed } from './placed.ts';
import { type PolicyConfig, policySchema } from './policy.ts';
import { type SiteConfig, siteSchema } from './site.ts';
import { stopsSite } from './stops-site.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Every key of each file, at any depth. */
const knownKeys: Readonly<Record<ConfigFile, ReadonlySet<string>>> = {
  site: allKeys(siteSchema),
  components: allKeys(componentsSchema),
  policy: allKeys(policySchema),
  oncall: allKeys(oncallSchema),
};

/**
 * Parses the config. Every problem and warning of every file is reported. `config` is missing where a problem stops a site
 * (see `stopsSite`), and without `oncall` where oncall.yml was not given or has a problem; `vocabulary` holds what could be
 * read all the same.
 *
 * @param nowOf the instant to work at, where site.yml has this `clock`. What lies before it in oncall.yml is history and
 * may name people who left. Left out, nothing is history.
 * @param ownWords the locales for which the operator gives words of the pages.
 * @param filesOf the paths of the files of public/. Left out, nobody looks whether the pictures of a brand are there.
 */
export function parseConfig(
  sources: Readonly<Partial<Record<ConfigFile, SourceFile>>>,
  nowOf: (clock: Instant | undefined) => Instant = () => -Infinity,
  ownWords: readonly string[] = [],
  filesOf?: () => readonly string[],
): {
  config?: Config;
  /** What site.yml says, also where another file has a problem. */
  site?: SiteConfig | undefined;
  vocabulary: Vocabulary;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const read = <S extends z.ZodType>(name: ConfigFile, schema: S): Placed<z.output<S>> | undefined => {
    const result = parseFile(name, sources[name], schema, nowOf(undefined));
    problems.push(...result.problems);
    return result.placed;
  };
  const site = read('site', siteSchema);
  const components = read('components', componentsSchema);
  const policy = read('policy', policySchema);
  const oncall = read('oncall', oncallSchema);

  if (site) problems.push(...checkExample(site), ...checkLanguage(site, ownWords));
  if (site && filesOf) problems.push(...checkBrand(site, filesOf));
  if (components) problems.push(...checkComponents(components));
  if (policy) problems.push(...checkPolicy(policy, oncall?.value));
  const time_zone = site?.value.time_zone ?? 'UTC';
  if (oncall) problems.push(...checkOncall(oncall, time_zone, nowOf(site?.value.clock)));

  const vocabulary: Vocabulary = {
    components: components && componentWords(components.value),
    severities: policy && severityWords(policy.value),
    causes: policy && Object.keys(policy.value.causes),
    time_zone,
  };
  if (problems.some(stopsSite) || !site || !components || !policy) {
    return { site: site?.value, vocabulary, problems };
  }
  const isOncallSound = !stopsBuild(problems.filter(({ file }) => file === oncall?.file));
  const config: Config = {
    site: site.value,
    components: components.value,
    policy: policy.value,
    oncall: isOncallSound ? oncall?.value : undefined,
  };
  return { config, site: site.value, vocabulary, problems };
}

function parseFile<S extends z.ZodType>(
  name: ConfigFile,
  source: SourceFile | undefined,
  schema: S,
  now: Instant,
): { placed?: Placed<z.output<S>>; problems: Problem[] } {
  if (!source) return { problems: [] };
  const read = readConfigYaml(name, source);
  if (!('data' in read)) return read;
  const { data, places, problems } = read;
  const file = source.path;
  const checked = checkSchema(schema, withoutRemoved(data), { file, places, missing: missingHints });
  const years = checkYears(schema, data, { file, places, now });
  const all = [...problems, ...checked.problems, ...years];
  if (checked.value === undefined) return { problems: all };
  return { placed: { value: checked.value, file, places }, problems: all };
}

/** A config file's data, filled in with what is shipped; problems alone where it cannot be read. */
export function readConfigYaml(
  name: ConfigFile,
  source: SourceFile,
): { data: unknown; places: Places; problems: Problem[] } | { problems: Problem[] } {
  const file = source.path;
  const text = source.text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  const large = checkFileSize(file, text, limits.configBytes);
  if (large) return { problems: hidingRest([large]) };
  const marks = findConflicts(file, text);
  if (marks.length > 0) return { problems: hidingRest(marks) };
  const { data, places, problems, guessed } = readYamlWithSlips(
    { file, text, firstLine: 1 },
    knownKeys[name],
  );
  if ((data === undefined || data === '') && !optionalConfigFiles.includes(name)) {
    const empty: Problem = {
      file,
      line: 1,
      column: 1,
      rule: 'empty-file',
      message: 'This file says nothing.',
      hint: `docs/config-reference.md shows what ${name}.yml holds.`,
    };
    return { problems: problems.length > 0 ? [...problems] : [empty] };
  }
  // Past a syntax error the rest of the file is guesswork: its own complaints would mislead.
  if (guessed) return { problems: [...problems] };
  return { data: fillIn(name, data), places, problems: [...problems] };
}

const missingHints: MissingHints = {
  name: 'Write name: and what people are to read.',
  url: 'Write url: https://status.example.org, the address of the public site.',
  groups: 'Write groups: and below it a list of groups, each with id, name and components.',
  components: 'Write components: and below it a list, each with id and name.',
  roles:
    'Write roles: and below it each role that an escalation path names, as on-call: { name: On-call engineer }.',
};

function componentWords({ groups }: ComponentsConfig): NonNullable<Vocabulary['components']> {
  return new Map(
    groups.flatMap((group) =>
      group.components.map((component) => {
        const visibility =
          group.visibility === 'internal'
            ? 'internal'
            : (component.visibility ?? group.visibility ?? 'public');
        return [component.id, { visibility }] as const;
      }),
    ),
  );
}

function severityWords({ severities }: PolicyConfig): NonNullable<Vocabulary['severities']> {
  return new Map(Object.entries(severities));
}
