import type { Problem } from '#core/base/problem.ts';
import { durationMs } from '#core/base/time/duration.ts';
import { type Complaint, unknownWord } from '#core/base/yaml/fields.ts';
import type { ComponentsConfig } from './components.ts';
import type { OncallConfig } from './oncall.ts';
import type { Placed } from './placed.ts';
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
        hint: 'List at least one, as - { id: checkout, name: Checkout }, or remove the group.',
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
          hint: 'Make until later than since.',
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
      message: 'There is no severity: no incident could have one.',
      hint: 'Leave at least one: take out a line that says none.',
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
      hint: 'Make until later than from, as from: "09:00" and until: "18:00".',
    });
  }
  return problems;
}
