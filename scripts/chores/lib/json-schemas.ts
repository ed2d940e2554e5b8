import { z } from 'zod';
import { componentsSchema } from '#core/content/config/components.ts';
import { oncallSchema } from '#core/content/config/oncall.ts';
import { policySchema } from '#core/content/config/policy.ts';
import { siteSchema } from '#core/content/config/site.ts';
import { recordSchema } from '#core/content/record/record-schema.ts';

type Json = boolean | number | string | null | Json[] | { [key: string]: Json };

/** JSON Schemas of the files that operators write, for their editors. `check` is stricter: a schema knows no other file. */
export function jsonSchemas(): Record<string, Json> {
  const schemas = {
    record: recordSchema({ time_zone: 'UTC' }),
    site: siteSchema,
    components: componentsSchema,
    policy: policySchema,
    oncall: oncallSchema,
  };
  // What policy.yml and oncall.yml leave out is shipped.
  const filledIn = ['policy', 'oncall'];
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
      return [name, forEditors(json, filledIn.includes(name))];
    }),
  );
}

/** Editors read `503` as a number and `true` as a boolean, which our parser takes as the text that was written. */
function forEditors(json: Json, optional: boolean): Json {
  if (Array.isArray(json)) return json.map((each) => forEditors(each, optional));
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json)
    .filter(([key]) => !(optional && key === 'required'))
    .map(([key, value]): [string, Json] => [key, forEditors(value, optional)]);
  const made = Object.fromEntries(entries);
  if (made.type === 'string') return { ...made, type: ['string', 'number', 'boolean'] };
  // `P3: none` removes the shipped severity.
  if (optional && made.type === 'object' && made.additionalProperties === false)
    return { anyOf: [made, { const: 'none' }] };
  return made;
}
