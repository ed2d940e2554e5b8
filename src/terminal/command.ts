import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { type Instant, isUsableClock, parseTimestamp } from '#core/base/time/instant.ts';
import { commandLine, isPackaged } from './invocation.ts';
import { maskOutput } from './mask-output.ts';
import { systemRefusal } from './system-refusal.ts';
import { terminalText } from './terminal-text.ts';

/** Exit codes of every command: 0 fine, 1 problems, 2 wrong usage. */
export const exit = { fine: 0, problems: 1, usage: 2 } as const;

/** A mistake that the user of the command can fix: printed without a stack trace. */
export class UserError extends Error {
  override name = 'UserError';
  readonly code: number;
  constructor(message: string, code: number = exit.usage) {
    super(message);
    this.code = code;
  }
}

/** Options that every command has. */
export interface ContentOptions {
  /** Absolute path of the content root. */
  readonly root: string;
  /** The instant to work at, where `--now` gives one. */
  readonly now?: Instant | undefined;
}

/** A command that works on a content root: it has `--root` and `--now`, and wrong usage ends with exit code 2. */
export function command(name: string, description: string): Command {
  return commandWithoutContent(name, description)
    .addOption(
      new Option('--root <dir>', 'content root: the folder that holds incidents/ and config/')
        .argParser(toPath)
        .default(process.cwd(), 'the current folder'),
    )
    .option('--now <instant>', 'work as if it were this instant, as 2026-11-23T10:41Z', toInstant);
}

/** A command that reads no content root, and has no option that it would ignore. */
export function commandWithoutContent(name: string, description: string): Command {
  return new Command(isPackaged ? commandLine(name) : `${commandLine(name)} --`)
    .description(description)
    .helpOption('-h, --help', 'show this help')
    .showHelpAfterError('(--help shows how)')
    .configureOutput({ outputError: (text, write) => write(pc.red(text)) })
    .exitOverride();
}

/** Comes before all that a program does: it prints no secret, and an error that nobody catches is reported as any other. */
export function guardOutput(): void {
  maskOutput();
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => process.exit(report(error)));
}

/** Runs a command and sets the exit code; what the user can fix is reported in one line, on standard error. */
export async function run(program: Command, main: () => Promise<number>): Promise<void> {
  guardOutput();
  // A reader that has seen enough, as `head`, closes the pipe: that is no failure of the command.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exit.fine);
    throw error;
  });
  try {
    await program.parseAsync();
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.usage;
  if (error instanceof UserError) {
    process.stderr.write(`${pc.red('Error:')} ${error.message}\n`);
    return error.code;
  }
  const refused = systemRefusal(error);
  if (refused !== undefined) {
    process.stderr.write(`${pc.red('Error:')} ${terminalText(refused)}\n`);
    return exit.problems;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${pc.red('Upfront itself failed; please report this:')}\n${text}\n`);
  return exit.problems;
}

function toPath(value: string): string {
  return resolve(value);
}

/** Reads an instant given on the command line. */
export function toInstant(value: string): Instant {
  const result = parseTimestamp(value);
  if ('instant' in result && isUsableClock(result.instant)) return result.instant;
  throw new InvalidArgumentError(
    'Write an instant with its offset, of the years 2000 to 2099, as 2026-11-23T10:41Z.',
  );
}
