import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '#channels/announcement.ts';
import { type Instant, parseTimestamp } from '#core/base/time/instant.ts';
import type { Announcement } from '#core/output/flag/announcement-of.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { flagWords } from '#github/flag-words.ts';
import { bringFlags } from '#github/flags-on-github.ts';
import { githubIssues } from '#github/issues.ts';
import { outcomesText } from '#github/outcomes-report.ts';
import { content } from '../fixtures/content.ts';
import { type FakeGithub, fakeGithub } from '../fixtures/github/fake-github.ts';
import { flagContext } from '../fixtures/github/flag-context.ts';

const env = {
  GITHUB_REPOSITORY: 'example/records',
  GITHUB_REF_NAME: 'main',
  GITHUB_SERVER_URL: 'https://github.com',
};

const oncall = `rotation:
  start: 2026-11-02T09:00+01:00
  handover: 30m
  members: [engineer-a, engineer-b]
people:
  engineer-a: { name: Engineer A, github: example-engineer-a }
  engineer-b: { name: Engineer B, github: example-engineer-b, chat: U0ENGINEERB }
  manager-a: { name: Manager A, github: example-manager-a, email: manager-a@harbour.example }
roles:
  on-call: { name: On-call engineer, rotation: primary }
  backup: { name: Backup, rotation: backup }
  engineering-manager: { name: Engineering manager, person: manager-a }
  engineering-team: { name: Engineering team, github: example/engineering }
  cto: { name: CTO }
`;

const head = `---
title: Checkout fails @everyone
severity: P0
components: { checkout: major_outage }
timeline:
`;
const entry = (at: string, ...lines: string[]) =>
  `  - at: 2026-11-23T${at}Z\n${lines.map((line) => `    ${line}\n`).join('')}`;
const first = entry('10:00', 'message: Payments fail.');
const record = (...entries: string[]) => `${head}${[first, ...entries].join('')}---\n`;

function at(time: string): Instant {
  const parsed = parseTimestamp(time.length > 8 ? time : `2026-11-23T${time}Z`);
  if ('fault' in parsed) throw new Error(`${time} is no time.`);
  return parsed.instant;
}

let github: FakeGithub;
let announced: Announcement[];
let channels: Channel[];

beforeEach(async () => {
  github = await fakeGithub({ people: new Set(['example-engineer-b', 'example-manager-a']) });
  announced = [];
  channels = [{ name: 'Slack', send: async (announcement) => void announced.push(announcement) }];
});

afterEach(async () => {
  expect(github.breaches).toEqual([]);
  await github.close();
});

/** One run of the command, at a time of 23 November. */
async function run(
  time: string,
  records: Readonly<Record<string, string>>,
  {
    allowPublic = false,
    token = github.token,
    patience,
    named,
  }: { allowPublic?: boolean; token?: string; patience?: number; named?: string[] } = {},
): Promise<string> {
  const now = at(time);
  const all = content({ records, now, config: { oncall } });
  const { config, records: raws } = all.visible('internal');
  github.asked.length = 0;
  const access = { token, owner: 'example', repo: 'records', baseUrl: github.url };
  const context = flagContext(
    githubIssues(access, async () => {}, patience),
    now,
    named,
  );
  github.now = context.clock;
  const brought = await bringFlags(wantedFlags(raws, config, now), {
    ...context,
    words: flagWords(config, env),
    config: all.config,
    channels,
    issueUrl: (number) => `https://github.com/example/records/issues/${number}`,
    allowPublic,
  });
  return outcomesText(brought).text.trim();
}

const flag = () => github.repository.issues.find(({ labels }) => labels.includes('overdue'));
const live = () => github.repository.issues.find(({ body }) => body?.includes('upfront:flag'));
const nothing = 'The flags are as they should be.';

