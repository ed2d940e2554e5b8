import transliterate from '@sindresorhus/transliterate';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { readGithubLogin, readGithubName } from '#core/base/github-name.ts';
import type { Level } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';
import { type Duration, parseDuration } from '#core/base/time/duration.ts';
import {
  EARLIEST_OFFSET,
  type Instant,
  isDate,
  isTimeZone,
  LATEST_OFFSET,
  parseTimestamp,
} from '#core/base/time/instant.ts';
import { type OtherWords, wordFor } from './other-words.ts';

/** What a schema says of a bad value; it becomes a Problem once the place is known. */
export interface Complaint {
  /** Default: `problem`. */
  readonly level?: Level | undefined;
  readonly rule: Rule;
  readonly message: string;
  readonly hint: string;
  /** Whether the key is in question, not its value. */
  readonly ofKey?: boolean;
}

/** Files a complaint about the value under check. `path` leads from that value to the part in question. */
export function complain(ctx: z.RefinementCtx, complaint: Complaint, path: PropertyKey[] = []): void {
  const { message, ...params } = complaint;
  ctx.addIssue({ code: 'custom', message, params, path });
}

/** Reads a text, or says what is wrong with it. */
export type Read<T> = (text: string) => { value: T } | Complaint;

/** A field whose text `read` understands, or complains of. */
export function field<T>(read: Read<T>) {
  return z.string().transform((text, ctx): T => {
    const result = read(text);
    if ('value' in result) return result.value;
    complain(ctx, oddlyQuoted(text, read) ?? result);
    return z.NEVER;
  });
}

/** Quotation marks that are none for YAML, as phones and word processors write them. */
const oddQuotes = /^[“”„‟«»‹›‘’‚‛「」『』＂＇]+|[“”„‟«»‹›‘’‚‛「」『』＂＇]+$/gu;

/** The complaint about a value that is right but for the quotation marks around it. */
export function oddlyQuoted(text: string, read: Read<unknown>): Complaint | undefined {
  const value = text.replaceAll(oddQuotes, '').trim();
  if (value === text || !('value' in read(value))) return undefined;
  return {
    rule: 'quotation-marks',
    message: `The quotation marks around ${value} are letters to YAML, and part of the value.`,
    hint: `Write ${value} without them, or in plain ones: "${value}".`,
  };
}

/** Free text on one line, trimmed; never empty. */
export const line = field((text) => {
  const value = text.trim();
  if (value === '') return emptyText;
  if (/[\r\n]/u.test(value)) {
    return {
      rule: 'one-line',
      message: 'This text must be on one line.',
      hint: 'Write it without line breaks; longer text belongs in a message or a note.',
    };
  }
  return { value };
});

/** Free text of any length, in Markdown where its reader says so; never empty. */
export const text = field((value) => (value.trim() === '' ? emptyText : { value }));

const emptyText: Complaint = {
  rule: 'empty-text',
  message: 'There is no text here.',
  hint: 'Write some text after the colon, or remove the line.',
};

/** A user of GitHub, or a team as `organisation/team`, without the `@` that may be written before it. */
export const githubName = field((text) => {
  const value = readGithubName(text);
  if (value !== undefined) return { value };
  const linked = readGithubName(
    text.replace(/^(?:https?:\/\/)?(?:www\.)?github\.com\/(?:orgs\/)?|\/$/gu, ''),
  );
  return {
    rule: 'github-name',
    message: `"${text}" is neither a user nor a team of GitHub, so nobody could be mentioned.`,
    hint: linked
      ? `Write ${linked}.`
      : 'Write the login that is in the address of their profile, as jane-doe, or a team as organisation/team.',
  };
});

/** An account that writes on GitHub: a user, or an app as `name[bot]`. */
export const githubLogin = field((text) => {
  const value = readGithubLogin(text);
  if (value !== undefined) return { value };
  return {
    rule: 'github-name',
    message: `"${text}" is not the login of an account that writes on GitHub.`,
    hint: 'Write the login of a user, as status-robot, or of an app, as "status-app[bot]".',
  };
});

