import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { siteFolder } from './lib/build-site.ts';
import { buildSites } from './lib/build-sites.ts';
import { type ContentOptions, command, exit, run } from './lib/command.ts';
import { chromiumArguments, findChromium } from './lib/find-chromium.ts';
import { readRoot } from './lib/read-root.ts';
import { serveSite } from './lib/serve-site.ts';

const program = command(
  'screenshot',
  'Takes the picture of the public site that stands in the README.',
).option('--out <file>', 'file to write', 'docs/screenshot.png');

await run(program, async () => {
  const { root, now, out } = program.opts<ContentOptions & { out: string }>();
  const content = await readRoot({ root, now });
  await buildSites(root, content, ['public']);
  const { url, server } = await serveSite(
    siteFolder({ root, audience: 'public' }),
    0,
    new URL(content.config?.site.url ?? 'https://status.example.org').pathname.replace(/\/$/u, ''),
  );
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1040, height: 760 }, colorScheme: 'light' });
    await page.goto(url);
    await page.screenshot({ path: join(root, out) });
  } finally {
    await browser.close();
    server.close();
  }
  process.stdout.write(`${out}\n`);
  return exit.fine;
});