describe('a story: P0, nobody answers', () => {
  test('from the first flag to its close, and the review that comes late', async () => {
    // Five minutes are promised for a look into it, and the first message is one. Half an hour later the next is due.
    expect(await run('10:30', { checkout: record() })).toBe(nothing);
    expect(github.asked).toEqual(['GET /issues']);

    expect(await run('10:31', { checkout: record() })).toMatchInlineSnapshot(`
      "opened #1  checkout  with a comment that mentions 1
      said by Slack  checkout"
    `);
    expect(flag()).toMatchObject({
      title: 'Overdue: P0 Checkout fails @everyone',
      state: 'open',
      labels: ['overdue', 'P0'],
      assignees: ['example-engineer-b'],
    });
    expect(flag()?.body).toMatchInlineSnapshot(`
      "<!-- upfront:flag {"v":1,"record":"checkout","severity":"P0","deadlines":[{"kind":"update","due":"2026-11-23T10:30:00Z","responsible":"on-call"},{"kind":"public_update","due":"2026-11-23T10:30:00Z","responsible":"on-call"}]} -->

      **Checkout fails @​everyone** (\`checkout\`) has these overdue deadlines. The flag closes automatically when none is left.

      | Overdue | Why | Due | Asked |
      | --- | --- | --- | --- |
      | an update for the team | P0: an update for the team every 30 min while it is open. | 2026-11-23 10:30 UTC | On-call engineer |
      | an update for customers | P0: an update for customers every 30 min while it is open. | 2026-11-23 10:30 UTC | On-call engineer |

      [Edit incidents/2026/checkout.md](https://github.com/example/records/edit/main/incidents/2026/checkout.md) and add this as its last entry:

      \`\`\`yaml
        - at: YYYY-MM-DDTHH:MMZ
          message: |
            What customers should know now.
      \`\`\`

      A \`note:\` instead of the \`message:\` meets only deadlines for the team. To be asked later, write \`snooze: { until: …, reason: … }\` into the record.

      <!-- upfront:end -->"
    `);
    expect(flag()?.comments.map(({ body }) => body)).toMatchInlineSnapshot(`
      [
        "@example-engineer-b (On-call engineer, Engineer B): an update for the team, due 2026-11-23 10:30 UTC; an update for customers, due 2026-11-23 10:30 UTC.

      P0: an update for the team every 30 min while it is open.

      <!-- upfront:news feff055a75c3adbe -->",
      ]
    `);
    expect(announced.map(({ subject, asked }) => [subject, asked])).toMatchInlineSnapshot(`
      [
        [
          "P0 Checkout fails @everyone: overdue is an update for the team, an update for customers",
          [
            {
              "chat": "U0ENGINEERB",
              "name": "Engineer B",
            },
          ],
        ],
      ]
    `);

    // A second run at once does nothing, and asks for one list alone.
    expect(await run('10:31', { checkout: record() })).toBe(nothing);
    expect(await run('10:35', { checkout: record() })).toBe(nothing);
    expect(github.asked).toEqual(['GET /issues']);

    // Ten minutes after it fell due the backup is asked, and after fifteen the manager.
    expect(await run('10:40', { checkout: record() })).toContain('updated #1  checkout  with a comment');
    expect(flag()?.comments.at(-1)?.body).toContain('@example-engineer-a (Backup, Engineer A)');
    expect(await run('10:50', { checkout: record() })).toContain('with a comment');
    expect(flag()?.comments.at(-1)?.body).toContain('@example-manager-a');
    expect(flag()?.body).toContain('Engineering manager (earlier: On-call engineer, Backup)');
    expect(announced).toHaveLength(3);

    // A note answers the team; customers are still owed theirs, and the flag says less in silence.
    const noted = entry('10:52', 'note: Rolling back.');
    expect(await run('10:53', { checkout: record(noted) })).toBe('updated #1  checkout');
    expect(flag()?.comments).toHaveLength(3);
    const told = entry('10:55', 'status: identified', 'message: A release was at fault.');
    expect(await run('10:56', { checkout: record(noted, told) })).toBe('closed #1  checkout');
    expect(flag()).toMatchObject({ state: 'closed' });
    expect(flag()?.body).toContain('has no overdue deadline any more');

    // It falls silent again: the same flag is opened again.
    expect(await run('11:30', { checkout: record(noted, told) })).toContain(
      'reopened #1  checkout  with a comment',
    );
    expect(github.repository.issues).toHaveLength(1);
    expect(announced).toHaveLength(4);

    const resolved = entry('11:40', 'status: resolved', 'message: Payments work again.');
    const over = record(noted, told, resolved);
    expect(await run('11:41', { checkout: over })).toBe('closed #1  checkout');

    // Two days later the review is owed: the digest says so in the morning, to everybody and to nobody by name.
    expect(await run('2026-11-25T11:45Z', { checkout: over })).toBe(nothing);
    expect(await run('2026-11-26T08:00Z', { checkout: over })).toBe('opened #2  after-care  with a comment');
    const digest = github.repository.issues[1];
    expect(digest).toMatchObject({
      title: 'Overdue: after-care',
      labels: ['overdue', 'after-care'],
      assignees: [],
    });
    expect(digest?.body).toContain('a review');
    expect(JSON.stringify(digest)).not.toMatch(/@example/u);
    expect(announced).toHaveLength(4);

    const reviewed = `  - at: 2026-11-26T09:00Z\n    status: reviewed\n`;
    const done = over.replace(/---\n$/u, `${reviewed}---\n`);
    expect(await run('2026-11-26T09:01Z', { checkout: done })).toBe('closed #2  after-care');
    expect(await run('2026-11-26T09:02Z', { checkout: done })).toBe(nothing);
  });
});

