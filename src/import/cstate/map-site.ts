import { siteSchema } from '#core/content/config/site.ts';
import { type Finding, warning } from '#import/common/finding.ts';
import type { CstateConfig } from './parse-site.ts';
import { plainText } from './plain-text.ts';

/** The text of `config/site.yml` to write. */
export interface MappedSite {
  readonly name: string;
  readonly description?: string;
  readonly url: string;
  readonly time_zone: string;
  readonly locale?: string;
  readonly brand?: { readonly color: string };
}

const placeholder = 'https://status.example.org';

/** Makes `site.yml` of a cState config. cState has no time zone of its own: its pages print UTC. */
export function mapSite(config: CstateConfig): { site: MappedSite; findings: Finding[] } {
  const findings: Finding[] = [];
  const { shape } = siteSchema;
  const at = { line: 1, column: 1 };
  const name = config.title ? plainText(config.title) : '';
  if (name === '') {
    findings.push(
      warning(config.path, at, 'title', 'The config has no title.', 'The site is called "Status".'),
    );
  }
  const url = shape.url.safeParse(config.baseUrl?.value);
  if (!url.success) {
    const message = `"${config.baseUrl?.value ?? ''}" is not a web address, so the address of the site is unknown.`;
    const hint = `url is ${placeholder}: write the true one in config/site.yml.`;
    findings.push(warning(config.path, config.baseUrl ?? at, 'base-url', message, hint));
  }
  const color = brandColor(config.brand?.value);
  if (config.brand && color === undefined) {
    const message = `The brand colour "${config.brand.value}" is not written in hexadecimal digits.`;
    findings.push(warning(config.path, config.brand, 'color', message, 'It was left out.'));
  }
  const locale = shape.locale.safeParse(config.language);
  const description = config.description === undefined ? '' : plainText(config.description);
  const site: MappedSite = {
    name: name || 'Status',
    ...(description === '' ? {} : { description }),
    url: url.success ? url.data : placeholder,
    time_zone: 'UTC',
    ...(locale.success && config.language ? { locale: locale.data } : {}),
    ...(color === undefined ? {} : { brand: { color } }),
  };
  return { site, findings };
}

/** Six hexadecimal digits; CSS's short form is written out. */
function brandColor(written: string | undefined): string | undefined {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/iu.exec(written ?? '') ?? [];
  if (long) return `#${long}`;
  return short && `#${[...short].map((digit) => digit + digit).join('')}`;
}
