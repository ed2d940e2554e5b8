import { HOUR, type Instant, toIso } from '#core/base/time/instant.ts';

/** How many of the records are open. */
const OPEN = 20;

interface BenchUpdate {
  readonly at: Instant;
  readonly status: 'investigating' | 'identified' | 'monitoring' | 'resolved';
  readonly message: string;
}

/** An incident to measure with, in no format yet. */
interface BenchIncident {
  readonly id: string;
  readonly title: string;
  readonly severity: number;
  readonly component: string;
  /** Oldest first. */
  readonly updates: readonly BenchUpdate[];
}

/** What the incidents are about. */
export const components = ['web-app', 'booking', 'payments', 'notifications', 'customer-data', 'admin'];

/** Four updates each, half an hour apart; twenty of them are open, after three. No two texts are equal. */
function* benchIncidents(count: number, now: Instant): Generator<BenchIncident> {
  for (let index = 0; index < count; index++) {
    const start = now - (index + 6) * 3 * HOUR;
    const said = [
      ['investigating', `Something fails for some people (case ${index}). We are looking into it.`],
      ['identified', `The cause of case ${index} is found, and we are *working* on a fix.`],
      [
        'monitoring',
        `The fix of case ${index} is in place. See [the guide](https://pelluvia.example/${index}).`,
      ],
      ['resolved', `Everything works again after case ${index}.`],
    ] as const;
    const updates = said.map(([status, message], step) => ({
      at: start + (step * HOUR) / 2,
      status,
      message,
    }));
    yield {
      id: `record-${String(index).padStart(6, '0')}`,
      title: `Record ${index} of many`,
      severity: index % 4,
      component: components[index % components.length] ?? '',
      updates: index < OPEN ? updates.slice(0, 3) : updates,
    };
  }
}

/** Records to measure with, id and text. */
export function* benchRecords(count: number, now: Instant): Generator<readonly [string, string]> {
  for (const { id, title, severity, component, updates } of benchIncidents(count, now)) {
    const entries = updates.map(
      ({ at, status, message }) =>
        `  - at: ${toIso(at)}\n    status: ${status}\n    message: |\n      ${message}\n`,
    );
    yield [
      id,
      `---\ntitle: ${title}\nseverity: P${severity}\ncomponents: [${component}]\ntimeline:\n${entries.join('')}---\n`,
    ];
  }
}

/** The files of the same incidents as cState has them, by their path in its root. */
export function* benchIssues(count: number, now: Instant): Generator<readonly [string, string]> {
  for (const { id, title, severity, component, updates } of benchIncidents(count, now)) {
    const [first, last] = [updates[0], updates.at(-1)];
    const isOver = last?.status === 'resolved';
    const words = {
      investigating: 'Investigating',
      identified: 'Identified',
      monitoring: 'Monitoring',
      resolved: 'Resolved',
    };
    const body = updates.map(
      ({ at, status, message }) => `*${words[status]}* - ${message} {{< track "${toIso(at)}" >}}`,
    );
    yield [
      `content/issues/${id}.md`,
      `---\ntitle: ${title}\ndate: ${toIso(first?.at ?? now)}\nresolved: ${isOver}\n${isOver && last ? `resolvedWhen: ${toIso(last.at)}\n` : ''}severity: ${severity < 2 ? 'down' : 'disrupted'}\naffected:\n  - ${component}\nsection: issue\n---\n\n${body.reverse().join('\n\n')}\n`,
    ];
  }
}