describe('what people do to a flag', () => {
  beforeEach(async () => {
    await run('10:31', { checkout: record() });
  });

  test('close it: while something is owed it is opened again', async () => {
    (live() as { state: string }).state = 'closed';
    expect(await run('10:32', { checkout: record() })).toContain('reopened #1');
    expect(github.repository.issues).toHaveLength(1);
    expect(live()?.comments).toHaveLength(1);
  });

  test('take its label away: it is found all the same', async () => {
    (live() as { labels: string[] }).labels = ['P0'];
    await run('10:32', { checkout: record() });
    expect(github.repository.issues).toHaveLength(1);
    expect(live()?.labels).toEqual(['overdue', 'P0']);
    expect(await run('10:33', { checkout: record() })).toBe(nothing);
  });

  test('add a label, and give it another title: the title is set right, the label stays', async () => {
    const issue = live();
    issue?.labels.push('customer-asks');
    if (issue) issue.title = 'Please look!';
    expect(await run('10:32', { checkout: record() })).toBe('updated #1  checkout');
    expect(live()).toMatchObject({
      title: 'Overdue: P0 Checkout fails @everyone',
      labels: ['overdue', 'P0', 'customer-asks'],
    });
    expect(live()?.comments).toHaveLength(1);
  });

  test('write above and below it: their words stay', async () => {
    const issue = live();
    if (issue)
      issue.body = `I am on it.\r\n\r\n${issue.body?.replaceAll('\n', '\r\n')}\r\n\r\nSee also the chat.`;
    expect(await run('10:32', { checkout: record() })).toBe(nothing);
    await run('10:40', { checkout: record() });
    expect(live()?.body).toMatch(/^I am on it\.\n\n<!-- upfront:flag/u);
    expect(live()?.body).toMatch(/<!-- upfront:end -->\n\nSee also the chat\.$/u);
  });

  test('write into it: it is set right', async () => {
    const issue = live();
    const before = issue?.body;
    if (issue) issue.body = before?.replace('an update for customers', 'nothing') ?? '';
    expect(await run('10:32', { checkout: record() })).toBe('updated #1  checkout');
    expect(live()?.body).toBe(before);
  });

  test('delete the record: its flag is closed', async () => {
    expect(await run('10:32', {})).toBe('closed #1  checkout');
    expect(await run('10:33', {})).toBe(nothing);
  });

  test('snooze the record: its flag is closed, and opened again when the snooze ends', async () => {
    const snoozed = record().replace(
      'timeline:',
      'snooze: { until: 2026-11-23T11:00Z, reason: Waiting for the partner }\ntimeline:',
    );
    expect(await run('10:32', { checkout: snoozed })).toBe('closed #1  checkout');
    expect(await run('10:59', { checkout: snoozed })).toBe(nothing);
    expect(await run('11:01', { checkout: snoozed })).toContain('reopened #1  checkout  with a comment');
  });
});

