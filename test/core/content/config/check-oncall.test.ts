import { expect, test } from 'vitest';
import type { Instant } from '#core/base/time/instant.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { check } from './house-problems.ts';

const rotation = /rotation:\n(?: {2}.*\n)+(?=people)/u;
/** Overrides for the house, which has none, and somebody besides its two engineers. */
const overrides = (...lines: string[]) =>
  check(
    'oncall',
    'people:\n',
    `overrides:\n${lines.map((line) => `  - { ${line} }\n`).join('')}people:\n  engineer-e: { name: Engineer E, github: engineer-e }\n`,
  );

test('a rotation member without a contact', () => {
  expect(
    check('oncall', '{ name: Engineer A, github: engineer-a }', '{ name: Engineer A }'),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:10:13 member-without-contact
      "engineer-a" is on call, but nobody can reach them.
      → Write under people: engineer-a: { name: …, github: … }, with at least one of github, chat, email, telephone.
    config/oncall.yml:11:25 member-without-contact
      "engineer-a" is on call, but nobody can reach them.
      → Write under people: engineer-a: { name: …, github: … }, with at least one of github, chat, email, telephone."
  `);
});

test('a rotation member whom nobody lists', () => {
  expect(
    check('oncall', 'members: [engineer-a, engineer-b]', 'members: [engineer-c]'),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:10:13 member-without-contact
      "engineer-c" is not listed under people.
      → Write under people: engineer-c: { name: …, github: … }, with at least one of github, chat, email, telephone."
  `);
});

test('a rotation without members', () => {
  expect(check('oncall', 'members: [engineer-a, engineer-b]', 'members: []')).toMatchInlineSnapshot(`
    "config/oncall.yml:10:12 rotation
      The rotation has no members.
      → List the people who take turns, or remove the rotation."
  `);
});

