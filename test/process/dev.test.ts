import { rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Audience } from '#core/audience/visible.ts';
import { devHandler } from '#engine/dev/dev-handler.ts';
import { loadEngine } from '#engine/engine.ts';
import { locateEngine } from '#engine/locate-engine.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';

const now = Date.UTC(2026, 10, 23, 12);

/** The pages of a content root on a free port of loopback, as `dev` shows them. */
async function dev(root: string, audience: Audience = 'public') {
  const engine = await loadEngine(await locateEngine(() => {}));
  const { handle, changed } = devHandler({ root, audience, now, engine });
  const server = createServer((asked, answer) => void handle(asked, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const get = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  return { get, changed, port };
}

test('shows pages and documents as they would be built, and the files of public/', async () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord, 'public/own.txt': 'Ours\n' });
  const { get } = await dev(root);
  expect((await get('/')).text).toContain('Checkout fails');
  expect((await get('/incidents/a.html')).text).toContain('Some payments fail.');
  expect((await get('/rss.xml')).headers.get('content-type')).toBe('application/xml; charset=utf-8');
  expect(await get('/own.txt')).toMatchObject({ status: 200, text: 'Ours\n' });
  expect(await get('/none.html')).toMatchObject({ status: 404 });
  expect((await get('/none.html')).text).toContain('<title>');
  expect((await get('/deadlines.html')).status).toBe(404);
  expect((await (await dev(root, 'internal')).get('/deadlines.html')).status).toBe(200);
});

test('a site under a path is below it', async () => {
  const site = 'name: Harbour Status\nurl: https://harbour.example/status\n';
  const { get } = await dev(contentRoot({ 'config/site.yml': site, 'incidents/a.md': leastRecord }));
  expect((await get('/status/')).text).toContain('href="/status/incidents/a.html"');
  expect((await get('/')).text).toContain('href="/status/incidents/a.html"');
  expect((await get('/incidents/a.html')).status).toBe(404);
});

test('a broken file is a page of problems, and the site comes back once it is fixed', async () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord.replace('P1', 'P7 <b>') });
  const { get, changed } = await dev(root);
  const broken = await get('/incidents/a.html');
  expect(broken.status).toBe(500);
  expect(broken.text).toContain('incidents/a.md:3:11');
  expect(broken.text).not.toContain('<b>');
  expect(broken.text).toContain('/__upfront/reload.js');
  writeFileSync(join(root, 'incidents/a.md'), leastRecord);
  changed();
  expect((await get('/incidents/a.html')).text).toContain('Some payments fail.');
  rmSync(join(root, 'config/site.yml'));
  changed();
  expect((await get('/')).text).toContain('config/site.yml');
});

test('an open page hears of a change, and of the version it shows', async () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  const { get, changed, port } = await dev(root);
  const [, shown = ''] = /reload\.js\?([\d-]+)/u.exec((await get('/')).text) ?? [];
  const answer = await fetch(`http://127.0.0.1:${port}/__upfront/changes`);
  const reader = answer.body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toBe(`data: ${shown}\n\n`);
  changed();
  expect(await next()).not.toContain(`data: ${shown}\n`);
});

test('a request under the name of another host is refused', async () => {
  const { port } = await dev(contentRoot({}));
  const status = (host: string) =>
    new Promise((resolve) => {
      request({ host: '127.0.0.1', port, headers: { host } }, (answer) => resolve(answer.statusCode)).end();
    });
  expect(await status('harbour.example')).toBe(421);
  expect(await status(`localhost.harbour.example:${port}`)).toBe(421);
  expect(await status(`localhost:${port}`)).toBe(200);
  expect(await status(`[::1]:${port}`)).toBe(200);
});
