import { describe, expect, test } from 'vitest';
import type { Audience, VisibleRecord } from '#core/audience/visible.ts';
import { MINUTE } from '#core/base/time/instant.ts';
import { timeToAcknowledge, timeToFirstWord, timeToResolve } from '#core/rules/metrics/response-times.ts';
import { content } from '../../../fixtures/content.ts';

const now = Date.UTC(2026, 9, 2);

function incident(timeline: string, top = '', audience: Audience = 'internal'): VisibleRecord {
  const record = `---\ntitle: Something is wrong\nseverity: P1\n${top}timeline:\n${timeline}---\n`;
  const [visible] = content({ records: { record }, now }).visible(audience).records;
  if (!visible) throw new Error('The record is not announced.');
  return visible;
}

function minutes(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / MINUTE;
}

const note = (time: string, status: string) =>
  `  - { at: 2026-10-01T${time}Z, status: ${status}, note: Hm. }\n`;
const message = (time: string, status: string) =>
  `  - { at: 2026-10-01T${time}Z, status: ${status}, message: Hm. }\n`;
const started = 'started: 2026-10-01T09:50Z\n';

describe('timeToFirstWord', () => {
  test.each([
    ['from the first entry', note('10:00', 'detected') + message('10:12', 'investigating'), '', 12],
    ['from the start', note('10:00', 'detected') + message('10:12', 'investigating'), started, 22],
    ['nobody was told', note('10:00', 'detected'), '', undefined],
    ['the message came first', message('09:45', 'investigating'), started, 0],
    [
      'an internal record tells nobody',
      message('10:00', 'investigating'),
      'visibility: internal\n',
      undefined,
    ],
  ])('%s', (_, timeline, top, expected) => {
    expect(minutes(timeToFirstWord(incident(timeline, top)))).toBe(expected);
  });

  test('is not known of an imported record', () => {
    const timeline = message('10:00', 'investigating') + message('10:30', 'resolved');
    const imported = incident(timeline, 'source: cstate\n', 'public');
    expect(timeToFirstWord(imported)).toBeUndefined();
    expect(timeToAcknowledge(imported, now)).toBeUndefined();
    expect(minutes(timeToResolve(imported, now))).toBe(30);
  });

  test('customers know of no earlier entry', () => {
    const timeline = note('10:00', 'detected') + message('10:12', 'investigating');
    expect(minutes(timeToFirstWord(incident(timeline, '', 'public')))).toBe(0);
    expect(minutes(timeToFirstWord(incident(timeline, started, 'public')))).toBe(22);
  });
});

describe('timeToAcknowledge', () => {
  test.each([
    [
      'acknowledged',
      note('10:00', 'detected') + note('10:04', 'acknowledged') + message('10:09', 'investigating'),
      4,
    ],
    ['a later status', note('10:00', 'detected') + message('10:09', 'resolved'), 9],
    ['at once', message('10:00', 'identified'), 0],
    [
      'the first message says that somebody looks into it',
      '  - { at: 2026-10-01T10:00Z, message: Hm. }\n',
      0,
    ],
    ['not yet', `${note('10:00', 'detected')}  - { at: 2026-10-01T10:30Z, note: Hm. }\n`, undefined],
  ])('%s', (_, timeline, expected) => {
    expect(minutes(timeToAcknowledge(incident(timeline, started), now))).toBe(expected);
  });
});

describe('timeToResolve', () => {
  const resolved = message('10:00', 'investigating') + message('11:00', 'resolved');
  test.each([
    ['from the start', resolved, started, 70],
    ['from the first entry', resolved, '', 60],
    ['reviewed', resolved + note('20:00', 'reviewed'), '', 60],
    ['open', message('10:00', 'investigating'), '', undefined],
    ['reopened', resolved + message('12:00', 'investigating'), '', undefined],
    [
      'reopened, and resolved at last',
      resolved + message('12:00', 'monitoring') + message('13:00', 'resolved'),
      '',
      180,
    ],
  ])('%s', (_, timeline, top, expected) => {
    expect(minutes(timeToResolve(incident(timeline, top), now))).toBe(expected);
  });
});
