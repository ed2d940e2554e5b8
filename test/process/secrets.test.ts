import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { secretVariables } from '#terminal/secrets.ts';
import { contentRoot, leastRecord, writeRoot } from '../fixtures/content-root.ts';
import { fakeGithub } from '../fixtures/github/fake-github.ts';
import { refusingServer } from '../fixtures/issues-server.ts';
import { type Ran, runScript } from '../fixtures/run-script.ts';
import { runScriptBeside } from '../fixtures/run-script-beside.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const now = ['--now', '2026-11-23T12:00Z'];

/** A word for each secret, which is nowhere else. */
const canaries = Object.fromEntries(
  Object.keys(secretVariables).map((name, index) => [
    name,
    `CANARY${name.replaceAll(/[^A-Za-z]/gu, '').toUpperCase()}x${7919 * (index + 3)}`,
  ]),
);

/** Nobody listens there. */
const address: Readonly<Record<string, string>> = { SMTP_URL: 'smtp', WEBHOOK_URL: 'http' };

/** The environment of a job that has every secret. Addresses have theirs as a password, and those of channels in the path, too. */
const secrets: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(secretVariables).map(([name, kind]) => {
    const word = canaries[name] ?? '';
    if (kind === 'value') return [name, word];
    if (kind === 'password') return [name, `http://me:${word}@127.0.0.1:1/`];
    return [name, `${address[name] ?? 'http'}://me:${word}@127.0.0.1:1/services/${word}`];
  }),
);
const env = {
  ...secrets,
  // A password in it is refused, so that nothing would be tried.
  GITHUB_API_URL: 'http://127.0.0.1:1',
  GITHUB_REPOSITORY: 'example/records',
  MAIL_FROM: 'upfront@harbour.example',
  MAIL_TO: 'team@harbour.example',
};

/** What a secret looks like in an output, as it is and encoded. */
const forms = Object.values(canaries).flatMap((word) => [
  word,
  word.toLowerCase(),
  Buffer.from(word).toString('hex'),
  ...['', 'a', 'ab'].map((before) => Buffer.from(`${before}${word}`).toString('base64').slice(4, -4)),
]);
/** All of them in one line, as somebody might print the environment. */
const everything = Object.entries(secrets)
  .filter(([name]) => name !== 'GITHUB_API_URL')
  .map(
    ([name, value]) =>
      `${name}=${value} ${canaries[name]} ${encodeURIComponent(value)} ${Buffer.from(value).toString('base64')}`,
  )
  .join(' ');

/** No secret is in what was printed, and in place of one there is a mask: without it nothing would be proved. */
function isMasked(ran: Ran, ...files: string[]): void {
  const texts = [ran.stdout, ran.stderr, ...files.map((file) => readFileSync(file, 'utf8'))];
  for (const text of texts) expect(forms.filter((form) => text.includes(form))).toEqual([]);
  expect(texts.join('')).toContain('***');
}

let broken = '';

beforeAll(() => {
  const record = leastRecord
    .replace('severity: P1', `severity: "${canaries.GITHUB_TOKEN}"`)
    .replace('timeline:', `${everything.slice(0, 30)}: x\n# ${everything}\ntimeline:`);
  const { GITHUB_API_URL: _, ...words } = canaries;
  const keys = Object.values(words).map((word) => `${word}: 1\n`);
  broken = writeRoot({
    'incidents/2026/a.md': record.replace('timeline:', `${keys.join('')}timeline:`),
    [`incidents/2026/${canaries.GH_TOKEN}.md`]: leastRecord,
    'config/oncall.yml': `${keys.join('')}roles: { on-call: { name: "${canaries.WEBHOOK_SECRET}" } }\n`,
    'config/strings/en.json': `{ "${canaries.NPM_TOKEN}": ""\n`,
  });
});

const bad = canaries.GITHUB_TOKEN ?? '';
const folder = () => join(contentRoot({}), canaries.GITHUB_TOKEN ?? '', canaries.WEBHOOK_SECRET ?? '');

const answers = [
  '--engine',
  'a.tgz',
  '--name',
  bad,
  '--url',
  'https://a.example',
  '--components',
  bad,
  '--host',
  'other',
];

const runs: readonly (readonly [name: string, args: () => readonly string[]])[] = [
  ['check', () => ['--root', broken, ...now, '--all']],
  ['check', () => ['--root', broken, ...now, '--format', 'github']],
  ['check', () => ['--root', broken, ...now, '--format', 'json', '--strict']],
  ['check', () => ['--root', broken, '--format', bad]],
  ['build', () => ['--root', broken, ...now, '--force']],
  ['build', () => ['--root', folder(), `--${bad}`]],
  ['dev', () => ['--root', broken, '--host', `${bad}:1`]],
  ['start', () => ['--root', broken, ...now]],
  ['config', () => ['--root', broken]],
  ['config', () => ['--root', broken, bad]],
  ['oncall', () => ['--root', broken, ...now, '--json']],
  ['report', () => ['--root', broken, ...now, '--audience', 'internal']],
  ['report', () => ['--root', contentRoot({}), ...now, '--period', bad]],
  ['overdue', () => ['--root', broken, ...now, '--dry-run', '--json']],
  ['overdue', () => ['--root', broken, '--watch', bad]],
  ['due', () => ['--root', broken, '--now', bad]],
  ['due', () => ['--root', folder(), `--${bad}`]],
  ['deploy', () => ['--root', broken, '--now', bad]],
  ['deploy', () => ['--root', broken, '--done', bad]],
  ['cost', () => ['--root', broken, '--now', bad]],
  ['import', () => ['cstate', folder(), '--out', folder(), ...now]],
  ['init', () => [folder(), ...answers, '--host', bad]],
  ['init', () => [folder(), ...answers, '--no-install']],
  ['upgrade', () => ['--root', folder(), '--now', bad]],
  ['upfront', () => [bad]],
  ['upfront', () => ['check', '--root', broken, ...now]],
];

