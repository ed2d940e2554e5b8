import { expect, test } from 'vitest';
import { textWidth } from '#core/output/badge/text-width.ts';

// The second number was measured: DejaVu Sans, 11 px, in Chromium.
test.each([
  ['All Systems Operational', 131.9],
  ['Harbour Status', 83.3],
  ['Degraded performance', 126],
  ['Under maintenance', 106],
])('%s is neither squeezed nor stretched by a tenth', (text, measured) => {
  expect(textWidth(text) / measured).toBeGreaterThan(0.95);
  expect(textWidth(text) / measured).toBeLessThan(1.1);
});

test.each([
  ['', 0],
  ['é', textWidth('e')],
  ['e\u0301', textWidth('e')],
  ['船', 11],
  ['👩🏽‍💻', 11],
  ['🇪🇺', 11],
  ['\u200f\u202e', 0],
])('%j', (text, width) => {
  expect(textWidth(text)).toBe(width);
});
