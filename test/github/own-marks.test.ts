import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { flagWords } from '#github/flag-words.ts';
import { bringFlags } from '#github/flags-on-github.ts';
import { githubIssues } from '#github/issues.ts';
import { outcomesText } from '#github/outcomes-report.ts';
import { content } from '../fixtures/content.ts';
import { type FakeGithub, fakeGithub } from '../fixtures/github/fake-github.ts';
import { flagContext } from '../fixtures/github/flag-context.ts';
import { type FakeIssue, type FakeUser, fakeUser } from '../fixtures/github/repository.ts';

const oncall = `rotation: { start: 2026-11-02T09:00+01:00, handover: 30m, members: [engineer-a, engineer-b] }
people:
  engineer-a: { name: Engineer A, github: example-engineer-a }
  engineer-b: { name: Engineer B, github: example-engineer-b }
roles:
  on-call: { name: On-call engineer, rotation: primary }
  backup: { name: Backup, rotation: backup }
`;
const checkout = `---
title: Checkout fails
severity: P0
components: { checkout: major_outage }
timeline:
  - at: 2026-11-23T10:00Z
    message: Payments fail.
---
`;
const nothing = 'The flags are as they should be.';

let github: FakeGithub;

beforeEach(async () => {
  github = await fakeGithub();
});

afterEach(async () => {
  expect(github.breaches).toEqual([]);
  await github.close();
});

/** One run at a time of 23 November. */
async function run(time: string, named: readonly string[] = []): Promise<string> {
  const now = Date.parse(`2026-11-23T${time}Z`);
  const all = content({ records: { checkout }, now, config: { oncall } });
  const { config, records } = all.visible('internal');
  github.asked.length = 0;
  const access = { token: github.token, owner: 'example', repo: 'records', baseUrl: github.url };
  const context = flagContext(
    githubIssues(access, async () => {}),
    now,
    named,
  );
  github.now = context.clock;
  const brought = await bringFlags(wantedFlags(records, config, now), {
    ...context,
    words: flagWords(config, { GITHUB_REPOSITORY: 'example/records' }),
    config: all.config,
    channels: [],
    issueUrl: String,
  });
  return outcomesText(brought).text.trim();
}

const mallory = fakeUser('mallory');
const dana = fakeUser('dana');

/** The text of the flag that a run makes at a time, as somebody can copy it. */
function copied(time = '10:31'): Promise<{ flag: string; news: string }> {
  const known = texts.get(time) ?? copy(time);
  texts.set(time, known);
  return known;
}

const texts = new Map<string, ReturnType<typeof copy>>();

async function copy(time: string): Promise<{ flag: string; news: string }> {
  const other = await fakeGithub();
  const [ours, theirs] = [github, other];
  github = theirs;
  await run(time);
  const [issue] = github.repository.issues;
  github = ours;
  await other.close();
  return { flag: issue?.body ?? '', news: issue?.comments[0]?.body ?? '' };
}

/** An issue of a stranger with that text. */
async function forge(given: Partial<FakeIssue> = {}): Promise<FakeIssue> {
  const issue: FakeIssue = {
    ...{ number: 1, title: 'Help', state: 'open', labels: [], assignees: [], comments: [] },
    body: `My own words.\n\n${(await copied()).flag}`,
    updated: '2026-11-23T10:20:00Z',
    author: mallory,
    ...given,
  };
  github.repository.issues.push(issue);
  return issue;
}

const labelled = (actor: FakeUser, at: string, more: { app?: boolean } = {}) => ({
  ...{ event: 'labeled' as const, label: 'overdue', actor, at: `2026-11-23T${at}:00Z` },
  ...more,
});

