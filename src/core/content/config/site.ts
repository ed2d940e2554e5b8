import { z } from 'zod';
import { durationMs, writeDuration } from '#core/base/time/duration.ts';
import { DAY, isUsableClock, MINUTE } from '#core/base/time/instant.ts';
import {
  complain,
  duration,
  githubLogin,
  instant,
  line,
  oneOf,
  siteUrl,
  timeZone,
  url,
} from '#core/base/yaml/fields.ts';
import { siteHeaders } from './site-headers.ts';

const color = line.refine((value) => /^#[0-9a-f]{6}$/iu.test(value), {
  params: { rule: 'color', hint: 'Write six hexadecimal digits in quotes, as "#0b7285".' },
  error: 'This is not a colour.',
});

const asset = line.refine((value) => /^[\w-]+(\.[\w-]+)*$/u.test(value), {
  params: { rule: 'asset', hint: 'Write the name of a file in public/, as logo.svg.' },
  error: 'This is not a plain file name.',
});

const locale = line.superRefine((value, ctx) => {
  try {
    new Intl.Locale(value);
  } catch {
    complain(ctx, {
      rule: 'locale',
      message: `"${value}" is not a language tag.`,
      hint: 'Write a BCP 47 tag, as en, en-GB, de, ja or ar.',
    });
  }
});

const clock = instant.superRefine((value, ctx) => {
  if (isUsableClock(value)) return;
  complain(ctx, {
    rule: 'timestamp',
    message: 'No site can be built for this instant: its year is not between 2000 and 2099.',
    hint: 'Write an instant of those years, as 2026-11-23T10:41Z, or remove the line.',
  });
});

/** A page must stay confirmed for longer than it takes to publish the next one, and must not stay so without end. */
const CONFIRM = { shortest: 10 * MINUTE, longest: 30 * DAY } as const;

const confirm = duration.superRefine((value, ctx) => {
  const ms = durationMs(value);
  if (CONFIRM.shortest <= ms && ms <= CONFIRM.longest) return;
  complain(ctx, {
    rule: 'duration',
    message: `A page cannot stay confirmed for ${writeDuration(value)}.`,
    hint: 'Write a length from 10m to 30d, as 3h.',
  });
});

/** `config/site.yml`: the names, addresses and appearance of the two sites. */
export const siteSchema = z.strictObject({
  /** Name of the status page; heads every page and feed. */
  name: line,
  /** One or two sentences under the name. */
  description: line.optional(),
  /** The address of the public site; may have a path. */
  url: siteUrl,
  /** The address of the internal site; may have a path. Internal. */
  internal_url: siteUrl.optional(),
  /** Zone that cuts days and months, and in which times are printed. */
  time_zone: timeZone.default('UTC'),
  /** Language of the interface, a BCP 47 tag. */
  locale: locale.default('en'),
  /** Fixes the clock of a demonstration: the site is built as if it were this instant. */
  clock: clock.optional(),
  /** How long after its build a page counts as confirmed; a page that is older says so. */
  confirm: confirm.default({ amount: 3, unit: 'h' }),
  brand: z
    .strictObject({
      /** Accent colour of the pages. */
      color: color.optional(),
      /** File in public/. */
      logo: asset.optional(),
      /** File in public/. */
      favicon: asset.optional(),
      /** File in public/, 1200 × 630 pixels: shown where somebody shares a link to the public site. */
      image: asset.optional(),
    })
    .optional(),
  /** HTTP headers that the host sends with every file, besides Upfront's own. */
  headers: siteHeaders.optional(),
  /** Where else customers may go. */
  links: z
    .strictObject({
      home: url.optional(),
      support: url.optional(),
      terms: url.optional(),
      privacy: url.optional(),
    })
    .optional(),
  /** Lines at the head of each page, below the navigation; Markdown. */
  header: z.array(line).optional(),
  /** Lines at the foot of each page; Markdown. */
  footer: z.array(line).optional(),
  /** The repository that holds the records, `https://github.com/OWNER/NAME`. Internal. */
  repository: url.optional(),
  /** `public`: everybody can read the repository, so nothing in it may be for the team alone. Default: `private`. */
  repository_visibility: oneOf(['private', 'public'], 'visibility', 'visibility of a repository', {
    internal: 'private',
    hidden: 'private',
    secret: 'private',
    closed: 'private',
    open: 'public',
  }).optional(),
  /** Accounts on GitHub that wrote flags and comments before the one that writes now. Internal. */
  flag_identities: z.array(githubLogin).optional(),
  /** How frequently something outside GitHub starts a run where one is due. Internal. */
  tick: duration.optional(),
  /** `off`: no job stays to watch while something live is open. Default: `on`, where there is no tick. Internal. */
  watch: oneOf(['on', 'off'], 'watch', 'setting', {
    yes: 'on',
    true: 'on',
    no: 'off',
    false: 'off',
  }).optional(),
});

export type SiteConfig = z.output<typeof siteSchema>;
