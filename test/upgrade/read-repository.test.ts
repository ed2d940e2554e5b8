import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRepository } from '#upgrade/read-repository.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';

test('reads what is asked for, and follows no link', () => {
  const outside = contentRoot({ 'secret.yml': 'a: 1\n' });
  const root = contentRoot({
    'incidents/2026/a.md': leastRecord,
    'incidents/2026/b.md': Uint8Array.of(0x61, 0xff),
    'public/logo.svg': '<svg/>',
    'AGENTS.md': '\uFEFF# For agents\r\n',
  });
  symlinkSync(join(outside, 'secret.yml'), join(root, 'incidents/2026/c.md'));
  symlinkSync(outside, join(root, '.github'));
  symlinkSync('a.md', join(root, 'incidents/2026/d.md'));
  symlinkSync(outside, join(root, 'incidents/2025'));
  symlinkSync('.', join(root, 'incidents/e'));
  expect([
    ...readRepository(
      root,
      ['incidents', '.github', 'pages'],
      ['AGENTS.md', '.gitignore', '.github/secret.yml'],
    ),
  ]).toEqual([
    ['AGENTS.md', '\uFEFF# For agents\r\n'],
    ['incidents/2026/a.md', leastRecord],
  ]);
});
