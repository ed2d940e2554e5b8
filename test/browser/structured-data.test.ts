import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serveSite } from '#engine/serve-site.ts';
import { browsing } from '../fixtures/browser.ts';
import { writeRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const title = '</script><script>alert(1)</script><!-- & "quotes" <b>';
const root = writeRoot({
  'incidents/2026/breakout.md': `---
title: ${title}
severity: P3
timeline:
  - at: 2026-11-20T10:02Z
    message: "</script><script>alert(2)</script>"
---
`,
});
const browsers = browsing();

afterAll(async () => {
  await browsers.close();
  rmSync(root, { recursive: true, force: true });
});

test('a browser reads JSON-LD as data under the policy, whatever the title of a record is', async () => {
  const ran = runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z', '--audience', 'public']);
  expect(ran.code).toBe(0);
  const { url, server } = await serveSite(join(root, 'dist/public'), 0, '');
  try {
    const page = await (await browsers.open()).newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      return dialog.dismiss();
    });
    await page.goto(`${url}incidents/breakout.html`, { waitUntil: 'load' });
    const data = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(data.map((text) => (JSON.parse(text) as { name: string }).name)).toEqual([title]);
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(said).toEqual([]);
  } finally {
    server.close();
  }
});
