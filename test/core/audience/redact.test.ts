import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { windowOf } from '#core/content/record/maintenance-time.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { isOpen, timelineOf } from '#core/content/record/timeline.ts';
import { anyRecord, CANARY, withCanaryComponent } from '../../fixtures/any-record.ts';
import { canaryFiles, canaryWords } from '../../fixtures/canary-root.ts';
import { content } from '../../fixtures/content.ts';

const { config } = content({});
const noon = Date.UTC(2026, 10, 23, 12);

/** A record, as few lines as a case needs. */
function record(head: string, ...entries: string[]): string {
  return `---\ntitle: Checkout fails\n${head.includes('kind:') ? '' : 'severity: P1\n'}${head}timeline:\n${entries.join('')}---\n`;
}

function entry(time: string, ...lines: string[]): string {
  return `  - at: 2026-11-23T${time}Z\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

/** What the public sees of one record; undefined where it does not exist for them. */
function seen(text: string) {
  return content({ records: { checkout: text }, now: noon }).visible('public').records[0];
}

describe('what the public sees of a record', () => {
  test('nothing of one that is internal, whatever its messages', () => {
    expect(seen(record('visibility: internal\n', entry('10:00', 'message: Fails.')))).toBeUndefined();
  });

  test('nothing of one without a message', () => {
    expect(seen(record('', entry('10:00', 'note: Fails.')))).toBeUndefined();
  });

  test('nothing of one whose only message is blank once its internal block is cut', () => {
    const [visible] = content({ records: { a: record('', entry('10:00', 'message: Fails.')) } }).records;
    const message = ':::internal\nThe key leaked.\n:::\n';
    const hidden: RawRecord = { ...(visible as RawRecord), timeline: [{ at: noon, message }] };
    expect(redactRecords([hidden], config, 'public')).toEqual([]);
    expect(redactRecords([hidden], config, 'internal')).toHaveLength(1);
  });

  test('what happened before the first message counts as one step at it', () => {
    const visible = seen(
      record(
        'components: { checkout: degraded_performance }\n',
        entry('10:00', 'note: Slow.'),
        entry('10:05', 'severity: P0', 'components: { checkout: major_outage, search: partial_outage }'),
        entry('10:10', 'status: identified', 'message: The shop is down.'),
        entry('10:20', 'note: Not for customers.'),
        entry('10:30', 'status: resolved', 'message: Over.'),
      ),
    );
    expect(visible).toMatchObject({
      severity: 'P0',
      components: { checkout: 'major_outage', search: 'partial_outage' },
      started: undefined,
    });
    expect(
      visible?.timeline.map(({ at, status, severity, components }) => ({ at, status, severity, components })),
    ).toEqual([
      {
        at: Date.UTC(2026, 10, 23, 10, 10),
        status: 'identified',
        severity: undefined,
        components: undefined,
      },
      { at: Date.UTC(2026, 10, 23, 10, 30), status: 'resolved', severity: undefined, components: undefined },
    ]);
  });

  test('internal components are cut, and with them what only they changed', () => {
    const visible = seen(
      record(
        'components: { checkout: partial_outage, ledger: major_outage }\n',
        entry('10:00', 'message: Fails.'),
        entry('10:05', 'components: { pumps: major_outage }', 'message: Still failing.'),
      ),
    );
    expect(visible?.components).toEqual({ checkout: 'partial_outage' });
    expect(visible?.timeline[1]?.components).toBeUndefined();
  });

  test('an outage told of once it was over keeps its components from its start on', () => {
    const visible = seen(
      record(
        'started: 2026-11-23T09:00Z\ncomponents: { checkout: major_outage }\n',
        entry('10:00', 'status: resolved', 'message: For an hour payments failed.'),
      ),
    );
    expect(visible?.components).toEqual({ checkout: 'major_outage' });
    const steps = visible ? timelineOf(visible, noon) : [];
    expect(steps.at(-1)).toMatchObject({ status: 'resolved', components: { checkout: 'operational' } });
  });

  test('a maintenance announced inside its window still ends by itself', () => {
    const visible = seen(
      record(
        'kind: maintenance\nwindow: { from: 2026-11-23T09:00Z, until: 2026-11-23T11:00Z }\ncomponents: [search]\n',
        entry('08:00', 'note: Planned.'),
        entry('10:00', 'message: Works on search.'),
      ),
    );
    const steps = visible ? timelineOf(visible, noon) : [];
    expect(steps.map(({ status, derived }) => [status, derived])).toEqual([
      ['in_progress', 'began'],
      ['completed', 'ended'],
    ]);
    expect(steps[0]?.components).toEqual({ search: 'under_maintenance' });
    expect(visible && isOpen(visible, steps)).toBe(false);
  });

  const works = 'kind: maintenance\nwindow: { from: 2026-11-24T01:00Z, until: 2026-11-24T03:00Z }\n';
  const window = (from: number, until: number, day = 24) =>
    `window: { from: 2026-11-${day}T0${from}:00Z, until: 2026-11-${day}T0${until}:00Z }`;
  const seenWindow = (from: number, until: number, day = 24) => ({
    start: Date.UTC(2026, 10, day, from),
    end: Date.UTC(2026, 10, day, until),
  });

  test('windows of entries that they see; those before the first message are one with it', () => {
    const visible = seen(
      record(
        works,
        entry('08:00', 'note: Planned.'),
        entry('08:10', window(2, 4), 'note: The crane is late.'),
        entry('08:20', window(3, 5), 'message: Works on search.'),
        entry('08:30', window(5, 7), 'message: Later.'),
      ),
    );
    expect(visible?.window).toEqual(seenWindow(3, 5));
    expect(visible?.timeline.map((each) => each.window)).toEqual([undefined, seenWindow(5, 7)]);
  });

  test('no window that was given up before the first message', () => {
    const visible = seen(
      record(
        works,
        entry('08:00', 'note: Planned.'),
        entry('08:10', window(2, 4), 'note: The crane is late.'),
        entry('08:20', 'message: Works on search.'),
      ),
    );
    expect(visible?.window).toEqual(seenWindow(2, 4));
    expect(JSON.stringify(visible)).not.toContain(String(Date.UTC(2026, 10, 24, 1)));
  });

  test('of work that began in a window that was moved before the first message, the plan alone', () => {
    const today = (from: string, until: string) =>
      `window: { from: 2026-11-23T${from}Z, until: 2026-11-23T${until}Z }`;
    const visible = seen(
      record(
        `kind: maintenance\n${today('08:00', '09:00')}\ncomponents: [search]\n`,
        entry('07:00', 'note: Planned.'),
        entry('08:05', 'status: in_progress', 'components: { search: major_outage }', 'note: We begin.'),
        entry('08:20', today('11:00', '11:30'), 'note: The crane broke.'),
        entry('08:30', 'message: Works on search.'),
      ),
    );
    const steps = visible ? timelineOf(visible, noon) : [];
    expect(steps.map(({ status, components }) => [status, components.search])).toEqual([
      ['scheduled', 'operational'],
      ['in_progress', 'under_maintenance'],
      ['completed', 'operational'],
    ]);
  });

  const review = (head: string, ...more: string[]) =>
    `${record(
      `cause: deployment\n${head}`,
      entry('10:00', 'message: Fails.'),
      entry('10:30', 'status: resolved', 'message: Over.'),
      ...more,
    )}## Impact\n\nMany.\n\n:::internal\nThe key leaked.\n:::\n`;

  test.each([
    ['no word of publishing', '', [entry('11:00', 'status: reviewed')], false],
    ['published, not finished', 'review: { visibility: public, severity: P0 }\n', [], false],
    [
      'published and finished',
      'review: { visibility: public, severity: P0 }\n',
      [entry('11:00', 'status: reviewed')],
      true,
    ],
  ])('a review: %s', (_name, head, more, published) => {
    const visible = seen(review(head, ...more));
    expect(visible?.review?.text).toBe(published ? 'Impact\n\nMany.' : undefined);
    expect(visible?.cause).toEqual(published ? { id: 'deployment', name: 'Deployment' } : undefined);
    expect(visible?.reviewedSeverity).toBe(published ? 'P0' : undefined);
    expect(visible?.timeline).toHaveLength(2);
  });
});

