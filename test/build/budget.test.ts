import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { contentRoot } from '../fixtures/content-root.ts';
import { largeFiles, largeNow } from '../fixtures/large-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const KIB = 1024;

test('300 records, 30 components and three open incidents stay within the budgets of bytes', () => {
  const root = contentRoot(largeFiles());
  expect(runScript('build', ['--root', root, '--now', largeNow])).toMatchObject({ code: 0, stderr: '' });
  for (const audience of ['public', 'internal']) {
    const site = join(root, 'dist', audience);
    const compressed = (path: string) => gzipSync(readFileSync(join(site, path)), { level: 9 }).length;
    const pages = filesBelow(site).filter((path) => path.endsWith('.html'));
    expect(pages.filter((path) => path.startsWith('incidents/'))).toHaveLength(300);
    const tooLarge = pages.filter((path) => compressed(path) > 40 * KIB);
    expect(tooLarge).toEqual([]);

    const scripts = readdirSync(join(site, '_astro')).map((name) => `_astro/${name}`);
    expect(scripts).toEqual([expect.stringMatching(/\.js$/u)]);
    const script = compressed(scripts[0] ?? '');
    expect(script).toBeLessThanOrEqual(4 * KIB);
    if (audience === 'public') expect(compressed('index.html') + script).toBeLessThanOrEqual(14 * KIB);
    expect(compressed('embed.js')).toBeLessThanOrEqual(2 * KIB);
  }
});
