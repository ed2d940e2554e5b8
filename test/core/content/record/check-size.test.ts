import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { limits } from '#core/base/limits.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { parseOwn } from '#core/content/own/parse-own.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';

const house = houseConfig();
const { vocabulary } = parseConfig(house);
const now = Date.UTC(2026, 10, 23, 12);

function problemsOf(text: string): string[] {
  const { record, problems } = parseRecord({ path: 'incidents/2026/a.md', text }, vocabulary, now);
  expect(record === undefined).toBe(problems.length > 0);
  return problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

function recordOf({ message = 'Some payments fail.', more = '', body = '' }): string {
  const text = message.replace(/^(?=.)/gmu, '      ');
  return `---\ntitle: Checkout fails\nseverity: P1\ncomponents: [checkout]\ntimeline:\n  - at: 2026-11-23T10:00Z\n    message: |\n${text}\n${more}---\n${body}`;
}

describe('a record is refused, with the place', () => {
  test('for its bytes', () => {
    const rest = recordOf({}).length;
    const lines = `${'a'.repeat(99)}\n`.repeat(1300);
    const fits = (extra: number) => {
      const body = `é\n${lines}`;
      return recordOf({
        body: body + 'a'.repeat(limits.recordBytes - rest - Buffer.byteLength(body) + extra),
      });
    };
    expect(Buffer.byteLength(fits(0))).toBe(128 * 1024);
    expect(problemsOf(fits(0))).toEqual(['610:1 block-length']);
    expect(problemsOf(fits(1))).toEqual(['1:1 file-size']);
  });

  test('for a line, in front matter too', () => {
    expect(problemsOf(recordOf({ message: `a\n\n${'b'.repeat(32_762)}` }))).toEqual([]);
    expect(problemsOf(recordOf({ message: `a\n\n${'b'.repeat(32_763)}` }))).toEqual(['10:1 line-length']);
    expect(problemsOf(recordOf({}).replace('P1', 'P'.repeat(33_000)))).toEqual(['3:1 line-length']);
  });

  test('for its entries', () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const at = new Date(Date.UTC(2026, 10, 23, 10, 1, index)).toISOString();
        return `  - at: ${at}\n    message: Still failing.\n`;
      }).join('');
    expect(problemsOf(recordOf({ more: entries(399) }))).toEqual([]);
    expect(problemsOf(recordOf({ more: entries(400) }))).toEqual(['807:5 too-many-entries']);
  });

  test('for marks of one text, at the line', () => {
    expect(problemsOf(recordOf({ message: `a\n\n${'*'.repeat(1000)} b` }))).toEqual([]);
    expect(problemsOf(recordOf({ message: `a\n\n${'*'.repeat(1001)} b` }))).toEqual(['10:7 too-many-marks']);
    expect(problemsOf(recordOf({ body: `a\n\n${'*'.repeat(1001)} b\n` }))).toEqual(['12:1 too-many-marks']);
  });

  test('for marks of all texts together', () => {
    const stars = `${'*'.repeat(1000)} b\n\n`;
    const note = `    note: |\n      ${stars.trim()}\n`;
    expect(problemsOf(recordOf({ body: stars.repeat(4), more: note }))).toEqual([]);
    expect(problemsOf(recordOf({ body: `${stars.repeat(4)}*c*\n`, more: note }))).toEqual([
      '10:7 too-many-marks',
    ]);
  });

  test('for footnotes of all texts together', () => {
    const notes = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `a[^${from + index}]\n\n[^${from + index}]: b\n\n`).join(
        '',
      );
    expect(problemsOf(recordOf({ body: notes(0, 25), message: notes(0, 25) }))).toEqual([]);
    expect(problemsOf(recordOf({ body: notes(0, 25), message: notes(0, 26) }))).toHaveLength(1);
  });
});

test('a page has the same limits, and a config file one of its size', () => {
  const page = (body: string) => {
    const pages = [{ path: 'pages/a.md', text: `---\ntitle: A\n---\n${body}` }];
    const { own, problems } = parseOwn({ pages, strings: [] }, {});
    return [own.pages.length, ...problems.map(({ line, rule }) => `${line} ${rule}`)];
  };
  expect(page('*'.repeat(1000))).toEqual([1]);
  expect(page(`a\n\n${'*'.repeat(1001)}`)).toEqual([0, '6 too-many-marks']);
  expect(page('a\n'.repeat(65_536))).toEqual([0, '1 file-size']);
  const config = (bytes: number) => {
    const { text } = house.policy;
    const long = `${text}${'# a\n'.repeat(70_000)}`.slice(0, bytes);
    return parseConfig({ ...house, policy: { path: 'config/policy.yml', text: long } }).problems.map(
      ({ rule }) => rule,
    );
  };
  expect(config(256 * 1024)).toEqual([]);
  expect(config(256 * 1024 + 1)).toEqual(['file-size']);
});

test('the documents name the limits', () => {
  const docs = ['checks', 'record-reference'].map((page) =>
    readFileSync(new URL(`../../../../docs/${page}.md`, import.meta.url), 'utf8').replace(/\s+/gu, ' '),
  );
  const kib = (bytes: number) => `${bytes / 1024} KiB`;
  for (const text of docs) {
    for (const limit of [
      kib(limits.recordBytes),
      kib(limits.lineBytes),
      `${limits.entries} entries`,
      `${limits.blockLines} lines`,
    ])
      expect(text).toContain(limit);
    for (const limit of [limits.blockMarks, limits.textMarks])
      expect(text).toContain(limit.toLocaleString('en'));
    expect(text).toContain(`${limits.footnotes} footnotes`);
  }
  expect(docs[0]).toContain(`a config file larger than ${kib(limits.configBytes)}`);
});
