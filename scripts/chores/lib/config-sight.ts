import type { z } from 'zod';
import { redactConfig } from '#core/audience/redact-config.ts';
import type { Audience } from '#core/audience/visible.ts';
import { unwrap } from '#core/base/yaml/schema-shape.ts';
import { componentsSchema } from '#core/content/config/components.ts';
import type { Config } from '#core/content/config/config.ts';
import { type ConfigFile, configFiles } from '#core/content/config/config-files.ts';
import { oncallSchema } from '#core/content/config/oncall.ts';
import { policySchema } from '#core/content/config/policy.ts';
import { siteSchema } from '#core/content/config/site.ts';
import { schemaFields, wordsOf } from './schema-fields.ts';
import { type Sight, sightOf } from './sight.ts';

/** The schema of each file of `config/`. */
export const configSchemas = {
  site: siteSchema,
  components: componentsSchema,
  policy: policySchema,
  oncall: oncallSchema,
} as const satisfies Record<ConfigFile, z.ZodType>;

/**
 * Who sees each value of a config file, found out at the door: a config with a value at every key, and the same config with
 * another value at the key in question, are shown to both audiences.
 *
 * @returns by path, as `groups[].id`; maps and lists have what their values have, and are not among them.
 */
export function sightOfConfig(name: ConfigFile): Map<string, Sight> {
  const base = Object.fromEntries(configFiles.map((each) => [each, fileOf(each, {})])) as unknown as Config;
  const leaves = schemaFields(configSchemas[name]).filter(({ schema }) => isLeaf(schema));
  return new Map(
    leaves.map(({ path }) => {
      const other = { ...base, [name]: fileOf(name, { [`${name}.${path}`]: 1 }) };
      const show = (config: Config, audience: Audience) => redactConfig(config, audience);
      return [path, sightOf((audience) => ({ before: show(base, audience), after: show(other, audience) }))];
    }),
  );
}

/** A file of `config/` with a value at every key; `variants` says at which paths it is another one than usual. */
function fileOf(name: ConfigFile, variants: Readonly<Record<string, number>>): unknown {
  const schema = configSchemas[name];
  return schema.parse(sample(schema, name, variants));
}

function isLeaf(schema: z.ZodType): boolean {
  const inner = unwrap(schema);
  if ('element' in inner) return isLeaf(inner.element as z.ZodType);
  return !('shape' in inner) && !('valueType' in inner && !isLeaf(inner.valueType as z.ZodType));
}

/** Keys of maps, for those that do not take any id. */
const keys: Readonly<Record<string, string>> = { 'site.headers': 'Strict-Transport-Security' };

function sample(schema: z.ZodType, path: string, variants: Readonly<Record<string, number>>): unknown {
  const inner = unwrap(schema);
  if ('shape' in inner) {
    const shape = inner.shape as Record<string, z.ZodType>;
    return Object.fromEntries(
      Object.entries(shape).map(([key, field]) => [key, sample(field, `${path}.${key}`, variants)]),
    );
  }
  if ('element' in inner) {
    const item = inner.element as z.ZodType;
    return [sample(item, isLeaf(item) ? path : `${path}[]`, variants)];
  }
  if ('valueType' in inner) {
    const value = inner.valueType as z.ZodType;
    return { [keys[path] ?? 'some-key']: sample(value, isLeaf(value) ? path : `${path}.*`, variants) };
  }
  const fitting = [...samples(path), ...(wordsOf(schema) ?? [])].filter(
    (text) => schema.safeParse(text).success,
  );
  const chosen = fitting[variants[path] ?? 0];
  if (chosen === undefined) throw new Error(`No two values for ${path}: add some to this file.`);
  return chosen;
}

/** Values of every type, two of each. */
function samples(path: string): string[] {
  const id = path.replaceAll(/[^a-z]+/gu, '-').replace(/-$/u, '');
  if (path === 'site.headers') return ['max-age=31536000', 'max-age=63072000'];
  return [
    ...[`first-${id}`, `second-${id}`, 'it', 'fr'],
    ...['true', 'false', '0.25', '0.5', '35m', '45m', '07:15', '19:45'],
    ...['2026-01-05T09:00Z', '2026-01-06T09:00Z', '2026-02-03', '2026-02-04', 'Asia/Tokyo', 'Europe/Rome'],
    ...['#112233', '#445566', `https://a.example/${id}`, `https://b.example/${id}`],
  ];
}
