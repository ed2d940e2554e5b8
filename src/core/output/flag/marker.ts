import { z } from 'zod';
import { deadlineKinds } from '#core/rules/promises/deadline.ts';
import type { FlaggedDeadline, FlaggedItem, FlagMarker } from './flag.ts';

/** Of the form below; a marker of a later version is a flag of ours of which nothing but its subject is known. */
const VERSION = 1;

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/u;
const record = z.string().regex(idForm);

const flagged = z.object({
  kind: z.enum(deadlineKinds),
  due: z.iso.datetime(),
  responsible: record,
});

const liveMarker = z.object({
  record,
  severity: z.string().optional().catch(undefined),
  deadlines: z.array(flagged).catch([]),
});

const digestMarker = z.object({
  deadlines: z.array(flagged.extend({ record })).catch([]),
  more: z.int().nonnegative().catch(0),
});

/**
 * The hidden line that a flag's body begins with, so that a later run finds it. It holds ids and instants, no text of a
 * record; what could end the comment or the line is escaped.
 */
export function writeMarker(marker: FlagMarker): string {
  if (marker.lane === 'after-care') {
    const { deadlines, more } = marker;
    return hiddenLine('after-care', { v: VERSION, deadlines: deadlines.map(keptItem), more });
  }
  const { record, severity, deadlines } = marker;
  return hiddenLine('flag', { v: VERSION, record, severity, deadlines: deadlines.map(kept) });
}

/** The longest marker, of the 65,536 characters that a whole issue has. */
const LONGEST = 24_000;

/** As many items, the first ones, as the digest's marker has room for. */
export function rememberable<D extends FlaggedItem>(items: readonly D[]): D[] {
  let length = 0;
  return items.filter((item) => {
    length += JSON.stringify(keptItem(item)).length + 1;
    return length <= LONGEST;
  });
}

/**
 * Reads the first marker of a body, which may be below what people wrote above it; undefined where there is none, and
 * so no flag of ours. A marker whose subject is legible counts as one: what else was edited in it is as if never flagged.
 */
export function parseMarker(body: string): FlagMarker | undefined {
  for (const [, name, json = ''] of body.matchAll(/^<!-- upfront:(flag|after-care) (\{.*\}) -->[ \t]*$/gmu)) {
    const data = known(parseJson(json));
    const live = name === 'flag' ? liveMarker.safeParse(data) : undefined;
    if (live?.success) return { lane: 'live', ...live.data };
    const digest = name === 'after-care' ? digestMarker.safeParse(data) : undefined;
    if (digest?.success) return { lane: 'after-care', ...digest.data };
  }
  return undefined;
}

/** The hidden line of a comment that says what it says, as a short hash in hexadecimal digits. */
export function writeNews(step: string): string {
  return `<!-- upfront:news ${step} -->`;
}

/** What a comment says, by the hidden line in it; undefined where it has none. */
export function parseNews(body: string): string | undefined {
  return /^<!-- upfront:news ([0-9a-f]+) -->[ \t]*\r?$/mu.exec(body)?.[1];
}

function known(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const { v = VERSION, record } = data as Record<string, unknown>;
  return v === VERSION ? data : { record };
}

/** A plan's deadlines say more than a marker keeps. */
function kept({ kind, due, responsible }: FlaggedDeadline): FlaggedDeadline {
  return { kind, due, responsible };
}

function keptItem(item: FlaggedItem): FlaggedItem {
  return { record: item.record, ...kept(item) };
}

function hiddenLine(name: 'flag' | 'after-care', data: object): string {
  const escaped = JSON.stringify(data).replace(
    /[<>\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<!-- upfront:${name} ${escaped} -->`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
