import { describe, expect, test } from 'vitest';
import type { Audience } from '#core/audience/visible.ts';
import { boardAt } from '#core/rules/availability/board.ts';
import { overallOfComponents } from '#core/rules/availability/overall.ts';
import { content } from '../../../fixtures/content.ts';

const now = Date.UTC(2026, 10, 23, 12);

function board(records: Record<string, string>, audience: Audience = 'public', at = now) {
  const { records: all, config } = content({ records, now: at }).visible(audience);
  return boardAt(all, config, at);
}

/** `web partial_outage`, for every component that is not operational. */
function troubled({ groups }: ReturnType<typeof boardAt>): string[] {
  return groups.flatMap(({ components }) =>
    components.filter(({ state }) => state !== 'operational').map(({ id, state }) => `${id} ${state}`),
  );
}

const incident = (severity: string, components: string, rest = '') => `---
title: Something is wrong
severity: ${severity}
components: ${components}
timeline:
  - at: 2026-11-23T10:00Z
    message: |
      We are looking into it.
${rest}---
`;

const maintenance = (rest = '') => `---
title: New pumps
kind: maintenance
components: [search]
window: { from: 2026-11-23T11:00Z, until: 2026-11-23T13:00Z }
timeline:
  - at: 2026-11-20T10:00Z
    message: |
      Search rests for a while.
${rest}---
`;

describe('overallOfComponents', () => {
  test.each([
    [[], 'none', 'All Systems Operational'],
    [['operational', 'operational'], 'none', 'All Systems Operational'],
    [['major_outage', 'major_outage'], 'critical', 'Major System Outage'],
    [['major_outage', 'operational'], 'major', 'Partial System Outage'],
    [['major_outage', 'under_maintenance'], 'major', 'Partial System Outage'],
    // Atlassian's own sample.
    [['major_outage', 'partial_outage', 'operational'], 'major', 'Partial System Outage'],
    [['partial_outage', 'partial_outage'], 'major', 'Partial System Outage'],
    [['partial_outage', 'operational'], 'minor', 'Minor Service Outage'],
    [['partial_outage', 'degraded_performance'], 'minor', 'Minor Service Outage'],
    [['degraded_performance', 'degraded_performance'], 'minor', 'Degraded System Service'],
    [['degraded_performance', 'under_maintenance'], 'minor', 'Partially Degraded Service'],
    [['degraded_performance', 'operational'], 'minor', 'Partially Degraded Service'],
    [['under_maintenance', 'operational'], 'maintenance', 'Service Under Maintenance'],
    [['under_maintenance', 'under_maintenance'], 'maintenance', 'Service Under Maintenance'],
  ] as const)('%j is %s: %s', (states, indicator, description) => {
    expect(overallOfComponents(states)).toEqual({ indicator, description });
  });
});

