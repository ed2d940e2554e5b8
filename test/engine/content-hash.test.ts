import { expect, test } from 'vitest';
import { contentHash } from '#engine/content-hash.ts';
import { content } from '../fixtures/content.ts';
import { recordText } from '../fixtures/record-text.ts';

const at = Date.UTC(2026, 10, 23, 10);
const rest = { files: 'files', engine: 'engine' };
const record = recordText({ title: 'Checkout fails', severity: 'P1' }, [{ at }]);

const hashOf = (text: string, audience: 'public' | 'internal', more = rest) =>
  contentHash({ ...content({ records: { checkout: text } }).visible(audience), ...more });

test('what an audience sees moves its hash, and nothing else does', () => {
  const noted = record.replace('timeline:\n', 'roles: { commander: dana }\ntimeline:\n');
  expect(noted).not.toBe(record);
  expect(hashOf(noted, 'public')).toBe(hashOf(record, 'public'));
  expect(hashOf(noted, 'internal')).not.toBe(hashOf(record, 'internal'));
  const renamed = record.replace('Checkout fails', 'Payments fail');
  for (const audience of ['public', 'internal'] as const) {
    expect(hashOf(renamed, audience)).not.toBe(hashOf(record, audience));
    expect(hashOf(record, audience, { ...rest, files: 'other' })).not.toBe(hashOf(record, audience));
    expect(hashOf(record, audience, { ...rest, engine: 'other' })).not.toBe(hashOf(record, audience));
  }
});
