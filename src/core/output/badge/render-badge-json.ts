import type { Badge } from './badge.ts';
import { badgeColors } from './badge-colors.ts';

/**
 * The badge as an endpoint of shields.io reads it (https://shields.io/badges/endpoint-badge), which draws it in any of
 * its styles. It asks again after five minutes, which is the least that it allows.
 */
export function renderBadgeJson({ label, message, state }: Badge): string {
  const document = {
    schemaVersion: 1,
    label,
    message,
    color: badgeColors[state].light,
    isError: false,
    cacheSeconds: 300,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
