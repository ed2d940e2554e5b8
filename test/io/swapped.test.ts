import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { listInside } from '#io/list-inside.ts';
import { contentFolder, readInside } from '#io/read-inside.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { canary, outside } from '../fixtures/odd-files.ts';

/** Puts a file, links to another file, a folder and a device, and a pipe in one place, one after the other, without end. */
const swap = `
const { renameSync, symlinkSync, writeFileSync, linkSync, rmSync } = require('node:fs');
const { workerData: { place, file, folder, pipe } } = require('node:worker_threads');
const makers = [
  (to) => writeFileSync(to, 'inside'),
  (to) => symlinkSync(file, to),
  (to) => symlinkSync(folder, to),
  (to) => symlinkSync('/dev/zero', to),
  (to) => linkSync(pipe, to),
];
for (let turn = 0; ; turn++) {
  const next = place + '.next';
  rmSync(next, { force: true });
  makers[turn % makers.length](next);
  renameSync(next, place);
}
`;

test('while a file is exchanged for links, a pipe and a device, no byte from outside is read and nothing waits', async () => {
  const root = contentRoot({ 'incidents/2026/a.md': 'inside' });
  const place = join(root, 'incidents/2026/a.md');
  const { file, folder } = outside();
  const pipe = join(root, 'pipe');
  const program = 'mkfifo';
  execFileSync(program, [pipe]);
  const worker = new Worker(swap, { eval: true, workerData: { place, file, folder, pipe } });
  onTestFinished(() => worker.terminate().then(() => undefined));
  const top = contentFolder(root, 'incidents');
  const seen = new Set<string>();
  for (let turn = 0; turn < 20_000; turn += 1) {
    const read = readInside(top, '2026/a.md', 1000);
    if (turn % 100 === 0) await new Promise((done) => setImmediate(done));
    if ('fault' in read) {
      seen.add(read.fault);
      continue;
    }
    const text = read.bytes.toString('utf8');
    expect(text).not.toContain(canary);
    expect(['', 'inside']).toContain(text);
    seen.add('read');
    if (turn % 50 === 0) listInside(top, () => true);
  }
  expect(seen).toContain('read');
  expect(seen).toContain('outside');
});
