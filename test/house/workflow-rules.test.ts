import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brokenRules, brokenRulesOfAction, ruleNames } from './workflow-rules.ts';

const top = new URL('../../', import.meta.url);
const workflows = ['.github/workflows/', 'src/template/.github/workflows/'].flatMap((folder) =>
  readdirSync(new URL(folder, top)).map((name) => `${folder}${name}`),
);

test('all workflows are read: ours, and those that `init` writes', () => {
  expect(workflows.length).toBeGreaterThanOrEqual(9);
  // One that is written elsewhere would not be looked at.
  const elsewhere = readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/(?:^|\/)(?:node_modules|dist|package|\.git)\//u.test(path))
    .filter((path) => /(?:^|\/)workflows\/[^/]+\.ya?ml$/u.test(path));
  expect(elsewhere.sort()).toEqual(workflows.toSorted());
});

test.each(workflows)('%s', (path) => {
  expect(brokenRules(readFileSync(new URL(path, top), 'utf8'))).toEqual([]);
});

test('the action that `init` writes, too', () => {
  const path = 'src/template/.github/upfront/action.yml';
  const text = readFileSync(new URL(path, top), 'utf8');
  expect(brokenRulesOfAction(text)).toEqual([]);
  expect(brokenRulesOfAction(text.replace(/@[0-9a-f]{40}/u, '@v3'))).toEqual([
    expect.stringMatching(/^pinned by commit: .*@v3$/u),
  ]);
  expect(brokenRulesOfAction(text.replace('$COMMIT', '${' + '{ github.sha }}'))).toEqual([
    expect.stringMatching(/^nothing is put into a command: /u),
  ]);
});

const sha = 'a'.repeat(40);
/** A workflow with one job, as text. */
const workflow = (on: string, job: string, head = 'permissions: {}') =>
  `on: ${on}\n${head}\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n${job.replace(/^/gmu, '    ')}\n`;
const steps = (...all: string[]) => `steps:\n${all.map((each) => `  - ${each}`).join('\n')}`;
const expression = (text: string) => `$\{{ ${text} }}`;
const ask = `{ id: rights, run: 'gh api "repos/$REPO/collaborators/$WHO/permission"' }`;

