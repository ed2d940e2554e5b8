import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeMarker } from '#core/output/flag/marker.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { fakeGithub } from '../fixtures/github/fake-github.ts';
import { houseConfig } from '../fixtures/house-config.ts';
import { answeringServer, closedPort, issuesServer, refusingServer } from '../fixtures/issues-server.ts';
import { runScript } from '../fixtures/run-script.ts';
import { runScriptBeside } from '../fixtures/run-script-beside.ts';

const checkout = `---
title: Checkout fails for some customers
severity: P1
components: { checkout: partial_outage }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail. We are looking into it.
---
`;
const ledger = `---
title: The ledger lags
severity: P2
timeline:
  - at: 2026-11-20T10:00Z
    status: detected
    note: |
      An hour behind.
---
`;
const records = { 'incidents/2026/checkout.md': checkout, 'incidents/2026/ledger.md': ledger };
const at = (root: string, ...args: string[]) => [
  '--root',
  root,
  '--now',
  '2026-11-23T11:50:30Z',
  '--dry-run',
  ...args,
];

test('the plan for people', () => {
  const ran = runScript('overdue', at(contentRoot(records)));
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatchInlineSnapshot(`
    "GITHUB_TOKEN is not set: the plan assumes that there are no flags yet.
    "
  `);
  expect(ran.stdout).toMatchInlineSnapshot(`
    "open  checkout  P1  Checkout fails for some customers
      update           due 2026-11-23T11:12:00Z  38 min late       turn: Engineering manager, before: On-call engineer
      public_update    due 2026-11-23T11:12:00Z  38 min late       turn: Engineering manager, before: On-call engineer

    open  after-care  one flag for the whole team
      ledger  respond          due 2026-11-20T14:00:00Z  2 d 21 h late     owner: Engineering team
      ledger  update           due 2026-11-23T08:00:00Z  3 h 50 min late   owner: Engineering team

    2 flags: 2 to open, 0 to update, 0 to close.
    "
  `);
});

test('the plan for programs, with exactly the keys it promises', () => {
  const ran = runScript('overdue', at(contentRoot(records), '--json'));
  expect(ran.code).toBe(0);
  const updated = { due: '2026-11-23T11:12:00Z', late_by_minutes: 38, responsible: 'engineering-manager' };
  const before = [{ role: 'on-call', at: '2026-11-23T11:12:00Z' }];
  const ledgerKeys = {
    record: 'ledger',
    title: 'The ledger lags',
    severity: 'P2',
    owner: null,
    action: null,
  };
  expect(JSON.parse(ran.stdout)).toEqual([
    {
      action: 'open',
      record: 'checkout',
      title: 'Checkout fails for some customers',
      severity: 'P1',
      deadlines: [
        {
          kind: 'update',
          ...updated,
          before,
          why: 'P1: an update for the team every 1 hr while it is open.',
        },
        {
          kind: 'public_update',
          ...updated,
          before,
          why: 'P1: an update for customers every 1 hr while it is open.',
        },
      ],
      mention: ['engineering-manager'],
      lane: 'live',
      issue: null,
      notify: true,
    },
    {
      action: 'open',
      record: 'after-care',
      title: 'After-care',
      severity: null,
      deadlines: [
        {
          kind: 'respond',
          due: '2026-11-20T14:00:00Z',
          late_by_minutes: 4190,
          responsible: 'engineering-team',
          before: [],
          why: 'P2: investigated within 4 hr of business hours.',
          ...ledgerKeys,
        },
        {
          kind: 'update',
          due: '2026-11-23T08:00:00Z',
          late_by_minutes: 230,
          responsible: 'engineering-team',
          before: [],
          why: 'P2: an update for the team every 1 day while it is open.',
          ...ledgerKeys,
        },
      ],
      more: 0,
      lane: 'after-care',
      issue: null,
      notify: true,
    },
  ]);
});

test('a snooze closes the flag of a record and says so; nothing else of it is planned', () => {
  const snooze = 'snooze: { until: 2026-11-23T18:00Z, reason: The partner mends it tonight. }';
  const snoozed = checkout.replace('timeline:', `${snooze}\ntimeline:`);
  const root = contentRoot({ 'incidents/2026/checkout.md': snoozed });
  expect(runScript('overdue', at(root)).stdout).toBe(
    'No flag to open, update or close.\nIf nobody writes, the next change is at 2026-11-23T18:00:00Z.\n',
  );
});

