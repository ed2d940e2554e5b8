import { HOUR, type Instant, toIso } from '#core/base/time/instant.ts';

/** How many of the records are open. */
const OPEN = 20;

/** Records to measure with, id and text: three messages each, an hour apart from one another, twenty of them open. */
export function* benchRecords(count: number, now: Instant): Generator<readonly [string, string]> {
  const components = ['web-app', 'booking', 'payments', 'notifications', 'customer-data', 'admin'];
  for (let index = 0; index < count; index++) {
    const at = now - (index + 6) * 3 * HOUR;
    const end = index < OPEN ? '' : entry(at + 2 * HOUR, 'Everything works again.', 'resolved');
    const text = [
      '---\n',
      `title: Record ${index} of many\n`,
      `severity: P${index % 4}\n`,
      `components: [${components[index % components.length]}]\n`,
      'timeline:\n',
      entry(at, 'Something fails for some people. We are looking into it.'),
      entry(at + HOUR, 'The cause is found, and we are working on a fix.', 'identified'),
      end,
      '---\n',
    ].join('');
    yield [`record-${String(index).padStart(6, '0')}`, text];
  }
}

function entry(at: Instant, message: string, status?: string): string {
  const lines = [
    `  - at: ${toIso(at)}`,
    ...(status ? [`    status: ${status}`] : []),
    `    message: ${message}`,
  ];
  return `${lines.join('\n')}\n`;
}
