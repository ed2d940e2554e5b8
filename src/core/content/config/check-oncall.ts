import { own } from '#core/base/own.ts';
import type { Problem } from '#core/base/problem.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { intersect } from '#core/base/time/interval.ts';
import type { Complaint } from '#core/base/yaml/fields.ts';
import { idleOverrides } from './idle-overrides.ts';
import type { OncallConfig } from './oncall.ts';
import type { Placed } from './placed.ts';

/** Adds a problem about the value at a path. */
type Report = (path: PropertyKey[], complaint: Complaint) => void;

/**
 * What no schema can see in oncall.yml: people nobody can reach, somebody twice at one time, overrides that contradict or do
 * nothing.
 *
 * @param zone the site's.
 * @param now an override that ended by then is history, and may name somebody who has left since.
 */
export function checkOncall(
  { value, file, places }: Placed<OncallConfig>,
  zone: string,
  now: Instant,
): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, complaint) => {
    problems.push({ file, ...places.ofValue(path), ...complaint });
  };
  checkPeople(value, now, report);
  checkRotation(value, report);
  checkOverrides(value, report);
  checkRoles(value, report);
  checkPartners(value, report);
  if (problems.length > 0) return problems;
  for (const { index, key, complaint } of idleOverrides(value, zone, now)) {
    report(['overrides', index, ...(key ? [key] : [])], complaint);
  }
  return problems;
}

/** Whoever is named is listed; whoever may be on call can be reached at any hour, not by text message alone. */
function checkPeople(
  { rotation, overrides, roles, people = {} }: OncallConfig,
  now: Instant,
  report: Report,
): void {
  const check = (path: PropertyKey[], id: string | undefined, isOnCall: boolean) => {
    if (id === undefined) return;
    const person = own(people, id);
    const reachable = person && (person.github ?? person.chat ?? person.email ?? person.telephone);
    if (person && (reachable || !isOnCall)) return;
    report(path, {
      rule: isOnCall ? 'member-without-contact' : 'unknown-person',
      message: person
        ? `"${id}" is on call, but nobody can reach them.`
        : `"${id}" is not listed under people.`,
      hint: `Write under people: ${id}: { name: …, github: … }, with at least one of github, chat, email, telephone.`,
    });
  };
  rotation?.members.forEach((id, i) => {
    check(['rotation', 'members', i], id, true);
  });
  rotation?.backups?.forEach((id, i) => {
    check(['rotation', 'backups', i], id, true);
  });
  overrides?.forEach(({ until, primary, backup }, i) => {
    if (until <= now) return;
    check(['overrides', i, 'primary'], primary, true);
    check(['overrides', i, 'backup'], backup, true);
  });
  for (const [id, { person }] of Object.entries(roles)) check(['roles', id, 'person'], person, false);
}

function checkRotation({ rotation, overrides = [], roles }: OncallConfig, report: Report): void {
  if (rotation) {
    if (rotation.members.length === 0) {
      report(['rotation', 'members'], {
        rule: 'rotation',
        message: 'The rotation has no members.',
        hint: 'List the people who take turns, or remove the rotation.',
      });
    }
    checkBackups(rotation, report);
    return;
  }
  const hint = 'Write rotation: with start, handover and members, or remove this line.';
  for (const [id, role] of Object.entries(roles)) {
    if (!role.rotation) continue;
    report(['roles', id, 'rotation'], {
      rule: 'rotation',
      message: `The role "${id}" follows the rotation, but there is none.`,
      hint,
    });
  }
  if (overrides.length > 0) {
    report(['overrides', 0], {
      rule: 'rotation',
      message: 'Overrides change the rotation, but there is none.',
      hint: 'Write rotation: with start, handover and members, or remove the overrides.',
    });
  }
}

