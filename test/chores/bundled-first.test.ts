import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { bundledFirst, firstFiles } from '../../scripts/chores/lib/bundled-first.ts';
import { findNode20 } from '../fixtures/find-node20.ts';

const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../src/template/.github/upfront/${name}.mjs`, import.meta.url));

test.each(firstFiles)(
  '%s.mjs of the template is made from what is here: `node scripts/chores/bundle-first.ts` writes it',
  async (name) => {
    expect(readFileSync(fileOf(name), 'utf8')).toBe(await bundledFirst(name));
  },
);

test('look.mjs runs without anything installed, and starts the workflow where that is due', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${new URL(request.url ?? '/', 'http://x').pathname}`);
    response.statusCode = request.method === 'POST' ? 204 : 200;
    response.end(request.method === 'POST' ? '' : '{"actions_caches": [], "workflow_runs": []}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { stdout } = await promisify(execFile)(
    findNode20() ?? process.execPath,
    [fileOf('look'), '--dispatch'],
    {
      cwd: '/',
      env: {
        GITHUB_TOKEN: 'token',
        GITHUB_REPOSITORY: 'example/status',
        GITHUB_API_URL: url,
        UPFRONT_URL: url,
      },
    },
  );
  expect(stdout).toMatch(/Worth a run: it is not known what is published\.\nStarted publish\.yml\.\n$/u);
  expect(asked.at(-1)).toBe('POST /repos/example/status/actions/workflows/publish.yml/dispatches');
});
