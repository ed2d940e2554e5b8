import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChromiumLaunch } from '../../scripts/chores/chromium-launch.ts';
import { shippedChromium } from '../../scripts/chores/shipped-chromium.ts';
import { needs } from '../fixtures/needs.ts';

// The browser of the npm package is tried where another is installed, too: whoever clones the project without one
// depends on it.

const runsHere = process.platform === 'linux' && process.arch === 'x64';
const librariesAndFonts = /\.(?:so[.\d]*|ttf|otf|ttc|pfb)$/u;
/** Of the C library and of GCC, without which nothing runs. */
const ofEveryLinux = /^(?:ld-linux-x86-64|lib(?:c|dl|m|pthread|rt|resolv|nss_\w+|gcc_s))\.so/u;

describe('the Chromium that npm installs', needs('shippedChromium', runsHere), () => {
  let launch: ChromiumLaunch;
  let browser: Browser;
  beforeAll(async () => {
    launch = await shippedChromium(['--no-sandbox', '--disable-gpu']);
    browser = await chromium.launch(launch);
  });
  afterAll(() => browser.close());

  test('draws letters of each language that the pages speak, and not a box for each', async () => {
    const page = await browser.newPage();
    const box = await drawing(page, '\u{10fffd}');
    for (const letters of ['Ab', 'ßü', '障害', 'アイ', 'عطل', '٣٤']) {
      for (const letter of letters) expect((await drawing(page, letter)).equals(box), letter).toBe(false);
    }
  });

  test('keeps contexts apart, and knows their zones', async () => {
    const hours = [];
    for (const timezoneId of ['Europe/Berlin', 'Asia/Tokyo']) {
      const context = await browser.newContext({ timezoneId });
      const page = await context.newPage();
      hours.push(await page.evaluate(() => new Date('2026-11-23T12:00Z').getHours()));
      await context.close();
    }
    expect(hours).toEqual([13, 21]);
  });

  test('uses no library and no font of this machine but the C library', async () => {
    const page = await browser.newPage();
    await drawing(page, '障害');
    const folder = dirname(launch.executablePath);
    const processes = programsOf(launch.executablePath);
    expect(processes.length).toBeGreaterThan(1);
    const used = processes.flatMap(mappedFiles).filter((path) => librariesAndFonts.test(path));
    expect(used.filter((path) => path.startsWith(`${folder}/al2023/`)).length).toBeGreaterThan(3);
    const foreign = used.filter((path) => !path.startsWith(`${folder}/`)).map((path) => basename(path));
    expect(foreign.filter((name) => !ofEveryLinux.test(name))).toEqual([]);
  });
});

async function drawing(page: Page, text: string): Promise<Buffer> {
  await page.setContent(`<p style="font: 40px sans-serif">${text}</p>`);
  return page.locator('p').screenshot();
}

/** Ids of the processes of a program. */
function programsOf(program: string): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/u.test(id)) return false;
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').startsWith(program);
    } catch {
      // It has ended since.
      return false;
    }
  });
}

function mappedFiles(id: string): string[] {
  const lines = readFileSync(`/proc/${id}/maps`, 'utf8').split('\n');
  return lines.flatMap((line) => /^(?:\S+\s+){5}(\/.*)$/u.exec(line)?.[1] ?? []);
}