describe('an issue of a stranger that holds the text of a flag', () => {
  test('silences nobody, and is named and left alone', async () => {
    const issue = await forge();
    const before = structuredClone(issue);
    expect(await run('10:31')).toMatchInlineSnapshot(`
      "opened #2  checkout  with a comment that mentions 1
      left alone #1  checkout  looks like a flag, but mallory wrote it
      If Upfront wrote as one of them before, and only then, write flag_identities: [mallory] into config/site.yml.
      If such an issue should be the flag, a colleague with the right to triage puts the label "overdue" on it."
    `);
    expect(issue).toEqual(before);
    expect(github.repository.issues[1]?.comments[0]?.body).toContain('@example-engineer-b');
    // Without the label it is not even listed any more.
    expect(await run('10:32')).toBe(nothing);
    expect(issue).toEqual(before);
  });

  test('is not opened again when it is closed, and not closed when its record is gone', async () => {
    const closed = await forge({ state: 'closed' });
    const body = closed.body?.replaceAll('"checkout"', '"another"') ?? '';
    const gone = await forge({ number: 2, body, labels: ['overdue'] });
    const before = structuredClone([closed, gone]);
    expect(await run('10:31')).toContain('opened #3');
    expect([closed, gone]).toEqual(before);
  });

  test.each<[string, Partial<FakeIssue>]>([
    ['a stranger, who can by an issue form', { events: [labelled(mallory, '10:25')] }],
    ['an app', { events: [labelled(fakeUser('labeler[bot]'), '10:25')] }],
    ['an app for a colleague', { events: [labelled(dana, '10:25', { app: true })] }],
    ['a colleague who may only read', { events: [labelled(fakeUser('reader'), '10:25')] }],
    ['a role that does not include triage', { events: [labelled(fakeUser('auditor'), '10:25')] }],
    ['nobody that GitHub knows of', { events: [] }],
    ['a colleague who made it with the issue', { author: dana, events: [labelled(dana, '10:20')] }],
    [
      'a colleague before its author changed it',
      {
        events: [labelled(dana, '10:25')],
        edited: { by: mallory, at: '2026-11-23T10:26:00Z' },
      },
    ],
    [
      'a colleague, another removed it, and an app put it there again',
      {
        events: [
          labelled(dana, '10:21'),
          { ...labelled(dana, '10:22'), event: 'unlabeled' },
          labelled(fakeUser('labeler[bot]'), '10:25'),
        ],
      },
    ],
  ])('is left alone where the label was put on by %s', async (_, given) => {
    github.repository.roles.set('dana', 'triage').set('reader', 'read').set('auditor', 'auditor:read');
    const issue = await forge({ labels: ['overdue'], ...given });
    const before = structuredClone(issue);
    expect(await run('10:31')).toContain('opened #2');
    expect(issue).toEqual(before);
    expect(await run('10:32')).toMatch(/^left alone #1 .*\n(?:.*\n)*The flags are as they should be\.$/u);
  });

  test.each(['triage', 'write', 'maintain', 'admin', 'incident-manager:triage'])(
    'becomes the flag once a colleague with the role %s puts the label on it; its memory is not believed',
    async (role) => {
      github.repository.roles.set('dana', role);
      const issue = await forge({ labels: ['Overdue'], events: [labelled(dana, '10:25')] });
      expect(await run('10:31')).toBe('updated #1  checkout  with a comment that mentions 1');
      expect(issue.body).toMatch(/^My own words\.\n\n<!-- upfront:flag/u);
      expect(await run('10:32')).toBe(nothing);
      expect(github.repository.issues).toHaveLength(1);
      // Its author changes it to say that everything was told: it is a stranger's text again.
      issue.edited = { by: mallory, at: '2026-11-23T10:33:00Z' };
      expect(await run('10:41')).toContain('opened #2');
    },
  );
});

test('a comment of a stranger that holds the hidden line of ours suppresses no mention', async () => {
  await run('10:31');
  const [flag] = github.repository.issues;
  const { news } = await copied('10:41');
  const backup = (await copied('10:40:30')).news;
  for (const body of new Set([news, backup]))
    flag?.comments.push({ id: flag.comments.length + 70, body, author: mallory });
  const said = await run('10:41');
  expect(said).toContain('updated #1  checkout  with a comment that mentions 1');
  expect(said).toContain('left alone a comment on #1, but mallory wrote it');
  expect(said).not.toContain('"overdue"');
  expect(flag?.comments.at(-1)).toMatchObject({ author: { login: 'github-actions[bot]' } });
  expect(await run('10:42')).toBe(nothing);
});

describe('who writes', () => {
  const robot = fakeUser('status-robot');

  test('is not asked where all marks are those of the workflows of the repository', async () => {
    await run('10:31');
    expect(github.asked).not.toContain('POST /graphql');
    expect(await run('10:32')).toBe(nothing);
    expect(github.asked).toEqual(['GET /issues']);
  });

  test('a person who has taken the name of the workflows is not them', async () => {
    await forge({ author: { ...fakeUser('x'), login: 'github-actions[bot]' } });
    expect(await run('10:31')).toContain('opened #2');
  });

  test('is asked once where a token of somebody else is used; GET /user is not', async () => {
    github.repository.writer = robot;
    expect(await run('10:31')).toContain('opened #1');
    expect(await run('10:32')).toBe(nothing);
    expect(github.asked).toEqual(['GET /issues', 'POST /graphql']);
    expect(await run('10:41')).toContain('updated #1  checkout  with a comment');
    expect(github.asked.filter((each) => each === 'POST /graphql')).toHaveLength(1);
  });

  test('an account that has got a new name is the same', async () => {
    github.repository.writer = robot;
    await run('10:31');
    github.repository.writer = { ...robot, login: 'status-machine' };
    expect(await run('10:32')).toBe(nothing);
  });

  test('after a change of token the old flags are asked for by name, and count once they are named', async () => {
    github.repository.writer = robot;
    await run('10:31');
    github.repository.writer = fakeUser('status-app[bot]');
    const said = await run('10:32', []);
    expect(said).toContain('opened #2');
    expect(said).toContain('flag_identities: [status-robot]');
    expect(await run('10:33', ['Status-Robot'])).toContain('closed #2  checkout');
    expect(await run('10:34', ['status-robot'])).toBe(nothing);
  });

  test('an app that changes a text is recognised, though GraphQL writes its name another way', async () => {
    github.repository.writer = fakeUser('status-app[bot]');
    github.repository.roles.set('dana', 'write');
    await forge({ labels: ['overdue'], events: [labelled(dana, '10:25')] });
    expect(await run('10:31')).toContain('updated #1');
    github.repository.writer = fakeUser('github-actions[bot]');
    expect(await run('10:32', ['status-app[bot]'])).toBe(nothing);
  });

  test('where GitHub does not say, nothing is written, unless site.yml says', async () => {
    github.repository.writer = robot;
    await run('10:31');
    const message = 'Resource not accessible by personal access token';
    github.fault = (method, path) =>
      `${method} ${path}` === 'POST /graphql' ? { status: 403, body: { message } } : undefined;
    await expect(run('10:41')).rejects.toThrow(`it answered 403 (${message})`);
    expect(github.asked).toEqual(['GET /issues', 'POST /graphql']);
    expect(await run('10:41', ['status-robot'])).toContain('updated #1  checkout  with a comment');
    await forge({ number: 9, labels: ['overdue'] });
    expect(await run('10:42', ['status-robot'])).toContain('left alone #9');
  });

  test('an issue of an account that is gone is nobody’s', async () => {
    await forge({ author: null, labels: ['overdue'] });
    const said = await run('10:31');
    expect(said).toContain('opened #2');
    expect(said).toContain(
      'left alone #1  checkout  looks like a flag, but somebody whose account is gone wrote it',
    );
    expect(said).not.toContain('flag_identities');
  });
});

test('of many issues of strangers a few are looked into, and all are left alone', async () => {
  const body = (await copied()).flag;
  for (let number = 1; number <= 60; number++) await forge({ number, body, labels: ['overdue'], events: [] });
  expect(await run('10:31')).toContain('opened #61');
  expect(github.asked.filter((each) => each.endsWith('/events')).length).toBeLessThanOrEqual(60);
});
