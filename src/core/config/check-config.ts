import type { Problem } from '#core/problem.ts';
import { durationMs } from '#core/time/duration.ts';
import { toIso } from '#core/time/instant.ts';
import { type Complaint, unknownWord } from '#core/yaml/fields.ts';
import type { ComponentsConfig } from './components.ts';
import type { OncallConfig } from './oncall.ts';
import type { Placed } from './parse-config.ts';
import type { PolicyConfig } from './policy.ts';

/** What no schema can see in components.yml: ids used twice, empty groups, dates in the wrong order. */
export function checkComponents({ value, file, places }: Placed<ComponentsConfig>): Problem[] {
  const problems: Problem[] = [];
  const report = (path: PropertyKey[], complaint: Complaint) =>
    problems.push({ file, ...places.ofValue(path), ...complaint });
  if (value.groups.length === 0) {
    report(['groups'], {
      rule: 'empty-group',
      message: 'There is no group: the board would be empty.',
      hint: 'Write at least one group with one component.',
    });
  }
  const groups = new Set<string>();
  const components = new Set<string>();
  value.groups.forEach((group, g) => {
    const path = ['groups', g];
    if (groups.has(group.id)) report([...path, 'id'], twice(group.id, 'group'));
    groups.add(group.id);
    if (group.components.length === 0) {
      report([...path, 'components'], {
        rule: 'empty-group',
        message: `The group "${group.name}" has no components.`,
        hint: 'List at least one, as - { id: checkout, name: Checkout }, or take the group out.',
      });
    }
    group.components.forEach(({ id, since, until }, c) => {
      const at = [...path, 'components', c];
      if (components.has(id)) report([...at, 'id'], twice(id, 'component'));
      components.add(id);
      if (since && until && until <= since) {
        report([...at, 'until'], {
          rule: 'date-order',
          message: `The component "${id}" ends on ${until}, before it began on ${since}.`,
          hint: 'Let until be later than since.',
        });
      }
    });
  });
  return problems;
}

function twice(id: string, what: string): Complaint {
  return {
    rule: 'duplicate-id',
    message: `Two ${what}s have the id "${id}".`,
    hint: `Give one of them another id; records name ${what}s by it.`,
  };
}

/** What no schema can see in policy.yml: roles that nobody defined, paths that run backwards, closed opening hours. */
export function checkPolicy(
  { value, file, places }: Placed<PolicyConfig>,
  oncall: OncallConfig | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const report = (path: PropertyKey[], complaint: Complaint) =>
    problems.push({ file, ...places.ofValue(path), ...complaint });
  if (Object.keys(value.severities).length === 0) {
    report(['severities'], {
      rule: 'severities',
      message: 'There is no severity: no incident could be called.',
      hint: 'Write at least one, as the shipped config/policy.yml does.',
    });
  }
  for (const [severity, { escalation }] of Object.entries(value.severities)) {
    const path = ['severities', severity, 'escalation'];
    escalation.forEach(({ role, after }, index) => {
      const roles = oncall && Object.keys(oncall.roles);
      if (roles && !roles.includes(role)) {
        const complaint = unknownWord(role, roles, 'unknown-role', 'role');
        report([...path, index, 'role'], {
          ...complaint,
          hint: `${complaint.hint} Roles are defined in config/oncall.yml.`,
        });
      }
      const before = escalation[index - 1];
      if (before && durationMs(after) < durationMs(before.after)) {
        report([...path, index, 'after'], {
          rule: 'escalation',
          message: 'This step comes before the one above it.',
          hint: 'Order the path by after, shortest first.',
        });
      }
    });
  }
  const { from, until } = value.business_hours;
  if (until <= from) {
    report(['business_hours', 'until'], {
      rule: 'business-hours',
      message: `Business hours end at ${until}, before they begin at ${from}.`,
      hint: 'Let until be later than from, as from: "09:00" and until: "18:00".',
    });
  }
  return problems;
}

/** What no schema can see in oncall.yml: people nobody can reach, overrides that end before they begin. */
export function checkOncall({ value, file, places }: Placed<OncallConfig>): Problem[] {
  const problems: Problem[] = [];
  const report = (path: PropertyKey[], complaint: Complaint) =>
    problems.push({ file, ...places.ofValue(path), ...complaint });
  const people = value.people ?? {};
  const checkPerson = (path: PropertyKey[], id: string | undefined, inRotation: boolean) => {
    if (id === undefined) return;
    const person = people[id];
    const reachable = person && (person.github ?? person.chat ?? person.email ?? person.telephone);
    if (person && (reachable || !inRotation)) return;
    report(path, {
      rule: inRotation ? 'member-without-contact' : 'unknown-person',
      message: person
        ? `"${id}" is on call, but nobody can reach them.`
        : `"${id}" is not listed under people.`,
      hint: `Write under people: ${id}: { name: …, github: … }, with at least one of github, chat, email, telephone.`,
    });
  };
  value.rotation?.members.forEach((id, i) => {
    checkPerson(['rotation', 'members', i], id, true);
  });
  value.rotation?.backups?.forEach((id, i) => {
    checkPerson(['rotation', 'backups', i], id, true);
  });
  if (value.rotation?.members.length === 0) {
    report(['rotation', 'members'], {
      rule: 'rotation',
      message: 'The rotation has no members.',
      hint: 'List the people who take turns, or take the rotation out.',
    });
  }
  value.overrides?.forEach(({ from, until, primary, backup }, i) => {
    checkPerson(['overrides', i, 'primary'], primary, true);
    checkPerson(['overrides', i, 'backup'], backup, true);
    if (until <= from) {
      report(['overrides', i, 'until'], {
        rule: 'window-order',
        message: 'This override ends before it begins.',
        hint: 'Let until be later than from.',
      });
    }
    if (primary === undefined && backup === undefined) {
      report(['overrides', i], {
        rule: 'override',
        message: 'This override changes nobody.',
        hint: 'Write primary:, backup: or both, or take the override out.',
      });
    }
    const other =
      value.overrides?.findIndex((each, j) => j < i && each.from < until && from < each.until) ?? -1;
    if (other >= 0) {
      report(['overrides', i, 'from'], {
        rule: 'override-overlap',
        message: `This override and number ${other + 1} of the list both say who is on call from ${toIso(Math.max(from, value.overrides?.[other]?.from ?? from))}.`,
        hint: 'Let one end where the other begins.',
      });
    }
  });
  const { members = [], backups = [] } = value.rotation ?? {};
  // After so many weeks every member has stood beside every backup that they ever will.
  const clash =
    backups.length === 0
      ? -1
      : Array.from({ length: members.length * backups.length }, (_, week) => week).findIndex(
          (week) => members[week % members.length] === backups[week % backups.length],
        );
  if (clash >= 0) {
    report(['rotation', 'backups', clash % backups.length], {
      rule: 'own-backup',
      message: `In week ${clash + 1} of the rotation "${members[clash % members.length]}" is on call and stands in for themselves.`,
      hint: 'List the backups in the order of the members, shifted by at least one, and as many of them.',
    });
  }
  for (const [id, role] of Object.entries(value.roles)) {
    checkPerson(['roles', id, 'person'], role.person, false);
    if (role.rotation && !value.rotation) {
      report(['roles', id, 'rotation'], {
        rule: 'rotation',
        message: `The role "${id}" follows the rotation, but there is none.`,
        hint: 'Write rotation: with start, handover and members, or take this line out.',
      });
    }
  }
  return problems;
}
