import type { Audience } from '#core/audience/visible.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import type { Deadline, DeadlineKind } from '#core/rules/promises/deadline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { content } from '../../../fixtures/content.ts';

/** A record's text out of its front matter's first lines and its entries, each as YAML's flow style writes it. */
export function record(head: string, ...entries: string[]): string {
  return `---\ntitle: Checkout fails\n${head}\ntimeline:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}---\n`;
}

/** What an audience may see of one record, in the year that the test's record lives in. */
export function seen(text: string, audience: Audience = 'internal', policy?: string) {
  const { config, records } = content({
    records: { 'checkout-fails': text },
    config: policy === undefined ? {} : { policy },
    now: Date.UTC(2027, 0),
  }).visible(audience);
  const [record] = records;
  if (!record) throw new Error(`The ${audience} audience does not see this record.`);
  return { config, record };
}

/**
 * The deadlines of one kind, a line each: `P1 2026-11-23T10:00:00Z due 2026-11-23T10:05:00Z met 2026-11-23T10:01:00Z`.
 * What no severity promises begins with its instant.
 */
export function deadlines(
  kind: DeadlineKind,
  text: string,
  now: string | Instant,
  audience?: Audience,
  policy?: string,
): string[] {
  const { config, record } = seen(text, audience, policy);
  const at = typeof now === 'string' ? Date.parse(now) : now;
  return deadlinesOf(record, config, at)
    .filter((deadline) => deadline.kind === kind)
    .map(written);
}

function written({ severity, from, due, state, metAt }: Deadline): string {
  const met = metAt === undefined ? undefined : toIso(metAt);
  return [severity, toIso(from), 'due', toIso(due), state, met].filter(Boolean).join(' ');
}
