import { describe, expect, test } from 'vitest';
import { october } from '../core/output/report/october.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const now = ['--now', '2026-11-02T12:00Z'];

function octoberRoot(): string {
  return contentRoot(
    Object.fromEntries(Object.entries(october).map(([id, text]) => [`incidents/2026/${id}.md`, text])),
  );
}

describe('npm run report', () => {
  test('by default: the last complete month, for customers, in Markdown', () => {
    const { code, stdout, stderr } = runScript('report', ['--root', octoberRoot(), ...now]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^# Harbour Status: report for 2026-10\n\n.* From published incidents\.\n/u);
    expect(stdout).not.toContain('ledger');
  });

  test('as JSON, and nothing else on standard output', () => {
    const args = ['--root', octoberRoot(), ...now, '--period', '2026-10', '--format', 'json'];
    const customers = JSON.parse(runScript('report', args).stdout);
    const team = JSON.parse(runScript('report', [...args, '--audience', 'internal']).stdout);
    expect(Object.keys(customers)).toEqual([
      'period',
      'audience',
      'incidents',
      'time_to_first_word',
      'time_to_acknowledge',
      'time_to_resolve',
      'availability',
      'deadlines',
      'moved',
      'severity_accuracy',
    ]);
    expect(customers).toMatchObject({
      audience: 'public',
      incidents: { total: 7 },
      time_to_acknowledge: null,
    });
    expect(team).toMatchObject({ audience: 'internal', incidents: { total: 9 } });
  });

  test.each([
    ['2026-Q4', 8],
    ['2026-W43', 1],
    ['2026-10-05', 1],
  ])('as CSV, for %s', (period, total) => {
    const { code, stdout } = runScript('report', [
      ...['--root', octoberRoot(), ...now],
      ...['--period', period, '--format', 'csv'],
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain(`section,key,value\r\n,period,${period}\r\n`);
    expect(stdout).toContain(`\r\nincidents,total,${total}\r\n`);
  });

  test.each([
    [
      'a period that is none',
      ['--period', 'october'],
      'Error: "october" is no period. Write a month as --period 2026-10, a quarter as 2026-Q4, an ISO week as 2026-W40 or a day as 2026-10-01.\n',
    ],
    [
      'a period that has not begun',
      ['--period', '2026-12'],
      'Error: 2026-12 has not begun: it is 2026-11-02T12:00:00Z. Write --period 2026-11 for this month so far, or --period 2026-10 for the last complete one.\n',
    ],
    [
      'a format that is none',
      ['--format', 'pdf'],
      "error: option '--format <format>' argument 'pdf' is invalid. Allowed choices are md, json, csv.\n(--help shows how)\n",
    ],
    [
      'an audience that is none',
      ['--audience', 'everyone'],
      "error: option '--audience <audience>' argument 'everyone' is invalid. Allowed choices are public, internal.\n(--help shows how)\n",
    ],
  ])('%s: exit 2, and what to write', (_, args, message) => {
    expect(runScript('report', ['--root', contentRoot(), ...now, ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: message,
    });
  });

  test('no report where a record has a problem: exit 1', () => {
    const root = contentRoot({ 'incidents/a.md': leastRecord.replace('P1', 'P5') });
    const { code, stdout, stderr } = runScript('report', ['--root', root, '--now', '2026-11-23T12:00Z']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('incidents/a.md:3:11  unknown-severity');
    expect(stderr).toMatch(/No report: with records missing, its figures would be wrong\.\n$/u);
  });
});
