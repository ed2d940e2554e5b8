import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

/** Starts the servers, and resolves with what they say once both are up. */
function start(root: string, port: number): Promise<{ said: string; child: ChildProcess }> {
  const child = spawn(
    process.execPath,
    [script, '--root', root, '--now', '2026-11-23T12:00Z', '--port', String(port)],
    {
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl+C')) resolve({ said, child });
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('close', () => reject(new Error(`It stopped: ${said}`)));
  });
}

const addresses = (said: string) => [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+\S*/gu)].map(([url]) => url);

/** A port that is free now, with a free one after it, most likely. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('builds both sites, serves them on loopback, and stops when told to', async () => {
  const { said, child } = await start(contentRoot({ 'incidents/a.md': leastRecord }), await freePort());
  const [publicUrl = '', internalUrl = ''] = addresses(said);
  expect(await (await fetch(publicUrl)).text()).toContain('Checkout fails');
  expect(await (await fetch(`${internalUrl}deadlines.html`)).text()).toContain('Deadlines');
  expect((await fetch(`${publicUrl}deadlines.html`)).status).toBe(404);
  expect((await fetch(`${publicUrl}../../../../etc/passwd`)).status).toBe(404);
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGINT');
  await closed;
});

test('takes another port where the wanted one is taken, and says so', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    blocker.close();
  });
  const { port } = blocker.address() as AddressInfo;
  const { said } = await start(contentRoot({}), port);
  expect(said).toContain(`(port ${port} was taken)`);
  const [publicUrl = ''] = addresses(said);
  expect((await fetch(publicUrl)).status).toBe(200);
});

test('serves a site under its path', async () => {
  const site =
    'name: Harbour Status\nurl: https://harbour.example/status\ninternal_url: https://harbour.example/team/status\n';
  const { said } = await start(
    contentRoot({ 'config/site.yml': site, 'incidents/a.md': leastRecord }),
    await freePort(),
  );
  const [publicUrl = '', internalUrl = ''] = addresses(said);
  expect(publicUrl).toMatch(/\/status\/$/u);
  expect(internalUrl).toMatch(/\/team\/status\/$/u);
  const index = await (await fetch(publicUrl)).text();
  expect(index).toContain('href="/status/incidents/a.html"');
  expect((await fetch(new URL('/status/incidents/a.html', publicUrl))).status).toBe(200);
  expect((await fetch(new URL('/incidents/a.html', publicUrl))).status).toBe(404);
});

test('in a public repository the public site is served alone', async () => {
  const root = contentRoot({
    'config/site.yml':
      'name: Harbour Status\nurl: https://status.harbour.example\nrepository_visibility: public\n',
    'config/components.yml':
      'groups:\n  - { id: shop, name: Shop, components: [{ id: checkout, name: Checkout }] }\n',
    'config/oncall.yml': '',
    'incidents/a.md': leastRecord,
  });
  const { said } = await start(root, await freePort());
  expect(addresses(said)).toHaveLength(1);
  expect(said).not.toContain('nternal');
});
