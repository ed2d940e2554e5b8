import type { VisibleEntry } from '#core/audience/visible.ts';

/** Whether customers read this entry: on the public site all entries, for the team those that are published. */
export function isCustomerMessage({ internal, message }: VisibleEntry): boolean {
  return internal ? internal.published : message !== undefined;
}
