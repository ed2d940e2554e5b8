import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRoot } from '../fixtures/content-root.ts';
import { headersFor, pattern, readHeaderRules } from '../fixtures/header-rules.ts';
import { needs } from '../fixtures/needs.ts';
import { findNginx, type Nginx, startNginx } from '../fixtures/nginx.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const nginx = findNginx();

/** What nginx says of a file that has no rule of its own. Other hosts ask for such files anew each time, too. */
const usual = {
  cache: 'public, max-age=0, must-revalidate',
  type: {
    '.html': 'text/html; charset=utf-8',
    '.xml': 'text/xml; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.txt': 'text/plain; charset=utf-8',
    '.js': 'application/javascript; charset=utf-8',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.csv': 'text/csv',
  } as Readonly<Record<string, string>>,
};

describe.each([
  ['at the top of a host', ''],
  ['under a path', '/status'],
])('a site %s', (_name, base) => {
  const root = writeRoot({
    ...richFiles,
    'config/site.yml': `name: Harbour Status\nurl: https://harbour.example${base}\nbrand: { logo: logo.svg }\n`,
    'public/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>Harbour</title></svg>\n',
    'public/.well-known/security.txt': 'Contact: https://harbour.example/security\n',
  });
  const site = join(root, 'dist/public');
  const top = mkdtempSync(join(tmpdir(), 'upfront-host-'));
  const rules = () => readHeaderRules(readFileSync(join(site, '_headers'), 'utf8'));
  const files = () => filesBelow(site).filter((file) => file !== '_headers');

  beforeAll(() => {
    const ran = runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z', '--audience', 'public']);
    expect(ran).toMatchObject({ code: 0, stderr: richWarnings });
    if (base) symlinkSync(site, join(top, base));
  });

  afterAll(() => {
    for (const folder of [root, top]) rmSync(folder, { recursive: true, force: true });
  });

  test('every rule of _headers fits a file', () => {
    const addresses = files().map((file) => `${base}/${file}`);
    const idle = rules().filter(({ path }) => !addresses.some((address) => pattern(path).test(address)));
    expect(idle.map(({ path }) => path)).toEqual([]);
  });

  describe('on nginx', needs('nginx', nginx), () => {
    let host: Nginx;
    // biome-ignore lint/suspicious/noDuplicateTestHooks: it is the only one of this inner suite.
    beforeAll(async () => {
      host = await startNginx(nginx ?? 'nginx', base ? top : site, base);
    });
    // biome-ignore lint/suspicious/noDuplicateTestHooks: it is the only one of this inner suite.
    afterAll(() => host.stop());

    test('every file comes with the type and the headers of the table', async () => {
      expect(files().length).toBeGreaterThan(20);
      expect(files()).toContain('.well-known/security.txt');
      for (const file of files()) {
        const answer = await fetch(`${host.url}${base}/${file}`);
        const wanted = headersFor(`${base}/${file}`, rules());
        const sent = Object.fromEntries(
          [...Object.keys(wanted), 'access-control-allow-origin', 'cache-control', 'content-type'].map(
            (name) => [name, answer.headers.get(name)],
          ),
        );
        expect({ file, status: answer.status, ...sent }).toEqual({
          file,
          status: 200,
          'access-control-allow-origin': null,
          'cache-control': usual.cache,
          'content-type': usual.type[extname(file)],
          ...wanted,
        });
        expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(site, file)))).toBe(true);
      }
    });

    test('the index stands at the top, and is packed', async () => {
      const answer = await fetch(`${host.url}${base}/`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      expect(await answer.text()).toBe(readFileSync(join(site, 'index.html'), 'utf8'));
    });

    test('a page that did not change is not sent again', async () => {
      const first = await fetch(`${host.url}${base}/history.html`);
      const etag = first.headers.get('etag') ?? '';
      const again = await fetch(`${host.url}${base}/history.html`, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
    });

    test.each([
      '/nothing.html',
      '/incidents/',
      '/incidents',
      '/incidents/checkout',
      '/_headers',
      '/api/none.json',
    ])('%s is answered with the page that says so, which nobody keeps', async (path) => {
      const answer = await fetch(`${host.url}${base}${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe(readFileSync(join(site, '404.html'), 'utf8'));
      expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
      expect(answer.headers.get('cache-control')).toBe(usual.cache);
    });

    if (base) {
      test('the path without its last slash leads to the index', async () => {
        const answer = await fetch(`${host.url}${base}`, { redirect: 'manual' });
        expect(answer.status).toBe(301);
        expect(answer.headers.get('location')).toMatch(new RegExp(`${base}/$`, 'u'));
      });
    }
  });
});
