import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseTimestamp } from '#core/base/time/instant.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { endpoints } from '#github/endpoints.ts';
import { flagWords } from '#github/flag-words.ts';
import { bringFlags } from '#github/flags-on-github.ts';
import { wentWrong } from '#github/github-error.ts';
import { githubIssues } from '#github/issues.ts';
import { outcomesText } from '#github/outcomes-report.ts';
import { UserError } from '#terminal/command.ts';
import { content } from '../fixtures/content.ts';
import { type FakeGithub, type Fault, fakeGithub } from '../fixtures/github/fake-github.ts';
import { flagContext } from '../fixtures/github/flag-context.ts';
import { fakeUser } from '../fixtures/github/repository.ts';

const checkout = `---
title: Checkout fails
severity: P0
components: { checkout: major_outage }
timeline:
  - at: 2026-11-23T10:00Z
    message: Payments fail.
---
`;

let github: FakeGithub;
/** A host that is not GitHub's. Nothing may be sent there. */
let elsewhere: { readonly url: string; readonly asked: string[]; readonly close: () => void };

beforeAll(async () => {
  github = await fakeGithub();
  const asked: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${url} ${headers.authorization}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"private":true}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  elsewhere = { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
});

afterAll(async () => {
  await github.close();
  elsewhere.close();
});

function access() {
  return { token: github.token, owner: 'example', repo: 'records', baseUrl: github.url };
}

