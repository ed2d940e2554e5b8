import { expect, test } from 'vitest';
import type { Measured } from '#core/rules/availability/uptime.ts';
import { overallAvailability } from '#core/rules/metrics/overall-availability.ts';

function measured(measuredMs: number, downMs: number): Measured {
  const states = { operational: 0, under_maintenance: 0, degraded_performance: 0 };
  return { measuredMs, downMs, states: { ...states, partial_outage: 0, major_outage: 0 } };
}

test.each([
  ['equal times weigh equally', [measured(1000, 0), measured(1000, 100)], 95],
  ['a component that was there for less weighs less', [measured(9000, 0), measured(1000, 1000)], 90],
  ['no downtime is rounded away', [measured(1e9, 1), measured(1e9, 0)], 99.99],
  ['what was not measured weighs nothing', [measured(0, 0), measured(1000, 0)], 100],
  ['nothing measured', [measured(0, 0)], null],
  ['no component', [], null],
])('%s', (_, all, percent) => {
  expect(overallAvailability(all)).toBe(percent);
});
