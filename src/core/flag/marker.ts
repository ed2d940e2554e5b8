import { z } from 'zod';
import { deadlineKinds } from '#core/policy/deadline.ts';
import type { FlagMarker } from './flag.ts';

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

const markerSchema = z.object({
  record: z.string().regex(idForm),
  severity: z.string().optional().catch(undefined),
  deadlines: z
    .array(
      z.object({
        kind: z.enum(deadlineKinds),
        due: z.iso.datetime(),
        responsible: z.string().regex(idForm),
      }),
    )
    .catch([]),
});

/**
 * The hidden line that a flag's body begins with, so that a later run finds it. It holds ids and instants, no text of the
 * record; what could end the comment or the line is escaped.
 */
export function writeMarker({ record, severity, deadlines }: FlagMarker): string {
  const known = deadlines.map(({ kind, due, responsible }) => ({ kind, due, responsible }));
  const json = JSON.stringify({ record, severity, deadlines: known });
  const escaped = json.replace(
    /[<>\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<!-- upfront:flag ${escaped} -->`;
}

/**
 * Reads the first marker of a body, which may stand below what people wrote above it; undefined where there is none, and
 * so no flag of ours. A marker whose record is legible counts as one: what else was edited in it is as if never flagged.
 */
export function parseMarker(body: string): FlagMarker | undefined {
  for (const [, json = ''] of body.matchAll(/^<!-- upfront:flag (\{.*\}) -->[ \t]*$/gmu)) {
    const marker = markerSchema.safeParse(parseJson(json));
    if (marker.success) return marker.data;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