describe('what the team sees', () => {
  test('each window where it was written', () => {
    const later = { start: Date.UTC(2026, 10, 24, 2), end: Date.UTC(2026, 10, 24, 4) };
    const { records } = content({
      records: {
        checkout: record(
          'kind: maintenance\nwindow: { from: 2026-11-24T01:00Z, until: 2026-11-24T03:00Z }\n',
          entry('08:00', 'note: Planned.'),
          entry('08:10', 'window: { from: 2026-11-24T02:00Z, until: 2026-11-24T04:00Z }'),
          entry('08:20', 'message: Works on search.'),
        ),
      },
    }).visible('internal');
    expect(records[0]?.window).toEqual({
      start: Date.UTC(2026, 10, 24, 1),
      end: Date.UTC(2026, 10, 24, 3),
    });
    expect(records[0]?.timeline.map(({ window }) => window)).toEqual([undefined, later, undefined]);
  });

  test('everything, with what customers see marked', () => {
    const { records } = content({
      records: {
        checkout: record(
          'roles: { commander: engineer-a }\n',
          entry('10:00', 'note: Alarm.', 'by: monitor'),
          entry('10:05', 'message: |', '  Fails.', '', '  :::internal', '  The key leaked.', '  :::'),
        ),
      },
    }).visible('internal');
    expect(records[0]?.internal).toMatchObject({
      announced: Date.UTC(2026, 10, 23, 10, 5),
      roles: { commander: 'engineer-a' },
    });
    expect(records[0]?.timeline.map(({ internal }) => internal?.published)).toEqual([false, true]);
    expect(records[0]?.timeline[1]?.message?.text).toContain('The key leaked.');
  });
});

