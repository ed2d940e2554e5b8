import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '#engine/serve-site.ts';
import { browsing } from '../fixtures/browser.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const house = fileURLToPath(new URL('../fixtures/house/config', import.meta.url));
const sites = { public: '', internal: '', arabic: '' };
const servers: Server[] = [];
const browsers = browsing();
let root = '';

/** One of every kind of page. */
const pages = {
  public: [
    'index.html',
    'incidents/checkout.html',
    'incidents/search.html',
    'incidents/alarm.html',
    'incidents/works.html',
    'incidents/terms.html',
    'components/web.html',
    'maintenance.html',
    'subscribe.html',
    'policy.html',
    'history.html',
    'history/2026-11.html',
    'reports.html',
    'reports/2026-11.html',
    '404.html',
  ],
  internal: [
    'index.html',
    'deadlines.html',
    'on-call.html',
    'actions.html',
    'actions/open.html',
    'reviews.html',
    'incidents/checkout.html',
    'incidents/inside.html',
    'components/pumps.html',
    'policy.html',
    'reports/2026-11.html',
  ],
  arabic: [
    'index.html',
    'incidents/checkout.html',
    'incidents/works.html',
    'components/web.html',
    'subscribe.html',
    'policy.html',
    'history/2026-11.html',
    'reports/2026-11.html',
  ],
} as const;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'upfront-pages-'));
  const content = (name: string) => {
    const folder = join(root, name);
    cpSync(house, join(folder, 'config'), { recursive: true });
    for (const [path, text] of Object.entries(richFiles)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };
  const build = (folder: string, ...more: string[]) => {
    const built = runScript('build', ['--root', folder, '--now', '2026-11-23T12:00Z', ...more]);
    expect(built).toMatchObject({ code: 0, stderr: richWarnings });
  };
  const serve = async (folder: string) => {
    const { url, server } = await serveSite(folder, 0, '');
    servers.push(server);
    return url;
  };
  const english = content('english');
  build(english);
  sites.public = await serve(join(english, 'dist/public'));
  sites.internal = await serve(join(english, 'dist/internal'));
  const arabic = content('arabic');
  appendFileSync(join(arabic, 'config/site.yml'), 'locale: ar\n');
  build(arabic, '--audience', 'public');
  sites.arabic = await serve(join(arabic, 'dist/public'));
});

afterAll(async () => {
  await browsers.close();
  for (const server of servers) server.close();
  rmSync(root, { recursive: true, force: true });
});

/** Opens a page and keeps what its console says and which hosts it asks. */
async function visit(
  context: BrowserContext,
  url: string,
): Promise<{ page: Page; said: string[]; hosts: Set<string> }> {
  const page = await context.newPage();
  const said: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url, { waitUntil: 'load' });
  return { page, said, hosts };
}

describe.each([
  [360, 'light'],
  [360, 'dark'],
  [768, 'light'],
  [768, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
] as const)('at %i px, %s', (width, colorScheme) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browsers.open({ viewport: { width, height: 800 }, colorScheme });
  });

  test.each(
    (['public', 'internal', 'arabic'] as const).flatMap((site) =>
      pages[site].map((path) => [site, path] as const),
    ),
  )('%s/%s: no breach of the policy, nothing sideways, no barrier (WCAG 2.2 AA)', async (site, path) => {
    const { page, said, hosts } = await visit(context, sites[site] + path);
    expect(said).toEqual([]);
    expect([...hosts]).toEqual([new URL(sites[site]).host]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // The page's own policy holds for scripts in it; what the test drives from outside may evaluate.
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run({
        runOnly: tags,
      });
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`,
      );
    });
    expect(violations).toEqual([]);
    await page.close();
  });
});

test('hostile text is text', async () => {
  const context = await browsers.open();
  const { page, said } = await visit(context, `${sites.public}incidents/checkout.html`);
  expect(await page.title()).toContain(`<b>some</b> customers & 'others' ]]> "now"`);
  expect(await page.locator('main script, main img, main b').count()).toBe(0);
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  expect(links.filter((link) => link.startsWith('javascript:'))).toEqual([]);
  expect(links).toContain('https://pictures.harbour.example/map.png');
  expect(said).toEqual([]);
});

test('without JavaScript everything reads', async () => {
  const context = await browsers.open({ javaScriptEnabled: false });
  const { page } = await visit(context, `${sites.public}index.html`);
  const text = (await page.locator('body').textContent()) ?? '';
  for (const words of [
    'Checkout fails',
    'Next update by',
    'Works on the database',
    'Website',
    'No incidents',
    'New terms',
  ]) {
    expect(text).toContain(words);
  }
});

test('at 320 px nothing scrolls sideways', async () => {
  const context = await browsers.open({ viewport: { width: 320, height: 640 } });
  for (const site of ['public', 'arabic'] as const) {
    for (const path of pages[site]) {
      const { page } = await visit(context, sites[site] + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
      await page.close();
    }
  }
});

test('the keyboard reaches every link, every fold and nothing that cannot be seen', async () => {
  const context = await browsers.open();
  const { page } = await visit(context, `${sites.public}index.html`);
  const wanted = await page.locator('a:visible, summary:visible').count();
  const reached = new Set<string>();
  for (let presses = 0; presses < wanted; presses++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement: element } = document;
      const shown = element?.getBoundingClientRect();
      const all = [...document.querySelectorAll('a, summary')];
      return shown && shown.width > 0 && shown.height > 0 && element ? all.indexOf(element) : -1;
    });
    reached.add(String(at));
  }
  expect(reached.has('-1')).toBe(false);
  expect(reached.size).toBe(wanted);
});

test('the keyboard reaches the main part first, and every link', async () => {
  const context = await browsers.open();
  const { page } = await visit(context, `${sites.public}index.html`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^#/u);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash)).not.toBe('');
});

test('an unknown address is answered with the page that says so', async () => {
  const context = await browsers.open();
  const page = await context.newPage();
  const response = await page.goto(`${sites.public}incidents/nothing.html`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('h1').textContent()).toBe('This page does not exist');
});

test('a link to an entry leads to it', async () => {
  const context = await browsers.open();
  const { page } = await visit(context, `${sites.public}incidents/checkout.html#u-20261123T101200Z`);
  expect(await page.locator(':target').textContent()).toContain('Some payments fail.');
});
