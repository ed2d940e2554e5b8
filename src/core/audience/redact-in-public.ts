import type { Config } from '#core/content/config/config.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { listed } from './listed.ts';
import { redactConfig } from './redact-config.ts';
import { redactRecords } from './redact-record.ts';
import type { ConfigParts, RecordParts, VisibleConfig, VisibleRecord, VisibleSeverity } from './visible.ts';

type InternalOfRecord = NonNullable<RecordParts['internal']>;
type InternalOfSeverity = NonNullable<VisibleSeverity['internal']>;
type InternalOfConfig = NonNullable<ConfigParts['internal']>;

/**
 * What a public repository may be told of its records: what the public site shows, the file in which each is written, and
 * until when nobody should be asked. No note, role, link, action or reason.
 */
export function redactRecordsInPublic(records: readonly RawRecord[], config: Config): VisibleRecord[] {
  const raw = new Map(records.map((record) => [record.id, record]));
  return redactRecords(records, config, 'public').map((visible) => {
    const { file = '', snooze, source } = raw.get(visible.id) ?? {};
    return {
      ...visible,
      internal: listed<InternalOfRecord>()({
        file,
        announced: visible.timeline[0]?.at,
        visibility: undefined,
        roles: {},
        links: {},
        actions: [],
        snooze: snooze && { until: snooze.until, reason: '' },
        reviewPublished: visible.review !== undefined,
        source,
      }),
    };
  });
}

/**
 * The same of the config: what the public site shows, and who is asked on which path, by role, name and GitHub name. No
 * telephone number, address, handle or runbook.
 */
export function redactConfigInPublic(config: Config): VisibleConfig {
  const visible = redactConfig(config, 'public');
  const whole = redactConfig(config, 'internal');
  const paths = new Map(whole.severities.map(({ id, internal }) => [id, internal]));
  return {
    ...visible,
    severities: visible.severities.map((severity) => {
      const path = paths.get(severity.id);
      return {
        ...severity,
        internal:
          path &&
          listed<InternalOfSeverity>()({
            lane: path.lane,
            escalation: path.escalation,
            flag_also: path.flag_also,
            examples: undefined,
          }),
      };
    }),
    internal:
      whole.internal &&
      listed<InternalOfConfig>()({
        public_url: whole.internal.public_url,
        repository: whole.internal.repository,
        causes: {},
        runbook: {},
        oncall: whole.internal.oncall && withoutContacts(whole.internal.oncall),
      }),
  };
}

function withoutContacts({ rotation, overrides, people, roles }: OncallConfig): OncallConfig {
  return {
    rotation,
    overrides: overrides?.map(({ from, until, primary, backup }) => ({ from, until, primary, backup })),
    people: people && mapValues(people, ({ name, github }) => ({ name, github })),
    roles: mapValues(roles, ({ name, rotation: place, person, github }) => ({
      name,
      rotation: place,
      person,
      github,
    })),
  };
}

function mapValues<T, U>(map: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