/** The form of every id: record, component, group, role, person. */
export const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

/**
 * The longest id, in bytes. File systems take names of 255 bytes. The longest name that is made of an id is that of the
 * temporary file in which `<id>.<language tag>.md` is written: up to 55 bytes more.
 */
export const MAX_ID_BYTES = 200;

/** An id, as `card-payments`. */
export const id = field((value) => {
  if (!idForm.test(value)) {
    return {
      rule: 'id',
      message: `"${value}" is not a valid id.`,
      hint: `An id has small letters, digits and single hyphens. Write ${shortId(slug(value)) || 'card-payments'}.`,
    };
  }
  return value.length <= MAX_ID_BYTES ? { value } : tooLong(value);
});

/** The complaint about an id that no file could be named after. */
export function tooLong(id: string): Complaint {
  return {
    rule: 'id',
    message: `This id has ${id.length} characters; at most ${MAX_ID_BYTES} fit into the name of a file.`,
    hint: `Shorten it, for example to ${shortId(id, 60)}.`,
  };
}

/** An id cut to a length at the end of a word, where there is one. */
export function shortId(id: string, length: number = MAX_ID_BYTES): string {
  if (id.length <= length) return id;
  const cut = id.slice(0, length);
  return cut.slice(0, cut.lastIndexOf('-') > length / 2 ? cut.lastIndexOf('-') : length).replace(/-$/u, '');
}

/**
 * The nearest valid id to a text, in Latin letters; empty where nothing of it can be written in an id.
 *
 * @example slug('Straße & Schiene') //=> 'strasse-schiene'
 */
export function slug(value: string): string {
  return transliterate(value)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}

/** One of a list of words; an unknown one is answered with the nearest, or with what it is in other tools. */
export function oneOf<const T extends string>(
  words: readonly T[],
  rule: Rule,
  what: string,
  others: OtherWords = {},
): z.ZodType<T, string> {
  return field((value) =>
    words.includes(value as T) ? { value: value as T } : unknownWord(value, words, rule, what, others),
  );
}

/** The complaint about a word that is not on a list: the one that is meant, and the whole list where it is short. */
export function unknownWord(
  value: string,
  words: readonly string[],
  rule: Rule,
  what: string,
  others: OtherWords = {},
): Complaint {
  const bare = value.replaceAll(oddQuotes, '');
  const near = wordFor(bare, words, others) ?? nearest(bare, words);
  const list = words.length <= 12 ? ` Known: ${words.join(', ')}.` : '';
  return {
    rule,
    message: `"${value}" is not a known ${what}.`,
    hint: `${near ? `Did you mean ${near}?` : `Write one of the known ones.`}${list}`,
  };
}

/** The word closest to a misspelt one, if any is close enough to be what was meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const reach = Math.max(2, Math.floor(word.length / 3));
  return known
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far)[0]?.candidate;
}

/** An absolute web address, http or https, without credentials. */
export const url = field((value) => {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (parsed && /^https?:$/u.test(parsed.protocol) && !parsed.username && !parsed.password) {
    return { value };
  }
  return {
    rule: 'url',
    message: `"${value}" is not a web address.`,
    hint: `Write it in full, as ${/^[\w-]+(\.[\w-]+)+(\/\S*)?$/u.test(value) ? `https://${value}` : 'https://status.example.org'}.`,
  };
});

/** What a part of a site's path may be made of: what every host, file system and program writes in one way. */
const plainSegment = /^[\w.~-]+$/u;

/**
 * The address of a site: a `url` without query and fragment, whose path has plain segments alone, in its normal form and
 * without a slash at its end. An empty first segment would make every link of the site one to another host.
 */