function checkBackups(
  { members, backups = [] }: NonNullable<OncallConfig['rotation']>,
  report: Report,
): void {
  if (members.length === 0 || backups.length === 0) return;
  // After so many weeks every possible pair of member and backup has occurred.
  const weeks = Array.from({ length: members.length * backups.length }, (_, week) => week);
  const clash = weeks.find((week) => members[week % members.length] === backups[week % backups.length]);
  if (clash === undefined) return;
  const backup = clash % backups.length;
  report(['rotation', 'backups', backup], {
    rule: 'own-backup',
    message: `In week ${clash + 1} of the rotation "${backups[backup]}" is on call and their own backup.`,
    hint: 'List the backups in the order of the members, shifted by at least one, and as many of them.',
  });
}

function checkOverrides({ overrides = [] }: OncallConfig, report: Report): void {
  overrides.forEach(({ from, until, primary, backup }, i) => {
    if (until <= from) {
      report(['overrides', i, 'until'], {
        rule: 'window-order',
        message: 'This override ends before it begins.',
        hint: 'Make until later than from.',
      });
    }
    if (primary === undefined && backup === undefined) {
      report(['overrides', i], {
        rule: 'override',
        message: 'This override changes nobody.',
        hint: 'Write primary:, backup: or both, or remove the override.',
      });
    }
    if (primary !== undefined && primary === backup) {
      report(['overrides', i, 'backup'], {
        rule: 'own-backup',
        message: `"${primary}" is on call and their own backup.`,
        hint: 'Write somebody else as backup, or remove this line: the rotation then names the backup.',
      });
    }
    for (const [j, other] of overrides.slice(0, i).entries()) {
      const shared = intersect({ start: from, end: until }, { start: other.from, end: other.until });
      const complaint = shared && clashOf({ primary, backup }, other, j + 1, shared);
      if (!complaint) continue;
      report(['overrides', i, 'from'], complaint);
      return;
    }
  });
}

/**
 * What two overrides say against each other in the time they share; undefined where nothing: one may name who is on call,
 * and the other the backup.
 */
function clashOf(
  one: Places,
  other: Places,
  number: number,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): Complaint | undefined {
  const when = `from ${toIso(start)} to ${toIso(end)}`;
  const place = (['primary', 'backup'] as const).find((each) => one[each] && other[each]);
  if (place) {
    const what = place === 'primary' ? 'is on call' : 'is the backup';
    return {
      rule: 'override-overlap',
      message: `This override and number ${number} of the list both say who ${what} ${when}.`,
      hint: 'Let one end where the other begins. Where both shall hold, write a third for the time they share.',
    };
  }
  const twice = [one.primary ?? other.primary, one.backup ?? other.backup];
  if (twice[0] === undefined || twice[0] !== twice[1]) return undefined;
  return {
    rule: 'own-backup',
    message: `With number ${number} of the list, "${twice[0]}" is on call and their own backup ${when}.`,
    hint: 'Name somebody else in one of the two, or let one end where the other begins.',
  };
}

type Places = Pick<NonNullable<OncallConfig['overrides']>[number], 'primary' | 'backup'>;

/** A role has one holder: whoever the rotation names is asked, and its own person never would be. */
function checkRoles({ roles }: OncallConfig, report: Report): void {
  for (const [id, { rotation, person }] of Object.entries(roles)) {
    if (rotation === undefined || person === undefined) continue;
    report(['roles', id, 'person'], {
      rule: 'role-holder',
      message: `The role "${id}" is held by the ${rotation} of the rotation: "${person}" would never be asked.`,
      hint: `Remove this line, and list "${person}" in the rotation if they are on call. A role with a person of its own needs another id.`,
    });
  }
}

function checkPartners({ partners = [] }: OncallConfig, report: Report): void {
  const seen = new Set<string>();
  partners.forEach(({ id }, i) => {
    if (seen.has(id)) {
      report(['partners', i, 'id'], {
        rule: 'duplicate-id',
        message: `Two partners have the id "${id}".`,
        hint: 'Give one of them another id.',
      });
    }
    seen.add(id);
  });
}
