import { describe, expect, test } from 'vitest';
import { findChromium, type Machine } from '../../scripts/chores/find-chromium.ts';

const loader = '/lib64/ld-linux-x86-64.so.2';

/** What is started on a Linux machine that has the given files; `shipped` is the browser of the npm package. */
async function found(files: readonly string[], machine: Partial<Machine> = {}): Promise<string> {
  const { executablePath } = await findChromium({
    env: { PATH: '/usr/local/bin:/usr/bin' },
    platform: 'linux',
    arch: 'x64',
    exists: (path) => files.includes(path),
    shipped: async () => ({ executablePath: 'shipped', args: [] }),
    ...machine,
  });
  return executablePath;
}

const chromium = '/usr/bin/chromium';
const asked = { CHROMIUM: '/opt/chromium', PATH: '/usr/bin' };

test.each([
  ['the one that is asked for', ['/opt/chromium', chromium, loader], { env: asked }, '/opt/chromium'],
  ['an empty CHROMIUM asks for none', [chromium], { env: { ...asked, CHROMIUM: '' } }, chromium],
  ['an installed one', [chromium, loader], {}, chromium],
  ['an installed Chrome', ['/usr/bin/google-chrome', loader], {}, '/usr/bin/google-chrome'],
  ['the first on the PATH', [chromium, '/usr/local/bin/google-chrome'], {}, '/usr/local/bin/google-chrome'],
  [
    'none in the current folder, for a PATH with a gap',
    ['chromium', loader],
    { env: { PATH: ':/bin' } },
    'shipped',
  ],
  ['that of the package', [loader], {}, 'shipped'],
  ['that of the package, where there is no PATH', [loader], { env: {} }, 'shipped'],
  [
    'Chrome on a Mac',
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    { platform: 'darwin' },
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  [
    'Chrome on Windows',
    ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    { platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' } },
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
] as const)('%s', async (_name, files, machine, expected) => {
  expect(await found(files, machine)).toBe(expected);
});

describe('where there is none, one line says what to do', () => {
  test.each([
    ['a wrong CHROMIUM, whatever else is here', [chromium, loader], { env: asked }],
    ['Linux on ARM', [loader], { arch: 'arm64' }],
    ['Linux with another C library', [], {}],
    ['a Mac', [loader], { platform: 'darwin' }],
    ['Windows', [loader], { platform: 'win32' }],
    ['another system', [loader], { platform: 'freebsd' }],
  ] as const)('%s', async (name, files, machine) => {
    const error = await found(files, machine).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', code: 1 });
    expect({ [name]: (error as Error).message }).toMatchSnapshot();
  });
});
