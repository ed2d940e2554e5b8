import { z } from 'zod';
import { duration, githubName, id, instant, line, oneOf, timeZone, url } from '#core/base/yaml/fields.ts';

/** Ways to reach somebody. Internal, all of it. */
const reach = {
  /** GitHub user or team, without `@`. */
  github: githubName.optional(),
  /** Handle in the team's chat. */
  chat: line.optional(),
  email: line.optional(),
  telephone: line.optional(),
  /** Number for text messages; for critical incidents alone. */
  sms: line.optional(),
};

/** `config/oncall.yml`: who answers. Nothing of it ever reaches the public site. */
export const oncallSchema = z.strictObject({
  /** Who takes the pager, week after week. */
  rotation: z
    .strictObject({
      /** When the first member's first week begins. */
      start: instant,
      /** Zone in which weeks are counted; default: the site's. */
      time_zone: timeZone.optional(),
      /** Overlap in which two hand over. */
      handover: duration,
      /** People in turn, a week each. */
      members: z.array(id),
      /** The backups, in turn, one week each. */
      backups: z.array(id).optional(),
    })
    .optional(),
  /** Who takes over between two instants, against the rotation. */
  overrides: z
    .array(
      z.strictObject({
        from: instant,
        until: instant,
        primary: id.optional(),
        backup: id.optional(),
        reason: line.optional(),
      }),
    )
    .optional(),
  people: z.record(id, z.strictObject({ name: line, ...reach })).optional(),
  /** Roles that escalation paths name. A role nobody holds is asked by its name. */
  roles: z.record(
    id,
    z.strictObject({
      name: line,
      /** `primary` or `backup`: whoever the rotation names at that instant. */
      rotation: oneOf(['primary', 'backup'], 'rotation', 'place in the rotation').optional(),
      person: id.optional(),
      ...reach,
    }),
  ),
  /** What everybody may use: a hotline, a mailbox, a chat handle. */
  contacts: z.record(id, line).optional(),
  /** Others one may have to call. */
  partners: z
    .array(
      z.strictObject({
        id,
        name: line,
        telephone: line.optional(),
        email: line.optional(),
        portal: url.optional(),
      }),
    )
    .optional(),
});

export type OncallConfig = z.output<typeof oncallSchema>;

/** What is known where oncall.yml cannot be read: nobody. A role is asked by its id then. */
export const unknownOncall: OncallConfig = { roles: {} };
