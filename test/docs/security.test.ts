import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '#core/base/rule.ts';
import { codesIn, codesOf, rowsBelow } from './pages.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** Paths of files and folders that a page names in `code`. */
function pathsIn(page: string): string[] {
  const codes = codesIn(readFileSync(`${top}${page}`, 'utf8').replaceAll(/^```[\s\S]*?^```/gmu, ''));
  return codes.filter(
    (code) => /^(?:[\w.-]+\/)+[\w.-]*$|^[A-Z]+\.md$/u.test(code) && !code.startsWith('dist/'),
  );
}

test.each(['docs/security.md', 'CONTRIBUTING.md', 'SECURITY.md'])(
  'every file that %s names exists',
  (page) => {
    const paths = pathsIn(page);
    expect(paths.length).toBeGreaterThan(page === 'SECURITY.md' ? 3 : 25);
    expect(paths.filter((path) => !existsSync(`${top}${path}`))).toEqual([]);
  },
);

describe('docs/security.md', () => {
  test.each(['.github/workflows', 'src/template/.github/workflows'])(
    'of the workflows in %s, none of what a fork can start has a secret or a right to write',
    (folder) => {
      const names = readdirSync(`${top}${folder}`);
      expect(names).toContain('check.yml');
      for (const name of names) {
        const text = readFileSync(`${top}${folder}/${name}`, 'utf8');
        const { on, permissions } = parse(text) as { on: object; permissions: Record<string, string> };
        const events = Array.isArray(on) ? (on as string[]) : Object.keys(on);
        expect(events).not.toContain('pull_request_target');
        if (!events.includes('pull_request')) continue;
        expect({ name, permissions }).toEqual({ name, permissions: { contents: 'read' } });
        expect(text).not.toMatch(/secrets\.|permissions:[\s\S]*permissions:/u);
      }
    },
  );

  const actors = [
    'A reader of the public site',
    'A subscriber, and whoever reads a copy',
    'A stranger with an account',
    'A fork and its pull request',
    'A colleague who can read the repository',
    'A colleague who can write',
    'A dependency',
    'The host, and what is between',
  ];

  test.each(actors)('%s: each line says what is wanted, what stops it, and which test shows it', (actor) => {
    const rows = rowsBelow('docs/security.md', actor);
    expect(rows.length).toBeGreaterThan(1);
    for (const [wants = '', stops = '', tests = ''] of rows) {
      expect([wants, stops].every((cell) => cell.length > 5)).toBe(true);
      const named = codesIn(tests);
      expect(named.length).toBeGreaterThan(0);
      for (const name of named) expect(name).toMatch(/^test\/[\w./-]+\.test\.ts$|^test\/hostile\//u);
    }
  });

  test('the Scorecard has a state for each check', () => {
    const rows = rowsBelow('docs/security.md', 'OpenSSF Scorecard, by hand');
    expect(rows.map(([check]) => check)).toEqual([
      'Binary-Artifacts',
      'Branch-Protection',
      'CI-Tests',
      'CII-Best-Practices',
      'Code-Review',
      'Contributors',
      'Dangerous-Workflow',
      'Dependency-Update-Tool',
      'Fuzzing',
      'License',
      'Maintained',
      'Packaging',
      'Pinned-Dependencies',
      'SAST',
      'SBOM',
      'Security-Policy',
      'Signed-Releases',
      'Token-Permissions',
      'Vulnerabilities',
      'Webhooks',
    ]);
    for (const [, state = ''] of rows) expect(state).toMatch(/^(?:yes|no|in part|known only|`npm audit`)/u);
  });
});

test('docs/public-repository.md names every rule of a public repository', () => {
  const named = codesOf('docs/public-repository.md');
  const ours = rules.filter((rule) => rule.startsWith('open-') || rule === 'public-repository');
  expect(ours.length).toBeGreaterThan(9);
  expect(ours.filter((rule) => !named.includes(rule))).toEqual([]);
  expect(named.filter((code) => code.startsWith('open-') && !(ours as string[]).includes(code))).toEqual([]);
});
