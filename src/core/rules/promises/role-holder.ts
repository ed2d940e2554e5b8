import { own } from '#core/base/own.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { onCallAt } from '#core/content/config/shifts.ts';
import type { Reach, Way } from './reach.ts';

/** Somebody who can be asked, and how. What the role itself says comes before what its person says. */
export interface Holder extends Reach {
  /** The role's name. */
  readonly role: string;
  /** Name of the person who holds it now; undefined for a role without one. */
  readonly person?: string | undefined;
}

/**
 * Who holds a role at an instant: the person it names, or the person in the rotation at that time. A role that nobody knows is asked
 * by its id.
 */
export function holderOf(role: string, oncall: OncallConfig, zone: string, at: Instant): Holder {
  const held: Partial<OncallConfig['roles'][string]> = own(oncall.roles, role) ?? {};
  const id = held.rotation ? onCallAt(oncall, zone, at)?.[held.rotation] : held.person;
  const holder = id === undefined ? undefined : own(oncall.people ?? {}, id);
  const reach = (way: Way) => held[way] ?? holder?.[way];
  return {
    role: held.name ?? role,
    person: holder?.name ?? id,
    github: reach('github'),
    chat: reach('chat'),
    email: reach('email'),
    telephone: reach('telephone'),
    sms: reach('sms'),
  };
}