export const siteUrl = url.transform((value, ctx): string => {
  const { origin, pathname, search, hash } = new URL(value);
  const segments = pathname.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  const complaint = (reason: string, path: readonly string[]) => {
    const message = `"${value}" is not an address that pages can have: ${reason}.`;
    complain(ctx, { rule: 'url', message, hint: `Write ${[origin, ...path].join('/')}.` });
    return z.NEVER;
  };
  if (search || hash) return complaint('it has a query or a fragment', segments.filter(Boolean));
  if (segments.includes(''))
    return complaint('there is nothing between two slashes', segments.filter(Boolean));
  if (!segments.every((segment) => plainSegment.test(segment))) {
    const plain = segments.map((segment) => slug(decoded(segment))).filter(Boolean);
    return complaint('its path has other characters than letters, digits, hyphens, dots and _ or ~', plain);
  }
  return [origin, ...segments].join('/');
});

/** A part of a path as people read it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A calendar date, as `2026-12-01`. */
export const date = field((value) =>
  isDate(value)
    ? { value }
    : {
        rule: 'date',
        message: `"${value}" is not a date.`,
        hint: 'Write year, month and day of a day that exists, as 2026-12-01.',
      },
);

/** A point in time with its offset, as `2026-11-23T10:12Z`. */
export const instant = field<Instant>((value) => {
  const result = parseTimestamp(value);
  if ('instant' in result) return { value: result.instant };
  const written = value.trim().replace(' ', 'T');
  switch (result.fault) {
    case 'no-offset':
      return {
        rule: 'timestamp-offset',
        message: `"${value}" has no UTC offset.`,
        hint: `Write ${written}Z if it is UTC, or the offset of your clock, as ${written}+01:00.`,
      };
    case 'no-time':
      return {
        rule: 'timestamp',
        message: `"${value}" has no time of day.`,
        hint: `Write the time and its offset too, as ${value}T10:12Z.`,
      };
    case 'offset':
      return {
        rule: 'timestamp-offset',
        message: `"${value}" has a UTC offset that no time zone has.`,
        hint: `Offsets reach from ${EARLIEST_OFFSET} to ${LATEST_OFFSET}, in steps of 15 minutes. Write Z for UTC, or the offset of your clock, as +01:00.`,
      };
    case 'impossible':
      return {
        rule: 'timestamp',
        message: `"${value}" does not exist: no calendar or clock shows it.`,
        hint: 'Check month, day, hour and minute: 2026-02-28T23:59Z exists, 2026-02-30T24:10Z does not.',
      };
    case 'form':
      return {
        rule: 'timestamp',
        message: `"${value}" is not a timestamp.`,
        hint: 'Write date, time and UTC offset, as 2026-11-23T10:12Z or 2026-11-23 11:12 +01:00.',
      };
  }
});

/** A length of time, as `30m`, `4h`, `1d` or `1w`. */
export const duration = field<Duration>((value) => {
  const parsed = parseDuration(value);
  return parsed
    ? { value: parsed }
    : {
        rule: 'duration',
        message: `"${value}" is not a length of time.`,
        hint: 'Write a whole number and m, h, d or w: 30m, 4h, 1d, 1w.',
      };
});

/** `true` or `false`. */
export const flag = field((value) =>
  value === 'true' || value === 'false'
    ? { value: value === 'true' }
    : {
        rule: 'true-or-false',
        message: `"${value}" is neither true nor false.`,
        hint: 'Write true or false.',
      },
);

/** A number from 0 to 1. */
export const share = field((value) => {
  const number = /^\d+(\.\d+)?$/u.test(value) ? Number(value) : Number.NaN;
  return number >= 0 && number <= 1
    ? { value: number }
    : {
        rule: 'share',
        message: `"${value}" is not a number from 0 to 1.`,
        hint: 'Write 0 for no downtime, 1 for full downtime, or a part, as 0.3.',
      };
});

/** An IANA time zone, as `Europe/Berlin`. */
export const timeZone = field((value) =>
  isTimeZone(value)
    ? { value }
    : {
        rule: 'time-zone',
        message: `"${value}" is not a time zone.`,
        hint: 'Write an IANA name, as Europe/Berlin, America/New_York or UTC.',
      },
);
