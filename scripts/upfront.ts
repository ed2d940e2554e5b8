#!/usr/bin/env node
import { nearest } from '#core/base/yaml/fields.ts';
import { exit, guardOutput } from '#terminal/command.ts';
import { commandLine } from '#terminal/invocation.ts';
import { readVersion } from '#terminal/version.ts';

/** Every command: what it does, in a few words, and its file. */
const commands: Readonly<Record<string, readonly [does: string, load: () => Promise<unknown>]>> = {
  start: ['build both sites and serve them on this machine', () => import('./start.ts')],
  build: ['build the sites into dist/', () => import('./build.ts')],
  dev: ['show one site while you write', () => import('./dev.ts')],
  check: ['report every problem, with what to write instead', () => import('./check.ts')],
  config: ['print the config in full', () => import('./config.ts')],
  overdue: ['flag overdue deadlines on GitHub', () => import('./overdue.ts')],
  deploy: ['build for an upload, and start what comes after it; for workflows', () => import('./deploy.ts')],
  due: ['say whether publishing again would change anything', () => import('./due.ts')],
  cost: ['say how many billed minutes the workflows used', () => import('./cost.ts')],
  oncall: ['say who is on call', () => import('./oncall.ts')],
  report: ['print the report of a period', () => import('./report.ts')],
  import: ['read the history of another status page', () => import('./import.ts')],
  init: ['write a new content repository', () => import('./init.ts')],
  upgrade: ['bring config and workflows up to this version', () => import('./upgrade.ts')],
};

guardOutput();
const name = process.argv[2] ?? '--help';
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  process.argv.splice(2, 1);
  await command[1]();
} else if (name === '--version' || name === '-V') {
  process.stdout.write(`${readVersion()}\n`);
} else if (name === '--help' || name === '-h' || name === 'help') {
  process.stdout.write(help());
} else {
  const near = nearest(name, Object.keys(commands));
  const hint = near ? `Did you mean ${commandLine(near)}?` : 'upfront --help lists the commands.';
  process.stderr.write(`"${name}" is no command. ${hint}\n`);
  process.exitCode = exit.usage;
}

function help(): string {
  const width = Math.max(...Object.keys(commands).map((each) => each.length));
  const lines = Object.entries(commands).map(([each, [does]]) => `  ${each.padEnd(width)}  ${does}`);
  return `Usage: upfront <command> [options]

Status pages, straight from Git.

${lines.join('\n')}

upfront <command> --help explains one; --version prints the version.
`;
}
