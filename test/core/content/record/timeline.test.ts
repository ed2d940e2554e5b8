import { describe, expect, test } from 'vitest';
import type { Kind, Status } from '#core/content/record/status.ts';
import {
  isDismissed,
  isOpen,
  resolvedAt,
  startOf,
  stepAt,
  timelineOf,
} from '#core/content/record/timeline.ts';
import type { TimelineEntry, TimelineRecord } from '#core/content/record/timeline-record.ts';

const minute = 60_000;
const now = 600 * minute;

/** An entry at a minute; a message unless it says otherwise. */
function at(when: number, entry: Partial<TimelineEntry> = {}): TimelineEntry {
  return { at: when * minute, message: 'Text.', ...entry };
}

function record(kind: Kind, timeline: TimelineEntry[], more: Partial<TimelineRecord> = {}): TimelineRecord {
  return { kind, severity: kind === 'incident' ? 'P1' : undefined, components: {}, timeline, ...more };
}

/** Minute, status, and what the window did, of each step. */
function story(one: TimelineRecord, when = now): string[] {
  return timelineOf(one, when).map(
    ({ at, status, derived }) => `${at / minute} ${status}${derived ? ` (${derived})` : ''}`,
  );
}

const note = { message: undefined };
const status = (word: Status) => ({ status: word });

describe('an incident', () => {
  test.each([
    ['the first message investigates', [at(0)], ['0 investigating']],
    ['a first note detects', [at(0, note), at(5)], ['0 detected', '5 investigating']],
    [
      'the first message investigates after an acknowledgement, too',
      [at(0, note), at(1, { ...note, ...status('acknowledged') }), at(5)],
      ['0 detected', '1 acknowledged', '5 investigating'],
    ],
    [
      'an entry without a status is an update',
      [at(0, status('identified')), at(5)],
      ['0 identified', '5 identified'],
    ],
    [
      'updates after the resolution reopen nothing',
      [at(0), at(5, status('resolved')), at(6), at(9, status('reviewed')), at(10)],
      ['0 investigating', '5 resolved', '6 resolved', '9 reviewed', '10 reviewed'],
    ],
    [
      'investigating after the resolution reopens',
      [at(0), at(5, status('resolved')), at(6, status('investigating')), at(9, status('resolved'))],
      ['0 investigating', '5 resolved', '6 investigating', '9 resolved'],
    ],
  ])('%s', (_name, timeline, expected) => {
    expect(story(record('incident', timeline))).toEqual(expected);
  });

  test('components merge, and are operational once it is over', () => {
    const one = record(
      'incident',
      [
        at(0),
        at(5, { components: { search: 'major_outage' } }),
        at(6, { components: { web: 'operational' } }),
        at(9, status('resolved')),
        at(12, { ...status('investigating'), components: { web: 'partial_outage' } }),
      ],
      { components: { web: 'degraded_performance' } },
    );
    const steps = timelineOf(one, now);
    expect(steps.map(({ components }) => components)).toEqual([
      { web: 'degraded_performance' },
      { web: 'degraded_performance', search: 'major_outage' },
      { web: 'operational', search: 'major_outage' },
      { web: 'operational', search: 'operational' },
      { web: 'partial_outage', search: 'operational' },
    ]);
    expect(steps.map(({ changes }) => Object.keys(changes))).toEqual([
      ['web'],
      ['search'],
      ['web'],
      ['search'],
      ['web'],
    ]);
    expect(stepAt(steps, 7 * minute)).toBe(steps[2]);
    expect(stepAt(steps, -1)).toBeUndefined();
  });

  test('a severity called anew is told with the one before', () => {
    const steps = timelineOf(
      record('incident', [at(0), at(5, { severity: 'P0' }), at(6, { severity: 'P0' }), at(7)]),
      now,
    );
    expect(steps.map(({ severity, severityBefore }) => [severity, severityBefore])).toEqual([
      ['P1', undefined],
      ['P0', 'P1'],
      ['P0', undefined],
      ['P0', undefined],
    ]);
  });

  test.each([
    ['open', [at(0)], true, undefined, false],
    ['resolved', [at(0), at(5, status('resolved')), at(7)], false, 5, false],
    ['reviewed', [at(0), at(5, status('resolved')), at(7, status('reviewed'))], false, 5, false],
    ['reopened', [at(0), at(5, status('resolved')), at(7, status('monitoring'))], true, undefined, false],
    [
      'resolved again',
      [at(0), at(5, status('resolved')), at(7, status('monitoring')), at(9, status('resolved'))],
      false,
      9,
      false,
    ],
    ['dismissed', [at(0), at(5, status('dismissed'))], false, undefined, true],
  ])('%s', (_name, timeline, open, resolved, dismissed) => {
    const one = record('incident', timeline);
    const steps = timelineOf(one, now);
    expect(isOpen(one, steps)).toBe(open);
    expect(resolvedAt(steps)).toBe(resolved === undefined ? undefined : resolved * minute);
    expect(isDismissed(steps)).toBe(dismissed);
  });

  test('it starts with its first entry, or when somebody says it did', () => {
    expect(startOf(record('incident', [at(3)]))).toBe(3 * minute);
    expect(startOf(record('incident', [at(3)], { started: minute }))).toBe(minute);
  });
});

