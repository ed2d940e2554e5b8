import { describe, expect, test } from 'vitest';
import { deadlines, record } from './record.ts';

// Monday; in Berlin, 11:00.
const down = 'at: 2026-11-23T09:00Z, message: Down.';
const up = 'at: 2026-11-23T10:00Z, status: resolved, message: Works.';
const later = '2026-12-24T00:00Z';

describe('a cause, of severities that promise one', () => {
  // 48 open hours: 7 on Monday, 9 a day until Friday, 5 on the next Monday.
  const due = '2026-11-30T13:00:00Z';

  test.each([
    ['2026-11-30T13:00:00Z', 'pending'],
    ['2026-11-30T13:00:01Z', 'overdue'],
  ])('is owed from the resolution on; at %s it is %s', (now, state) => {
    for (const severity of ['P2', 'P3']) {
      expect(deadlines('review', record(`severity: ${severity}`, down, up), now)).toEqual([
        `${severity} 2026-11-23T10:00:00Z due ${due} ${state}`,
      ]);
    }
  });

  test.each(['2026-11-23T10:00:01Z', later])('once it is written it counts as kept in time, at %s', (now) => {
    expect(deadlines('review', record('severity: P2\ncause: database', down, up), now)).toEqual([
      `P2 2026-11-23T10:00:00Z due ${due} met`,
    ]);
  });

  test('a review does not stand in for it, nor it for a review', () => {
    const reviewed = record('severity: P2', down, up, 'at: 2026-11-24T10:00Z, status: reviewed');
    expect(deadlines('review', reviewed, later)[0]).toContain('overdue');
    expect(deadlines('review', record('severity: P1\ncause: database', down, up), later)[0]).toContain(
      'overdue',
    );
  });

  test('nothing is owed while the incident is open, nor for a false alarm', () => {
    expect(deadlines('review', record('severity: P2', down), later)).toEqual([]);
    const alarm = 'at: 2026-11-23T10:00Z, status: dismissed, message: It never was.';
    expect(deadlines('review', record('severity: P1', down, alarm), later)).toEqual([]);
  });
});

describe('reopening', () => {
  const again = 'at: 2026-11-27T10:00Z, status: investigating, message: It is back.';
  const upAgain = 'at: 2026-11-27T12:00Z, status: resolved, message: Works.';

  test('voids a review that was not made, even an overdue one', () => {
    expect(deadlines('review', record('severity: P1', down, up, again), later)).toEqual([
      'P1 2026-11-23T10:00:00Z due 2026-11-25T10:00:00Z void',
    ]);
  });

  test('leaves one that was made, in time or late', () => {
    for (const [at, state] of [
      ['2026-11-25T10:00:00Z', 'met'],
      ['2026-11-25T10:00:01Z', 'late'],
    ]) {
      const text = record('severity: P1', down, up, `at: ${at}, status: reviewed`, again);
      expect(deadlines('review', text, later)).toEqual([
        `P1 2026-11-23T10:00:00Z due 2026-11-25T10:00:00Z ${state} ${at}`,
      ]);
    }
  });

  test('the next resolution owes it anew', () => {
    const text = record('severity: P1', down, up, again, upAgain, 'at: 2026-11-28T09:00Z, status: reviewed');
    expect(deadlines('review', text, later)).toEqual([
      'P1 2026-11-23T10:00:00Z due 2026-11-25T10:00:00Z void',
      'P1 2026-11-27T12:00:00Z due 2026-11-29T12:00:00Z met 2026-11-28T09:00:00Z',
    ]);
  });

  test('a cause is that of the last resolution', () => {
    expect(
      deadlines('review', record('severity: P3\ncause: database', down, up, again, upAgain), later),
    ).toEqual([
      'P3 2026-11-23T10:00:00Z due 2026-11-30T13:00:00Z void',
      'P3 2026-11-27T12:00:00Z due 2026-12-04T15:00:00Z met',
    ]);
  });
});

describe('called anew after the resolution', () => {
  const recalled = (at: string) =>
    record('severity: P1', down, up, `at: ${at}, severity: P2, message: It was less bad.`);

  test('in time: a cause is owed from then on instead of the review', () => {
    expect(deadlines('review', recalled('2026-11-25T10:00:00Z'), later)).toEqual([
      'P1 2026-11-23T10:00:00Z due 2026-11-25T10:00:00Z void',
      'P2 2026-11-25T10:00:00Z due 2026-12-02T13:00:00Z overdue',
    ]);
  });

  test('too late: the review stays owed, and so is the cause', () => {
    expect(deadlines('review', recalled('2026-11-25T10:00:01Z'), later)).toEqual([
      'P1 2026-11-23T10:00:00Z due 2026-11-25T10:00:00Z overdue',
      'P2 2026-11-25T10:00:01Z due 2026-12-02T13:00:01Z overdue',
    ]);
  });

  test('while it was open, the severity at its resolution counts', () => {
    const worse = 'at: 2026-11-23T09:30Z, severity: P0, message: Worse.';
    expect(deadlines('review', record('severity: P3', down, worse, up), later)).toEqual([
      'P0 2026-11-23T10:00:00Z due 2026-11-25T10:00:00Z overdue',
    ]);
  });
});

test('customers know of none of it', () => {
  expect(deadlines('review', record('severity: P1', down, up), later, 'public')).toEqual([]);
});

test('an imported record that is resolved owes neither', () => {
  for (const severity of ['P1', 'P2']) {
    const text = record(`severity: ${severity}\nsource: cstate`, down, up);
    expect(deadlines('review', text, later)[0]).toMatch(/void$/u);
  }
});
