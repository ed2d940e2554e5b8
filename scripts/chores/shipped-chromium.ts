import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ChromiumLaunch } from './chromium-launch.ts';

const require = createRequire(import.meta.url);
const top = fileURLToPath(new URL('../../', import.meta.url));

/** What of the package is needed; the rest is a graphics library, and pages are drawn without one. */
const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];

/** The package has letters of Europe alone. */
const furtherFonts = [
  require.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'),
  require.resolve('@expo-google-fonts/sawarabi-gothic/400Regular/SawarabiGothic_400Regular.ttf'),
];

const fontconfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <alias>
    <family>sans-serif</family>
    <prefer><family>Open Sans</family><family>Noto Sans Arabic</family><family>Sawarabi Gothic</family></prefer>
  </alias>
</fontconfig>
`;

/**
 * The Chromium of the npm package @sparticuz/chromium, unpacked into this project's cache unless it is there, with the
 * libraries that a minimal Linux lacks and with fonts for Arabic and Japanese. Nothing of the machine is used but the
 * kernel and the C library.
 */
export async function shippedChromium(
  args: string[],
  cache = join(top, '.cache/chromium'),
): Promise<ChromiumLaunch> {
  const folder = await unpacked(cache);
  const { LD_LIBRARY_PATH: path, ...env } = process.env as Record<string, string>;
  const libraries = [join(folder, 'al2023/lib'), folder, ...(path ? [path] : [])];
  return {
    executablePath: join(folder, 'chromium'),
    args: [...args, '--headless=shell'],
    env: {
      HOME: folder,
      ...env,
      LD_LIBRARY_PATH: libraries.join(':'),
      FONTCONFIG_PATH: folder,
      // Where fontconfig writes what it knows of the fonts.
      XDG_CACHE_HOME: folder,
    },
  };
}

/**
 * The folder that holds the unpacked package. Its name is the package's version and a hash of what was unpacked; a
 * folder of that name is always whole, because it gets the name last.
 */
async function unpacked(cache: string): Promise<string> {
  const home = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const packed = archives.map((name) => join(home, 'bin', name));
  const folder = join(cache, `${version}-${hashOf([...packed, ...furtherFonts])}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'unpacking-'));
  try {
    await unpack(packed, making);
    for (const font of furtherFonts) copyFileSync(font, join(making, 'fonts', basename(font)));
    writeFileSync(join(making, 'fonts.conf'), fontconfig);
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process was first, and what it made is the same.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The package unpacks into the temporary folder of its process, and believes what it finds there under its names: so it
 * does that in a process whose temporary folder is new.
 */
async function unpack(packed: readonly string[], folder: string): Promise<void> {
  const script = `
    import { inflate } from '@sparticuz/chromium';
    await Promise.all(process.argv.slice(1).map(inflate));`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, ...packed], {
    cwd: top,
    env: { TMPDIR: folder },
  });
}
