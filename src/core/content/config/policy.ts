import { z } from 'zod';
import { weekdays } from '#core/base/time/business-hours.ts';
import { complain, date, duration, id, line, oneOf, share, text } from '#core/base/yaml/fields.ts';
import { componentStates, otherStates } from './component-state.ts';
import { runbookSchema } from './runbook.ts';

/** The clock on which a promise runs: every hour, or business hours alone. */
export const clockKinds = ['always', 'business'] as const;
/** Statuspage's words for how bad an incident is for customers. */
export const impacts = ['none', 'minor', 'major', 'critical'] as const;
export type Impact = (typeof impacts)[number];
/** Live: flagged at once, at any hour. After-care: for working days. */
export const lanes = ['live', 'after-care'] as const;
export type Lane = (typeof lanes)[number];

const timeOfDay = line.superRefine((value, ctx) => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/u.test(value)) {
    complain(ctx, {
      rule: 'time-of-day',
      message: `"${value}" is not a time of day.`,
      hint: 'Write hours and minutes from 00:00 to 23:59, as 09:00.',
    });
  }
});

const severitySchema = z.strictObject({
  /** What the team calls it. Internal. */
  name: line,
  /** When to call it this, for the team. Internal. */
  means: text,
  /** What has been called this, or would be, for the team. Internal. */
  examples: z.array(line).optional(),
  /** What customers read instead of the id, and what it means to them. */
  customers: z.strictObject({ name: line, means: line }),
  /** State of components that a record lists without one. */
  component_state: oneOf(componentStates, 'component-state', 'component state', otherStates),
  /** Statuspage impact: what the overall state becomes while such an incident is open. */
  impact: oneOf(impacts, 'impact', 'impact'),
  clock: oneOf(clockKinds, 'clock', 'clock'),
  lane: oneOf(lanes, 'lane', 'lane'),
  /** How long after its start each promise falls due. A promise left out is not made. */
  promises: z.strictObject({
    acknowledge: duration.optional(),
    respond: duration.optional(),
    /** From one update to the next, for the team and for customers. */
    update: duration.optional(),
    /** The same while the status is `monitoring`; default: `update`. */
    update_monitoring: duration.optional(),
    resolve: duration.optional(),
    /** From resolution to a post-incident review. */
    review: duration.optional(),
    /** From resolution to a `cause`. */
    cause: duration.optional(),
  }),
  /** Whose turn it is, and how long after falling due. Internal. */
  escalation: z.array(z.strictObject({ role: id, after: duration })).superRefine((path, ctx) => {
    if (path.length > 0) return;
    complain(ctx, {
      rule: 'escalation',
      message: 'Nobody is asked when a promise of this severity is broken.',
      hint: 'List at least one role, as - { role: on-call, after: 0m }.',
    });
  }),
  /** Deadlines that are flagged besides the usual ones. Internal. */
  flag_also: z.array(oneOf(['acknowledge', 'resolve'], 'deadline-kind', 'deadline')).optional(),
});

/** `config/policy.yml`: severities and their promises, business hours, causes, weights of downtime. */
export const policySchema = z.strictObject({
  /** By id, worst first. */
  severities: z.record(line, severitySchema),
  /** Customers are told of every outage in one of these states that lasts longer than `after`. */
  tell_customers: z.strictObject({
    states: z.array(oneOf(componentStates, 'component-state', 'component state', otherStates)),
    after: duration,
  }),
  /** In the site's zone. */
  business_hours: z.strictObject({
    days: z.array(oneOf(weekdays, 'weekday', 'weekday')),
    from: timeOfDay,
    until: timeOfDay,
    /** Days on which nobody works. */
    holidays: z.array(date).optional(),
  }),
  /** Root causes by id, with the name people read. */
  causes: z.record(id, line),
  /** How the team works while an incident goes on. Internal. */
  runbook: runbookSchema.optional(),
  /** How much of a minute in this state counts as downtime, 0 to 1. */
  downtime_weights: z.strictObject({
    degraded_performance: share,
    partial_outage: share,
    major_outage: share,
  }),
});

export type PolicyConfig = z.output<typeof policySchema>;
export type SeverityPolicy = z.output<typeof severitySchema>;
export type BusinessHours = PolicyConfig['business_hours'];
