import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { exit, UserError } from '#terminal/command.ts';
import type { ChromiumLaunch } from './chromium-launch.ts';
import { shippedChromium } from './shipped-chromium.ts';

/** What the choice of a browser depends on. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly exists: (path: string) => boolean;
  /** Makes the browser of the npm package ready. */
  readonly shipped: () => Promise<ChromiumLaunch>;
}

const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  exists: existsSync,
  shipped: () => shippedChromium(chromiumArguments),
};

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const windowsPrograms = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];

/** The loader that the package's Chromium asks for: that of x64 Linux with the GNU C library. */
const loader = '/lib64/ld-linux-x86-64.so.2';

/**
 * Which Chromium to start, and with what: the one that `CHROMIUM` names, else an installed Chromium or Chrome, else the
 * one that the development dependency @sparticuz/chromium ships for x64 Linux.
 *
 * @throws UserError where there is none, with one line that says what to install.
 */
export async function findChromium(machine: Machine = thisMachine): Promise<ChromiumLaunch> {
  const asked = machine.env.CHROMIUM;
  if (asked) {
    if (machine.exists(asked)) return { executablePath: asked, args: chromiumArguments };
    throw new UserError(
      `CHROMIUM is ${asked}, and there is no such file. Set it to the program itself, or unset it.`,
      exit.problems,
    );
  }
  const installed = usualPlaces(machine).find((path) => machine.exists(path));
  if (installed) return { executablePath: installed, args: chromiumArguments };
  if (machine.platform === 'linux' && machine.arch === 'x64' && machine.exists(loader)) {
    return machine.shipped();
  }
  throw new UserError(
    `The browser tests need Chromium or Chrome. ${howToInstall[machine.platform] ?? otherwise}`,
    exit.problems,
  );
}

const otherwise = 'Install one, and set CHROMIUM to its path.';
const howToInstall: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'On Debian: apt-get install chromium. Elsewhere install one, and set CHROMIUM to its path.',
  darwin: 'Install it: brew install --cask google-chrome. Or set CHROMIUM to the path of another.',
  win32: 'Install it: winget install Google.Chrome. Or set CHROMIUM to the path of another.',
};

function usualPlaces({ env, platform }: Machine): string[] {
  if (platform === 'win32') {
    return windowsFolders.flatMap((name) => {
      const folder = env[name];
      return folder ? windowsPrograms.map((program) => win32.join(folder, program)) : [];
    });
  }
  const folders = (env.PATH ?? '').split(posix.delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => commands.map((name) => posix.join(folder, name)));
  return platform === 'darwin' ? [...onPath, ...macApplications] : onPath;
}

/** What Chromium is started with, so that it talks to nobody but the page's own host, also where it runs as root. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
