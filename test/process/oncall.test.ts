import { expect, test } from 'vitest';
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const oncall = `rotation:
  start: 2026-11-02T09:00+01:00
  handover: 30m
  members: [engineer-a, engineer-b]
overrides:
  - { from: 2026-11-20T09:00+01:00, until: 2026-11-21T09:00+01:00, primary: engineer-b, reason: Wedding }
people:
  engineer-a: { name: Engineer A, github: example-engineer-a }
  engineer-b: { name: Engineer B, chat: "@engineer-b", telephone: +49 30 23125 102, sms: +49 151 23125 102 }
roles:
  on-call: { name: On-call engineer, rotation: primary }
  backup: { name: Backup, rotation: backup }
  engineering-manager: { name: Engineering manager }
  engineering-team: { name: Engineering team }
  cto: { name: CTO }
contacts: { hotline: +49 30 23125 100 }
partners:
  - { id: hosting, name: Hosting partner, telephone: +49 30 23125 201 }
`;
const root = () => contentRoot({ 'config/oncall.yml': oncall });

test('who is on call, who is next, and the weeks ahead with swaps marked', () => {
  const ran = runScript('oncall', ['--root', root(), '--at', '2026-11-18T12:00Z', '--weeks', '2']);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toMatchInlineSnapshot(`
    "Engineer A is on call at 18 Nov 2026, 13:00 CET, until 20 Nov 2026, 09:00 CET.
      example-engineer-a on GitHub
    Backup: Engineer B
      +49 30 23125 102, +49 151 23125 102 (text message, critical only), @engineer-b
    Next: Engineer B
    Handover: 20 Nov 2026, 08:30–09:00 CET

    From                    On call     Backup
    16 Nov 2026, 09:00 CET  Engineer A  Engineer B
    20 Nov 2026, 09:00 CET  Engineer B  Engineer A  Wedding
    21 Nov 2026, 09:00 CET  Engineer A  Engineer B
    23 Nov 2026, 09:00 CET  Engineer B  Engineer A
    30 Nov 2026, 09:00 CET  Engineer A  Engineer B

    hotline: +49 30 23125 100
    Hosting partner: +49 30 23125 201
    "
  `);
});

test('the same for programs', () => {
  const { stdout } = runScript('oncall', [
    '--root',
    root(),
    '--now',
    '2026-11-20T12:00Z',
    '--weeks',
    '1',
    '--json',
  ]);
  const people = { override: false, reason: null };
  const swap = {
    start: '2026-11-20T08:00:00Z',
    end: '2026-11-21T08:00:00Z',
    primary: 'engineer-b',
    backup: 'engineer-a',
    override: true,
    reason: 'Wedding',
  };
  const rest = {
    ...people,
    start: '2026-11-21T08:00:00Z',
    end: '2026-11-23T08:00:00Z',
    primary: 'engineer-a',
    backup: 'engineer-b',
  };
  const week = {
    ...people,
    start: '2026-11-23T08:00:00Z',
    end: '2026-11-30T08:00:00Z',
    primary: 'engineer-b',
    backup: 'engineer-a',
  };
  expect(JSON.parse(stdout)).toEqual({
    at: '2026-11-20T12:00:00Z',
    now: swap,
    next: rest,
    handover: { start: '2026-11-21T07:30:00Z', end: '2026-11-21T08:00:00Z' },
    shifts: [swap, rest, week],
  });
});

test('until when does not depend on how far ahead it looks', () => {
  const long = oncall.replace('until: 2026-11-21', 'until: 2026-11-27');
  const { stdout } = runScript('oncall', [
    ...['--root', contentRoot({ 'config/oncall.yml': long })],
    ...['--at', '2026-11-20T12:00Z', '--weeks', '1'],
  ]);
  // The swap ends within a week that is theirs anyhow.
  expect(stdout.split('\n')[0]).toBe(
    'Engineer B is on call at 20 Nov 2026, 13:00 CET, until 30 Nov 2026, 09:00 CET.',
  );
});

