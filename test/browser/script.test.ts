import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '#engine/serve-site.ts';
import { browsing } from '../fixtures/browser.ts';
import { writeRoot } from '../fixtures/content-root.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const roots: string[] = [];
const servers: Server[] = [];
const browsers = browsing();
const sites = { public: '', internal: '', still: '' };

/** A content root whose site.yml says more, or another thing. */
function rootWith(site: (text: string) => string): string {
  const root = writeRoot(richFiles);
  roots.push(root);
  const file = join(root, 'config/site.yml');
  writeFileSync(file, site(readFileSync(file, 'utf8')));
  return root;
}

function build(root: string, now: string, audience: 'public' | 'internal' = 'public'): void {
  const built = runScript('build', ['--root', root, '--now', now, '--audience', audience]);
  expect(built).toMatchObject({ code: 0, stderr: richWarnings });
}

async function serve(folder: string, base = ''): Promise<string> {
  const { url, server } = await serveSite(folder, 0, base);
  servers.push(server);
  return url;
}

beforeAll(async () => {
  const root = rootWith((text) => text);
  build(root, '2026-11-23T12:00Z');
  build(root, '2026-11-23T12:00Z', 'internal');
  sites.public = await serve(join(root, 'dist/public'));
  sites.internal = await serve(join(root, 'dist/internal'));
  const still = rootWith((text) => `${text}locale: ar\nclock: 2026-11-23T12:00Z\n`);
  build(still, '2026-11-23T12:00Z');
  sites.still = await serve(join(still, 'dist/public'));
});

afterAll(async () => {
  await browsers.close();
  for (const server of servers) server.close();
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  /** What the console says, errors that nobody caught among it. */
  readonly said: string[];
  /** The paths that were asked for. */
  readonly asked: string[];
}

/** Opens a page at an instant of the browser's clock. */
async function visit(context: BrowserContext, url: string, at = '2026-11-23T12:00:05Z'): Promise<Visit> {
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.install({ time: new Date(at) });
  await page.goto(url, { waitUntil: 'load' });
  return { page, said, asked };
}

describe.each([
  [
    'Asia/Tokyo',
    {
      asOf: '(21:00 your time)',
      next: 'Next update by 13:30 CET (21:30 your time) (in 30 min).',
      step: '(19:40 your time)',
      window: '(20:30–22:00 your time)',
      atNight: '(29 Nov, 07:00–08:00 your time)',
      before: '(18:00 your time)',
    },
  ],
  [
    'America/Los_Angeles',
    {
      asOf: '(04:00 your time)',
      next: 'Next update by 13:30 CET (04:30 your time) (in 30 min).',
      step: '(02:40 your time)',
      window: '(03:30–05:00 your time)',
      atNight: '(28 Nov, 14:00–15:00 your time)',
      before: '(01:00 your time)',
    },
  ],
  [
    'Pacific/Auckland',
    {
      asOf: '(24 Nov, 01:00 your time)',
      next: 'Next update by 13:30 CET (24 Nov, 01:30 your time) (in 30 min).',
      step: '(23:40 your time)',
      window: '(24 Nov, 00:30–02:00 your time)',
      atNight: '(29 Nov, 11:00–12:00 your time)',
      before: '(22:00 your time)',
    },
  ],
] as const)('in %s', (timezoneId, expected) => {
  test('times stand in the viewer’s zone beside the site’s', async () => {
    const context = await browsers.open({ timezoneId });
    const { page, said } = await visit(context, sites.public);
    const local = async (selector: string) => (await page.locator(selector).first().textContent())?.trim();
    const card = (title: string) => `.record:has-text("${title}")`;
    expect({
      asOf: await local('.overall .local'),
      next: await local('.next'),
      step: await local(`${card('Checkout')} .step .local`),
      window: await local(`${card('Works on the database')} .record-meta .local`),
      atNight: await local(`${card('Works on the pier')} .record-meta .local`),
      before: await local(`${card('New terms')} .step .local`),
    }).toEqual(expected);
    // A date alone is the same everywhere.
    expect(await page.locator('.day h3 .local, .bad-days .local').count()).toBe(0);
    expect(said).toEqual([]);
  });
});

test('nothing stands beside a time that both zones write alike', async () => {
  const context = await browsers.open({ timezoneId: 'Africa/Lagos' });
  const winter = await visit(context, sites.public);
  expect(await winter.page.locator('.local').count()).toBe(0);
  const summer = await visit(context, `${sites.public}incidents/alarm.html`);
  expect(await summer.page.locator('.step .local').allTextContents()).toEqual([
    ' (11:20 your time)',
    ' (11:00 your time)',
  ]);
});

test('from right to left, the viewer’s time finds its own direction', async () => {
  const context = await browsers.open({ timezoneId: 'Asia/Tokyo' });
  const { page, said } = await visit(context, sites.still);
  const local = page.locator('.overall .local');
  expect(await local.textContent()).toMatch(/21:00|٢١:٠٠/u);
  expect(await local.evaluate((element) => element.tagName)).toBe('BDI');
  expect(said).toEqual([]);
});

test('without JavaScript nothing is missing, and nothing is empty', async () => {
  const context = await browsers.open({ javaScriptEnabled: false, timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await page.goto(sites.public);
  expect((await page.locator('.next').innerText()).trim()).toBe('Next update by 13:30 CET.');
  expect(await page.locator('.local, .left:not(:empty)').count()).toBe(0);
});

test('a table tells the viewer’s time to who points at the site’s', async () => {
  const context = await browsers.open({ timezoneId: 'Asia/Tokyo' });
  const { page } = await visit(context, `${sites.internal}deadlines.html`);
  const due = page.locator('.deadlines time').first();
  expect(await due.getAttribute('title')).toMatch(/^\(.*\d\d:\d\d your time\)$/u);
  expect(await page.locator('.local').count()).toBe(0);
});

test('where the browser does not know the site’s zone, times stay alone, and the rest works', async () => {
  const context = await browsers.open({ timezoneId: 'Asia/Tokyo' });
  await context.route('**/index.html', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ body: (await answer.text()).replace('Europe/Berlin"', 'Moon/Tranquility"') });
  });
  const { page, said } = await visit(context, `${sites.public}index.html`);
  expect(await page.locator('.local').count()).toBe(0);
  expect(await page.locator('.next').textContent()).toContain('(in 30 min)');
  expect(said).toEqual([]);
});

