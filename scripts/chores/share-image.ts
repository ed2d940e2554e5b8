import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { chromium } from 'playwright-core';
import { writeWholeFile } from '#io/write-file.ts';
import { exit, run } from '#terminal/command.ts';
import { findChromium } from './find-chromium.ts';

const program = new Command('share-image')
  .description('Draws an SVG as the picture that chats show for a link: a PNG of 1200 × 630 pixels.')
  .option('--svg <file>', 'what to draw', 'src/assets/share.svg')
  .option('--out <file>', 'file to write', 'src/assets/share.png')
  .exitOverride();

await run(program, async () => {
  const { svg, out } = program.opts<{ svg: string; out: string }>();
  const drawing = readFileSync(resolve(svg)).toString('base64');
  const browser = await chromium.launch(await findChromium());
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
    await page.setContent(
      `<body style="margin:0"><img src="data:image/svg+xml;base64,${drawing}" width="1200" height="630" alt="">`,
    );
    await writeWholeFile(resolve(out), await page.screenshot());
  } finally {
    await browser.close();
  }
  process.stdout.write(`${out}\n`);
  return exit.fine;
});
