import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addHostName } from '#engine/local/own-host.ts';
import { serveSite } from '#engine/serve-site.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { canary, oddities, outside } from '../fixtures/odd-files.ts';

const files = {
  'index.html': '<p>Index</p>',
  '404.html': '<p>Missing</p>',
  'incidents/a.html': '<p>A</p>',
  'a b.svg': '<svg/>',
  'feed.rss': '<rss/>',
  '.well-known/security.txt': 'Contact',
  '.hidden': 'Hidden',
};

/** Serves a folder with those files until the test is over. */
async function serve({ base = '', hosts = [] }: { base?: string; hosts?: string[] } = {}) {
  const folder = join(contentRoot({}), 'dist/public');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { url, server } = await serveSite(folder, 0, base, hosts);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = new URL(url);
  /** Asks for a path as it is written; `fetch` would make `..` of it before. */
  const get = (path: string, { method = 'GET', host = `127.0.0.1:${port}` } = {}) =>
    new Promise<{ status: number | undefined; text: string; headers: Record<string, unknown> }>(
      (done, fail) => {
        request({ host: '127.0.0.1', port, path, method, headers: { host } }, (answer) => {
          let text = '';
          answer.on('data', (chunk) => {
            text += chunk;
          });
          answer.on('end', () => done({ status: answer.statusCode, text, headers: answer.headers }));
        })
          .once('error', fail)
          .end();
      },
    );
  return { folder, get };
}

describe('names of hosts', () => {
  const own = ['localhost', 'LOCALHOST:80', '127.0.0.1', '127.0.0.1:4321', '[::1]', '[::1]:4321'];
  const others = [
    'harbour.example',
    'harbour.example:4321',
    'localhost.harbour.example',
    'localhost.',
    'localhost@harbour.example',
    '127.0.0.1.harbour.example',
    '127.0.0.2',
    '0.0.0.0',
    '[::]',
    '192.168.0.7',
    'status.test',
    '::1',
  ];

  test.each(own)('%s is answered', async (host) => {
    const { get } = await serve();
    expect(await get('/', { host })).toMatchObject({ status: 200, text: '<p>Index</p>' });
  });

  test.each(others)('%s is not', async (host) => {
    const { get } = await serve();
    expect(await get('/', { host })).toMatchObject({
      status: 421,
      text: expect.not.stringContaining('Index'),
    });
  });

  test('those of --host are answered, and no others', async () => {
    const { get } = await serve({ hosts: ['status.test', '[fd00::7]'] });
    for (const host of ['status.test', 'STATUS.test:4321', '[fd00::7]:80', 'localhost']) {
      expect((await get('/', { host })).status).toBe(200);
    }
    for (const host of ['a.status.test', 'status.test.harbour.example', 'status-test']) {
      expect((await get('/', { host })).status).toBe(421);
    }
  });

  test('--host takes names alone, any number of them', () => {
    expect(addHostName('Status.test')).toEqual(['status.test']);
    expect(addHostName('[fd00::7]', ['a'])).toEqual(['a', '[fd00::7]']);
    for (const wrong of [
      '',
      '*',
      '*.test',
      'http://a.test',
      'a.test:80',
      'a.test/',
      'a b',
      '-a',
      'a.',
      'a\n',
    ]) {
      expect(() => addHostName(wrong)).toThrow('is no name of a host');
    }
  });
});

