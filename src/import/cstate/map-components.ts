import { MAX_ID_BYTES, shortId, slug } from '#core/base/yaml/fields.ts';
import type { ComponentsConfig } from '#core/content/config/components.ts';
import { type Finding, type Located, warning } from '#import/common/finding.ts';
import type { CstateIssue } from './parse-issue.ts';
import type { CstateConfig, CstateSystem } from './parse-site.ts';
import { plainText } from './plain-text.ts';

/** The board of a cState site, and how its systems are called in Upfront. */
export interface MappedComponents {
  readonly components: ComponentsConfig;
  /** Component ids by system name. */
  readonly idOf: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

type Group = ComponentsConfig['groups'][number];

/**
 * Makes groups of categories and components of systems, in their order. A system without a category goes into a group
 * "Services"; one that only issues name becomes a retired component, in a group "Retired".
 *
 * @param given ids that names have already, in a components.yml that stays as it is.
 */
export function mapComponents(
  config: CstateConfig,
  issues: readonly CstateIssue[],
  given: ReadonlyMap<string, string>,
): MappedComponents {
  const findings: Finding[] = [];
  const systems = new Map<string, CstateSystem>();
  for (const system of config.systems) {
    if (!systems.has(system.value)) systems.set(system.value, system);
    else {
      const message = `A second system has the name "${system.value}".`;
      findings.push(warning(config.path, system, 'duplicate-name', message, 'The first was taken.'));
    }
  }
  for (const at of config.nameless) {
    findings.push(
      warning(config.path, at, 'no-name', 'A category or system has no name.', 'It was left out.'),
    );
  }
  const unknown = unknownSystems(issues, systems);
  const takenIds = new Set(given.values());
  const idOf = new Map<string, string>();
  const place = (file: string, at: Located<string>) => {
    const id = given.get(at.value) ?? freeId(wishedId(at.value) || 'component', takenIds);
    takenIds.add(id);
    idOf.set(at.value, id);
    const wish = wishedId(at.value) || 'component';
    if (!given.has(at.value) && id !== wish) {
      const message = `"${at.value}" and another system would both have the id "${wish}".`;
      findings.push(warning(file, at, 'id-collision', message, `Its id is ${id}.`));
    }
  };
  for (const system of systems.values()) place(config.path, system);
  // The spelling in most use gets the plain id, the slips of the pen beside it the numbered ones.
  for (const { file, first, count } of unknown.toSorted((a, b) => b.count - a.count)) {
    const naming = count > 1 ? `which ${count} issues name` : 'which one issue names';
    const message = `The config knows no system "${first.value}", ${naming}.`;
    place(file, first);
    const hint = `Imported as the retired component ${idOf.get(first.value)}.`;
    findings.push(warning(file, first, 'unknown-system', message, hint));
  }
  const groups = groupsOf(config, [...systems.values()], idOf, findings);
  if (unknown.length > 0) {
    groups.push({
      id: freeId('retired', new Set(groups.map(({ id }) => id))),
      name: 'Retired',
      components: unknown.map(({ first }) => ({
        id: idOf.get(first.value) ?? '',
        name: oneLine(first.value),
        retired: true,
      })),
    });
  }
  if (groups.length === 0) {
    const name = oneLine(config.title ?? 'Service');
    groups.push({ id: 'services', name: 'Services', components: [{ id: 'service', name }] });
    const message = 'The config lists no systems, and no issue names one.';
    const hint = `A board needs one: it was given the component "${name}".`;
    findings.push(warning(config.path, { line: 1, column: 1 }, 'no-systems', message, hint));
  }
  return { components: { groups }, idOf, findings };
}

/** The id that a name wishes for. */
export function wishedId(name: string): string {
  const id = slug(name);
  return id.length <= MAX_ID_BYTES ? id : shortId(id, ROOMY_ID_BYTES);
}

/** The longest id to which a number can be added. */
const ROOMY_ID_BYTES = MAX_ID_BYTES - 10;

/** The first of `wish`, `wish-2`, `wish-3` … that is not taken. */
export function freeId(wish: string, taken: ReadonlySet<string>): string {
  let id = wish;
  for (let number = 2; taken.has(id); number += 1) id = `${shortId(wish, ROOMY_ID_BYTES)}-${number}`;
  return id;
}

/** Systems that issues name and the config does not, by name, each with its first place. */
function unknownSystems(issues: readonly CstateIssue[], known: ReadonlyMap<string, unknown>) {
  const found = new Map<string, { file: string; first: Located<string>; count: number }>();
  for (const { path, affected } of issues) {
    for (const name of affected) {
      if (known.has(name.value)) continue;
      const before = found.get(name.value);
      if (before) before.count += 1;
      else found.set(name.value, { file: path, first: name, count: 1 });
    }
  }
  return [...found.values()].sort((a, b) => (a.first.value < b.first.value ? -1 : 1));
}

function groupsOf(
  config: CstateConfig,
  systems: readonly CstateSystem[],
  idOf: ReadonlyMap<string, string>,
  findings: Finding[],
): Group[] {
  const groups: Group[] = [];
  const groupIds = new Set<string>();
  const add = (name: string, description: string | undefined, members: readonly CstateSystem[]) => {
    const id = freeId(wishedId(name) || 'group', groupIds);
    groupIds.add(id);
    groups.push({
      id,
      name: oneLine(name),
      ...described(description),
      components: members.map((system) => ({
        id: idOf.get(system.value) ?? '',
        name: oneLine(system.displayName ?? system.value),
        ...described(system.description),
      })),
    });
  };
  const names = new Set<string>();
  for (const category of config.categories) {
    if (names.has(category.value)) continue;
    names.add(category.value);
    const members = systems.filter((system) => system.category === category.value);
    if (members.length > 0) add(category.value, category.description, members);
    else {
      const message = `The category "${category.value}" has no systems.`;
      findings.push(warning(config.path, category, 'empty-category', message, 'It was left out.'));
    }
  }
  const rest = systems.filter(({ category }) => category === undefined || !names.has(category));
  if (rest.length > 0) add('Services', undefined, rest);
  return groups;
}

function described(markdown: string | undefined): { description?: string } {
  const description = markdown === undefined ? '' : plainText(markdown);
  return description === '' ? {} : { description };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
