import { readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '#engine/serve-site.ts';
import { browsing } from '../fixtures/browser.ts';
import { writeRoot } from '../fixtures/content-root.ts';
import { richFiles } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const roots: string[] = [];
const servers: Server[] = [];
const browsers = browsing();
/** Nothing is wrong, a maintenance begins in half an hour and ends two hours after the build; another is planned. */
const { 'incidents/2026/checkout.md': _, ...files } = richFiles;
const built = '2026-11-23T11:00:00Z';
/** The same content, built at an instant. */
const sites: Record<string, string> = {};

async function build(now: string): Promise<string> {
  const root = writeRoot(files);
  roots.push(root);
  expect(runScript('build', ['--root', root, '--now', now, '--audience', 'public'])).toMatchObject({
    code: 0,
    stderr: '',
  });
  const { url, server } = await serveSite(join(root, 'dist/public'), 0, '');
  servers.push(server);
  return url;
}

beforeAll(async () => {
  for (const now of [built, '2026-11-23T11:45:00Z', '2026-11-23T13:00:00Z']) sites[now] = await build(now);
});

afterAll(async () => {
  await browsers.close();
  for (const server of servers) server.close();
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** Opens a page of the site that was built at an instant, at another of the browser's clock. */
async function open(context: BrowserContext, at: string, path = '', site = built): Promise<Page> {
  const page = await context.newPage();
  await page.clock.install({ time: new Date(at) });
  await page.goto(`${sites[site]}${path}`, { waitUntil: 'load' });
  return page;
}

interface Banner {
  readonly state: string | null;
  readonly headline: string | null;
  readonly line: string | null;
}

async function bannerOf(page: Page): Promise<Banner> {
  const banner = page.locator('.overall');
  const line = (await page.locator('.as-of').textContent()) ?? '';
  return {
    state: await banner.getAttribute('data-state'),
    headline: await page.locator('h1').textContent(),
    line: line.replace(/ \([^)]*your time\)/gu, ''),
  };
}

/** What the page says of components and records. */
function saidBy(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const texts = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((element) => element.checkVisibility())
        .map((element) => element.textContent);
    return {
      board: texts('.board .state'),
      headings: texts('main h2'),
      records: texts('.record h3, .record .record-head .state, .record .step-head strong'),
      days: texts('.day .brief .state, .day .brief h4, .day time'),
    };
  });
}

async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
  });
}

const asOf = 'as of 23 Nov 2026, 12:00 CET';
const confirmed = `Confirmed until 15:00 CET, ${asOf}`;
const well = { state: 'operational', headline: 'All Systems Operational', line: confirmed };
const old = {
  state: 'none',
  headline: 'Not confirmed since 23 Nov 2026, 12:00 CET',
  line: `Last known state: All Systems Operational, ${asOf}`,
};

describe.each(['Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Auckland'])('in %s', (timezoneId) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browsers.open({ timezoneId });
  });

  test.each([
    ['five minutes', '2026-11-23T11:05:00Z', well],
    [
      'three quarters of an hour',
      '2026-11-23T11:45:00Z',
      { state: 'under_maintenance', headline: 'Service Under Maintenance', line: confirmed },
    ],
    ['two hours', '2026-11-23T13:00:00Z', well],
    [
      'three hours',
      '2026-11-23T14:00:00Z',
      {
        state: 'none',
        headline: 'Not confirmed since 12:00 CET',
        line: `Last known state: All Systems Operational, ${asOf}`,
      },
    ],
    ['four days', '2026-11-27T11:00:00Z', old],
  ])(
    '%s after its build the banner says how things are, or that nobody has confirmed it',
    async (_name, at, expected) => {
      const page = await open(context, at);
      expect(await bannerOf(page)).toEqual(expected);
      expect(await barriersOf(page)).toEqual([]);
    },
  );
});

test.each(['2026-11-23T11:45:00Z', '2026-11-23T13:00:00Z'])(
  'at %s the page that was built before says the same as one that is built then',
  async (at) => {
    const context = await browsers.open();
    for (const path of ['', 'incidents/works.html', 'components/web.html', 'maintenance.html']) {
      const before = await open(context, at, path);
      const then = await open(context, at, path, at);
      expect(await saidBy(before), path).toEqual(await saidBy(then));
    }
    const before = await open(context, at, 'incidents/works.html');
    const then = await open(context, at, 'incidents/works.html', at);
    const text = '.record-title, .timeline, .facts dd:first-of-type';
    const texts = async (page: Page) =>
      (await page.locator(text).allTextContents()).map((each) => each.replace(/\s+/gu, ' ').trim());
    expect(await texts(before)).toEqual(await texts(then));
  },
);

test('a page that stays open turns when the time comes, and says it to those who hear it', async () => {
  const context = await browsers.open();
  const page = await open(context, '2026-11-23T11:29:00Z');
  expect(await bannerOf(page)).toEqual(well);
  await page.route('**/built.json', (route) => route.abort());
  await page.clock.fastForward('01:30');
  await expect.poll(() => page.locator('h1').textContent()).toBe('Service Under Maintenance');
  expect(await page.locator('[role=status]').textContent()).toBe('Service Under Maintenance');
  await page.clock.fastForward('03:00:00');
  await expect.poll(() => page.locator('h1').textContent()).toBe('Not confirmed since 12:00 CET');
});

test('without script a page says as of when it is, and until when that is confirmed', async () => {
  const context = await browsers.open({ javaScriptEnabled: false });
  for (const at of ['2026-11-23T11:05:00Z', '2026-11-27T11:00:00Z']) {
    const page = await open(context, at);
    // It cannot know what time it is: its words hold at any.
    expect(await bannerOf(page)).toEqual(well);
    expect(await page.locator('.overall').count()).toBe(1);
    expect(await page.locator('.next, .record').filter({ visible: true }).count()).toBe(3);
  }
});

test('nothing moves but by a swap, and paper says the age, too', async () => {
  const context = await browsers.open({ reducedMotion: 'reduce' });
  const page = await open(context, '2026-11-27T11:00:00Z');
  expect(await bannerOf(page)).toEqual(old);
  const colors = await page
    .locator('.board .state[data-state=operational]')
    .evaluateAll((states) => [...new Set(states.map((state) => getComputedStyle(state).color))]);
  expect(colors).toEqual(['rgb(82, 91, 104)']);
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('h1').isVisible()).toBe(true);
  expect(await page.locator('.as-of').isVisible()).toBe(true);
  expect(await bannerOf(page)).toEqual(old);
});