describe.each([360, 1280])('at %i px', (width) => {
  test.each(['Asia/Tokyo', 'America/Los_Angeles', 'Asia/Kolkata', 'Europe/Berlin'])(
    'in %s nothing moves when the script adds to what is already read',
    async (timezoneId) => {
      const context = await browsers.open({ viewport: { width, height: 800 }, timezoneId });
      await context.addInitScript(() => {
        const seen = Object.assign(window, { shift: 0, painted: false });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver(() => {
          seen.painted = true;
        }).observe({ type: 'paint', buffered: true });
      });
      for (const path of ['index.html', 'incidents/checkout.html', 'incidents/works.html']) {
        const page = await context.newPage();
        await page.clock.install({ time: new Date('2026-11-23T12:00:05Z') });
        await page.clock.resume();
        // On a slow line the page is read before its script comes.
        await page.route('**/_astro/*.js', async (route) => {
          await page.waitForFunction(() => 'painted' in window && window.painted, null, { polling: 20 });
          await route.continue();
        });
        await page.goto(sites.public + path, { waitUntil: 'load' });
        const shift = await page.evaluate(async () => {
          for (let frames = 0; frames < 5; frames++) await new Promise(requestAnimationFrame);
          return (window as unknown as { shift: number }).shift;
        });
        expect(shift, path).toBeLessThan(0.02);
        await page.close();
      }
    },
  );
});

