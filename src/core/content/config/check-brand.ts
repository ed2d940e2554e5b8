import type { Problem } from '#core/base/problem.ts';
import { nearest } from '#core/base/yaml/fields.ts';
import type { Placed } from './placed.ts';
import type { SiteConfig } from './site.ts';

const pictures = ['logo', 'favicon', 'image'] as const;

/**
 * Whether the pictures that each page shows are there.
 *
 * @param filesOf the paths of the files of public/; asked only where a picture is named.
 */
export function checkBrand(
  { value, file, places }: Placed<SiteConfig>,
  filesOf: () => readonly string[],
): Problem[] {
  const named = pictures.flatMap((key) => {
    const name = value.brand?.[key];
    return name === undefined ? [] : [{ key, name }];
  });
  if (named.length === 0) return [];
  const files = filesOf();
  return named.flatMap(({ key, name }): Problem[] => {
    if (files.includes(name)) return [];
    const near = nearest(name, files);
    return [
      {
        file,
        ...places.ofValue(['brand', key]),
        rule: 'asset',
        message: `There is no file "${name}" in public/.`,
        hint: near ? `Did you mean ${near}?` : 'Put the file into public/, or remove this line.',
      },
    ];
  });
}