/** One run of the command at a time of 23 November: what it says, however it ends. */
async function run(time: string, records: Readonly<Record<string, string>> = { checkout }): Promise<string> {
  const parsed = parseTimestamp(`2026-11-23T${time}Z`);
  if ('fault' in parsed) throw new Error(time);
  const now = parsed.instant;
  const all = content({ records, now });
  const { config, records: visible } = all.visible('internal');
  try {
    const brought = await bringFlags(wantedFlags(visible, config, now), {
      ...flagContext(
        githubIssues(access(), async () => {}),
        now,
      ),
      words: flagWords(config, {}),
      config: all.config,
      channels: [],
      issueUrl: String,
    });
    return outcomesText(brought).text;
  } catch (error) {
    // Everything else would be printed with a stack.
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
}

/** The repository before a run: new, or with a flag that an earlier run made. */
async function prepare(hasFlag: boolean): Promise<void> {
  const { repository } = github;
  github.fault = () => undefined;
  repository.issues.length = 0;
  repository.labels.clear();
  repository.pulls.splice(0, Infinity, { number: 1, title: 'A', files: ['incidents/2026/checkout.md'] });
  if (hasFlag) await run('10:31');
  github.asked.length = 0;
  github.breaches.length = 0;
  elsewhere.asked.length = 0;
}

/** What a run asks for. */
const requests = [
  'GET ',
  'GET /issues',
  'GET /pulls',
  'GET /pulls/1/files',
  'GET /labels/overdue',
  'GET /issues/2/comments',
  'POST /labels',
  'POST /issues',
  'POST /issues/2/comments',
  'PATCH /issues/2',
];
/** What it asks for where a colleague has put the label on an issue of a stranger that looks like a flag. */
const aboutStrangers = ['GET /issues/3/events', 'GET /collaborators/dana/permission', 'POST /graphql'];
/** What it asks for at its end, to tidy up. */
const tidying = ['GET /labels', 'DELETE /labels/upfront-claim-ab-1'];
/** Those of them that are answered by a list, which may be empty. */
const lists = [
  'GET /issues',
  'GET /pulls',
  'GET /pulls/1/files',
  'GET /issues/2/comments',
  'GET /issues/3/events',
];

/** An issue of a stranger with the text of the flag, on which dana has put the label. */
function addForgery(): void {
  const { issues, roles } = github.repository;
  roles.set('dana', 'triage');
  issues.push({
    ...{ number: 3, title: 'Please help', state: 'open', assignees: [], comments: [] },
    body: issues[0]?.body ?? '',
    labels: ['overdue'],
    updated: '2026-01-01T00:03:00Z',
    author: fakeUser('mallory'),
    events: [{ event: 'labeled', label: 'overdue', actor: fakeUser('dana'), at: '2026-01-01T09:00:00Z' }],
  });
}

test('every endpoint is in the table above, or below for itself', () => {
  const dispatch = 'POST /actions/workflows/overdue.yml/dispatches';
  // test/github/billing/cost.test.ts tries these: they only read.
  const billing = ['GET /actions/runs', 'GET /actions/runs/7/jobs'];
  const all = [...requests, ...aboutStrangers, ...tidying, ...billing, dispatch];
  for (const { route } of Object.values(endpoints)) {
    const form = route.replace('/repos/{owner}/{repo}', '').replace(/\{\w+\}/gu, '[^/]+');
    expect({ route, request: all.find((each) => new RegExp(`^${form}$`, 'u').test(each)) }).toEqual({
      route,
      request: expect.any(String),
    });
  }
});

const html = '<!doctype html><title>Log in</title>';
const json = { 'content-type': 'application/json; charset=utf-8' };

/** Answers that are not GitHub's. Each is doubtful for every endpoint, but for a list that may be empty. */
const answers: Readonly<Record<string, () => Fault>> = {
  'nothing at all': () => ({ status: 200, text: '' }),
  'an empty answer that says it is JSON': () => ({ status: 200, headers: json, text: '' }),
  '204': () => ({ status: 204, text: '' }),
  '{}': () => ({ status: 200, headers: json, text: '{}' }),
  'an empty list': () => ({ status: 200, headers: json, text: '[]' }),
  null: () => ({ status: 200, headers: json, text: 'null' }),
  'a number': () => ({ status: 200, headers: json, text: '1e999' }),
  'a text': () => ({ status: 200, headers: json, text: '"private"' }),
  'a list of lists': () => ({ status: 200, headers: json, text: '[[],[]]' }),
  'a list of nothing': () => ({ status: 200, headers: json, text: '[null]' }),
  'a list of {}': () => ({ status: 200, headers: json, text: '[{}]' }),
  'wrong types': () => ({
    status: 200,
    headers: json,
    text: '{"private":"yes","number":"1","id":1.5,"name":7,"title":{},"labels":{},"state":"ajar"}',
  }),
  'keys of prototypes': () => ({
    status: 200,
    headers: json,
    text: '{"__proto__":{"private":true,"number":1,"name":"overdue"},"constructor":{"private":true}}',
  }),
  'broken JSON': () => ({ status: 200, headers: json, text: '[{"number": 1, "title": "' }),
  'deep JSON': () => ({ status: 200, headers: json, text: '['.repeat(200_000) }),
  'deep JSON that ends': () => ({
    status: 200,
    headers: json,
    text: `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  }),
  'an HTML page': () => ({ status: 200, headers: { 'content-type': 'text/html' }, text: html }),
  'an HTML page that says it is JSON': () => ({ status: 200, headers: json, text: html }),
  'a type that is none': () => ({ status: 200, headers: { 'content-type': ';;=,' }, text: 'x' }),
  'bytes that are no text': () => ({ status: 200, headers: json, text: '\u0000\ufffd\u001b[2J' }),
  '404 as a page': () => ({ status: 404, headers: { 'content-type': 'text/html' }, text: html }),
  '404 with {}': () => ({ status: 404, headers: json, text: '{}' }),
  '422 as a page': () => ({ status: 422, headers: { 'content-type': 'text/html' }, text: html }),
  '402 of a proxy': () => ({ status: 402, text: 'Please pay.' }),
  '300 without an address': () => ({ status: 300, text: '' }),
  ...Object.fromEntries(
    [301, 302, 303, 307, 308].map((status) => [
      `${status} to another host`,
      () => ({ status, headers: { location: `${elsewhere.url}/repos/example/records?code=7` }, text: '' }),
    ]),
  ),
  'a redirect to what is no address': () => ({
    status: 302,
    headers: { location: 'https://[' },
    text: '',
  }),
};

describe.each([...requests, ...aboutStrangers])('%s', (request) => {
  const isOfStranger = aboutStrangers.includes(request);
  const isOfOldFlag = isOfStranger || request === 'GET /issues/2/comments';
  const isRead = request.startsWith('GET') || request === 'POST /graphql';
  const names = Object.keys(answers).filter((name) => !lists.includes(request) || name !== 'an empty list');

  test.each(names)('%s', async (name) => {
    await prepare(isOfOldFlag);
    if (isOfStranger) addForgery();
    github.fault = (method, path) => (`${method} ${path}` === request ? answers[name]?.() : undefined);
    const said = await run('10:41');
    expect(github.asked).toContain(request);
    expect(elsewhere.asked).toEqual([]);
    expect(said).not.toMatch(/public|itself failed|\n {4}at |\[object|undefined is|Cannot read/u);
    expect(said).toMatch(
      /127\.0\.0\.1:\d+ (?:answered|redirects)[^\n]* \((?:(?:GET|POST|PATCH) \/repos\/example\/records|POST \/graphql)/u,
    );
    expect(said).toContain("Check that GITHUB_API_URL is the address of GitHub's API.");
    // One line for a record, without what would steer a terminal.
    expect(said).not.toMatch(/(?!\n)\p{Cc}/u);
    const writes = github.asked
      .slice(github.asked.indexOf(request) + 1)
      .filter((each) => !each.startsWith('GET') && each !== 'POST /graphql');
    if (isRead) expect(writes).toEqual([]);
    else expect(writes.filter((each) => each !== request)).toEqual([]);
  });
});

describe.each(tidying)('%s, which only tidies up', (request) => {
  test.each(Object.keys(answers))('%s', async (name) => {
    await prepare(true);
    github.repository.labels.set('upfront-claim-ab-1', { color: 'ededed', description: '' });
    github.fault = (method, path) => (`${method} ${path}` === request ? answers[name]?.() : undefined);
    expect(await run('10:41')).toContain('updated #2  checkout');
    expect(github.asked).toContain(request);
    expect(elsewhere.asked).toEqual([]);
    expect(github.asked.slice(github.asked.indexOf(request)).filter((each) => each.startsWith('P'))).toEqual(
      [],
    );
  });
});

test('after an answer that is not believed nothing is written for other records either', async () => {
  await prepare(false);
  github.fault = (method, path) =>
    `${method} ${path}` === 'GET /labels/overdue' ? { status: 200, headers: json, text: '{}' } : undefined;
  const said = await run('10:41', { checkout, search: checkout.replace('Checkout', 'Search') });
  expect(said).toContain('not opened  checkout  127.0.0.1:');
  expect(said).toContain('not opened  search  not tried: 127.0.0.1:');
  expect(github.asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
  expect(github.asked.filter((each) => each === 'GET /labels/overdue')).toHaveLength(1);
});

describe('pages of a list', () => {
  const linked = (link: string): Fault => ({ status: 200, headers: { ...json, link }, text: '[]' });

  test.each([
    ['another host', () => `<${elsewhere.url}/issues?page=2>; rel="next"`],
    ['another port', () => `<${github.url.replace(/\d+$/u, '9')}/issues?page=2>; rel="next"`],
    ['another scheme', () => `<${github.url.replace('http:', 'https:')}/issues?page=2>; rel="next"`],
    ['a host before a password', () => `<http://127.0.0.1@localhost/issues>; rel="next"`],
    ['a host without its scheme', () => `<//${new URL(elsewhere.url).host}/issues>; rel="next"`],
    ['what is no address', () => '<http://[>; rel="next"'],
    ['a file', () => '<file:///etc/passwd>; rel="next"'],
  ])('at %s are not asked for', async (_, link) => {
    await prepare(false);
    github.fault = (method, path) => (`${method} ${path}` === 'GET /issues' ? linked(link()) : undefined);
    const said = await run('10:41');
    expect(said).toContain('which is not on its host and was not asked');
    expect(said).toContain('Nothing was written.');
    expect(github.asked).toEqual(['GET /issues']);
    expect(elsewhere.asked).toEqual([]);
  });

  test('may be linked without their host', async () => {
    await prepare(true);
    github.fault = (method, path) =>
      method === 'GET' && path === '/issues' && github.asked.length === 1
        ? linked('</repos/example/records/issues?labels=overdue&state=open&page=1>; rel="next"')
        : undefined;
    expect(await run('10:32')).toBe('The flags are as they should be.\n');
    expect(github.asked).toEqual(['GET /issues', 'GET /issues']);
  });

  test.each([
    ['lead back to the first', () => '</repos/example/records/issues?page=1>; rel="next"', 3],
    ['go on and on', () => `</repos/example/records/issues?page=${github.asked.length}>; rel="next"`, 101],
  ])('that %s are given up', async (_, link, most) => {
    await prepare(false);
    github.fault = (method, path) => (`${method} ${path}` === 'GET /issues' ? linked(link()) : undefined);
    expect(await run('10:41')).toContain('answered with a list that does not end');
    expect(github.asked.length).toBeLessThanOrEqual(most);
    expect(github.asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
  });
});

test('an answer of more than 20 MiB is given up with a line', async () => {
  await prepare(false);
  const text = `["${'x'.repeat(20 * 1024 * 1024)}"]`;
  github.fault = (method, path) =>
    `${method} ${path}` === 'GET /issues' ? { status: 200, headers: json, text } : undefined;
  expect(await run('10:41')).toContain('answered with more than 20 MiB, and the rest was not read');
  expect(github.asked).toEqual(['GET /issues']);
});

test('an answer that begins and does not end is given up with a line, and nothing is asked again', async () => {
  const asked: string[] = [];
  const server = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(200, json).write('[');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issues = githubIssues({ ...access(), baseUrl }, async () => {}, 200);
  const error = await issues.openWith('overdue').catch((thrown: unknown) => thrown);
  expect(wentWrong(error)).toBe('no whole answer in 0.2 seconds. Check the network and GITHUB_API_URL.');
  expect(asked).toHaveLength(1);
});

test('a repository that was renamed: redirects are not followed, also on the API itself', async () => {
  await prepare(false);
  github.fault = () => ({
    status: 301,
    headers: { ...json, location: `${github.url}/repositories/7/issues` },
    body: { message: 'Moved Permanently', url: `${github.url}/repositories/7/issues` },
  });
  expect(await run('10:41')).toMatch(
    /it redirects to http:\/\/127\.0\.0\.1:\d+\/repositories\/7\/issues \(301\), and redirects are not followed\. If the repository was renamed or moved, correct GITHUB_REPOSITORY\. Nothing was written\.$/u,
  );
  expect(github.asked).toEqual(['GET /issues']);
});

test('handing over is refused in a line, too', async () => {
  for (const [name, answer] of Object.entries(answers)) {
    if (['nothing at all', 'an empty answer that says it is JSON', '204', '{}'].includes(name)) continue;
    // It may say anything about the run, in an object.
    if (name === 'wrong types' || name === 'keys of prototypes') continue;
    await prepare(false);
    github.fault = answer;
    const error = await githubIssues(access(), async () => {})
      .dispatch('overdue.yml', 'main')
      .catch((e) => e);
    expect({ name, said: wentWrong(error) }).toEqual({
      name,
      said: expect.stringMatching(/^127\.0\.0\.1:/u),
    });
  }
  expect(elsewhere.asked).toEqual([]);
});

test('what GitHub says to a refusal is one line that somebody can read', async () => {
  await prepare(false);
  const message = `No\n::error::${'\u001b[2J\u202e'}${'x'.repeat(100_000)}`;
  github.fault = () => ({ status: 403, body: { message } });
  const said = await run('10:41');
  expect(said.length).toBeLessThan(700);
  expect(said).not.toMatch(/\p{Cc}|\u202e/u);
});