test('no internal word of the config passes the door', () => {
  const files = Object.fromEntries(
    (['site', 'components', 'policy', 'oncall'] as const).map((name) => {
      const path = `config/${name}.yml`;
      return [name, { path, text: canaryFiles[path] ?? '' }];
    }),
  );
  const parsed = parseConfig(files);
  expect(parsed.problems).toEqual([]);
  if (!parsed.config) return;
  expect(JSON.stringify(redactConfig(parsed.config, 'public')).toLowerCase()).not.toContain('canary');
  const internal = JSON.stringify(redactConfig(parsed.config, 'internal')).toLowerCase();
  const told = canaryWords.filter((word) => JSON.stringify(parsed.config).toLowerCase().includes(word));
  expect(told.length).toBeGreaterThan(20);
  // A hollow group is not shown to the public; the team sees it with all that is in it.
  // Only a command reads who else wrote flags; no site shows it.
  expect(told.filter((word) => !internal.includes(word))).toEqual(['canary-flag-identity']);
});

test('no random record shows anything internal beyond the door', () => {
  const withInternal = withCanaryComponent(config);
  let visible = 0;
  fc.assert(
    fc.property(anyRecord, (record) => {
      const shown = redactRecords([record], withInternal, 'public');
      visible += shown.length;
      expect(JSON.stringify(shown)).not.toContain(CANARY);
      expect(JSON.stringify(redactRecords([record], withInternal, 'internal'))).toContain(CANARY);
    }),
    { numRuns: 600 },
  );
  // The property would hold of a door that lets nothing through.
  expect(visible).toBeGreaterThan(150);
});

test('the public sees the window that held at the announcement, and those of entries that it sees', () => {
  let moved = 0;
  fc.assert(
    fc.property(anyRecord, (record) => {
      const [visible] = redactRecords([record], withCanaryComponent(config), 'public');
      const first = visible?.timeline[0]?.at;
      if (!visible || first === undefined) return;
      const until = record.timeline.filter(({ at }) => at <= first);
      expect(visible.window).toEqual(windowOf({ ...record, timeline: until }));
      const seenAt = new Set(visible.timeline.slice(1).map(({ at }) => at));
      const later = record.timeline.filter(({ at }) => seenAt.has(at));
      expect(visible.timeline.map(({ window }) => window)).toEqual([
        undefined,
        ...later.map(({ window }) => window),
      ]);
      moved += later.filter(({ window }) => window).length;
    }),
    { numRuns: 400 },
  );
  expect(moved).toBeGreaterThan(20);
});

test('names lose the characters that XML forbids', () => {
  const name = 'name: "Harbour\\u0007 Status"\nurl: https://status.harbour.example\n';
  expect(content({ config: { site: name } }).visible('public').config.site.name).toBe('Harbour Status');
});
