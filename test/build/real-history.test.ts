import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';
import { followLinks } from '../fixtures/site-links.ts';

/** The history of a real public status page, kept beside the project where somebody has it; it is no part of it. */
const corpus = fileURLToPath(new URL('../../../shared/corpora/cstate-jenkins', import.meta.url));

if (existsSync(corpus)) {
  test('297 real records become 297 pages on each site, and every link leads somewhere', () => {
    const root = join(contentRoot(), 'real');
    expect(runScript('import', ['cstate', corpus, '--out', root]).code).toBe(0);
    expect(runScript('check', ['--root', root]).code).toBe(0);
    expect(runScript('build', ['--root', root, '--now', '2026-06-15T00:00:00Z'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    for (const audience of ['public', 'internal']) {
      const dist = join(root, 'dist', audience);
      expect(filesBelow(join(dist, 'incidents'))).toHaveLength(297);
      const links = followLinks(dist, 'https://status.jenkins.io');
      expect(links.dead).toEqual([]);
      expect(links.followed).toBeGreaterThan(3000);
    }
  });
}
