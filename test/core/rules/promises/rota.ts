import type { OncallConfig } from '#core/content/config/oncall.ts';

/** The site's. */
export const zone = 'Europe/Berlin';
/** A Monday, 09:00 in that zone. */
export const start = Date.UTC(2026, 9, 5, 7);
/** Three people in turn, and a role of each sort. */
export const oncall: OncallConfig = {
  rotation: {
    start,
    handover: { amount: 30, unit: 'm' },
    members: ['engineer-a', 'engineer-b', 'engineer-c'],
    backups: ['engineer-b', 'engineer-c', 'engineer-a'],
  },
  people: {
    'engineer-a': {
      name: 'Engineer A',
      github: 'example-engineer-a',
      telephone: '+49 30 23125 101',
      sms: '+49 151 23125 101',
    },
    'engineer-b': { name: 'Engineer B', chat: '@engineer-b' },
  },
  roles: {
    'on-call': { name: 'On-call engineer', rotation: 'primary', telephone: '+49 30 23125 100' },
    backup: { name: 'Backup', rotation: 'backup' },
    manager: { name: 'Manager', person: 'engineer-b' },
    team: { name: 'Team', github: 'example/team' },
  },
};
