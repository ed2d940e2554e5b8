import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { exit, UserError } from '#terminal/command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Where Chromium is on this machine: what `CHROMIUM` says, else the first on the PATH.
 *
 * @throws UserError where there is none, saying how to install it.
 */
export function findChromium(): string {
  const asked = process.env.CHROMIUM;
  if (asked) return asked;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found) return found;
  throw new UserError(
    'This needs Chromium. On Debian and Ubuntu: apt-get install chromium. Elsewhere set CHROMIUM to its path.',
    exit.problems,
  );
}

/** What Chromium is started with, so that it talks to nobody but the page's own host, also where it runs as root. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
