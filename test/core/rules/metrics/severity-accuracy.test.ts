import { expect, test } from 'vitest';
import type { Audience } from '#core/audience/visible.ts';
import { severityAccuracy } from '#core/rules/metrics/severity-accuracy.ts';
import { content } from '../../../fixtures/content.ts';

const record = (review: string, status = 'reviewed') => `---
title: Something is wrong
severity: P1
${review}timeline:
  - { at: 2026-10-01T10:00Z, message: Hm. }
  - { at: 2026-10-01T11:00Z, severity: P0, message: Worse. }
  - { at: 2026-10-01T12:00Z, status: resolved, message: Over. }
  - { at: 2026-10-01T13:00Z, status: ${status}, note: Done. }
---
`;

const records = {
  'called-right': record('review: { visibility: public, severity: P1 }\n'),
  'called-too-low': record('review: { visibility: public, severity: P0 }\n'),
  'review-without-severity': record('review: { visibility: public }\n'),
  'review-for-the-team': record('review: { severity: P1 }\n'),
  'no-review': record(''),
};

test.each<[Audience, { accurate: number; reviewed: number }]>([
  ['internal', { accurate: 2, reviewed: 3 }],
  ['public', { accurate: 1, reviewed: 2 }],
])('compares the first call with what the %s audience may read of reviews', (audience, expected) => {
  expect(severityAccuracy(content({ records }).visible(audience).records)).toEqual(expected);
});

test('is nothing where no review names a severity', () => {
  const { records } = content({ records: { 'no-review': record('') } }).visible('internal');
  expect(severityAccuracy(records)).toBeNull();
});