describe('boardAt', () => {
  test('is calm without records, in the order of components.yml, without what is retired or internal', () => {
    const { overall, groups } = board({});
    expect(overall).toEqual({ indicator: 'none', description: 'All Systems Operational' });
    expect(groups.map(({ id, state, components }) => [id, state, components.map((c) => c.id)])).toEqual([
      ['shop', 'operational', ['web', 'checkout', 'search']],
    ]);
  });

  test('marks internal groups and components for the team', () => {
    const { groups } = board({}, 'internal');
    expect(groups.map(({ id, internal }) => [id, internal])).toEqual([
      ['shop', false],
      ['plant', true],
    ]);
    expect(groups[0]?.components.map(({ id, internal }) => [id, internal])).toEqual([
      ['web', false],
      ['checkout', false],
      ['search', false],
      ['ledger', true],
    ]);
  });

  test('gives a component the worst state of open records, and its group the worst of its components', () => {
    const result = board({
      one: incident('P2', '[web, checkout]'),
      two: incident('P1', '[checkout]'),
      done: incident('P0', '[search]', '  - { at: 2026-11-23T11:00Z, status: resolved, message: Done. }\n'),
    });
    expect(troubled(result)).toEqual(['web degraded_performance', 'checkout partial_outage']);
    expect(result.groups[0]?.state).toBe('partial_outage');
  });

  test.each([
    [
      'an impact worse than the components',
      'P0',
      '{ web: degraded_performance }',
      'critical',
      'Major System Outage',
    ],
    ['an incident without components', 'P1', '[]', 'major', 'Partial System Outage'],
    ['components worse than the impact', 'P3', '{ web: major_outage }', 'major', 'Partial System Outage'],
    ['components as bad as the impact', 'P2', '[web]', 'minor', 'Partially Degraded Service'],
    ['an impact of none', 'P3', '[web]', 'none', 'All Systems Operational'],
    ['a retired component', 'P3', '{ fax: major_outage }', 'none', 'All Systems Operational'],
  ])('%s', (_, severity, components, indicator, description) => {
    expect(board({ one: incident(severity, components) }).overall).toEqual({ indicator, description });
  });

  test.each([
    ['resolved', '  - { at: 2026-11-23T11:00Z, status: resolved, message: Done. }\n'],
    ['dismissed', '  - { at: 2026-11-23T11:00Z, status: dismissed, message: A false alarm. }\n'],
  ])('a record that is %s troubles nobody', (_, rest) => {
    expect(board({ one: incident('P0', '[web]', rest) }).overall.indicator).toBe('none');
  });

  test('takes the severity and the components of the last call', () => {
    const rest =
      '  - { at: 2026-11-23T11:00Z, severity: P0, components: { web: major_outage }, message: Worse. }\n';
    const result = board({ one: incident('P2', '[web]', rest) });
    expect(result.overall.indicator).toBe('critical');
    expect(troubled(result)).toEqual(['web major_outage']);
  });

  test.each([
    ['before the window', Date.UTC(2026, 10, 23, 10, 59, 59), 'none', []],
    ['at its start', Date.UTC(2026, 10, 23, 11), 'maintenance', ['search under_maintenance']],
    ['just before its end', Date.UTC(2026, 10, 23, 12, 59, 59), 'maintenance', ['search under_maintenance']],
    ['at its end', Date.UTC(2026, 10, 23, 13), 'none', []],
  ])('maintenance %s', (_, at, indicator, states) => {
    const result = board({ one: maintenance() }, 'public', at);
    expect(result.overall.indicator).toBe(indicator);
    expect(troubled(result)).toEqual(states);
  });

  test('maintenance under way is told of even where it names no component', () => {
    const { overall } = board({ one: maintenance().replace('components: [search]\n', '') });
    expect(overall).toEqual({ indicator: 'maintenance', description: 'Service Under Maintenance' });
  });

  test('leaves out a group whose components are all retired', () => {
    const components =
      'groups:\n  - { id: old, name: Old, components: [{ id: fax, name: Fax, retired: true }] }\n  - { id: new, name: New, components: [{ id: web, name: Web }] }\n';
    const { records, config } = content({ config: { components }, now }).visible('public');
    expect(boardAt(records, config, now).groups.map(({ id }) => id)).toEqual(['new']);
  });

  test('an overrun is a partial outage', () => {
    const rest = '  - { at: 2026-11-23T11:05Z, status: in_progress, message: We have begun. }\n';
    const result = board({ one: maintenance(rest) }, 'public', Date.UTC(2026, 10, 23, 13));
    expect(result.overall).toEqual({ indicator: 'minor', description: 'Minor Service Outage' });
    expect(troubled(result)).toEqual(['search partial_outage']);
  });

  test('a notice changes nothing', () => {
    const notice =
      '---\ntitle: New prices\nkind: notice\ntimeline:\n  - { at: 2026-11-23T10:00Z, message: Soon. }\n---\n';
    expect(board({ one: notice }).overall.indicator).toBe('none');
  });

  test('the team sees what is not announced; customers do not', () => {
    const quiet =
      '---\ntitle: Hidden\nseverity: P0\ncomponents: [web, pumps]\ntimeline:\n  - { at: 2026-11-23T10:00Z, note: Hm. }\n---\n';
    expect(board({ one: quiet }).overall.indicator).toBe('none');
    const internal = board({ one: quiet }, 'internal');
    expect(internal.overall.indicator).toBe('critical');
    expect(troubled(internal)).toEqual(['web major_outage', 'pumps major_outage']);
  });

  test('an entry some minutes ahead of now counts at once', () => {
    expect(
      troubled(board({ one: incident('P1', '[web]') }, 'public', Date.UTC(2026, 10, 23, 9, 55))),
    ).toEqual(['web partial_outage']);
  });
});
