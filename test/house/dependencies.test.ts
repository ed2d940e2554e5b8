import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { planRoot } from '#init/plan-root.ts';
import { readTemplate } from '#init/read-template.ts';
import upfront from '../../package.json' with { type: 'json' };
import createUpfront from '../../packages/create-upfront/package.json' with { type: 'json' };

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** What npm runs on its own where a package is installed. */
const onInstall = [
  ...['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'dependencies'],
];

/** The fields by which a package makes npm install others. */
const brings = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'bundleDependencies',
  'bundledDependencies',
];

const content = JSON.parse(
  planRoot(
    {
      name: 'Acme Status',
      url: 'https://status.acme.dev',
      timeZone: 'UTC',
      locale: 'en',
      host: 'other',
      components: ['Website'],
    },
    readTemplate(),
    '1.0.0',
    '1.0.0',
  ).get('package.json') ?? '',
) as Manifest;

describe('what an operator installs', () => {
  test.each<[string, Manifest, readonly string[]]>([
    ['upfront', upfront, []],
    ['create-upfront', createUpfront, ['upfront']],
    ['a content repository', content, ['upfront']],
  ])('%s: no install script, and no package but ours', (_name, manifest, packages) => {
    expect(Object.keys(manifest.scripts ?? {}).filter((script) => onInstall.includes(script))).toEqual([]);
    expect(brings.flatMap((field) => Object.keys((manifest[field] as object | undefined) ?? {}))).toEqual(
      packages,
    );
    // npm compiles a package that holds this file, without a script.
    expect((manifest.files as string[] | undefined) ?? []).not.toContain('binding.gyp');
  });
});

describe('what a contributor installs', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<
      Record<string, { readonly hasInstallScript?: true; readonly integrity?: string; readonly link?: true }>
    >;
  };
  const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
  const docs = read('docs/dependencies.md');

  test('each package is named in docs/dependencies.md with its reason, once, and nothing else is', () => {
    const rows = [...docs.matchAll(/^\| `([^`]+)` \| (\S.*) \|$/gmu)].map(([, name = '']) => name);
    expect(rows.sort()).toEqual(Object.keys(upfront.devDependencies).sort());
  });

  test('install scripts are those of two packages, which the docs name', () => {
    const withScript = installed.flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.replace(/^.*node_modules\//u, '')] : [],
    );
    expect([...new Set(withScript)].sort()).toEqual(Object.keys(upfront.allowScripts).sort());
    const named = [...docs.matchAll(/^\| `([^`]+)` \| .*Runs an install script \|$/gmu)].map(
      ([, name]) => name,
    );
    expect(named.sort()).toEqual(Object.keys(upfront.allowScripts).sort());
  });

  test('each is one version, with the hash of its bytes', () => {
    expect(Object.values(upfront.devDependencies).filter((range) => !/^\d+\.\d+\.\d+$/u.test(range))).toEqual(
      [],
    );
    const unhashed = installed.filter(
      ([, { integrity, link }]) => !link && !integrity?.startsWith('sha512-'),
    );
    expect(unhashed.map(([path]) => path)).toEqual([]);
    expect(installed.length).toBeGreaterThan(500);
  });
});

test('a release first compares what it installed with the signatures of the registry, and with known vulnerabilities', () => {
  const { jobs } = parse(read('.github/workflows/release.yml')) as {
    jobs: Record<string, { steps: { run?: string; if?: string }[] }>;
  };
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const at = (command: string) => steps.findIndex(({ run }) => run?.startsWith(command));
  const audits = [at('npm audit signatures'), at('npm audit --audit-level=high')];
  for (const audit of audits) {
    expect(audit).toBeGreaterThan(at('npm ci'));
    expect(audit).toBeLessThan(at('npm test'));
    expect(steps[audit]).not.toHaveProperty('if');
  }
});