test('a record that has a problem does not keep anybody from knowing who is on call', () => {
  const files = { 'config/oncall.yml': oncall, 'incidents/broken.md': '---\ntitle: Broken\n' };
  const ran = runScript('oncall', ['--root', contentRoot(files), '--at', '2026-11-18T12:00Z']);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
});

test('before the rotation begins nobody is on call, and it says so', () => {
  const first = (at: string) =>
    runScript('oncall', ['--root', root(), '--at', at, '--weeks', '1']).stdout.split('\n\n').slice(0, 2);
  const said = (at: string) =>
    `Nobody is on call at ${at}, 13:00 CET: the rotation begins at 2 Nov 2026, 09:00 CET.\nNext: Engineer A`;
  expect(first('2026-11-01T12:00Z')).toEqual([
    said('1 Nov 2026'),
    expect.stringContaining('2 Nov 2026, 09:00 CET  Engineer A  Engineer B'),
  ]);
  expect(first('2025-11-01T12:00Z')).toEqual([said('1 Nov 2025'), expect.stringContaining('hotline')]);
  const { stdout } = runScript('oncall', [
    '--root',
    root(),
    '--at',
    '2025-11-01T12:00Z',
    '--weeks',
    '1',
    '--json',
  ]);
  expect(JSON.parse(stdout)).toEqual({
    at: '2025-11-01T12:00:00Z',
    now: null,
    next: {
      start: '2026-11-02T08:00:00Z',
      end: '2026-11-09T08:00:00Z',
      primary: 'engineer-a',
      backup: 'engineer-b',
      override: false,
      reason: null,
    },
    handover: null,
    shifts: [],
  });
});

test('without a rotation it says so, and how all are reached', () => {
  const bare = oncall.replace(/rotation:\n[\s\S]*?people:/u, 'people:').replace(/, rotation: \w+/gu, '');
  const ran = runScript('oncall', ['--root', contentRoot({ 'config/oncall.yml': bare })]);
  expect(ran).toEqual({
    code: 0,
    stderr: '',
    stdout:
      'There is no rotation in config/oncall.yml, so nobody is on call.\n\nhotline: +49 30 23125 100\nHosting partner: +49 30 23125 201\n',
  });
});

test.each([
  ['--weeks', '0', "argument '0' is invalid. Write a whole number from 1 to 260."],
  ['--at', 'noon', 'Write an instant with its offset, of the years 2000 to 2099, as 2026-11-23T10:41Z.'],
])('wrong usage: %s %s; exit 2', (option, value, said) => {
  const ran = runScript('oncall', ['--root', root(), option, value]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(said);
});

test('what cannot be is a problem with a place; exit 1', () => {
  const broken = oncall
    .replace(
      'members: [engineer-a, engineer-b]',
      'members: [engineer-a, engineer-b]\n  backups: [engineer-b, engineer-b]',
    )
    .replace(
      'people:',
      `  - { from: 2026-11-21T08:00+01:00, until: 2026-11-22T09:00+01:00 }
  - { from: 2026-11-21T08:00+01:00, until: 2026-11-22T09:00+01:00, primary: engineer-b }
people:`,
    );
  const ran = runScript('oncall', ['--root', contentRoot({ 'config/oncall.yml': broken })]);
  expect(ran.code).toBe(1);
  const problems = ran.stderr
    .split('\n')
    .filter((line) => line.startsWith('config/') || line.startsWith('  →'));
  expect(problems).toMatchInlineSnapshot(`
    [
      "config/oncall.yml:5:25  own-backup  In week 2 of the rotation "engineer-b" is on call and their own backup.",
      "  → List the backups in the order of the members, shifted by at least one, and as many of them.",
      "config/oncall.yml:8:5  override  This override changes nobody.",
      "  → Write primary:, backup: or both, or remove the override.",
      "config/oncall.yml:9:13  override-overlap  This override and number 1 of the list both say who is on call from 2026-11-21T07:00:00Z to 2026-11-21T08:00:00Z.",
      "  → Let one end where the other begins. Where both shall hold, write a third for the time they share.",
    ]
  `);
});