describe('a maintenance from minute 100 to minute 200', () => {
  const window = { start: 100 * minute, end: 200 * minute };
  const works = (timeline: TimelineEntry[]) =>
    record('maintenance', timeline, { window, components: { web: 'under_maintenance' } });

  test.each([
    ['before it begins', [at(0)], 99, ['0 scheduled']],
    ['begins by itself', [at(0)], 100, ['0 scheduled', '100 in_progress (began)']],
    ['ends by itself', [at(0)], 200, ['0 scheduled', '100 in_progress (began)', '200 completed (ended)']],
    [
      'begun by an engineer, it runs over',
      [at(0), at(101, status('in_progress'))],
      300,
      ['0 scheduled', '100 in_progress (began)', '101 in_progress', '200 in_progress (overran)'],
    ],
    [
      'begun early and completed early',
      [at(0), at(90, status('in_progress')), at(150, status('completed'))],
      300,
      ['0 scheduled', '90 in_progress', '150 completed'],
    ],
    ['cancelled', [at(0), at(50, status('cancelled'))], 300, ['0 scheduled', '50 cancelled']],
    ['an entry at the very beginning', [at(0), at(100)], 150, ['0 scheduled', '100 in_progress (began)']],
    ['told of inside the window', [at(120)], 300, ['120 in_progress (began)', '200 completed (ended)']],
    ['told of after the window', [at(220)], 300, ['220 completed (ended)']],
    ['called scheduled inside the window', [at(120, status('scheduled'))], 150, ['120 in_progress (began)']],
    [
      'completed after it ran over',
      [at(0), at(100, status('in_progress')), at(250, status('completed'))],
      300,
      ['0 scheduled', '100 in_progress', '200 in_progress (overran)', '250 completed'],
    ],
  ])('%s', (_name, timeline, when, expected) => {
    expect(story(works(timeline), when * minute)).toEqual(expected);
  });

  test('changes no component before it begins, and is a partial outage where it runs over', () => {
    const states = timelineOf(works([at(0), at(100, status('in_progress')), at(210)]), now).map(
      ({ components }) => components.web,
    );
    expect(states).toEqual(['operational', 'under_maintenance', 'partial_outage', 'partial_outage']);
  });

  test('an overrun is what the timeline says it is', () => {
    const one = works([
      at(0),
      at(100, status('in_progress')),
      at(210, { components: { web: 'operational' } }),
    ]);
    expect(timelineOf(one, now).at(-1)?.components).toEqual({ web: 'operational' });
    expect(isOpen(one, timelineOf(one, now))).toBe(true);
  });
});

test('a notice is posted, changes no component, and is never open', () => {
  const one = record('notice', [at(0), at(5)], { components: { web: 'major_outage' } });
  const steps = timelineOf(one, now);
  expect(steps.map(({ status }) => status)).toEqual(['posted', 'posted']);
  expect(steps[0]?.components).toEqual({ web: 'operational' });
  expect(isOpen(one, steps)).toBe(false);
});