test('a title does not steer the terminal', () => {
  const hostile = checkout.replace(/^title: .*$/mu, 'title: "Pay\\u202E\\u001B[2J <!channel>"');
  const { stdout } = runScript('overdue', at(contentRoot({ 'incidents/checkout.md': hostile })));
  expect(stdout.split('\n', 1)).toEqual(['open  checkout  P1  Pay\uFFFD[2J <!channel>']);
});

test('nothing overdue', () => {
  const root = contentRoot();
  expect(runScript('overdue', at(root)).stdout).toBe('No flag to open, update or close.\n');
  expect(runScript('overdue', at(root, '--json')).stdout).toBe('[]\n');
});

test.each([
  [
    [],
    'GITHUB_TOKEN is not set, and flags are written to GitHub. Set it and GITHUB_REPOSITORY, or add --dry-run.',
  ],
  [['--json'], '--json prints a plan. Add --dry-run.'],
  [['--watch', '50m', '--dry-run'], '--watch uses the clock and acts. Leave out --dry-run and --now.'],
])('wrong usage: %j; exit 2', (args, message) => {
  expect(runScript('overdue', ['--root', contentRoot(records), ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `Error: ${message}\n`,
  });
});

test('--watch says every unit that it takes; exit 2', () => {
  const token = { GITHUB_TOKEN: 'x', GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: 'http://127.0.0.1:9' };
  const args = ['--root', contentRoot(records), '--watch', '50'];
  expect(runScript('overdue', args, token)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Error: "50" is not a length of time. Write a whole number and m, h, d or w, as 50m.\n',
  });
});

test('--fail: exit 3 where something is overdue, 0 where nothing is', () => {
  expect(runScript('overdue', at(contentRoot(records), '--fail')).code).toBe(3);
  expect(runScript('overdue', at(contentRoot({}), '--fail')).code).toBe(0);
});

test('a record with a problem is reported, and the others are planned; exit 1', () => {
  const root = contentRoot({ ...records, 'incidents/2026/ledger.md': ledger.replace('P2', 'P9') });
  const ran = runScript('overdue', at(root, '--json'));
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.stdout)).toMatchObject([{ action: 'open', record: 'checkout' }]);
  expect(ran.stderr).toContain('incidents/2026/ledger.md:3:11  unknown-severity');
});

test('a config with a problem leaves nothing to plan by; exit 1', () => {
  const root = contentRoot({ ...records, 'config/policy.yml': 'severities: 7\n' });
  const ran = runScript('overdue', at(root, '--json'));
  expect(ran.code).toBe(1);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toContain('config/policy.yml:1:13');
  expect(ran.stderr).toContain('Error: There is no valid config, so nothing can be planned.\n');
});

