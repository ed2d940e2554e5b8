import { Document } from 'yaml';
import { slug } from '#core/base/yaml/fields.ts';
import type { Answers } from './answers.ts';
import type { NewFiles } from './new-files.ts';
import { ownedFiles, pathInRoot } from './owned-files.ts';
import { type Written, written } from './written.ts';

const hostSteps = {
  'github-pages': `To publish: **Settings → Pages → Source**: GitHub Actions. Then run the workflow \`publish\`. Pages of a private repository need a paid
plan.`,
  other: `To publish: set the repository variable \`UPFRONT_UPLOAD\` to a command that uploads \`dist/public\`, and \`UPFRONT_PUBLISH\` to \`on\`. \`hosting.md\` has
the command for each host.`,
} as const;

/**
 * The files of a new content repository. Pure: the same answers give the same files.
 *
 * @param template files of src/template: path → text, with `{{name}}` where an answer belongs. A line whose answer was
 * left open is left out.
 * @param engine what npm installs as `upfront`: an address, a path or a version.
 * @param version of this Upfront, which `upgrade` of a later one reads.
 */
export function planRoot(answers: Answers, template: NewFiles, engine: string, version: string): NewFiles {
  const { host, components, repositoryVisibility } = answers;
  const isPublic = repositoryVisibility === 'public';
  const owned = ownedFiles(template, host);
  const files = new Map<string, string>([
    ['package.json', manifest(answers, engine, written(version, owned))],
    ['incidents/.gitkeep', ''],
    ['public/.gitkeep', ''],
    ['internal/.gitkeep', ''],
  ]);
  const blocks: Readonly<Record<string, string>> = {
    components: components
      .map((name) => `      - id: ${slug(name)}\n        name: ${scalar(name)}`)
      .join('\n'),
    component: slug(components[0] ?? ''),
    host_steps: hostSteps[host],
  };
  const values: Readonly<Record<string, string | undefined>> = {
    name: answers.name,
    url: answers.url,
    internal_url: answers.internalUrl,
    time_zone: answers.timeZone,
    locale: answers.locale,
    repository: answers.repository,
    repository_visibility: isPublic ? 'public' : undefined,
    // A line that begins with one of these is for such a repository alone.
    if_private: isPublic ? undefined : '',
    if_public: isPublic ? '' : undefined,
  };
  for (const [path, text] of template) {
    const place = pathInRoot(path, host);
    if (place === undefined) continue;
    const write = path.endsWith('.yml') ? scalar : (value: string) => value;
    files.set(place, owned.get(place) ?? fill(text, values, blocks, write));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fill(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  blocks: Readonly<Record<string, string>>,
  write: (value: string) => string,
): string {
  return text
    .split('\n')
    .flatMap((line, index, lines) => {
      const open = isOpen(line, values);
      // The comment above an answer that is left out goes, too; a line for some repositories alone has none of its own.
      const next = lines[index + 1] ?? '';
      const above = line.startsWith('# ') && isOpen(next, values) && !next.startsWith('{{if_');
      if (open || above) return [];
      return [
        line.replace(/\{\{(\w+)\}\}/gu, (whole, key: string) => {
          const value = values[key];
          if (value === '') return '';
          return value === undefined ? (blocks[key] ?? whole) : write(value);
        }),
      ];
    })
    .join('\n');
}

function isOpen(line: string, values: Readonly<Record<string, string | undefined>>): boolean {
  const key = /\{\{(\w+)\}\}/u.exec(line)?.[1];
  return key !== undefined && Object.hasOwn(values, key) && values[key] === undefined;
}

/** A text as YAML writes it on one line, in quotes where it needs them. */
function scalar(value: string): string {
  return new Document(value).toString({ lineWidth: 0 }).trimEnd();
}

function manifest({ name }: Answers, engine: string, upfront: Written): string {
  const own = slug(name);
  const content = {
    // npm lets no package depend on one of its own name.
    name: own === '' || own === 'upfront' ? 'status' : own,
    private: true,
    scripts: {
      start: 'upfront start',
      build: 'upfront build',
      dev: 'upfront dev',
      check: 'upfront check',
    },
    dependencies: { upfront: engine },
    upfront,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