test('an open pull request that touches the record is named where people are asked', async () => {
  github.repository.pulls.push(
    { number: 1, title: 'Update', files: ['incidents/2026/checkout.md'] },
    { number: 2, title: 'Else', files: ['README.md'] },
  );
  await run('10:31', { checkout: record() });
  expect(live()?.comments[0]?.body).toContain('An update is waiting in #1:');
});

test('on a public repository nothing is written', async () => {
  github.repository.isPrivate = false;
  await expect(run('10:31', { checkout: record() })).rejects.toMatchObject({
    code: 2,
    message: expect.stringContaining('The repository is public'),
  });
  expect(github.repository.issues).toEqual([]);
  expect(await run('10:31', { checkout: record() }, { allowPublic: true })).toContain('opened #1');
});

test('text of a record mentions nobody and links nowhere', async () => {
  const hostile = record().replace(
    'Checkout fails @everyone',
    '"@example/all see #1 https://evil.example <img src=x> | `x`"',
  );
  await run('10:31', { checkout: hostile });
  const body = live()?.body ?? '';
  expect(body).not.toMatch(/@example|#1\b|https:\/\/evil|(?<!\\)<img/u);
  expect(live()?.comments[0]?.body).not.toContain('@example/all');
});

describe('faults', () => {
  const everything = { checkout: record() };

  test.each([
    [401, {}, 'it answered 401 (Server Error). Check that GITHUB_TOKEN is valid. Nothing was written.'],
    [
      403,
      {},
      'Give GITHUB_TOKEN the right to read and write issues and to read pull requests. Nothing was written.',
    ],
    [
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at('11:00') / 1000) },
      'The limit of requests is reached until 2026-11-23T11:00Z. Run this again then. Nothing was written.',
    ],
    [404, {}, 'Check GITHUB_REPOSITORY, and that GITHUB_TOKEN may see it. Nothing was written.'],
    [
      429,
      { 'retry-after': '60' },
      'GitHub asks to wait 60 seconds. Run this again then. Nothing was written.',
    ],
    [502, {}, 'it answered 502 (Server Error). Run this again later. Nothing was written.'],
  ])('%i %j on reading', async (status, headers, said) => {
    github.fault = () => ({ status, headers });
    await expect(run('10:31', everything)).rejects.toMatchObject({
      code: 1,
      message: expect.stringContaining(said),
    });
    github.fault = () => undefined;
    expect(await run('10:31', everything)).toContain('opened #1');
  });

  test('a read that fails once is asked again', async () => {
    let failures = 1;
    github.fault = (method) => (method === 'GET' && failures-- > 0 ? { status: 502 } : undefined);
    expect(await run('10:31', everything)).toContain('opened #1');
  });

  /** Each write, once with and once without effect; and after it the right state, with nobody told twice. */
  test.each(
    [
      { status: 502 },
      { status: 502, takesEffect: true },
      { cut: true },
      { cut: true, takesEffect: true },
      { status: 403 },
    ].flatMap((fault) =>
      ['POST /issues', 'POST /issues/1/comments', 'PATCH /issues/1', 'POST /labels'].map(
        (request) => [request, fault] as const,
      ),
    ),
  )('%s with %j', async (request, fault) => {
    let left = 1;
    github.fault = (method, path) => (`${method} ${path}` === request && left-- > 0 ? fault : undefined);
    const said = await run('10:31', everything);
    expect(said).toContain('not opened');
    expect(said).toContain('1 of 1 were not done.');
    expect(announced).toEqual([]);
    github.fault = () => undefined;
    await run('10:32', everything);
    expect(github.repository.issues).toHaveLength(1);
    expect(live()?.comments).toHaveLength(1);
    expect(live()).toMatchObject({ state: 'open', labels: ['overdue', 'P0'] });
    // What the flag remembers is not sent again: a channel is told at most once.
    const isRemembered = request.startsWith('PATCH') && 'takesEffect' in fault;
    expect(announced).toHaveLength(isRemembered ? 0 : 1);
    expect(await run('10:33', everything)).toBe(nothing);
  });

  test('an answer that is too slow is no answer: what it did is found by the next run', async () => {
    let slow = 1;
    github.fault = (method, path) =>
      `${method} ${path}` === 'POST /issues' && slow-- > 0 ? { delay: 600, takesEffect: true } : undefined;
    expect(await run('10:31', everything, { patience: 300 })).toContain(
      'not opened  checkout  no whole answer in 0.3 seconds',
    );
    await new Promise((passed) => setTimeout(passed, 500));
    await run('10:32', everything);
    expect(github.repository.issues).toHaveLength(1);
    expect(live()?.comments).toHaveLength(1);
    expect(await run('10:33', everything)).toBe(nothing);
  });

  test('a label that is there already, and somebody who cannot be assigned', async () => {
    github.repository.labels.set('overdue', { color: '000000', description: '' });
    github.repository.people.clear();
    github.fault = (method, path) =>
      method === 'GET' && path === '/labels/overdue' ? { status: 404 } : undefined;
    expect(await run('10:31', everything)).toContain('opened #1');
    expect(github.repository.labels.get('overdue')?.color).toBe('000000');
    expect(live()?.assignees).toEqual([]);
  });

  test('where GitHub refuses an assignee, the flag has none', async () => {
    let left = 1;
    github.fault = (method) => (method === 'PATCH' && left-- > 0 ? { status: 422 } : undefined);
    expect(await run('10:31', everything)).toContain('opened #1');
    expect(live()?.assignees).toEqual([]);
    expect(live()?.body).toContain('"responsible":"on-call"');
    expect(live()?.comments).toHaveLength(1);
  });

  test('a channel that fails is said, and is not told again', async () => {
    channels.push({ name: 'mail', send: () => Promise.reject(new Error('it answered 550')) });
    expect(await run('10:31', everything)).toContain('not said by mail  checkout  it answered 550');
    expect(await run('10:32', everything)).toBe(nothing);
    expect(announced).toHaveLength(1);
  });

  test('where the token is refused, the rest is not tried', async () => {
    github.fault = (method, path) => (method === 'POST' && path === '/issues' ? { status: 403 } : undefined);
    const said = await run('10:31', { ...everything, search: record().replace('Checkout', 'Search') });
    expect(said).toContain('not tried: it answered 403');
    expect(github.asked.filter((request) => request === 'POST /issues')).toHaveLength(1);
  });
});

