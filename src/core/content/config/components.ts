import { z } from 'zod';
import { date, flag, id, line, oneOf } from '#core/base/yaml/fields.ts';

/** Who may see a thing: `public` means everyone, `internal` the team alone. */
export const visibility = oneOf(['public', 'internal'], 'visibility', 'visibility', {
  private: 'internal',
  hidden: 'internal',
  secret: 'internal',
  confidential: 'internal',
  team: 'internal',
  staff: 'internal',
  none: 'internal',
  everyone: 'public',
  everybody: 'public',
  customers: 'public',
  external: 'public',
  all: 'public',
  visible: 'public',
});
export type Visibility = z.output<typeof visibility>;

const componentSchema = z.strictObject({
  /** What records name. Never reused. */
  id,
  /** What people read. */
  name: line,
  description: line.optional(),
  /** `internal`: the public site does not know that it exists. Default: its group's. */
  visibility: visibility.optional(),
  /** First day on which it counts for uptime, in the site's zone. */
  since: date.optional(),
  /** First day on which it no longer counts. */
  until: date.optional(),
  /** Kept for old records; no longer on the board. */
  retired: flag.optional(),
});

/** `config/components.yml`: groups and the components in them, in the order in which the board shows them. */
export const componentsSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      id,
      name: line,
      description: line.optional(),
      /** `internal` hides the group and all in it. */
      visibility: visibility.optional(),
      components: z.array(componentSchema),
    }),
  ),
});

export type ComponentsConfig = z.output<typeof componentsSchema>;
export type Component = z.output<typeof componentSchema>;