test('every answer says that others may neither embed, nor guess at, nor be told of it', async () => {
  const { get } = await serve();
  for (const [path, host] of [['/'], ['/feed.rss'], ['/nothing'], ['/', 'harbour.example']] as const) {
    expect((await get(path, { host: host ?? 'localhost' })).headers).toMatchObject({
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cache-control': 'no-store',
      'content-type': expect.stringMatching(/^(?:text|application)\//u),
    });
  }
});

test.each([
  ['/', 200, '<p>Index</p>', 'text/html; charset=utf-8'],
  ['/?a=b#c', 200, '<p>Index</p>', 'text/html; charset=utf-8'],
  ['/incidents/a.html', 200, '<p>A</p>', 'text/html; charset=utf-8'],
  ['/a%20b.svg', 200, '<svg/>', 'image/svg+xml'],
  ['/feed.rss', 200, '<rss/>', 'application/xml; charset=utf-8'],
  ['/.well-known/security.txt', 200, 'Contact', 'text/plain; charset=utf-8'],
  ['/incidents/a', 404, '<p>Missing</p>', 'text/html; charset=utf-8'],
  ['/incidents', 404, '<p>Missing</p>', 'text/html; charset=utf-8'],
  ['/incidents/', 404, '<p>Missing</p>', 'text/html; charset=utf-8'],
  ['/.hidden', 404, '<p>Missing</p>', 'text/html; charset=utf-8'],
  ['//index.html', 200, '<p>Index</p>', 'text/html; charset=utf-8'],
  ['/%', 404, '<p>Missing</p>', 'text/html; charset=utf-8'],
  ['/%00', 404, '<p>Missing</p>', 'text/html; charset=utf-8'],
  ['/a%00.html', 404, '<p>Missing</p>', 'text/html; charset=utf-8'],
])('%s is answered by %i', async (path, status, text, type) => {
  const { get } = await serve();
  expect(await get(path)).toMatchObject({ status, text, headers: { 'content-type': type } });
});

test('a site under a path is below it alone', async () => {
  const { get } = await serve({ base: '/status' });
  expect((await get('/status/')).text).toBe('<p>Index</p>');
  expect((await get('/status/incidents/a.html')).status).toBe(200);
  for (const path of ['/', '/incidents/a.html', '/statusx/index.html', '/status']) {
    expect((await get(path)).status).toBe(404);
  }
});

test('nothing is written or changed by a request, and HEAD has no body', async () => {
  const { get } = await serve();
  expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect((await get('/', { method })).status).toBe(405);
  }
});

describe('what leads out of the site is missing', () => {
  test.each([
    '/../secret.md',
    '/%2e%2e/secret.md',
    '/incidents/../../secret.md',
    '/..%2fsecret.md',
    '/..%5csecret.md',
    '//../secret.md',
  ])('%s', async (path) => {
    const { folder, get } = await serve();
    writeFileSync(join(dirname(folder), 'secret.md'), canary);
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).not.toContain(canary);
  });

  test.each(Object.keys(oddities))('%s', async (name) => {
    const { folder, get } = await serve();
    oddities[name]?.(join(folder, 'odd.txt'));
    for (const path of ['/odd.txt', '/odd.txt/', '/odd.txt/secret.md', '/odd.txt/more/index.html']) {
      const { status, text } = await get(path);
      expect([200, 404]).toContain(status);
      expect(text).not.toContain(canary);
    }
  });

  test('a link to a file outside, and a folder of the site that is one itself', async () => {
    const { folder, get } = await serve();
    const away = outside();
    symlinkSync(away.file, join(folder, 'link.html'));
    symlinkSync(away.folder, join(folder, 'more'));
    symlinkSync('incidents/a.html', join(folder, 'inside.html'));
    // The other site is outside, too.
    mkdirSync(join(folder, '../internal'));
    writeFileSync(join(folder, '../internal/on-call.html'), canary);
    symlinkSync('../internal', join(folder, 'internal'));
    expect((await get('/internal/on-call.html')).status).toBe(404);
    expect((await get('/link.html')).status).toBe(404);
    expect((await get('/more/secret.md')).status).toBe(404);
    expect((await get('/inside.html')).text).toBe('<p>A</p>');

    const linked = join(contentRoot({}), 'dist');
    mkdirSync(linked);
    symlinkSync(join(away.folder, 'more'), join(linked, 'public'));
    const { url, server } = await serveSite(join(linked, 'public'), 0, '');
    onTestFinished(() => void server.close());
    expect(await (await fetch(url)).text()).toBe('Not found.\n');
  });
});
