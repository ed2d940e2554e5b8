import { expect, test } from 'vitest';
import { failureBody, failureMark } from '#github/publishing/failure-issue.ts';
import { reportLostRun } from '#github/publishing/report-lost-run.ts';

const run = 'https://github.test/example/status/actions/runs/7';
const bot = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' };

/** Reports the run against GitHub with these issues; what was written, in order. */
async function reported(issues: unknown, refuse: Readonly<Record<string, number>> = {}) {
  const written: [string, unknown][] = [];
  const said = reportLostRun({
    api: 'https://api.github.test',
    repository: 'example/status',
    token: 'token',
    run,
    slack: 'https://hooks.example.org/secret',
    fetch: async (address, { method, body }) => {
      const path = address.replace('https://api.github.test/repos/example/status', '');
      if (method === 'GET') return Response.json(issues);
      written.push([`${method} ${path}`, JSON.parse(String(body))]);
      const status = Object.entries(refuse).find(([part]) => path.startsWith(part))?.[1] ?? 201;
      return Response.json({ number: 9, html_url: 'https://github.test/issues/9' }, { status });
    },
  });
  return { said: await said.catch((error: Error) => error.message), written };
}

test('an issue is opened, and Slack is told once', async () => {
  const { said, written } = await reported([], { '/labels': 422 });
  expect(said).toBe('Opened #9.');
  expect(written.map(([what]) => what)).toEqual([
    'POST /labels',
    'POST /issues',
    'POST https://hooks.example.org/secret',
  ]);
  expect(written[1]?.[1]).toMatchObject({ labels: ['upfront-failure'] });
});

test('an open one is brought up to date, and nobody is told again', async () => {
  const { said, written } = await reported([{ number: 3, body: `${failureMark}\nolder`, user: bot }]);
  expect(said).toBe('Brought #3 up to date.');
  expect(written.map(([what]) => what)).toEqual(['PATCH /issues/3']);
});

test('what the run itself has said stays', async () => {
  const body = failureBody({ run, commit: 'abc', said: 'incidents/x.md:3:1  unknown-key' });
  const { said, written } = await reported([{ number: 3, body, user: bot }]);
  expect(said).toBe('#3 says already what failed.');
  expect(written).toEqual([]);
});

test.each([
  ['a stranger wrote it', [{ number: 3, body: failureMark, user: { login: 'stranger' } }]],
  ['it only quotes the mark', [{ number: 3, body: `> ${failureMark}`, user: bot }]],
  ['it is not even an issue', [null, 4, { number: 'x', body: failureMark, user: bot }]],
])('an issue is left alone: %s', async (_name, issues) => {
  expect((await reported(issues)).said).toBe('Opened #9.');
});

test('what GitHub refuses is said, without the token', async () => {
  expect((await reported({})).said).toBe('GitHub answered no list of issues.');
  expect((await reported([], { '/issues': 403 })).said).toBe('GitHub answered 403 to POST issues.');
});

test.each([
  ['an endless answer', endless(), 'GitHub answered too much to GET issues.'],
  ['an HTML page', new Response('<html>Sign in</html>'), 'GitHub answered an HTML page to GET issues.'],
])('nothing is written after %s', async (_name, answer, message) => {
  const methods: unknown[] = [];
  const lost = { api: 'https://api.github.test', repository: 'a/b', token: 'token', run, slack: undefined };
  const said = reportLostRun({
    ...lost,
    fetch: async (_address, { method }) => {
      methods.push(method);
      return answer;
    },
  });
  await expect(said).rejects.toThrow(message);
  expect(methods).toEqual(['GET']);
});

/** An answer that goes on for as long as somebody reads. */
function endless(): Response {
  const chunk = new Uint8Array(4_000_000).fill(32);
  return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }));
}