describe('a promised update', () => {
  test('is counted down to, and called late ten minutes after its time', async () => {
    const context = await browsers.open({ timezoneId: 'Asia/Tokyo' });
    const { page, said } = await visit(context, sites.public, '2026-11-23T12:00:05Z');
    const next = page.locator('.next');
    const text = async () => (await next.textContent())?.trim();
    expect(await text()).toBe('Next update by 13:30 CET (21:30 your time) (in 30 min).');
    await page.clock.fastForward('10:30');
    expect(await text()).toBe('Next update by 13:30 CET (21:30 your time) (in 20 min).');
    await page.clock.fastForward('19:00');
    expect(await text()).toBe('Next update by 13:30 CET (21:30 your time) (in 1 min).');
    await page.clock.fastForward('01:00');
    expect(await text()).toBe('Next update by 13:30 CET (21:30 your time).');
    await page.clock.fastForward('09:00');
    expect(await text()).toBe('Next update by 13:30 CET (21:30 your time).');
    await page.clock.fastForward('01:00');
    expect(await text()).toBe('We promised an update by 13:30 CET (21:30 your time). It is late.');
    expect(await next.getAttribute('class')).toBe('next late');
    expect(said).toEqual([]);
  });

  test('days ahead is told in days', async () => {
    const context = await browsers.open();
    const { page } = await visit(context, sites.public, '2026-11-20T12:00:00Z');
    expect(await page.locator('.next .left').textContent()).toBe(' (in 3 days)');
  });
});

test('deadlines are counted down to, and on after they fell due', async () => {
  const context = await browsers.open();
  const { page, said } = await visit(context, `${sites.internal}deadlines.html`, '2026-11-23T12:00:05Z');
  const row = page.locator('tr', { hasText: 'Update customers' });
  const left = async () => (await row.first().locator('.left').textContent())?.trim();
  expect(await left()).toBe('(in 30 min)');
  await page.clock.fastForward('20:00');
  expect(await left()).toBe('(in 10 min)');
  await page.clock.fastForward('25:00');
  expect(await left()).toBe('(15 min ago)');
  expect(said).toEqual([]);
});

test('a page is one document and one script, besides pictures of its brand', async () => {
  const context = await browsers.open();
  for (const path of ['', 'incidents/checkout.html', 'components/web.html', 'policy.html']) {
    const { asked } = await visit(context, sites.public + path);
    const others = asked.filter((each) => !/\.svg$/u.test(each));
    expect(others, path).toEqual([
      expect.stringMatching(/(\/|\.html)$/u),
      expect.stringMatching(/^\/_astro\/.*\.js$/u),
    ]);
  }
});

