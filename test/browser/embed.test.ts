import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browsing } from '../fixtures/browser.ts';
import { writeRoot } from '../fixtures/content-root.ts';
import { type Host, hostPage, hostSite } from '../fixtures/host-site.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browsers = browsing();
const hosts: Host[] = [];
/** A site with open incidents, and one where nothing ever happened. */
const roots = { troubled: '', quiet: '' };
const sites = { troubled: '', quiet: '' };
let context: BrowserContext;

const line = 'Major System Outage · Checkout fails for <b>some</b> customers & \'others\' ]]> "now" 🙈';

beforeAll(async () => {
  roots.troubled = writeRoot(richFiles);
  roots.quiet = writeRoot({});
  for (const name of ['troubled', 'quiet'] as const) {
    const args = ['--root', roots[name], '--now', '2026-11-23T12:00Z', '--audience', 'public'];
    expect(runScript('build', args)).toMatchObject({ code: 0, stderr: richWarnings });
    sites[name] = await host(hostSite(join(roots[name], 'dist/public')));
  }
  context = await browsers.open();
});

afterAll(async () => {
  await browsers.close();
  for (const { server } of hosts) server.close();
  for (const root of Object.values(roots)) rmSync(root, { recursive: true, force: true });
});

async function host(starting: Promise<Host>): Promise<string> {
  const started = await starting;
  hosts.push(started);
  return started.origin;
}

interface Visit {
  readonly page: Page;
  /** What its console and its scripts complain about. */
  readonly said: string[];
  /** Asked while it was loaded, besides its own. */
  readonly asked: Set<string>;
}

/** Opens a page of another site that has the script of `site` in it, and a policy that allows nothing else. */
async function visit(site: string, element: string, others: readonly string[] = []): Promise<Visit> {
  const html = `<!doctype html><html lang="en"><meta name="color-scheme" content="light dark"><title>Shop</title>
<main><h1>Shop</h1></main><footer>${element}</footer><script src="${site}/embed.js" async crossorigin="anonymous"></script></html>`;
  const allowed = [site, ...others].join(' ');
  const own = await host(hostPage(html, `default-src 'none'; script-src ${site}; connect-src ${allowed}`));
  const page = await context.newPage();
  const said: string[] = [];
  const asked = new Set<string>();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => asked.add(request.url()));
  // Turns off the browser's cache, which goes by another clock than the page.
  await page.route('**/*', (route) => route.continue());
  await page.clock.install({ time: '2026-11-23T12:00:00Z' });
  await page.goto(own, { waitUntil: 'networkidle' });
  asked.delete(`${own}/`);
  return { page, said, asked };
}

/** What the line says, without its dot; empty where there is none. */
async function lineOf({ page }: Visit): Promise<string> {
  const text = await page.locator('upfront-status').getByRole('status').textContent();
  return (text ?? '').replace('●', '');
}