describe('in no output of a command', () => {
  test('every command is tried', () => {
    const names = readdirSync(join(top, 'scripts')).filter((name) => name.endsWith('.ts'));
    expect([...new Set(runs.map(([name]) => `${name}.ts`))].sort()).toEqual(names.sort());
  });

  test.each(runs)('%s %#', (name, args) => {
    isMasked(runScript(name, args(), env));
  });

  test.each([401, 403, 422, 502])('what GitHub says in an answer of %i', async (status) => {
    const github = await refusingServer(status, `bad token ${everything}`);
    const variables = { ...env, GITHUB_API_URL: github.url };
    isMasked(await runScriptBeside('overdue', ['--root', contentRoot({}), ...now], variables));
  });

  test('each of them as the whole of what GitHub says', async () => {
    // What is said is cut to a line, so that most of the text above is not shown at all.
    for (const word of [bad, secrets.SMTP_URL ?? '', encodeURIComponent(secrets.WEBHOOK_URL ?? '')]) {
      const github = await refusingServer(403, word);
      const ran = await runScriptBeside('overdue', ['--root', contentRoot({}), ...now], {
        ...env,
        GITHUB_API_URL: github.url,
      });
      isMasked(ran);
    }
  });

  test('what is written to GitHub Actions, and what channels say', async () => {
    const github = await fakeGithub();
    onTestFinished(github.close);
    const root = contentRoot({
      'incidents/2026/a.md': leastRecord.replace(/^title: .*$/mu, `title: ${bad} fails`),
    });
    const summary = join(root, 'summary.md');
    const variables = {
      ...env,
      GITHUB_TOKEN: github.token,
      GH_TOKEN: bad,
      GITHUB_API_URL: github.url,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      ...Object.fromEntries(
        ['SLACK_WEBHOOK_URL', 'WEBHOOK_URL'].map((name) => [
          name,
          `http://127.0.0.1:1/services/${canaries[name]}`,
        ]),
      ),
      SMTP_URL: `smtp://me:${canaries.SMTP_URL}@127.0.0.1:1`,
    };
    const ran = await runScriptBeside('overdue', ['--root', root, ...now], variables);
    expect(ran.stdout).toContain('not said by Slack');
    expect(existsSync(summary)).toBe(true);
    isMasked(ran, summary);
    expect(readFileSync(summary, 'utf8')).toContain('***');
  });
});

describe('what ends a program, and what goes past its streams', () => {
  const { GITHUB_TOKEN: secret = '' } = secrets;
  const half = Math.floor(secret.length / 2);
  const faults: Readonly<Record<string, string>> = {
    'an error of the command': `throw new Error(secret);`,
    'what is no error': `throw { secret, toString: () => secret };`,
    'an error in a later turn': `setTimeout(() => { throw new Error(secret); }); await new Promise((r) => setTimeout(r, 1000));`,
    'a promise that nobody waits for': `Promise.reject(new Error(secret)); await new Promise((r) => setTimeout(r, 1000));`,
    'an error in the stream': `process.stdout.emit('error', new Error(secret));`,
    'a warning of Node': `process.emitWarning(secret); process.emitWarning(secret, 'DeprecationWarning');`,
    'the console': `console.log({ secret }); console.error(secret); console.table([secret]);`,
    'two writes': `process.stdout.write(secret.slice(0, ${half})); process.stdout.write(secret.slice(${half}));`,
    'two writes in two turns, as bytes': `const bytes = Buffer.from(secret); process.stderr.write(bytes.subarray(0, ${half})); await new Promise((r) => setTimeout(r, 50)); process.stderr.write(bytes.subarray(${half}), () => {});`,
    'letters one by one, and an exit': `for (const letter of secret) process.stdout.write(letter); process.exit(1);`,
  };

  test.each(Object.keys(faults))('%s', (name) => {
    const script = `import { command, run } from '${top}src/terminal/command.ts';
      const secret = process.env.GITHUB_TOKEN;
      await run(command('test', 'x'), async () => { ${faults[name]} return 0; });`;
    const args = ['--input-type=module', '-e', script];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NO_COLOR: '1', ...secrets },
    });
    isMasked({ stdout, stderr, code: status });
    if (/error|promise/u.test(name)) {
      expect(status).toBe(1);
      expect(stderr).toContain('Upfront itself failed; please report this:');
    }
  });
});

test('what runs before anything is installed prints no secret either', () => {
  // A token with a line break in it is no header: the message of Node repeats it.
  const look = join(top, 'src/template/.github/upfront/look.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [look], {
    cwd: contentRoot({}),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env, GITHUB_TOKEN: `${bad}\n${bad}` },
  });
  isMasked({ stdout, stderr, code: status });
});

test('a text that ends like the beginning of a secret is shown to its end', () => {
  const root = join(contentRoot({}), 'x');
  mkdirSync(root);
  writeFileSync(join(root, 'y'), '');
  const { stdout, stderr } = runScript('upfront', ['--version'], { GITHUB_TOKEN: '0.1.0\nabcdefgh' });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  expect(stderr).toBe('');
});
