import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headerRules, renderHeaders } from '#site/hosting-headers.ts';
import { headersFor, readHeaderRules } from '../fixtures/header-rules.ts';
import { needs } from '../fixtures/needs.ts';
import { findNginx, freePort, type Nginx, nginxExample, runNginx } from '../fixtures/nginx.ts';
import { siteFor } from '../site/site.ts';

const nginx = findNginx();

/** Files that either site has, with the name of the site in them. */
const both = [
  'index.html',
  '404.html',
  'rss.xml',
  'history.rss',
  'calendar.ics',
  'api/v2/summary.json',
  'badge.svg',
  'embed.js',
  '_astro/page.js',
  'robots.txt',
  '.well-known/security.txt',
];
const files = {
  public: [...both, 'public-only.txt'],
  internal: [...both, 'on-call.html', 'actions/open.html', 'oncall.ics', 'plan.pdf'],
} as const;

const hosts = { public: 'status.example.org', internal: 'status.internal.example.org' } as const;
const signedIn = { cookie: '_oauth2_proxy=known' };

describe('the two examples on one machine, as they are written', needs('nginx', nginx), () => {
  const machine = mkdtempSync(join(tmpdir(), 'upfront-machine-'));
  let host: Nginx;
  let proxy: Server;

  beforeAll(async () => {
    for (const [site, paths] of Object.entries(files)) {
      for (const path of paths) {
        const file = join(machine, 'srv/upfront', site, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `bytes of the ${site} site`);
      }
    }
    const port = await freePort();
    proxy = oauth2Proxy().listen(port, '127.0.0.1');
    // What the files tell their readers to change is the machine's own: where files are, and where oauth2-proxy listens.
    const here = (text: string) =>
      text.replaceAll('/srv/', `${machine}/srv/`).replaceAll('127.0.0.1:4180', `127.0.0.1:${port}`);
    const examples = (['nginx.conf', 'nginx-internal.conf'] as const).map((name) => here(nginxExample(name)));
    host = await runNginx(nginx ?? '', examples);
  });

  afterAll(async () => {
    await host.stop();
    proxy.close();
    rmSync(machine, { recursive: true, force: true });
  });

  test('each file of the public site is the public one', async () => {
    for (const file of files.public) {
      const { status, body } = await get(host, hosts.public, `/${file}`);
      expect({ file, status, body }).toEqual({ file, status: 200, body: 'bytes of the public site' });
    }
  });

  test('the public host has no file of the internal site, by whatever path', async () => {
    const ways = files.internal.flatMap((file) => [
      `/${file}`,
      `/internal/${file}`,
      `/dist/internal/${file}`,
      `/upfront/internal/${file}`,
      `/../internal/${file}`,
      `/..%2finternal/${file}`,
      `/.well-known/..%2f..%2finternal/${file}`,
      `//internal/${file}`,
    ]);
    for (const path of ways) {
      for (const headers of [{}, signedIn]) {
        const { body } = await get(host, hosts.public, path, headers);
        expect({ path, leaks: body.includes('internal site') }).toEqual({ path, leaks: false });
      }
    }
  });

  const asked = [...files.internal, '', '_headers', 'nothing.html', 'public-only.txt', 'oauth2/auth'];

  test.each([
    ['without a cookie', {}],
    ['with one that nobody knows', { cookie: '_oauth2_proxy=guessed' }],
  ])('the internal host answers nothing but the sign-in %s', async (_name, headers) => {
    for (const file of asked) {
      const { status, body, cache } = await get(host, hosts.internal, `/${file}`, headers);
      expect({ file, body, cache }).toMatchObject({
        body: file === 'oauth2/auth' ? expect.not.stringContaining('bytes') : 'sign in',
        cache: ['private, no-cache'],
      });
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  test('with a cookie it answers its own files, and not those of the public site', async () => {
    for (const file of files.internal) {
      const { status, body } = await get(host, hosts.internal, `/${file}`, signedIn);
      expect({ file, status, body }).toEqual({ file, status: 200, body: 'bytes of the internal site' });
    }
    for (const file of ['public-only.txt', 'public/public-only.txt', '..%2fpublic/public-only.txt']) {
      expect((await get(host, hosts.internal, `/${file}`, signedIn)).body).not.toContain('public site');
    }
  });

  test('each of its answers is private, whatever it is, and says what its _headers say', async () => {
    const rules = readHeaderRules(renderHeaders(headerRules(siteFor('internal').config), '/'));
    const notModified = { ...signedIn, 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() };
    for (const file of [...asked, 'oauth2/start', 'oauth2/sign_in', 'a/'.repeat(50)]) {
      for (const headers of [signedIn, notModified, {}, { ...signedIn, range: 'bytes=0-1' }]) {
        const answer = await get(host, hosts.internal, `/${file}`, headers);
        expect({ file, cache: answer.cache }).toEqual({ file, cache: ['private, no-cache'] });
        if (answer.status !== 200 || file === '') continue;
        for (const [name, value] of Object.entries(headersFor(`/${file}`, rules))) {
          expect({ file, [name]: answer.headers[name] }).toEqual({ file, [name]: value });
        }
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  });
});

/** What oauth2-proxy answers: 202 to a known cookie, 401 to any other, and a page to sign in on. */
function oauth2Proxy(): Server {
  return createServer((incoming, response) => {
    const path = incoming.url ?? '';
    if (path.startsWith('/oauth2/auth')) {
      response.writeHead(incoming.headers.cookie === signedIn.cookie ? 202 : 401).end();
    } else response.writeHead(403, { 'cache-control': 'public, max-age=60' }).end('sign in');
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Every `Cache-Control` that was sent. */
  readonly cache: readonly string[];
  readonly body: string;
}

/** Asks with the path as it is: `fetch` would tidy it up. */
function get(
  { url }: Nginx,
  name: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers: { ...headers, host: name } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          cache: response.headersDistinct['cache-control'] ?? [],
          body,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}
