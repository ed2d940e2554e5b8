import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { Audience } from '#core/audience/visible.ts';
import { buildSites } from '#engine/build-sites.ts';
import { type Served, serveSite } from '#engine/serve-site.ts';
import { siteFolder } from '#engine/site-place.ts';
import type { Content } from '#io/load-content.ts';
import { writeWholeFile } from '#io/write-file.ts';
import { type ContentOptions, command, exit, run } from '#terminal/command.ts';
import { readRoot } from '#terminal/read-root.ts';
import { findChromium } from './find-chromium.ts';

interface Picture {
  readonly file: string;
  readonly audience: Audience;
  /** From the site's root. */
  readonly page: string;
  /** Begins the picture, as a CSS selector; default: the top of the page. */
  readonly from?: string;
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

const desk = { width: 1040, height: 760 };
const phone = { width: 390, height: 760 };

const pictures: readonly Picture[] = [
  { file: 'screenshot.png', audience: 'public', page: '', size: desk, colorScheme: 'light' },
  {
    file: 'screenshot-board.png',
    audience: 'public',
    page: '',
    from: 'section:has(> .board)',
    size: desk,
    colorScheme: 'light',
  },
  { file: 'screenshot-phone.png', audience: 'public', page: '', size: phone, colorScheme: 'dark' },
  {
    file: 'screenshot-internal.png',
    audience: 'internal',
    page: '',
    size: desk,
    colorScheme: 'light',
  },
];

const program = command('screenshot', 'Takes the pictures of the README.').option(
  '--out <dir>',
  'folder to write them to',
  'docs',
);

await run(program, async () => {
  const { root, now, out } = program.opts<ContentOptions & { out: string }>();
  const content = await readRoot({ root, now });
  await buildSites(root, content, ['public', 'internal']);
  const sites = {
    public: await serve(root, 'public', content.config?.site.url),
    internal: await serve(root, 'internal', internalUrl(content)),
  };
  const browser = await chromium.launch(await findChromium());
  try {
    // Who looks at them is where the site is: no second time is shown beside the first.
    const zone = content.config?.site.time_zone ?? 'UTC';
    for (const picture of pictures) {
      const file = join(root, out, picture.file);
      await writeWholeFile(file, await take(browser, picture, sites[picture.audience].url, zone));
      process.stdout.write(`${join(out, picture.file)}\n`);
    }
  } finally {
    await browser.close();
    for (const { server } of Object.values(sites)) server.close();
  }
  return exit.fine;
});

function internalUrl({ config }: Content): string | undefined {
  return config?.site.internal_url ?? config?.site.url;
}

function serve(root: string, audience: Audience, url = 'https://status.example.org'): Promise<Served> {
  return serveSite(siteFolder({ root, audience }), 0, new URL(url).pathname.replace(/\/$/u, ''));
}

async function take(
  browser: Browser,
  { page: path, from = 'body', size, colorScheme }: Picture,
  url: string,
  timezoneId: string,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: size, colorScheme, timezoneId });
  await page.goto(url + path);
  await page.locator(from).evaluate((element) => element.scrollIntoView());
  const picture = await page.screenshot();
  await page.close();
  return picture;
}
