import { expect, test } from 'vitest';
import { waysToReach } from '#core/rules/promises/reach.ts';
import { holderOf } from '#core/rules/promises/role-holder.ts';
import { oncall, start, zone } from './rota.ts';

const holder = (role: string, at = start) => holderOf(role, oncall, zone, at);

test('a role is held by whom it names, or by whom the rotation names; what the role says comes first', () => {
  expect(holder('on-call')).toMatchObject({
    role: 'On-call engineer',
    person: 'Engineer A',
    github: 'example-engineer-a',
    telephone: '+49 30 23125 100',
  });
  expect(holder('backup')).toMatchObject({ person: 'Engineer B', chat: '@engineer-b' });
  expect(holder('manager')).toMatchObject({ role: 'Manager', person: 'Engineer B' });
  expect(holder('team')).toMatchObject({ role: 'Team', person: undefined, github: 'example/team' });
  expect(holder('nobody-knows')).toMatchObject({ role: 'nobody-knows', person: undefined });
});

test('before the rotation begins the role has its name and its own ways alone', () => {
  expect(holder('on-call', start - 1)).toMatchObject({
    role: 'On-call engineer',
    person: undefined,
    github: undefined,
    telephone: '+49 30 23125 100',
  });
});

test('the fastest way to reach somebody comes first, and text messages are told apart', () => {
  expect(waysToReach(holder('on-call'))).toEqual([
    { way: 'telephone', address: '+49 30 23125 100' },
    { way: 'sms', address: '+49 151 23125 101' },
    { way: 'github', address: 'example-engineer-a' },
  ]);
  expect(waysToReach(holder('nobody-knows'))).toEqual([]);
});
