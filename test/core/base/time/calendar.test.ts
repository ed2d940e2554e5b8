import { expect, test } from 'vitest';
import { dateLabel, dateTimeLabel, intervalLabel, monthLabel } from '#core/base/time/label.ts';

const at = Date.UTC(2026, 10, 23, 10, 41);

/** Digits of any script as Western ones. */
const western = (text: string) =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    return String(code - zero);
  });

test.each(['th-TH', 'fa', 'fa-IR', 'ar-SA', 'ckb', 'ps', 'ja-JP-u-ca-japanese', 'he-u-ca-hebrew'])(
  'dates are Gregorian in %s',
  (locale) => {
    const labels = [
      dateLabel('2026-11-23', locale),
      monthLabel('2026-11', locale),
      dateTimeLabel(at, 'UTC', locale),
      intervalLabel({ start: at, end: at + 3_600_000 }, 'UTC', locale),
    ];
    for (const label of labels) expect(western(label)).toContain('2026');
  },
);

test('digits are those of the language', () => {
  expect(dateLabel('2026-11-23', 'fa')).toMatch(/۲۰۲۶/u);
  expect(monthLabel('2026-11', 'fa')).toContain('نوامبر');
});
