import type { Badge } from '#core/output/badge/badge.ts';

/** A badge, with some of it as the test wants it. */
export function badge(changes: Partial<Badge> = {}): Badge {
  return {
    label: 'Harbour Status',
    message: 'All Systems Operational',
    state: 'operational',
    language: 'en',
    direction: 'ltr',
    ...changes,
  };
}
