import type { Problem } from '#core/base/problem.ts';
import type { SiteConfig } from '#core/content/config/site.ts';
import type { Holder, OpenText } from './open-texts.ts';
import type { Audience } from './visible.ts';

/** Who can read the repository of a content root. */
export type RepositoryVisibility = NonNullable<SiteConfig['repository_visibility']>;

type Site = Pick<SiteConfig, 'repository_visibility' | 'clock'>;

/** Whether site.yml says that everybody can read the repository. */
export function isDeclaredPublic({ repository_visibility }: Site): boolean {
  return repository_visibility === 'public';
}

/** The sites that are built unless somebody asks for one: a public repository has nothing for an internal site. */
export function sitesOf(site: Site | undefined): readonly Audience[] {
  return site !== undefined && isDeclaredPublic(site) ? ['public'] : ['public', 'internal'];
}

/** A fixed clock makes a demonstration: everything in it is invented, and every page says so. */
export function isDemonstration({ clock }: Site): boolean {
  return clock !== undefined;
}

/**
 * What `check` says of a repository that is public although site.yml does not say so: one problem that counts what only the
 * team should read, and where there is nothing of that, a warning.
 *
 * @param texts everything that the public site hides.
 */
export function undeclaredPublic(texts: readonly OpenText[]): Problem {
  const place = { file: 'config/site.yml', line: 1, column: 1, rule: 'public-repository' } as const;
  const open = texts.filter(({ row }) => row.level === 'problem');
  if (open.length === 0) {
    const message = 'This repository is public, and config/site.yml does not say so.';
    return { level: 'warning', ...place, message, hint: `Write ${LINE} into config/site.yml.` };
  }
  return {
    ...place,
    message: `This repository is public, and ${countOpen(open)}. Everybody can read that, and all earlier versions of it.`,
    hint: `Make the repository private. If it must be public, write ${LINE} into config/site.yml: check then shows each place.`,
  };
}

const LINE = 'repository_visibility: public';

/** What `check` says of a demonstration in a public repository, in one line; undefined where there is nothing to say. */
export function demonstrationLine(texts: readonly OpenText[]): string | undefined {
  const open = texts.filter(({ row }) => row.level === 'problem');
  if (open.length === 0) return undefined;
  return `This repository is public, and ${countOpen(open)}: a demonstration with "clock:", so all of it is invented.`;
}

/** "12 records hold notes, 1 record is internal and 1 config file holds private contacts": each file counts once a row. */
function countOpen(open: readonly OpenText[]): string {
  const files = new Map<string, { holder: Holder; says: OpenText['row']['says']; files: Set<string> }>();
  for (const { holder, row, problem } of open) {
    const key = `${holder} ${row.says[1]}`;
    const found = files.get(key) ?? { holder, says: row.says, files: new Set<string>() };
    files.set(key, { ...found, files: found.files.add(problem.file) });
  }
  const counts = [...files.values()]
    .sort((a, b) => b.files.size - a.files.size || (a.says[1] < b.says[1] ? -1 : 1))
    .map(({ holder, says: [one, more], files: { size } }) =>
      size === 1 ? `1 ${holder} ${one}` : `${size} ${holder}s ${more}`,
    );
  const last = counts.at(-1) ?? '';
  return counts.length < 2 ? last : `${counts.slice(0, -1).join(', ')} and ${last}`;
}
