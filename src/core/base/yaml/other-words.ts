/** Words of other tools and people, in small letters, and what they are here. */
export type OtherWords = Readonly<Record<string, string>>;

/** Words for keys, and the keys they may be here; the first that is known at the place is meant. */
const otherKeys: Readonly<Record<string, readonly string[]>> = {
  start: ['from', 'started', 'at'],
  starts: ['from', 'started'],
  start_time: ['from', 'started'],
  started_at: ['started', 'from'],
  begin: ['from', 'started'],
  begins: ['from', 'started'],
  since: ['from', 'started'],
  end: ['until'],
  ends: ['until'],
  end_time: ['until'],
  to: ['until'],
  till: ['until'],
  finish: ['until'],
  date: ['at', 'started', 'due'],
  time: ['at'],
  timestamp: ['at'],
  created_at: ['at', 'started'],
  body: ['message'],
  text: ['message'],
  comment: ['note', 'reason'],
  internal: ['note'],
  author: ['by'],
  state: ['status'],
  impact: ['severity'],
  priority: ['severity'],
  affected: ['components'],
  affects: ['components'],
  services: ['components'],
  systems: ['components'],
  updates: ['timeline'],
  entries: ['timeline'],
  postmortem: ['review'],
  root_cause: ['cause'],
  type: ['kind'],
  assignee: ['owner'],
  deadline: ['due'],
  handle: ['chat'],
  phone: ['telephone'],
  mail: ['email'],
  timezone: ['time_zone'],
  tz: ['time_zone'],
};

/** The key here for a word of elsewhere. */
export function keyFor(word: string, known: readonly string[]): string | undefined {
  const key = otherForm(word);
  return Object.hasOwn(otherKeys, key) ? otherKeys[key]?.find((each) => known.includes(each)) : undefined;
}

/** The known word for a word of elsewhere. */
export function wordFor(word: string, known: readonly string[], others: OtherWords): string | undefined {
  const form = otherForm(word);
  const same = known.find((each) => otherForm(each) === form);
  if (same) return same;
  const other = Object.hasOwn(others, form) ? others[form] : undefined;
  return other !== undefined && known.includes(other) ? other : undefined;
}

/** Small letters, with one underscore for spaces and hyphens. */
function otherForm(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_');
}