test('more than a hundred flags are found page by page', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 101 }, (_, index) => [`record-${String(index).padStart(3, '0')}`, record()]),
  );
  await run('10:31', many);
  expect(github.repository.issues).toHaveLength(101);
  expect(await run('10:32', many)).toBe(nothing);
  expect(github.asked).toEqual(['GET /issues', 'GET /issues']);
});

test('two runs at the same time make one flag', async () => {
  await Promise.all([run('10:31', { checkout: record() }), run('10:31', { checkout: record() })]);
  await run('10:32', { checkout: record() });
  expect(github.repository.issues.filter(({ state }) => state === 'open')).toHaveLength(1);
});

describe('who is really mentioned', () => {
  const mentions = async (holder: string) => {
    const now = at('10:31');
    const text = oncall.replace('github: example-engineer-b, chat: U0ENGINEERB', holder);
    const all = content({ records: { checkout: record() }, now, config: { oncall: text } });
    const { config, records } = all.visible('internal');
    const access = { token: github.token, owner: 'example', repo: 'records', baseUrl: github.url };
    const brought = await bringFlags(wantedFlags(records, config, now), {
      ...flagContext(
        githubIssues(access, async () => {}),
        now,
      ),
      words: flagWords(config, env),
      config: all.config,
      channels,
      issueUrl: String,
    });
    return { ...outcomesText(brought), comment: live()?.comments.at(-1)?.body };
  };

  test.each(['jane_acme', '@jane', 'jane-', 'example/engineering'])('%s is', async (name) => {
    const { text, failed, comment } = await mentions(`github: "${name}"`);
    expect(text).toContain('opened #1  checkout  with a comment that mentions 1\n');
    expect(failed).toBe(false);
    expect(comment).toMatch(
      new RegExp(`^@${name.replace('@', '')} \\(On-call engineer, Engineer B\\): `, 'u'),
    );
  });

  test('nobody is where nobody has a name on GitHub: the flag is there, channels hear of it, and it is a failure', async () => {
    const { text, failed } = await mentions('chat: U0ENGINEERB');
    expect(text).toMatchInlineSnapshot(`
      "opened #1  checkout  with a comment, but nobody could be mentioned
      said by Slack  checkout
      Nobody could be mentioned where the roles that are asked have no "github:" in config/oncall.yml, of their own or of who holds them.
      "
    `);
    expect(failed).toBe(true);
  });
});