test('--help says what it does, reads and returns', () => {
  const { code, stdout } = runScript('overdue', ['--help']);
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "Usage: npm run overdue -- [options]

    Flags overdue deadlines on GitHub, and asks who must act. A second run changes
    nothing.

    Options:
      --root <dir>      content root: the folder that holds incidents/ and config/
                        (default: the current folder)
      --now <instant>   work as if it were this instant, as 2026-11-23T10:41Z
      --dry-run         print the plan and change nothing
      --json            print the plan as JSON; with --dry-run
      --watch <length>  run for this long (as 50m) while something live is open
      --fail            exit with 3 if something is overdue
      --allow-public    write to a public repository, too, and only what the public
                        may know
      -h, --help        show this help

    GITHUB_TOKEN and GITHUB_REPOSITORY=OWNER/NAME say where the flags are; GITHUB_API_URL
    where that is not github.com. Without a token --dry-run assumes that there are no
    flags. SLACK_WEBHOOK_URL, WEBHOOK_URL with WEBHOOK_SECRET, and SMTP_URL with
    MAIL_FROM and MAIL_TO tell other channels, too. docs/overdue.md has the set-up.

    Exit codes: 0 done, 1 a problem in the content, with GitHub or with a channel,
    2 wrong usage, 3 with --fail where something is overdue.
    "
  `);
});

describe('with flags on GitHub', () => {
  const env = (url: string) => ({
    GITHUB_TOKEN: 'secret-of-a-test',
    GITHUB_REPOSITORY: 'harbour/status',
    GITHUB_API_URL: url,
  });
  const flagOf = (record: string, responsible: string) =>
    writeMarker({
      lane: 'live',
      record,
      severity: 'P1',
      deadlines: (['update', 'public_update'] as const).map((kind) => ({
        kind,
        due: '2026-11-23T11:12:00Z',
        responsible,
      })),
    });
  const pages = [
    [
      { number: 3, body: null },
      { number: 4, body: 'Somebody used the label for something else.' },
      { number: 5, body: flagOf('ledger', 'on-call'), pull_request: {} },
    ],
    [
      { number: 6, body: `${flagOf('checkout', 'on-call')}\r\n\r\nWords.` },
      { number: 7, body: flagOf('gone', 'on-call') },
    ],
  ];
  const short = (stdout: string) =>
    (JSON.parse(stdout) as { action: string; record: string }[]).map(
      ({ action, record }) => `${action} ${record}`,
    );

  test('every page is read, and pull requests and issues of others are left alone', async () => {
    const github = await issuesServer(pages);
    const ran = await runScriptBeside('overdue', at(contentRoot(records), '--json'), env(github.url));
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    expect(short(ran.stdout)).toEqual(['update checkout', 'close gone', 'open after-care']);
    expect(github.asked).toEqual([
      'GET /repos/harbour/status/issues?per_page=100&labels=overdue&state=open',
      'GET /repos/harbour/status/issues?per_page=100&labels=overdue&state=open&page=2',
    ]);
    expect([...github.tokens]).toEqual(['token secret-of-a-test']);
  });

  test('people read which issue is meant', async () => {
    const github = await issuesServer(pages);
    const { stdout } = await runScriptBeside('overdue', at(contentRoot(records)), env(`${github.url}/`));
    expect(stdout.split('\n').filter((line) => /^(open|update|close)/u.test(line))).toMatchInlineSnapshot(`
      [
        "update #6  checkout  P1  Checkout fails for some customers",
        "close #7  gone  P1  gone",
        "open  after-care  one flag for the whole team",
      ]
    `);
  });

  test('flags are written, once; the job says what is overdue', async () => {
    const github = await fakeGithub({ owner: 'harbour', name: 'status' });
    onTestFinished(github.close);
    const oncall = houseConfig().oncall.text.replace(
      'Engineering manager }',
      'Engineering manager, github: harbour/managers }',
    );
    const root = contentRoot({ ...records, 'config/oncall.yml': oncall });
    const summary = join(root, 'summary.md');
    const variables = {
      ...env(github.url),
      GITHUB_TOKEN: github.token,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
    };
    const args = ['--root', root, '--now', '2026-11-23T11:50:30Z'];
    const first = await runScriptBeside('overdue', args, variables);
    expect(first).toEqual({
      code: 0,
      stderr: '',
      stdout: `opened #1  checkout  with a comment that mentions 1
opened #2  after-care  with a comment
::warning title=Overdue,file=incidents/2026/checkout.md,line=1::Overdue: an update for the team since 2026-11-23T11:12:00Z, an update for customers since 2026-11-23T11:12:00Z. Asked: Engineering manager.
`,
    });
    expect(readFileSync(summary, 'utf8')).toMatchInlineSnapshot(`
      "### Overdue

      | Lane | Record | Overdue | Due | Late | Asked |
      | --- | --- | --- | --- | --- | --- |
      | live | Checkout fails for some customers (\`checkout\`) | an update for the team | 2026-11-23T11:12:00Z | 38 min | Engineering manager |
      | live | Checkout fails for some customers (\`checkout\`) | an update for customers | 2026-11-23T11:12:00Z | 38 min | Engineering manager |
      | after-care | The ledger lags (\`ledger\`) | an investigation | 2026-11-20T14:00:00Z | 4190 min | Engineering team |
      | after-care | The ledger lags (\`ledger\`) | an update for the team | 2026-11-23T08:00:00Z | 230 min | Engineering team |
      "
    `);
    const again = await runScriptBeside('overdue', [...args, '--fail'], variables);
    expect(again.stdout).toContain('The flags are as they should be.');
    expect(again.code).toBe(3);
    expect(github.repository.issues).toHaveLength(2);
    expect(github.breaches).toEqual([]);
  });

  test('the flag of a record that cannot be read is left alone', async () => {
    const github = await issuesServer(pages);
    const root = contentRoot({ ...records, 'incidents/2026/gone.md': ledger.replace('P2', 'P9') });
    const ran = await runScriptBeside('overdue', at(root, '--json'), env(github.url));
    expect(ran.code).toBe(1);
    expect(short(ran.stdout)).toEqual(['update checkout', 'open after-care']);
  });

  const quiet = (stderr: string) => stderr.replaceAll(/127\.0\.0\.1:\d+/gu, 'HOST');

  test.each([
    [401, 'Bad credentials', 'Check that GITHUB_TOKEN is valid.'],
    [
      403,
      'Resource not accessible by integration',
      'Give GITHUB_TOKEN the right to read and write issues and to read pull requests.',
    ],
    [403, 'API rate limit exceeded', 'Wait, and run this again.'],
    [404, 'Not Found', 'Check GITHUB_REPOSITORY, and that GITHUB_TOKEN may see it.'],
    [410, 'Issues are disabled', 'Turn issues on in the settings of the repository.'],
    [429, 'Slow\ndown.', 'Wait, and run this again.'],
    [502, 'Server Error', 'Run this again later.'],
  ])('GitHub answers %i: one line, no plan, exit 1', async (status, message, remedy) => {
    const github = await refusingServer(status, message);
    const ran = await runScriptBeside('overdue', at(contentRoot(records)), env(github.url));
    const said = `${status} (${message.replace('\n', ' ').replace(/\.$/u, '')})`;
    expect({ ...ran, stderr: quiet(ran.stderr) }).toEqual({
      code: 1,
      stdout: '',
      stderr: `Error: Could not read the flags of harbour/status at HOST: it answered ${said}. ${remedy} Nothing was written.\n`,
    });
  });

  test('GitHub answers with something else: one line, no plan, exit 1', async () => {
    const github = await answeringServer('<p>Please log in.</p>');
    const ran = await runScriptBeside('overdue', at(contentRoot(records)), env(github.url));
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' });
    expect(quiet(ran.stderr)).toMatchInlineSnapshot(`
      "Error: Could not read the flags of harbour/status at HOST: HOST answered with an HTML page (GET /repos/harbour/status/issues). Check that GITHUB_API_URL is the address of GitHub's API. Nothing was written.
      "
    `);
  });

  test('GitHub does not answer: one line, no plan, exit 1', async () => {
    const ran = runScript('overdue', at(contentRoot(records)), env(await closedPort()));
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' });
    expect(quiet(ran.stderr)).toMatchInlineSnapshot(`
      "Error: Could not read the flags of harbour/status at HOST: no answer (connect ECONNREFUSED HOST). Check the network and GITHUB_API_URL. Nothing was written.
      "
    `);
  });

  test.each([
    ['', 'Error: GITHUB_REPOSITORY is not set. Set it to OWNER/NAME, or remove GITHUB_TOKEN.\n'],
    ['harbour', 'Error: GITHUB_REPOSITORY is "harbour". Set it to OWNER/NAME, or remove GITHUB_TOKEN.\n'],
  ])('GITHUB_REPOSITORY="%s": exit 2', (repository, stderr) => {
    const set = { ...env('http://127.0.0.1:9'), GITHUB_REPOSITORY: repository };
    expect(runScript('overdue', at(contentRoot(records)), set)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('GITHUB_API_URL that is none: exit 2', () => {
    expect(runScript('overdue', at(contentRoot(records)), env('github'))).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Error: GITHUB_API_URL is "github". Set it to an address, as https://api.github.com.\n',
    });
  });
});

test('a broken oncall.yml leaves roles in place of names, and exit code 1', () => {
  const oncall = 'roles: { on-call: { name: On-call engineer, person: nobody } }\n';
  const ran = runScript('overdue', at(contentRoot({ ...records, 'config/oncall.yml': oncall })));
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('unknown-person');
  expect(ran.stdout).toContain('turn: engineering-manager, before: on-call');
  expect(ran.stdout).toContain('2 flags: 2 to open');
});

test('a clock that stands is refused before anybody is asked for anything', async () => {
  const site = houseConfig().site.text;
  const root = contentRoot({ ...records, 'config/site.yml': `${site}clock: 2026-11-23T11:50Z\n` });
  const server = await issuesServer([[]]);
  const ran = await runScriptBeside('overdue', ['--root', root, '--watch', '50m'], {
    GITHUB_TOKEN: 'secret',
    GITHUB_REPOSITORY: 'example/records',
    GITHUB_API_URL: server.url,
  });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('"clock:" in config/site.yml stops it for a demonstration.');
  expect(server.asked).toEqual([]);
});
