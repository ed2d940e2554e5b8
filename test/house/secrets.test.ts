import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { secretVariables } from '#terminal/secrets.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(top + path, 'utf8');
const commands = globSync('scripts/*.ts', { cwd: top });
const sources = [...commands, ...globSync('src/**/*.ts', { cwd: top })];

/** Variables that are read and that anybody may know. */
const open = [
  'GITHUB_ACTIONS',
  'GITHUB_EVENT_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_REF',
  'GITHUB_REF_NAME',
  'GITHUB_REF_TYPE',
  'GITHUB_REPOSITORY',
  'GITHUB_RUN_ATTEMPT',
  'GITHUB_RUN_ID',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_WORKFLOW_REF',
  'MAIL_FROM',
  'MAIL_TO',
  'UPFRONT_URL',
];

/** Names of variables of the environment that a source reads. */
function variablesIn(source: string): string[] {
  const direct = [...source.matchAll(/\benv(?:\.|\[')([A-Za-z_]\w*)/gu)].map(([, name = '']) => name);
  const taken = [...source.matchAll(/\{([^{}]*)\}\s*=\s*(?:process\.)?env\b/gu)].flatMap(([, names = '']) =>
    names.split(',').flatMap((each) => /^\s*(\w+)/u.exec(each)?.[1] ?? []),
  );
  return [...direct, ...taken].filter((name) => /^[A-Z][A-Z0-9_]+$/u.test(name));
}

test('of every variable that is read it is decided whether it is secret: in secrets.ts, or in the list above', () => {
  const undecided = sources
    // The compiler empties its environment, and sets two variables for Astro.
    .filter((path) => !path.startsWith('src/engine/compile/'))
    .flatMap((path) => variablesIn(read(path)).map((name) => `${path}: ${name}`))
    .filter((line) => ![...Object.keys(secretVariables), ...open].includes(line.split(': ')[1] ?? ''));
  expect(undecided).toEqual([]);
  expect(variablesIn('const { A_TOKEN: token, B_URL = "" } = process.env; env.C_KEY; process.env.D')).toEqual(
    ['C_KEY', 'A_TOKEN', 'B_URL'],
  );
});

test('every command guards its output before it does anything', () => {
  expect(commands.length).toBeGreaterThan(10);
  for (const path of commands) expect(read(path), path).toMatch(/^(?:await run\(|guardOutput\(\))/mu);
  // What workflows run before anything is installed.
  const bundled = sources.filter((path) => path.endsWith('-main.ts'));
  expect(bundled).toContain('src/github/publishing/look-main.ts');
  for (const path of bundled) expect(read(path), path).toMatch(/^maskOutput\(\);$/mu);
});

test('nothing is written past the streams that are guarded', () => {
  const past =
    /\bconsole\.|\b_rawDebug\b|\b(?:write|writev)Sync\((?:1|2|fd)\b|stdio: 'inherit'|\/dev\/std(?:out|err)/u;
  const found = sources.filter((path) => past.test(read(path)));
  // The script of the engine that prints pages for the compiler says what failed in a process of its own.
  expect(found).toEqual([]);
});

test('these files alone send something to another host, and each says what it follows and believes', () => {
  const sends =
    /\bfetch\(|\bfrom '(?:node:https|node:http2|node:tls|undici|nodemailer)'|\b(?:http|net)\.(?:request|connect)\(/u;
  // What browsers run asks the site's own host; what is bundled alone is given its fetch by its entry.
  const inPages = /^src\/(?:browser|embed)\//u;
  expect(sources.filter((path) => sends.test(read(path)) && !inPages.test(path)).toSorted()).toEqual([
    'src/channels/mail.ts',
    'src/channels/post-json.ts',
    'src/github/api.ts',
  ]);
});

test('what is written into the files of GitHub Actions is masked', () => {
  for (const path of sources) {
    const source = read(path);
    if (/\benv\.GITHUB_(?:STEP_SUMMARY|OUTPUT|ENV)\b/u.test(source)) {
      expect(source, path).toMatch(/maskSecrets\(/u);
    }
  }
});

test('docs/overdue.md lists the variables that are secret', () => {
  const [, section = ''] = /### Secrets\n([^#]*)/u.exec(read('docs/overdue.md')) ?? [];
  const listed = [...section.matchAll(/`(\w+)`/gu)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(Object.keys(secretVariables).toSorted());
});
