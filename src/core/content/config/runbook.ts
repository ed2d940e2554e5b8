import { z } from 'zod';
import { duration, line, oneOf } from '#core/base/yaml/fields.ts';

/** policy.yml's `runbook`: how the team works while an incident goes on. Internal, all of it. */
export const runbookSchema = z.strictObject({
  /** From the first sign to the review, each with what must be done in it. */
  phases: z
    .array(
      z.strictObject({
        name: line,
        /** How long after the first entry it begins; left out where it begins with something else. */
        from: duration.optional(),
        /** When it should be over. */
        until: duration.optional(),
        checklist: z.array(line),
      }),
    )
    .optional(),
  /** Where people are told, and when. */
  channels: z
    .array(
      z.strictObject({
        name: line,
        /** Who it reaches. */
        reaches: oneOf(['team', 'customers'], 'channel', 'channel'),
        /** When it is used. */
        when: line,
      }),
    )
    .optional(),
  /** How to write to customers. */
  writing: z.array(line).optional(),
});

export type RunbookConfig = z.output<typeof runbookSchema>;