test('no rotation, where roles and overrides need one', () => {
  expect(
    check(
      'oncall',
      rotation,
      'overrides: [{ from: 2026-12-24T09:00Z, until: 2026-12-28T09:00Z, primary: engineer-a }]\n',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:2:48 rotation
      The role "on-call" follows the rotation, but there is none.
      → Write rotation: with start, handover and members, or remove this line.
    config/oncall.yml:3:37 rotation
      The role "backup" follows the rotation, but there is none.
      → Write rotation: with start, handover and members, or remove this line.
    config/oncall.yml:7:13 rotation
      Overrides change the rotation, but there is none.
      → Write rotation: with start, handover and members, or remove the overrides."
  `);
});

test('a backup who is on call in the same week', () => {
  expect(
    check('oncall', 'backups: [engineer-b, engineer-a]', 'backups: [engineer-b, engineer-b]'),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:11:25 own-backup
      In week 2 of the rotation "engineer-b" is on call and their own backup.
      → List the backups in the order of the members, shifted by at least one, and as many of them."
  `);
});

test('backups that fall out of step with the members', () => {
  expect(
    check('oncall', 'backups: [engineer-b, engineer-a]', 'backups: [engineer-b, engineer-a, engineer-a]'),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:11:37 own-backup
      In week 3 of the rotation "engineer-a" is on call and their own backup.
      → List the backups in the order of the members, shifted by at least one, and as many of them."
  `);
});

test('a person who takes two turns in a round is fine', () => {
  expect(
    check(
      'oncall',
      /members: .*\n {2}backups: .*/u,
      'members: [engineer-a, engineer-a, engineer-b]\n  backups: [engineer-b, engineer-b, engineer-a]',
    ),
  ).toBe('');
});

test('an override that ends before it begins, and overlaps nothing', () => {
  expect(
    overrides(
      'from: 2026-12-24T09:00Z, until: 2026-12-20T09:00Z, primary: engineer-a',
      'from: 2026-12-21T09:00Z, until: 2026-12-22T09:00Z, primary: engineer-a',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:13:39 window-order
      This override ends before it begins.
      → Make until later than from."
  `);
});

test('an override that names nobody, or one for both places, or somebody unknown', () => {
  expect(
    overrides(
      'from: 2026-12-01T09:00Z, until: 2026-12-02T09:00Z, reason: Sailing',
      'from: 2026-12-02T09:00Z, until: 2026-12-03T09:00Z, primary: engineer-a, backup: engineer-a',
      'from: 2026-12-03T09:00Z, until: 2026-12-04T09:00Z, primary: engineer-c, backup: engineer-d',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:15:67 member-without-contact
      "engineer-c" is not listed under people.
      → Write under people: engineer-c: { name: …, github: … }, with at least one of github, chat, email, telephone.
    config/oncall.yml:15:87 member-without-contact
      "engineer-d" is not listed under people.
      → Write under people: engineer-d: { name: …, github: … }, with at least one of github, chat, email, telephone.
    config/oncall.yml:13:5 override
      This override changes nobody.
      → Write primary:, backup: or both, or remove the override.
    config/oncall.yml:14:87 own-backup
      "engineer-a" is on call and their own backup.
      → Write somebody else as backup, or remove this line: the rotation then names the backup."
  `);
});

test('overrides that overlap, in whatever order they are written', () => {
  expect(
    overrides(
      'from: 2026-12-24T09:00+01:00, until: 2026-12-28T09:00+01:00, primary: engineer-a',
      'from: 2026-12-10T09:00+01:00, until: 2026-12-24T10:00+01:00, backup: engineer-b',
      'from: 2026-12-27T09:00+01:00, until: 2026-12-27T12:00+01:00, primary: engineer-b',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:15:13 override-overlap
      This override and number 1 of the list both say who is on call from 2026-12-27T08:00:00Z to 2026-12-27T11:00:00Z.
      → Let one end where the other begins. Where both shall hold, write a third for the time they share."
  `);
});

test('an override that begins where another ends is fine', () => {
  expect(
    overrides(
      'from: 2026-12-24T09:00+01:00, until: 2026-12-28T09:00+01:00, primary: engineer-a',
      'from: 2026-12-28T08:00Z, until: 2026-12-29T08:00Z, primary: engineer-b',
    ),
  ).toBe('');
});

test('somebody who can be reached by text message alone', () => {
  expect(
    check('oncall', '{ name: Engineer B, chat: "@engineer-b" }', '{ name: Engineer B, sms: +00 0000 0001 }'),
  ).toContain('"engineer-b" is on call, but nobody can reach them.');
});

test('a role whose person nobody lists', () => {
  expect(check('oncall', '{ name: CTO }', '{ name: CTO, person: captain }')).toMatchInlineSnapshot(`
    "config/oncall.yml:5:29 unknown-person
      "captain" is not listed under people.
      → Write under people: captain: { name: …, github: … }, with at least one of github, chat, email, telephone."
  `);
});

test('two partners with one id', () => {
  expect(
    check(
      'oncall',
      'contacts:\n',
      'partners:\n  - { id: hosting, name: Hosting partner }\n  - { id: hosting, name: Other partner }\ncontacts:\n',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:17:11 duplicate-id
      Two partners have the id "hosting".
      → Give one of them another id."
  `);
});

test('what ended before now may name whoever it likes', () => {
  const left =
    'from: 2026-11-01T09:00Z, until: 2026-11-20T09:00Z, primary: somebody-who-left, backup: another';
  const text = houseConfig().oncall.text.replace('people:\n', `overrides: [{ ${left} }]\npeople:\n`);
  const rules = (now: Instant) =>
    parseConfig({ ...houseConfig(), oncall: { path: 'config/oncall.yml', text } }, () => now).problems.map(
      ({ rule }) => rule,
    );
  const end = Date.UTC(2026, 10, 20, 9);
  expect(rules(end - 1)).toEqual(['member-without-contact', 'member-without-contact']);
  expect(rules(end)).toEqual([]);
});

test('one override says who is on call and another who stands in', () => {
  expect(
    overrides(
      'from: 2026-12-24T09:00Z, until: 2026-12-28T09:00Z, primary: engineer-a',
      'from: 2026-12-26T09:00Z, until: 2026-12-30T09:00Z, backup: engineer-e',
    ),
  ).toBe('');
});

test('the same, where they name one person', () => {
  expect(
    overrides(
      'from: 2026-12-24T09:00Z, until: 2026-12-28T09:00Z, primary: engineer-a',
      'from: 2026-12-26T09:00Z, until: 2026-12-30T09:00Z, backup: engineer-a',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:14:13 own-backup
      With number 1 of the list, "engineer-a" is on call and their own backup from 2026-12-26T09:00:00Z to 2026-12-28T09:00:00Z.
      → Name somebody else in one of the two, or let one end where the other begins."
  `);
});

test('two that both name who stands in', () => {
  expect(
    overrides(
      'from: 2026-12-24T09:00Z, until: 2026-12-28T09:00Z, primary: engineer-a, backup: engineer-b',
      'from: 2026-12-26T09:00Z, until: 2026-12-30T09:00Z, backup: engineer-a',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:14:13 override-overlap
      This override and number 1 of the list both say who is the backup from 2026-12-26T09:00:00Z to 2026-12-28T09:00:00Z.
      → Let one end where the other begins. Where both shall hold, write a third for the time they share."
  `);
});

test.each(['jane doe', 'https://github.com/jane', 'jane.doe@example.org', 'github.com/orgs/example/'])(
  'github: %s is no name of GitHub',
  (name) => {
    const problems = check('oncall', 'github: engineer-a', `github: "${name}"`);
    expect(problems).toContain('config/oncall.yml:13:43 github-name');
    expect(problems).toContain(
      `"${name}" is neither a user nor a team of GitHub, so nobody could be mentioned.`,
    );
  },
);

test('the hint on a name of GitHub', () => {
  expect(check('oncall', 'github: engineer-a', 'github: "https://github.com/jane"')).toContain(
    '→ Write jane.',
  );
  expect(check('oncall', 'github: engineer-a', 'github: "@jane_acme"')).toBe('');
});

test('overrides that change nobody, in whole or in one place', () => {
  expect(
    overrides(
      'from: 2026-11-03T09:00+01:00, until: 2026-11-04T09:00+01:00, primary: engineer-a',
      'from: 2026-11-04T09:00+01:00, until: 2026-11-05T09:00+01:00, backup: engineer-b, reason: Sailing',
      'from: 2026-11-05T09:00+01:00, until: 2026-11-06T09:00+01:00, primary: engineer-a, backup: engineer-b',
      'from: 2026-11-08T09:00+01:00, until: 2026-11-10T09:00+01:00, backup: engineer-a',
      'from: 2026-10-30T09:00+01:00, until: 2026-11-01T09:00+01:00, primary: engineer-b',
    ),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:13:5 warning override-without-effect
      "engineer-a" is on call in that time anyway: this override changes nobody.
      → Name who is on call instead of "engineer-a", or remove the override.
    config/oncall.yml:14:5 warning override-without-effect
      "engineer-b" is the backup in that time anyway: this override changes nobody.
      → Name another backup, or remove the override.
    config/oncall.yml:15:5 warning override-without-effect
      "engineer-a" is on call and "engineer-b" is the backup in that time anyway: this override changes nobody.
      → Name who is on call instead of "engineer-a", or remove the override.
    config/oncall.yml:16:76 warning override-without-effect
      "engineer-a" is on call from 2026-11-08T08:00:00Z to 2026-11-09T08:00:00Z, and cannot be the backup: this line has no effect in that time.
      → Name somebody else as backup, or remove the line.
    config/oncall.yml:17:44 warning override-without-effect
      This override is over before the rotation begins, at 2026-11-02T08:00:00Z: until then nobody is on call.
      → Write a later time, or an earlier start of the rotation."
  `);
});

test('overrides that change somebody for a part of their time are fine', () => {
  expect(
    overrides(
      'from: 2026-11-03T09:00+01:00, until: 2026-11-04T09:00+01:00, primary: engineer-b',
      'from: 2026-11-05T09:00+01:00, until: 2026-11-18T09:00+01:00, primary: engineer-a',
      'from: 2026-10-30T09:00+01:00, until: 2026-11-03T09:00+01:00, primary: engineer-b, backup: engineer-a',
    ),
  ).toBe('');
});

test('an override of a backup who is the backup already, through another override', () => {
  expect(
    overrides(
      'from: 2026-11-03T09:00+01:00, until: 2026-11-05T09:00+01:00, primary: engineer-b',
      'from: 2026-11-04T09:00+01:00, until: 2026-11-05T09:00+01:00, backup: engineer-a',
    ),
  ).toContain('14:5 warning override-without-effect');
});

test('an override that was over before now says nothing of the rotation that holds now', () => {
  const text = houseConfig().oncall.text.replace(
    'people:\n',
    'overrides: [{ from: 2026-11-03T09:00Z, until: 2026-11-04T09:00Z, primary: engineer-a }]\npeople:\n',
  );
  const rules = (now: Instant) =>
    parseConfig({ ...houseConfig(), oncall: { path: 'config/oncall.yml', text } }, () => now).problems.map(
      ({ rule }) => rule,
    );
  const end = Date.UTC(2026, 10, 4, 9);
  expect(rules(end - 1)).toEqual(['override-without-effect']);
  expect(rules(end)).toEqual([]);
});

test('weeks are counted in the zone of the site', () => {
  // Clocks go forward on 28 March 2027: the week of engineer-b begins at 07:00 UTC, an hour earlier than in winter.
  const files = houseConfig();
  const override = 'overrides: [{ from: 2027-03-29T07:10Z, until: 2027-03-29T07:50Z, primary: engineer-b }]';
  const oncall = {
    path: 'config/oncall.yml',
    text: files.oncall.text.replace('people:\n', `${override}\npeople:\n`),
  };
  const rules = (zone: string) => {
    const site = {
      path: 'config/site.yml',
      text: files.site.text.replace(/time_zone: .*/u, `time_zone: ${zone}`),
    };
    return parseConfig({ ...files, site, oncall }).problems.map(({ rule }) => rule);
  };
  expect(files.site.text).toContain('time_zone: ');
  expect([rules('Europe/Berlin'), rules('UTC')]).toEqual([['override-without-effect'], []]);
});

test('a role with a person that follows the rotation, too', () => {
  expect(
    check('oncall', '{ name: On-call engineer, rotation: primary }', '{ person: engineer-b }'),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:2:22 role-holder
      The role "on-call" is held by the primary of the rotation: "engineer-b" would never be asked.
      → Remove this line, and list "engineer-b" in the rotation if they are on call. A role with a person of its own needs another id."
  `);
});
