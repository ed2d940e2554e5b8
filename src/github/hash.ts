import { createHash } from 'node:crypto';

/** A short hash of a text, in hexadecimal digits. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
