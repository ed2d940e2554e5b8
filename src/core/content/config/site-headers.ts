import { z } from 'zod';
import { complain, line, unknownWord } from '#core/base/yaml/fields.ts';

/**
 * Headers that an operator may add for every file. Each only protects readers more, or concerns the operator's host; what
 * Upfront sends itself, and what would let others read or frame the pages, is not among them.
 */
export const addedHeaders = [
  'Strict-Transport-Security',
  'X-Frame-Options',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-Permitted-Cross-Domain-Policies',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'TDM-Reservation',
] as const;
export type AddedHeader = (typeof addedHeaders)[number];

/** Values that would let more pages in than Upfront does, by header. */
const weaker: Readonly<Partial<Record<AddedHeader, { readonly allows: RegExp; readonly as: string }>>> = {
  'X-Frame-Options': { allows: /^deny$/iu, as: 'DENY' },
  'Cross-Origin-Opener-Policy': { allows: /^same-origin(-allow-popups)?$/u, as: 'same-origin' },
  'X-Permitted-Cross-Domain-Policies': { allows: /^none$/u, as: 'none' },
  'Strict-Transport-Security': {
    allows: /^max-age=\d+(; ?includeSubDomains)?(; ?preload)?$/iu,
    as: 'max-age=31536000',
  },
};

/** `headers:` of site.yml, with each name as it is usually written. */
export const siteHeaders = z.record(line, line).transform((written, ctx) => {
  const headers: Partial<Record<AddedHeader, string>> = {};
  for (const [name, value] of Object.entries(written)) {
    const known = addedHeaders.find((header) => header.toLowerCase() === name.toLowerCase());
    const rule = known && weaker[known];
    if (!known) {
      const { hint } = unknownWord(name, addedHeaders, 'header', 'header');
      const message = `"${name}" cannot be added: it is no header that only protects readers more.`;
      complain(ctx, { rule: 'header', message, hint }, [name]);
    } else if (headers[known] !== undefined) {
      const message = `The header ${known} is written twice.`;
      complain(ctx, { rule: 'header', message, hint: 'Keep one of the two.' }, [name]);
    } else if (!/^[\x20-\x7e]+$/u.test(value)) {
      const message = 'A header takes letters, digits and signs of ASCII alone.';
      complain(ctx, { rule: 'header', message, hint: `Write ${known} in plain ASCII.` }, [name]);
    } else if (rule && !rule.allows.test(value)) {
      const message = `${known} cannot be "${value}": browsers would not read it, or it would allow more than Upfront does.`;
      complain(ctx, { rule: 'header', message, hint: `Write ${known}: ${rule.as}` }, [name]);
    } else headers[known] = value;
  }
  return headers;
});
