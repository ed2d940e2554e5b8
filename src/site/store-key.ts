/** Where Astro's store keeps what the door let through: the config, the instant to build for, and each record. */
export const CONFIG = 'config';
export const NOW = 'now';

const prefix = 'incidents/';

export function recordKey(id: string): string {
  return `${prefix}${id}`;
}

export function isRecordKey(key: string): boolean {
  return key.startsWith(prefix);
}
