import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Audience } from '#core/audience/visible.ts';
import { devHandler } from '#engine/dev/dev-handler.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { canary, outside } from '../fixtures/odd-files.ts';

/** Prints the name of a template in place of the page. */
const engine = {
  id: 'fake',
  print: async (template: string) =>
    `<html><head><meta charset="utf-8"></head><body>${template}<script src="/_astro/page.js"></script></body></html>`,
  files: {
    embedScript: '',
    shareImage: new Uint8Array(),
    pageScript: { path: '_astro/page.js', content: new Uint8Array() },
  },
};

/** Shows a content root on loopback until the test is over. */
async function show(root: string, audience: Audience = 'public', hosts: readonly string[] = []) {
  const { handle, changed } = devHandler({
    ...{ root, audience, engine, hosts },
    now: Date.UTC(2026, 10, 23, 12),
  });
  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => response.writeHead(599).end(error.stack));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = async (path: string) => {
    const response = await fetch(origin + path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { origin, get, changed };
}

const fine = 'incidents/2026/a.md';

test('started on a broken record, it lists the problems on every page, and goes on once they are fixed', async () => {
  const root = contentRoot({
    [fine]: leastRecord.replace('10:12Z', '10:12').replace('severity: P1', 'severity: "<b>P9</b>"'),
    'public/_headers': 'x',
  });
  const { get, changed } = await show(root);
  for (const path of ['/', '/policy.html', '/nothing']) {
    const { status, headers, text } = await get(path);
    expect(status).toBe(500);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(text).toContain('<h1>3 problems</h1>');
    expect(text).toContain('<code>incidents/2026/a.md:6:9</code> timestamp-offset');
    expect(text).toContain('Write 2026-11-23T10:12Z if it is UTC');
    expect(text).toContain('<code>public/_headers:1:1</code> taken-address');
    expect(text).toContain('&#60;b&#62;P9&#60;/b&#62;');
    expect(text).not.toContain('<b>');
    expect(text).toMatch(/<script src="\/__upfront\/reload\.js\?[^"]+"><\/script><\/body>/u);
  }
  expect((await get('/__upfront/reload.js')).text).toContain('EventSource');

  writeFileSync(join(root, fine), leastRecord);
  rmSync(join(root, 'public/_headers'));
  changed();
  expect(await get('/')).toMatchObject({ status: 200 });
  expect((await get('/incidents/a.html')).text).toContain('record');
  expect(await get('/nothing')).toMatchObject({ status: 404 });
});

test.each([
  ['a config file', 'config/site.yml'],
  ['the config', 'config'],
  ['the content root itself', '.'],
])('%s may go and come back', async (_what, path) => {
  const root = contentRoot({ [fine]: leastRecord });
  const { get, changed } = await show(root);
  expect((await get('/')).status).toBe(200);
  const [here, away] = [join(root, path), join(outside().folder, 'away')];
  renameSync(here, away);
  changed();
  expect(await get('/')).toMatchObject({ status: 500, text: expect.stringContaining('missing-file') });
  renameSync(away, here);
  changed();
  expect((await get('/')).status).toBe(200);
});

test('pages that are open learn of each change, also while they show problems', async () => {
  const root = contentRoot({ [fine]: 'broken' });
  const { origin, get, changed } = await show(root);
  const [, shown] = /reload\.js\?([^"]+)"/u.exec((await get('/')).text) ?? [];
  const response = await fetch(`${origin}/__upfront/changes`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  // At first the version that is shown, so that the page stays; then another one, so that it loads again.
  expect((await reader?.read())?.value).toBe(`data: ${shown}\n\n`);
  writeFileSync(join(root, fine), leastRecord);
  changed();
  const next = (await reader?.read())?.value;
  expect(next).toMatch(/^data: .+\n\n$/u);
  expect(next).not.toBe(`data: ${shown}\n\n`);
  const { text, status } = await get('/');
  expect(status).toBe(200);
  expect(`data: ${/reload\.js\?([^"]+)"/u.exec(text)?.[1]}\n\n`).toBe(next);
  await reader?.cancel();
});

test('a broken oncall.yml stops neither site', async () => {
  for (const audience of ['public', 'internal'] as const) {
    const { get } = await show(contentRoot({ 'config/oncall.yml': '{' }), audience);
    expect((await get('/')).status).toBe(200);
  }
});

test('what links lead out to is neither listed nor served', async () => {
  const { file } = outside(`---\ntitle: ${canary}\n---\n${canary}\n`);
  const root = contentRoot({ 'public/logo with a space.svg': '<svg/>' });
  const { get, changed } = await show(root);
  expect(await get('/logo%20with%20a%20space.svg')).toMatchObject({ status: 200, text: '<svg/>' });
  symlinkSync(file, join(root, 'public/x.txt'));
  symlinkSync(file, join(root, 'incidents/x.md'));
  // Before it has read again, and after.
  for (const path of ['/x.txt', '/../incidents/x.md', '/%2e%2e/incidents/x.md']) {
    expect((await get(path)).text).not.toContain(canary);
    changed();
    expect(await get(path)).toMatchObject({ status: 500, text: expect.not.stringContaining(canary) });
  }
});

test('it answers for loopback and the names of --host, and nobody else may embed what it shows', async () => {
  const root = contentRoot({ [fine]: leastRecord });
  const { origin } = await show(root, 'internal', ['status.test']);
  const ask = (path: string, host: string) =>
    new Promise<{ status: number | undefined; headers: IncomingHttpHeaders }>((done, fail) => {
      request(`${origin}${path}`, { headers: { host } }, (answer) => {
        answer.resume();
        answer.once('end', () => done({ status: answer.statusCode, headers: answer.headers }));
      })
        .once('error', fail)
        .end();
    });
  for (const path of ['/', '/nothing', '/__upfront/reload.js']) {
    for (const host of ['localhost', 'status.test:4321', 'harbour.example', 'a.status.test']) {
      const { status, headers } = await ask(path, host);
      expect(status === 421).toBe(/harbour|^a\./u.test(host));
      expect(headers).toMatchObject({
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "frame-ancestors 'none'",
      });
    }
  }
});

test.each(['//', '//[', '/%', '/%ff', '/%00', '/%2e%2e/config/site.yml', '/?/'])(
  '%s is an address like any other',
  async (path) => {
    const { get } = await show(contentRoot({}));
    expect([200, 404]).toContain((await get(path)).status);
  },
);
