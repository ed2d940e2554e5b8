import type { Problem } from '#core/base/problem.ts';
import type { Placed } from './placed.ts';
import type { SiteConfig } from './site.ts';

/** Hosts that belong to nobody (RFC 2606), with which documentation and templates are written. */
const exampleHost = /(^|\.)example\.(com|net|org)$/iu;

/** Warnings of what site.yml still says as an example. A site with a `clock` is a demonstration, and may. */
export function checkExample({ value, file, places }: Placed<SiteConfig>): Problem[] {
  if (value.clock !== undefined) return [];
  const addresses: readonly (readonly [readonly string[], string | undefined])[] = [
    [['url'], value.url],
    [['internal_url'], value.internal_url],
    [['repository'], value.repository],
    ...Object.entries(value.links ?? {}).map(([key, url]) => [['links', key], url] as const),
  ];
  const warn = (path: readonly string[], message: string, hint: string): Problem => ({
    level: 'warning',
    file,
    ...places.ofValue(path),
    rule: 'example',
    message,
    hint,
  });
  const named = /\bexample\b/iu.test(value.name)
    ? [warn(['name'], `"${value.name}" is the name of an example.`, 'Write the name of your status page.')]
    : [];
  const addressed = addresses.flatMap(([path, url]) =>
    url !== undefined && exampleHost.test(new URL(url).hostname)
      ? [
          warn(
            path,
            `"${url}" is an example: nobody can have this address.`,
            'Write your own address, or remove the line.',
          ),
        ]
      : [],
  );
  return [...named, ...addressed];
}
