import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { fakeGithub } from '../fixtures/github/fake-github.ts';
import { runScript } from '../fixtures/run-script.ts';
import { runScriptBeside } from '../fixtures/run-script-beside.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const now = ['--now', '2026-11-23T12:00Z'];
const noted = leastRecord.replace(/---\n$/u, '    note: Ours alone.\n---\n');
const site = 'name: Harbour Status\nurl: https://status.harbour.example\n';
const oncall = 'people:\n  anna: { name: Anna, telephone: "+49 30 23125 1" }\n';
/** The house's own contacts would be found, too. */
const bare = { 'config/oncall.yml': '' };

/** The environment of a workflow in a repository that is public or private. */
function event(root: string, isPublic: boolean): Record<string, string> {
  const events = contentRoot({
    'event.json': JSON.stringify({
      repository: { private: !isPublic, visibility: isPublic ? 'public' : 'private' },
    }),
  });
  return { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: join(events, 'event.json'), GITHUB_WORKSPACE: root };
}

describe('in a public repository of which site.yml says nothing', () => {
  test('one problem counts what is open', () => {
    const root = contentRoot({
      'incidents/a.md': noted,
      'incidents/b.md': noted,
      'incidents/c.md': leastRecord.replace('severity', 'visibility: internal\nseverity'),
      'internal/plan.txt': 'Ours',
      'config/oncall.yml': oncall,
    });
    const ran = runScript('check', ['--root', root, ...now], event(root, true));
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "config/site.yml:1:1  public-repository  This repository is public, and 2 records hold notes, 1 file is for the team alone, 1 record is internal, 1 config file hides components and 1 config file holds private contacts. Everybody can read that, and all earlier versions of it.
      > 1 | name: Harbour Status
          | ^
        2 | description: Tides and berths of an invented harbour.
        → Make the repository private. If it must be public, write repository_visibility: public into config/site.yml: check then shows each place.

      1 problem in 1 file.
      "
    `);
    expect(runScript('check', ['--root', root, ...now], event(root, false)).code).toBe(0);
    expect(runScript('check', ['--root', root, ...now]).code).toBe(0);
  });

  test('where nothing is open, a warning names the line to add', () => {
    const root = contentRoot({ ...bare, 'incidents/a.md': leastRecord, 'config/components.yml': components });
    const ran = runScript('check', ['--root', root, ...now, '--format', 'github'], event(root, true));
    expect(ran).toEqual({
      code: 0,
      stderr: '',
      stdout:
        '::warning title=public-repository,file=config/site.yml,line=1,col=1::This repository is public, and config/site.yml does not say so. Write repository_visibility: public into config/site.yml.\n',
    });
  });

  test('where the event does not say, GitHub is asked', async () => {
    const root = contentRoot({ 'incidents/a.md': noted });
    const github = await fakeGithub({});
    try {
      const env = {
        GITHUB_ACTIONS: 'true',
        GITHUB_TOKEN: github.token,
        GITHUB_REPOSITORY: 'example/records',
        GITHUB_API_URL: github.url,
      };
      expect((await runScriptBeside('check', ['--root', root, ...now], env)).code).toBe(0);
      github.repository.isPrivate = false;
      const ran = await runScriptBeside('check', ['--root', root, ...now], env);
      expect(ran.code).toBe(1);
      expect(ran.stdout).toMatch(/This repository is public, and .*1 record holds notes/u);
      const refused = await runScriptBeside('check', ['--root', root, ...now], {
        ...env,
        GITHUB_TOKEN: 'wrong',
      });
      expect(refused).toMatchObject({ code: 0, stderr: expect.stringContaining('GitHub did not say') });
    } finally {
      await github.close();
    }
  });
});

const components = 'groups:\n  - { id: shop, name: Shop, components: [{ id: checkout, name: Checkout }] }\n';

describe('with repository_visibility: public', () => {
  const open = {
    ...bare,
    'config/components.yml': components,
    'config/site.yml': `${site}repository_visibility: public\n`,
  };

  test('every text that the public site would hide is a problem at its place, on any machine', () => {
    const root = contentRoot({
      ...open,
      'config/oncall.yml': oncall,
      'incidents/a.md': noted,
      'incidents/b.md': noted.replace('severity', 'source: cstate\nseverity'),
      'internal/plan.txt': 'Ours',
      'pages/plan.md': '---\ntitle: Plan\nvisibility: internal\n---\nOurs.\n',
      'pages/about.md': '---\ntitle: About\n---\nAbout.\n\n:::internal\nOurs.\n:::\n',
    });
    const ran = runScript('check', ['--root', root, ...now, '--format', 'json']);
    expect(ran.code).toBe(1);
    const found = JSON.parse(ran.stdout) as { level: string; file: string; line: number; rule: string }[];
    expect(found.map(({ level, file, line, rule }) => `${file}:${line} ${level} ${rule}`)).toEqual([
      'config/oncall.yml:2 problem open-contact',
      'incidents/a.md:9 problem open-note',
      'incidents/b.md:10 warning open-note',
      'internal/plan.txt:1 problem open-file',
      'pages/about.md:6 problem open-block',
      'pages/plan.md:3 problem open-visibility',
    ]);
  });

  test('nothing is said where nothing is hidden, and a public event changes nothing', () => {
    const root = contentRoot({ ...open, 'incidents/a.md': leastRecord });
    const ran = runScript('check', ['--root', root, ...now, '--strict'], event(root, true));
    expect(ran).toEqual({ code: 0, stdout: '✓ 1 record and the config are fine.\n', stderr: '' });
  });

  test('a note found on the second run, too, where records come from the cache', () => {
    const root = contentRoot({ ...open, 'incidents/a.md': noted });
    for (const _ of [1, 2]) {
      const ran = runScript('check', ['--root', root, ...now]);
      expect(ran).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('incidents/a.md:9:5  open-note'),
      });
    }
  });

  test('flags are planned from what the public may see', () => {
    const roles =
      'roles: { commander: canary-commander }\nactions: [{ title: canary-action, due: 2026-11-01 }]\n';
    const record = `---\ntitle: Checkout fails\nseverity: P1\ncomponents: [checkout]\n${roles}timeline:\n  - at: 2026-11-23T10:00Z\n    by: canary-by\n    message: Fails.\n    note: canary-note\n---\n`;
    const unannounced = record.replace('Checkout fails', 'canary-title').replace('    message: Fails.\n', '');
    const files = { 'incidents/a.md': record, 'incidents/b.md': unannounced };
    const plan = (root: string) =>
      runScript('overdue', ['--root', root, ...now, '--dry-run', '--json']).stdout;
    const seen = plan(contentRoot({ ...open, ...files }));
    expect(JSON.parse(seen)).toMatchObject([
      {
        action: 'open',
        record: 'a',
        deadlines: [{ kind: 'public_update', responsible: 'engineering-manager' }],
      },
    ]);
    expect(seen).not.toContain('canary');
    // In a private repository the team sees all of it.
    expect(plan(contentRoot(files))).toMatch(/canary-title[\s\S]*canary-action/u);
  });
});

test('flags are written to a public repository without being told twice, and say nothing of the team', async () => {
  const github = await fakeGithub({});
  github.repository.isPrivate = false;
  try {
    const roles = 'roles: { commander: canary-commander }\n';
    const record = leastRecord
      .replace('timeline:', `${roles}timeline:`)
      .replace('- at', '- by: canary-by\n    at');
    const args = (root: string) => ['--root', root, ...now];
    const env = {
      GITHUB_TOKEN: github.token,
      GITHUB_REPOSITORY: 'example/records',
      GITHUB_API_URL: github.url,
    };
    const undeclared = contentRoot({ 'incidents/a.md': record });
    const refused = await runScriptBeside('overdue', args(undeclared), env);
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('repository_visibility: public'),
    });
    expect(github.repository.issues).toEqual([]);

    const root = contentRoot({
      'config/site.yml': `${site}repository_visibility: public\n`,
      'incidents/a.md': record,
    });
    // The next update is due at 11:12; the house's contacts are private, which check says.
    const ran = await runScriptBeside('overdue', args(root), env);
    expect(ran.stdout).toContain('opened #1');
    const written = JSON.stringify(github.repository.issues);
    expect(written).toContain('an update for customers');
    expect(written).not.toMatch(/canary|note:|update for the team|harbour\.example/u);
  } finally {
    await github.close();
  }
});

describe('a demonstration', () => {
  const lines = (stdout: string) => stdout.trimEnd().split('\n');

  test('this one is green in the open: one line says that all of it is invented', () => {
    for (const [format, begins] of [
      ['text', 'This repository is public, and '],
      ['github', '::notice title=public-repository::This repository is public, and '],
    ]) {
      const ran = runScript('check', ['--root', top, '--format', format ?? ''], event(top, true));
      expect(ran.code).toBe(0);
      expect(lines(ran.stdout).filter((line) => line.startsWith(begins ?? ''))).toHaveLength(1);
      expect(lines(ran.stdout)).toHaveLength(format === 'text' ? 2 : 1);
      expect(ran.stdout).toContain('13 records hold notes');
    }
    expect(lines(runScript('check', ['--root', top], event(top, false)).stdout)).toHaveLength(1);
  });

  test('also where it says that its repository is public', () => {
    const clock = `${site}clock: 2026-11-23T12:00Z\nrepository_visibility: public\n`;
    const root = contentRoot({ 'config/site.yml': clock, 'incidents/a.md': noted });
    const ran = runScript('check', ['--root', root, '--strict']);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('so all of it is invented') });
    const json = runScript('check', ['--root', root, '--format', 'json']);
    expect(json).toMatchObject({ code: 0, stdout: '[]\n', stderr: expect.stringContaining('invented') });
  });
});