describe('a refusal that concerns one issue', () => {
  const named = (title: string) => record().replace('Checkout fails @everyone', title);
  const both = { checkout: named('Checkout'), search: named('Search') };
  const issue = (id: string) =>
    github.repository.issues.find(({ body }) => body?.includes(`"record":"${id}"`));

  beforeEach(async () => {
    await run('10:31', both);
  });

  test('a locked flag is reported, and the others are written', async () => {
    Object.assign(issue('checkout') ?? {}, { locked: true });
    const said = (await run('10:41', both)).split('\n');
    expect(said).toContain(
      'not updated #1  checkout  it answered 403 (Unable to create comment because issue is locked). Unlock the issue: while it is locked nobody can be asked in it.',
    );
    expect(said).toContain('updated #2  search  with a comment that mentions 1');
    expect(issue('search')?.comments).toHaveLength(2);

    Object.assign(issue('checkout') ?? {}, { locked: false });
    expect(await run('10:42', both)).toContain('updated #1  checkout  with a comment');
    expect(await run('10:43', both)).toBe(nothing);
  });

  test.each([
    ['deleted', 'it answered 410 (This issue was deleted). The next run makes another where one is needed.'],
    [
      'moved',
      '(301), and redirects are not followed. The issue was moved to another repository. The next run',
    ],
  ] as const)(
    'a flag that was %s after it was listed is reported, and the others are written',
    async (gone, said) => {
      Object.assign(issue('checkout') ?? {}, { gone });
      const text = await run('10:41', both);
      expect(text.split('\n').find((line) => line.startsWith('not updated #1  checkout'))).toContain(said);
      expect(text).toContain('updated #2  search  with a comment that mentions 1');
    },
  );

  test("a change that GitHub does not take is one flag's", async () => {
    github.fault = (method, path) =>
      method === 'POST' && path === '/issues/1/comments' ? { status: 422 } : undefined;
    const text = await run('10:41', both);
    expect(text).toContain('not updated #1  checkout  it answered 422');
    expect(text).toContain('updated #2  search');
  });

  test.each([
    ['a second issue in a row is refused', { status: 403 }],
    ['it says so', { status: 403, body: { message: 'Resource not accessible by integration' } }],
    [
      'a secondary limit is reached',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
    ],
    ['there are too many requests', { status: 429 }],
    ['the token is not valid', { status: 401 }],
  ])('the rest is not tried where %s', async (reason, fault) => {
    const all = { ...both, ledger: named('Ledger') };
    await run('10:31', all);
    github.fault = (method, path) => (method === 'POST' && path !== '/labels' ? fault : undefined);
    await run('10:41', all);
    const tried = reason.startsWith('a second issue') ? 2 : 1;
    expect(
      github.asked.filter((request) => request.endsWith('/comments') && request.startsWith('POST')),
    ).toHaveLength(tried);
  });
});

