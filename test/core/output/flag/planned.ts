import type { Flag, FlagAction, FlagMarker } from '#core/output/flag/flag.ts';
import { planFlags } from '#core/output/flag/plan-flags.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { content } from '../../../fixtures/content.ts';

/** What the team may see of some records, in the year that they live in. */
export function visible(records: Readonly<Record<string, string>>, policy?: string) {
  return content({
    records,
    config: policy === undefined ? {} : { policy },
    now: Date.UTC(2027, 0),
  }).visible('internal');
}

export function plan(
  records: Readonly<Record<string, string>>,
  now: string,
  existing: readonly Flag[] = [],
  policy?: string,
): FlagAction[] {
  const { config, records: all } = visible(records, policy);
  return planFlags(wantedFlags(all, config, Date.parse(now)), existing);
}

/** A record's text; its entries stand an hour apart on Monday, 2026-11-23, from 10:00Z on, unless they say when. */
export function record(head: string, ...entries: string[]): string {
  const items = entries.map((entry, i) =>
    entry.startsWith('at:') ? `  - { ${entry} }` : `  - { at: 2026-11-23T1${i}:00Z, ${entry} }`,
  );
  return `---\ntitle: Checkout fails\n${head}\ntimeline:\n${items.join('\n')}\n---\n`;
}

/** The flags as they stand once a plan was carried out: new ones get the next numbers. */
export function carriedOut(actions: readonly FlagAction[], existing: readonly Flag[] = []): Flag[] {
  const flags = new Map(existing.map((flag) => [flag.issue, flag]));
  for (const action of actions) {
    const issue = action.issue ?? Math.max(0, ...flags.keys()) + 1;
    const state = action.action === 'close' ? 'closed' : 'open';
    flags.set(issue, { ...markerOf(action), issue, state });
  }
  return [...flags.values()];
}

/** What an action writes into its flag's marker. */
export function markerOf(action: FlagAction): FlagMarker {
  if (action.lane === 'after-care') {
    return { lane: 'after-care', deadlines: action.deadlines, more: action.more };
  }
  const { record: id, severity, deadlines } = action;
  return { lane: 'live', record: id, severity: severity ?? undefined, deadlines };
}

/** `open a notify on-call`, `update digest`: an action in a few words. */
export function spoken(action: FlagAction): string {
  const what = action.lane === 'live' ? action.record : 'digest';
  const told = action.notify ? ['notify', ...(action.lane === 'live' ? action.mention : [])] : [];
  return [action.action, what, ...told].join(' ');
}