describe('a planted violation is found', () => {
  const planted: Readonly<Record<string, readonly (readonly [text: string, breaks: string])[]>> = {
    'pinned by commit': [
      [workflow('push', steps('uses: a/b@v4')), 'a/b@v4'],
      [workflow('push', steps(`uses: a/b@${sha.slice(1)}`)), `a/b@${sha.slice(1)}`],
      [workflow('push', steps('uses: docker://alpine:3')), 'docker://alpine:3'],
      [workflow('push', 'uses: a/b/.github/workflows/c.yml@main'), 'a/b/.github/workflows/c.yml@main'],
    ],
    'nothing is put into a command': [
      [
        workflow('push', steps(`run: echo "${expression('github.ref_name')}"`)),
        `echo "${expression('github.ref_name')}"`,
      ],
      [
        workflow(
          'push',
          steps(
            `{ uses: 'a/github-script@${sha}', with: { script: 'log("${expression('github.actor')}")' } }`,
          ),
        ),
        `log("${expression('github.actor')}")`,
      ],
    ],
    'rights are said, and each has its reason in the job': [
      [workflow('push', steps('run: a'), ''), 'no rights are said'],
      [workflow('push', steps('run: a'), 'permissions: write-all'), 'rights for everything'],
      [workflow('push', `permissions: read-all\n${steps('run: a')}`), 'rights for everything'],
      [workflow('push', steps('run: a'), 'permissions: { issues: write }'), 'the workflow may write: issues'],
    ],
    'a pull request gets nothing': [
      [workflow('pull_request', `permissions: { contents: write }\n${steps('run: a')}`), 'contents'],
      [
        workflow(
          '[push, pull_request]',
          `${steps('run: a')}\nenv: { TOKEN: '${expression('secrets.TOKEN')}' }`,
        ),
        'a secret',
      ],
      [workflow('pull_request', `uses: ./.github/workflows/a.yml\nsecrets: inherit`), 'a secret'],
    ],
    'no privileged job takes what a stranger wrote as code': [
      [workflow('pull_request_target', steps(ask)), 'pull_request_target'],
      [
        workflow(
          '{ workflow_run: { workflows: [check] } }',
          steps(
            `{ uses: 'actions/checkout@${sha}', with: { persist-credentials: false, ref: '${expression('github.event.workflow_run.head_sha')}' } }`,
          ),
        ),
        `actions/checkout@${sha}`,
      ],
      [workflow('workflow_run', steps('run: gh pr checkout "$NUMBER"')), 'gh pr checkout "$NUMBER"'],
    ],
    'what comes from an artifact is data': [
      [
        workflow('workflow_run', steps(`uses: actions/download-artifact@${sha}`)),
        'an artifact outside of untrusted/',
      ],
      [
        workflow(
          'workflow_run',
          steps(
            `{ uses: 'actions/download-artifact@${sha}', with: { path: untrusted } }`,
            'run: gh pr comment "$(cat untrusted/number)" --body-file untrusted/body.md',
          ),
        ),
        'gh pr comment "$(cat untrusted/number)" --body-file untrusted/body.md',
      ],
      [
        workflow(
          'workflow_run',
          steps('run: gh run download --dir untrusted', 'run: echo "N=1" >> "$GITHUB_ENV"'),
        ),
        'echo "N=1" >> "$GITHUB_ENV"',
      ],
    ],
    'anybody’s event asks for rights before anything else': [
      [workflow('issue_comment', steps('run: npm ci', ask)), 'npm ci'],
      [workflow('issues', steps(`uses: a/b@${sha}`)), `a/b@${sha}`],
      [workflow('{ issues: { types: [opened] } }', steps(ask, 'run: npm ci')), 'goes on whoever it was'],
      [
        `${workflow('issues', steps(ask))}  two:\n    needs: one\n    timeout-minutes: 5\n    steps: [{ run: npm ci }]\n`,
        'goes on whoever it was',
      ],
    ],
    'the token is left in no folder': [
      [workflow('push', steps(`uses: actions/checkout@${sha}`)), `actions/checkout@${sha}`],
    ],
    'it ends': [['on: push\npermissions: {}\njobs: { one: { steps: [{ run: a }] } }', 'no timeout-minutes']],
    'what is released comes from no cache': [
      [
        workflow(
          'push',
          `permissions: { contents: write }\n${steps(`{ uses: 'a/setup-node@${sha}', with: { cache: npm } }`)}`,
        ),
        `a/setup-node@${sha}`,
      ],
    ],
  };

  test('of every rule', () => {
    expect(Object.keys(planted)).toEqual(ruleNames);
  });

  test.each(
    Object.entries(planted).flatMap(([rule, all]) =>
      all.map(([text, breaks]) => [rule, breaks, text] as const),
    ),
  )('%s: %s', (rule, breaks, text) => {
    expect(brokenRules(text)).toContain(`${rule}: ${breaks}`);
  });
});

test('a workflow that asks first, and one that reads an artifact as data, keep the rules', () => {
  const asking = workflow(
    '{ issue_comment: { types: [created] } }',
    `permissions: { issues: write }\n${steps(ask, `{ if: "steps.rights.outputs.may == 'true'", run: npm ci }`)}`,
  );
  const two = `${workflow('issues', steps(ask))}  two:\n    needs: one\n    if: needs.one.outputs.rights == 'true'\n    timeout-minutes: 5\n    steps: [{ run: npm ci }]\n`;
  const artifact = workflow(
    '{ workflow_run: { workflows: [check], types: [completed] } }',
    `permissions: { pull-requests: write }\n${steps(
      `{ uses: 'actions/download-artifact@${sha}', with: { path: untrusted } }`,
      'run: npm exec --no -- upfront comment --from untrusted',
    )}`,
  );
  expect([asking, two, artifact].map(brokenRules)).toEqual([[], [], []]);
});
