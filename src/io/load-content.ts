import type { Config } from '#core/config/config.ts';
import { parseConfig } from '#core/config/parse-config.ts';
import type { Incident } from '#core/incident/incident.ts';
import { parseRecords } from '#core/incident/parse-records.ts';
import { byLevel, type Problem, sortProblems } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import { readClock } from './clock.ts';
import { readContent } from './read-content.ts';

/** A content root, read and parsed. */
export interface Content {
  /** Undefined where a config file has a problem. */
  readonly config?: Config | undefined;
  /** The records without problems, in order of path. */
  readonly incidents: readonly Incident[];
  /** Every problem of every file, by place. Warnings are not among them. */
  readonly problems: readonly Problem[];
  /** Every warning of every file, by place: printed, and otherwise without effect. */
  readonly warnings: readonly Problem[];
  /** The instant at which to work: the one asked for, else site.yml's `clock`, else the machine's. */
  readonly now: Instant;
}

/** Reads and parses a content root. Pages and scripts both begin here. */
export async function loadContent(
  root: string,
  { now: asked }: { now?: Instant | undefined } = {},
): Promise<Content> {
  const sources = await readContent(root);
  const { config, vocabulary, problems } = parseConfig(sources.config);
  const now = asked ?? config?.site.clock ?? readClock();
  const records = parseRecords(sources.records, vocabulary, now);
  return {
    config,
    incidents: records.incidents,
    ...byLevel(sortProblems([...sources.problems, ...problems, ...records.problems])),
    now,
  };
}