describe('who asks whether the site has changed', () => {
  test.each([
    ['public', '', ['/built.json']],
    ['public', 'history.html', ['/built.json', '/history.html']],
    ['internal', 'deadlines.html', ['/built.json', '/deadlines.html']],
    ['public', 'incidents/none.html', []],
    ['still', '', []],
  ] as const)('%s/%s in the first minute: nobody; then %j', async (site, path, expected) => {
    const context = await browsers.open();
    const { page, asked, said } = await visit(context, sites[site] + path);
    const wasAskedFor = () => asked.splice(0).filter((each) => !/\.(?:js|svg)$/u.test(each));
    wasAskedFor();
    const before = await page.locator('main').innerText();
    await page.clock.fastForward('00:45');
    await settled(page);
    expect(wasAskedFor()).toEqual([]);
    await page.clock.fastForward('00:20');
    await settled(page);
    expect(wasAskedFor()).toEqual(expected);
    // Nothing has changed: the next question is short, and nobody is told anything.
    await page.clock.fastForward('01:00');
    await settled(page);
    expect(wasAskedFor()).toEqual(expected.slice(0, 1));
    expect(await page.locator('[role=status]').textContent()).toBe('');
    if (site === 'still') expect(await page.locator('main').innerText()).toBe(before);
    expect(said.filter((text) => !text.includes('404'))).toEqual([]);
  });

  test('not a page that nobody sees; at once, when it is seen again', async () => {
    const context = await browsers.open();
    await context.addInitScript(() => {
      Object.defineProperty(document, 'hidden', { get: () => 'hide' in window });
    });
    const { page, asked } = await visit(context, sites.public);
    const count = () => asked.filter((path) => path.endsWith('built.json')).length;
    await page.evaluate(() => Object.assign(window, { hide: true }));
    await page.clock.fastForward('05:30');
    await settled(page);
    expect(count()).toBe(0);
    await page.evaluate(() => {
      Reflect.deleteProperty(window, 'hide');
      document.dispatchEvent(new Event('visibilitychange'));
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await settled(page);
    expect(count()).toBe(1);
  });
});

describe('a site that changes', () => {
  const news = {
    path: 'incidents/2026/berths.md',
    text: `---
title: Berths cannot be booked & more ($&)
severity: P0
components: { web: major_outage }
timeline:
  - at: 2026-11-23T12:03Z
    message: No berth can be booked.
---
`,
  };
  const write = (root: string, path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  /** A site under a path, as it was at noon. */
  const site = async () => {
    const root = rootWith((text) => text.replace('status.harbour.example', 'harbour.example/status'));
    build(root, '2026-11-23T12:00Z');
    return { root, url: await serve(join(root, 'dist/public'), '/status') };
  };

  test('is seen without losing the place, the focus or a fold, and is told politely', async () => {
    const { root, url } = await site();
    const context = await browsers.open({
      viewport: { width: 1024, height: 700 },
      timezoneId: 'Asia/Tokyo',
    });
    const { page, said, asked } = await visit(context, url);
    await page.locator('#c-search summary').click();
    const link = page.getByRole('link', { name: 'Works on the pier' }).first();
    await link.focus();
    const focused = await page.evaluateHandle(() => document.activeElement as HTMLElement);
    const topOf = () => focused.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const top = await topOf();

    write(root, news.path, news.text);
    build(root, '2026-11-23T12:05Z');
    await page.clock.fastForward('01:00');
    await page.locator('main', { hasText: 'Berths cannot be booked' }).waitFor();

    expect(await focused.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(Math.abs((await topOf()) - top)).toBeLessThanOrEqual(1);
    expect(await page.locator('#c-search').getAttribute('open')).toBe('');
    const added = page.locator('.record', { hasText: 'Berths cannot be booked' });
    expect(await added.locator('.step .local').textContent()).toBe(' (21:03 your time)');
    expect(await added.locator('.next .left').textContent()).toMatch(/^ \(in \d+ min\)$/u);
    expect(await page.locator('.overall .local').textContent()).toBe(' (21:05 your time)');
    expect(await page.locator('[role=status]').textContent()).toBe(
      'This page has changed: Major System Outage. Berths cannot be booked & more ($&): Investigating',
    );
    expect(await page.locator('.local + .local').count()).toBe(0);

    // What the reader closes stays closed, though the newer page has it open.
    await page.locator('#g-shop > summary').click();
    write(root, news.path, news.text.replace(/---\n$/u, resolved));
    build(root, '2026-11-23T12:08Z');
    await page.clock.fastForward('01:00');
    await page.locator('[role=status]', { hasText: 'more ($&): Resolved' }).waitFor({ state: 'attached' });
    expect(await page.locator('#g-shop').getAttribute('open')).toBeNull();
    expect(await focused.evaluate((element) => element.isConnected)).toBe(true);
    expect(
      await page.locator('.section', { hasText: 'Current incidents' }).first().textContent(),
    ).not.toContain('Berths');

    expect(asked.filter((path) => !path.startsWith('/status/'))).toEqual([]);
    expect(said).toEqual([]);
  });

  test('has what a link led to still in its place', async () => {
    const { root, url } = await site();
    const context = await browsers.open({ viewport: { width: 360, height: 640 } });
    const { page, said } = await visit(context, `${url}incidents/checkout.html#u-20261123T101200Z`);
    // As in a browser that does not keep the place by itself.
    await page.evaluate(() => {
      document.documentElement.style.overflowAnchor = 'none';
    });
    const topOf = () =>
      page.locator(':target').evaluate((step) => Math.round(step.getBoundingClientRect().top));
    const top = await topOf();
    const file = 'incidents/2026/checkout.md';
    const entry = '  - { at: 2026-11-23T12:04Z, status: monitoring, message: Mended. }\n---\n';
    write(
      root,
      file,
      (richFiles[file] ?? '').replace('Checkout fails for', 'Checkout failed for').replace(/---\n$/u, entry),
    );
    build(root, '2026-11-23T12:05Z');
    await page.clock.fastForward('01:00');
    await page.locator('.step', { hasText: 'Mended.' }).waitFor();
    expect(await page.locator(':target').textContent()).toContain('Some payments fail.');
    expect(Math.abs((await topOf()) - top)).toBeLessThanOrEqual(1);
    expect(await page.title()).toContain('Checkout failed for');
    expect(await page.locator('[role=status]').textContent()).toMatch(/Checkout failed.*: Monitoring$/u);
    expect(said).toEqual([]);
  });

  test('is asked again when nobody answered, and when the answer was no page of it', async () => {
    const { root, url } = await site();
    write(root, news.path, news.text);
    const context = await browsers.open();
    const { page, said } = await visit(context, url);
    build(root, '2026-11-23T12:05Z');
    const answers = [
      () => page.route('**/built.json', (route) => route.abort()),
      () => page.route('**/built.json', (route) => route.fulfill({ body: '<p>Log in</p>' })),
      () =>
        page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: '<main>Log in</main>' })),
      () => page.route(url, (route) => route.fulfill({ status: 503, body: '' })),
    ];
    for (const answer of answers) {
      await page.unrouteAll();
      await answer();
      await page.clock.fastForward('01:00');
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Major System Outage');
      expect(await page.locator('main').textContent()).not.toContain('Berths');
    }
    await page.unrouteAll();
    await page.clock.fastForward('01:00');
    await page.locator('main', { hasText: 'Berths cannot be booked' }).waitFor();
    // The browser tells of requests that fail; nothing else is told.
    expect(said.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  test('gives the focus to the same link where the list that had it is gone', async () => {
    const { root, url } = await site();
    const context = await browsers.open();
    const { page } = await visit(context, url);
    await page.locator('.record', { hasText: 'Checkout fails' }).locator('.title').first().focus();
    const file = 'incidents/2026/checkout.md';
    const entry = '  - { at: 2026-11-23T12:04Z, status: resolved, message: Mended. }\n---\n';
    write(root, file, (richFiles[file] ?? '').replace(/---\n$/u, entry));
    build(root, '2026-11-23T12:05Z');
    await page.clock.fastForward('01:00');
    await page.locator('.day', { hasText: 'Mended.' }).waitFor();
    expect(await page.locator('.day a:focus').getAttribute('href')).toBe('/status/incidents/checkout.html');
  });

  test('does not go back to what it was because of an answer that comes late', async () => {
    const { root, url } = await site();
    const context = await browsers.open();
    const { page } = await visit(context, url);
    const body = await (await fetch(url)).text();
    write(root, news.path, news.text);
    build(root, '2026-11-23T12:05Z');
    const held: (() => Promise<void>)[] = [];
    await page.route(url, async (route) => {
      if (held.length > 0) await route.continue();
      else held.push(() => route.fulfill({ contentType: 'text/html', body }));
    });
    await page.clock.fastForward('01:00');
    await expect.poll(() => held.length).toBe(1);
    await page.clock.fastForward('01:00');
    await page.locator('main', { hasText: 'Berths cannot be booked' }).waitFor();
    await held[0]?.();
    await settled(page);
    expect(await page.locator('main').textContent()).toContain('Berths cannot be booked');
  });

  test('is loaded anew where it looks another way', async () => {
    const { root, url } = await site();
    const context = await browsers.open();
    const { page } = await visit(context, url);
    write(root, news.path, news.text);
    appendFileSync(join(root, 'config/site.yml'), 'brand: { color: "#803080" }\n');
    build(root, '2026-11-23T12:05Z');
    const loaded = page.waitForEvent('load');
    await page.clock.fastForward('01:00');
    await loaded;
    expect(await page.locator('main').textContent()).toContain('Berths cannot be booked');
  });
});

const resolved = '  - { at: 2026-11-23T12:07Z, status: resolved, message: Berths can be booked. }\n---\n';

/** Waits until the page has got answers to whatever it asked just now: those to later questions come after them. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? '';
    for (let answers = 0; answers < 5; answers++) await (await fetch(icon, { cache: 'no-store' })).text();
  });
}
