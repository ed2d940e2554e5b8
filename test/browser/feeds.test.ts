import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '#engine/serve-site.ts';
import { browsing } from '../fixtures/browser.ts';
import { writeRoot } from '../fixtures/content-root.ts';
import { richFiles } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';

// A browser shows a feed as a list that people can read, on a site that stands under a path.

const browsers = browsing();
let root = '';
let url = '';
let server: Server | undefined;

beforeAll(async () => {
  const site = 'name: Harbour Status\nurl: https://harbour.example/status\ntime_zone: Europe/Berlin\n';
  root = writeRoot({ ...richFiles, 'config/site.yml': site });
  const built = runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z', '--audience', 'public']);
  if (built.code !== 0) throw new Error(built.stderr);
  ({ url, server } = await serveSite(join(root, 'dist/public'), 0, '/status'));
});
afterAll(async () => {
  await browsers.close();
  server?.close();
  rmSync(root, { recursive: true, force: true });
});

const looks = [
  { colorScheme: 'light', viewport: { width: 360, height: 640 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
] as const;

describe.each(['rss.xml', 'atom.xml', 'components/checkout/rss.xml', 'components/checkout/atom.xml'])(
  '%s',
  (feed) => {
    test.each(looks)('is calm to read, $colorScheme', async (look) => {
      const browser = await browsers.open(look);
      const page = await browser.newPage();
      await page.goto(url + feed);
      const seen = await page.evaluate(() => {
        const shown = [...document.querySelectorAll('*')].filter(
          (element) =>
            element.getClientRects().length > 0 &&
            (element.childElementCount === 0 || element === document.documentElement),
        );
        const style = getComputedStyle(document.documentElement);
        return {
          names: [...new Set(shown.slice(1).map(({ localName }) => localName))],
          titles: shown
            .filter(({ localName }) => localName === 'title')
            .map(({ textContent }) => textContent),
          told: getComputedStyle(document.documentElement, '::before').content,
          colors: [style.backgroundColor, style.color],
          sideways: document.documentElement.scrollWidth > innerWidth,
        };
      });
      expect(seen.names.toSorted()).toEqual(
        feed.includes('rss')
          ? ['description', 'link', 'pubDate', 'title']
          : ['link', 'published', 'subtitle', 'title'],
      );
      // Marks in a title are shown as they are.
      expect(seen.titles).toContain(
        'Identified: Checkout fails for <b>some</b> customers & \'others\' ]]> "now" 🙈',
      );
      expect(seen.told).toContain('This is a feed');
      expect(seen.colors).toEqual(
        look.colorScheme === 'light'
          ? ['rgb(245, 246, 248)', 'rgb(23, 27, 33)']
          : ['rgb(15, 18, 22)', 'rgb(233, 236, 240)'],
      );
      expect(seen.sideways).toBe(false);
    });
  },
);
