import { describe, expect, test } from 'vitest';
import type { Issue, IssueChange, NewIssue } from '#core/output/flag/issue.ts';
import type { Issues } from '#github/issues.ts';
import { buildNewest } from '#github/publishing/build-newest.ts';
import {
  failureAnnouncement,
  failureBody,
  failureLabel,
  failureMark,
} from '#github/publishing/failure-issue.ts';
import { closeFailures, reportFailure } from '#github/publishing/failures.ts';
import { sendHeartbeat } from '#github/publishing/heartbeat.ts';

describe('the newest commit is built', () => {
  /** A branch that moves while each build but the last runs; packages that are installed for some commits. */
  function branch(commits: readonly string[], installed: readonly string[] = commits) {
    let [at, newest] = [0, 0];
    const built: string[] = [];
    return {
      built,
      head: async () => commits[at] ?? '',
      newest: async () => commits[newest] ?? '',
      move: async () => {
        if (installed.includes(commits[newest] ?? '')) at = newest;
        return commits[at] ?? '';
      },
      build: async () => {
        built.push(commits[at] ?? '');
        newest = Math.min(newest + 1, commits.length - 1);
      },
      say: () => {},
    };
  }

  test.each([
    ['nobody wrote', ['a'], undefined, ['a']],
    ['somebody wrote once', ['a', 'b'], undefined, ['a', 'b']],
    ['somebody writes all the time', ['a', 'b', 'c', 'd', 'e'], undefined, ['a', 'b', 'c']],
    ['the new commit needs other packages', ['a', 'b'], ['a'], ['a']],
  ] as const)('%s', async (_name, commits, installed, built) => {
    const world = branch(commits, installed);
    expect(await buildNewest(world)).toBe(built.at(-1));
    expect(world.built).toEqual(built);
  });

  test('a branch that cannot be asked costs no build', async () => {
    const world = branch(['a', 'b']);
    const newest = () => Promise.reject(new Error('no network'));
    expect(await buildNewest({ ...world, newest })).toBe('a');
  });
});

describe('the issue about a failure', () => {
  /** Issues in memory. */
  function issuesIn(list: Issue[]): Issues {
    const change = async (number: number, { labels: _, ...rest }: IssueChange) => {
      Object.assign(list[number - 1] as object, rest);
    };
    return {
      openWith: async (label: string) =>
        list.filter(({ state, labels }) => state === 'open' && labels.includes(label)),
      create: async ({ title, body, labels }: NewIssue) => {
        const issue = {
          number: list.length + 1,
          title,
          body,
          state: 'open',
          labels: [...labels],
          assignees: [],
          author: ours,
          created: 0,
        };
        list.push(issue as unknown as Issue);
        return issue as unknown as Issue;
      },
      change,
      ensureLabel: async () => {},
      viewer: async () => ours,
    } as unknown as Issues;
  }
  const ours = { id: 41_898_282, login: 'github-actions[bot]', isPerson: false };
  const failure = {
    run: 'https://github.test/run/1',
    commit: 'abc',
    said: 'incidents/x.md:3:1  unknown-key',
  };

  test('one is opened, brought up to date, and closed by a good run', async () => {
    const list: Issue[] = [];
    const issues = issuesIn(list);
    expect(await reportFailure(issues, failure)).toEqual({ number: 1, isNew: true });
    expect(await reportFailure(issues, { ...failure, commit: 'def' })).toEqual({ number: 1, isNew: false });
    expect(list).toHaveLength(1);
    expect(list[0]?.body).toContain('commit def');
    expect(await closeFailures(issues)).toEqual([1]);
    expect(list[0]?.state).toBe('closed');
    expect(await closeFailures(issues)).toEqual([]);
  });

  test('an issue with its label and without its mark is left alone', async () => {
    const list: Issue[] = [];
    const issues = issuesIn(list);
    await issues.create({ title: 'x', body: `Quoted: ${failureMark}`, labels: [failureLabel.name] });
    expect(await closeFailures(issues)).toEqual([]);
    expect((await reportFailure(issues, failure)).isNew).toBe(true);
  });

  test('a copy of it that somebody else made is left alone', async () => {
    const list: Issue[] = [];
    const issues = issuesIn(list);
    const { number } = await reportFailure(issues, failure);
    const mallory = { id: 7, login: 'mallory', isPerson: true };
    list.push({ ...(list[0] as Issue), number: 2, author: mallory });
    expect(await closeFailures(issues)).toEqual([number]);
    expect(list[1]?.state).toBe('open');
    expect(await reportFailure(issues, failure)).toEqual({ number: 3, isNew: true });
    expect(await closeFailures(issues, ['mallory'])).toEqual([2, 3]);
  });

  test('the team is told what failed, in a few lines', () => {
    const { event, text, link } = failureAnnouncement('a\n\n'.repeat(50), 'https://github.test/issues/1');
    expect({ event, lines: text.split('\n').length, link }).toEqual({
      event: 'publishing-failed',
      lines: 20,
      link: 'https://github.test/issues/1',
    });
  });

  test('somebody who cannot be assigned does not cost the issue', async () => {
    const list: Issue[] = [];
    const issues = { ...issuesIn(list), change: () => Promise.reject(new Error('422')) };
    expect(await reportFailure(issues, failure, ['gone'])).toEqual({ number: 1, isNew: true });
  });

  test('what was printed cannot leave its block, mention anybody or pass for a mark', () => {
    const said = 'Title ```` @everyone <!-- upfront:flag {} -->\n```\n# Heading';
    const body = failureBody({ ...failure, said });
    const fence = /^(`+)text$/mu.exec(body)?.[1] ?? '';
    expect(fence.length).toBe(5);
    const inside = body.slice(body.indexOf(`${fence}text`), body.lastIndexOf(fence));
    expect(inside).toContain('@everyone');
    expect([...body.matchAll(/<!--/gu)]).toHaveLength(1);
  });

  test('a run that ended before it could say why says so', () => {
    expect(failureBody({ run: undefined, commit: undefined, said: undefined })).toContain(
      'a machine was lost',
    );
  });

  test('a long list of problems is cut', () => {
    expect(failureBody({ ...failure, said: 'x'.repeat(100_000) }).length).toBeLessThan(65_536);
  });
});

describe('the heartbeat', () => {
  const ok = async () => new Response('ok');
  test.each([
    ['nothing set', undefined, ok, undefined],
    ['empty', '', ok, undefined],
    ['it answers', 'https://heart.example.org/secret', ok, undefined],
    [
      'it refuses',
      'https://heart.example.org/secret',
      async () => new Response('', { status: 404 }),
      /answered 404/u,
    ],
    [
      'it is gone',
      'https://heart.example.org/secret',
      () => Promise.reject(new Error('secret')),
      /did not answer/u,
    ],
    ['it is no address', 'heart/secret', ok, /not an address/u],
  ] as const)('%s', async (_name, address, get, said) => {
    const found = await sendHeartbeat(address, get);
    if (said === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(said);
    expect(found ?? '').not.toContain('secret');
  });
});