test('in an incident it shows a line that leads to the status page, under the strictest policy', async () => {
  const shown = await visit(sites.troubled, '<upfront-status></upfront-status>');
  await shown.page.getByRole('link').waitFor();
  expect(await lineOf(shown)).toBe(line);
  expect(await shown.page.getByRole('link').getAttribute('href')).toBe(`${sites.troubled}/`);
  expect([...shown.asked].sort()).toEqual([
    `${sites.troubled}/api/v2/summary.json`,
    `${sites.troubled}/built.json`,
    `${sites.troubled}/embed.js`,
  ]);
  expect(shown.said).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  'it has its own style all the same, and no barrier: %s',
  async (scheme) => {
    const { page } = await visit(sites.troubled, '<upfront-status></upfront-status>');
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByRole('link').waitFor();
    const looks = await page.evaluate(() => {
      const root = document.querySelector('upfront-status')?.shadowRoot;
      const [link, dot] = [root?.querySelector('a'), root?.querySelector('span')];
      return link && dot && [getComputedStyle(link).display, getComputedStyle(dot).color];
    });
    expect(looks).toEqual(['inline-block', scheme === 'light' ? 'rgb(184, 26, 43)' : 'rgb(255, 131, 137)']);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`,
      );
    });
    expect(violations).toEqual([]);
  },
);

test('while all is well it shows nothing, and takes no room', async () => {
  const quiet = await visit(sites.quiet, '<upfront-status></upfront-status>');
  expect([...quiet.asked]).toContain(`${sites.quiet}/api/v2/summary.json`);
  expect(await lineOf(quiet)).toBe('');
  expect((await quiet.page.locator('upfront-status').boundingBox())?.height).toBe(0);
  expect(quiet.said).toEqual([]);
});

test('with `always` it says that all is well', async () => {
  const quiet = await visit(sites.quiet, '<upfront-status always></upfront-status>');
  await quiet.page.getByRole('link').waitFor();
  expect(await lineOf(quiet)).toBe('All Systems Operational');
  expect(quiet.said).toEqual([]);
});

test('`src` names another site than the script’s own', async () => {
  const element = `<upfront-status src="${sites.troubled}"></upfront-status>`;
  const shown = await visit(sites.quiet, element, [sites.troubled]);
  await shown.page.getByRole('link').waitFor();
  expect(await lineOf(shown)).toBe(line);
});

test('a site that does not answer is silence', async () => {
  const nothing = await host(hostPage('Not found', "default-src 'none'"));
  const shown = await visit(sites.quiet, `<upfront-status always src="${nothing}"></upfront-status>`, [
    nothing,
  ]);
  expect(await lineOf(shown)).toBe('');
  // What the browser itself says of the answer, and no word of the script.
  expect(shown.said.filter((text) => !text.includes('CORS') && !text.includes('net::'))).toEqual([]);
});

test('it asks again after five minutes, and shows what has changed', async () => {
  const file = join(roots.quiet, 'dist/public/api/v2/summary.json');
  const before = readFileSync(file, 'utf8');
  const shown = await visit(sites.quiet, '<upfront-status></upfront-status>');
  expect(await lineOf(shown)).toBe('');
  const status = { indicator: 'minor', description: 'Minor Service Outage' };
  writeFileSync(file, JSON.stringify({ ...JSON.parse(before), status }));
  await shown.page.clock.fastForward('04:59');
  expect(await lineOf(shown)).toBe('');
  await shown.page.clock.fastForward('00:02');
  await shown.page.getByRole('link').waitFor();
  expect(await lineOf(shown)).toBe('Minor Service Outage');
  writeFileSync(file, before);
  await shown.page.clock.fastForward('05:01');
  await shown.page.getByRole('link').waitFor({ state: 'detached' });
  expect(shown.said).toEqual([]);
});

test('what is not confirmed any longer is not green: it says since when, also where it said nothing before', async () => {
  for (const element of ['<upfront-status always></upfront-status>', '<upfront-status></upfront-status>']) {
    const shown = await visit(sites.quiet, element);
    await shown.page.clock.fastForward('02:59:00');
    expect(await lineOf(shown)).not.toContain('Not confirmed');
    await shown.page.clock.fastForward('00:10:00');
    await expect.poll(() => lineOf(shown)).toBe('Not confirmed since 13:00 CET');
    const color = await shown.page.evaluate(() => {
      const dot = document.querySelector('upfront-status')?.shadowRoot?.querySelector('span');
      return dot && getComputedStyle(dot).color;
    });
    expect(color).toBe('rgb(82, 91, 104)');
    await shown.page.clock.fastForward('24:00:00');
    await expect.poll(() => lineOf(shown)).toBe('Not confirmed since 23 Nov 2026, 13:00 CET');
    expect(shown.said).toEqual([]);
  }
});

test('an outage that is not confirmed any longer is still said', async () => {
  const shown = await visit(sites.troubled, '<upfront-status></upfront-status>');
  await shown.page.getByRole('link').waitFor();
  await shown.page.clock.fastForward('03:10:00');
  // The site's own zone.
  await expect.poll(() => lineOf(shown)).toBe(`${line} · Not confirmed since 13:00 CET`);
});

test('a window that begins needs no build', async () => {
  const file = join(roots.quiet, 'dist/public/built.json');
  const before = readFileSync(file, 'utf8');
  const coming = [
    { at: '2026-11-23T12:30:00Z', indicator: 'maintenance', description: 'Service Under Maintenance' },
    { at: '2026-11-23T13:30:00Z', indicator: 'none', description: 'All Systems Operational' },
  ];
  writeFileSync(file, JSON.stringify({ ...JSON.parse(before), coming }));
  const shown = await visit(sites.quiet, '<upfront-status></upfront-status>');
  expect(await lineOf(shown)).toBe('');
  await shown.page.clock.fastForward('00:31:00');
  await expect.poll(() => lineOf(shown)).toBe('Service Under Maintenance');
  await shown.page.clock.fastForward('01:00:00');
  await expect.poll(() => lineOf(shown)).toBe('');
  writeFileSync(file, before);
});
