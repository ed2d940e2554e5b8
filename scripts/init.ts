import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import pc from 'picocolors';
import {
  type Answers,
  type Choice,
  choices,
  componentNames,
  type Host,
  hosts,
  repositoryUrl,
} from '#init/answers.ts';
import { askHost, askText } from '#init/ask.ts';
import { planRoot } from '#init/plan-root.ts';
import { readTemplate } from '#init/read-template.ts';
import { releaseAddress } from '#init/release.ts';
import { writeWholeFile } from '#io/write-file.ts';
import { commandWithoutContent, exit, run, UserError } from '#terminal/command.ts';
import { readVersion } from '#terminal/version.ts';

type Given = { readonly [key in Choice['key']]?: string } & {
  readonly host?: Host;
  readonly engine?: string;
  readonly install: boolean;
  readonly dryRun?: true;
};

const program = commandWithoutContent(
  'init',
  'Writes a new content repository, and asks for what it has to know.',
)
  .argument('<dir>', 'folder to write; it has to be empty or missing', (dir) => resolve(dir))
  .addOption(new Option('--host <host>', 'where the public site is published').choices(hosts))
  .option('--engine <spec>', 'what npm installs as upfront (default: this release)')
  .option('--no-install', 'do not run npm install in the new folder')
  .option('--dry-run', 'say what would be written, and write nothing');
for (const { flag, question, example } of choices) {
  program.option(`--${flag} <answer>`, `${question.replace(/ \(.*\)$/u, '')} ${example}`);
}

await run(program, async () => {
  const given = program.opts<Given>();
  const folder: string = program.processedArgs[0];
  const shown = relative(process.cwd(), folder) || '.';
  if (existsSync(folder) && readdirSync(folder).some((name) => name !== '.git')) {
    throw new UserError(
      `${shown} is not empty: nothing was written. Name a folder that is empty or missing.`,
    );
  }
  const engine = given.engine ?? releaseAddress();
  if (engine === undefined) {
    throw new UserError(
      'This copy of Upfront was not made by a release. Say what npm installs: --engine https://…/upfront-1.0.0.tgz, or the path of a tarball.',
    );
  }
  const answers = await answersFrom(given);
  const files = planRoot(answers, readTemplate(), fromFolder(engine, folder), readVersion());
  if (given.dryRun) {
    process.stdout.write(`${[...files.keys()].map((path) => `would write  ${path}`).join('\n')}\n`);
    return exit.fine;
  }
  for (const [path, text] of files) await writeWholeFile(join(folder, path), text);
  process.stdout.write(`${pc.green('✓')} ${files.size} files are written in ${shown}.\n`);
  if (given.install && !(await install(folder))) {
    process.stderr.write(`npm install failed: run it again in ${shown}.\n`);
    return exit.problems;
  }
  process.stdout.write(nextSteps(shown, given.install, answers));
  return exit.fine;
});

async function answersFrom(given: Given): Promise<Answers> {
  const asking = process.stdin.isTTY && process.stdout.isTTY;
  const missing = choices.filter(
    ({ key, required }) => required && given[key] === undefined && !fallback(key),
  );
  if (!asking && (missing.length > 0 || given.host === undefined)) {
    const flags = missing.map(({ flag, example }) => `--${flag} "${example}"`);
    if (given.host === undefined) flags.push(`--host ${hosts.join('|')}`);
    throw new UserError(`There is no terminal to ask on. Give ${flags.join(' ')}.`);
  }
  const answers: Partial<Record<Choice['key'], string>> = {};
  for (const choice of choices) {
    const flagged = given[choice.key];
    const complaint = flagged === undefined ? undefined : choice.complaint(flagged);
    if (complaint) throw new UserError(`--${choice.flag}: ${complaint}`);
    const answer = flagged ?? (asking ? await askText(choice, fallback(choice.key)) : fallback(choice.key));
    if (answer !== undefined && answer !== '') answers[choice.key] = answer;
  }
  const { name = '', url = '', timeZone = 'UTC', locale = 'en', components = '', repository } = answers;
  return {
    name,
    url,
    internalUrl: answers.internalUrl,
    timeZone,
    locale,
    repository: repository && repositoryUrl(repository),
    repositoryVisibility: answers.repositoryVisibility === 'public' ? 'public' : 'private',
    host: given.host ?? (await askHost()),
    components: componentNames(components),
  };
}

/** A tarball that lies on this machine is named as seen from the new folder. */
function fromFolder(engine: string, folder: string): string {
  return existsSync(engine) ? `file:${relative(folder, resolve(engine)).split(sep).join('/')}` : engine;
}

function fallback(key: Choice['key']): string | undefined {
  if (key === 'timeZone') return Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (key === 'locale') return 'en';
  if (key === 'repositoryVisibility') return 'private';
  return undefined;
}

/** What npm says passes through this process, so that no secret is in it. */
function install(folder: string): Promise<boolean> {
  const child = spawn('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['inherit', 'pipe', 'pipe'],
    // On Windows npm is a batch file. The arguments are ours, so that the shell has nothing to misread.
    shell: process.platform === 'win32',
  });
  child.stdout.on('data', (chunk: Buffer) => process.stdout.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function nextSteps(
  folder: string,
  installed: boolean,
  { repositoryVisibility = 'private' }: Answers,
): string {
  const inside = folder === '.' ? '' : `cd ${folder} && `;
  return `
Next:
  ${inside}${installed ? '' : 'npm install && '}npm start
shows ${repositoryVisibility === 'public' ? 'the site' : 'both sites'}. Then commit the files, package-lock.json too, and push them to a ${repositoryVisibility} repository.
README.md says how an incident is written; config/ says what you can change.
`;
}
