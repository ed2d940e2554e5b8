import type { FlagAction } from './flag.ts';

/** Something that has a flag: a record, or after-care as a whole. */
interface Flagged {
  readonly lane: 'live' | 'after-care';
  readonly record?: string;
}

/** What a flag is about, in a text to be hashed: of two flags about the same, one is too many. */
export function flagThing({ lane, record = '' }: Flagged): string {
  return `flag ${lane}\n${record}`;
}

/** What a comment on issue `number` is about that says `step`: of two, one is too many. */
export function commentThing(number: number, step: string): string {
  return `comment ${number}\n${step}`;
}

/** What a comment on a flag is about: two comments about the same are one. */
export function newsThing(action: FlagAction): string {
  const owed = action.deadlines.map(({ kind, due, responsible }) => `${kind} ${due} ${responsible}`);
  return [action.lane === 'after-care' ? String(action.more) : action.record, ...owed].join('\n');
}