describe('labels are compared as GitHub does', () => {
  test('a label that is there in other letters is the same', async () => {
    github.repository.labels.set('Overdue', { color: '000000', description: '' });
    github.repository.labels.set('p0', { color: '000000', description: '' });
    await run('10:31', { checkout: record() });
    expect(live()?.labels).toEqual(['Overdue', 'p0']);
    expect(await run('10:32', { checkout: record() })).toBe(nothing);
  });

  test('after a severity called anew the old label is gone', async () => {
    github.repository.labels.set('p0', { color: '000000', description: '' });
    await run('10:31', { checkout: record() });
    const lower = record(entry('10:32', 'severity: P1', 'message: It is less than we thought.'));
    await run('11:40', { checkout: lower });
    expect(live()?.labels).toEqual(['overdue', 'P1']);
  });
});

describe('texts have the length that GitHub takes', () => {
  const actions = Array.from(
    { length: 120 },
    (_, index) =>
      `  - { title: "${index} ${'Write it all down, every step of it. '.repeat(27)}", type: long-term, due: 2026-11-01 }`,
  ).join('\n');
  const long = record().replace('timeline:', `actions:\n${actions}\ntimeline:`);

  test('a hundred actions with long titles: fewer are named, and the rest is counted', async () => {
    const said = await run('10:31', { checkout: long });
    expect(said).toContain('opened #2  after-care  with a comment');
    const body = github.repository.issues.find(({ title }) => title === 'Overdue: after-care')?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    const named = body.match(/^\| \[/gmu)?.length ?? 0;
    expect(named).toBeGreaterThan(50);
    expect(body).toContain(`And ${120 - named} more.`);
    expect(await run('10:32', { checkout: long })).toBe(nothing);
  });

  test('what people wrote around it counts: it has room, or nobody is asked and it says so', async () => {
    await run('10:31', { checkout: long });
    const digest = github.repository.issues.find(({ title }) => title === 'Overdue: after-care');
    if (digest) digest.body = `${'Our notes. '.repeat(3000)}\n\n${digest.body?.slice(0, 30_000)}`;
    expect(await run('10:32', { checkout: long })).toBe('updated #2  after-care');
    expect(digest?.body?.startsWith('Our notes. ')).toBe(true);
    expect(await run('10:33', { checkout: long })).toBe(nothing);
    if (digest) digest.body = `${'Our notes. '.repeat(5900)}\n\n${digest.body?.slice(33_000)}`;
    expect(await run('10:34', { checkout: long })).toContain(
      'not updated #2  after-care  what people wrote above and below its own text leaves no room for it',
    );
  });

  test('an emoji at the end of a long title stays whole, so that the next run finds nothing to do', async () => {
    for (const letters of [182, 183, 184, 185, 186]) {
      const title = record().replace(
        'Checkout fails @everyone',
        `${'x'.repeat(letters)}👩‍👩‍👧${'y'.repeat(90)}`,
      );
      await run('10:31', { checkout: title });
      expect(live()?.title).not.toMatch(/\ufffd|\u200d…?$/u);
      expect(await run('10:32', { checkout: title })).toBe(nothing);
    }
  });
});
