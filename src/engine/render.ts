import type { Engine } from './engine.ts';
import type { PageAddress } from './page-addresses.ts';
import { pagePolicy } from './page-policy.ts';

/**
 * Prints one page of a site.
 *
 * @param view what the address says is shown there.
 * @param base path of the site, as `/status/`; `/` at the top of a host.
 */
export async function render(
  { template }: PageAddress,
  view: unknown,
  engine: Engine,
  base: string,
): Promise<string> {
  const html = await engine.print(template, view);
  return withScriptBelow(withPolicy(html, pagePolicy(html)), engine.files.pageScript.path, base);
}

const charset = '<meta charset="utf-8">';

/** Files carry no headers of their own, so the page itself says its policy, before anything that the policy governs. */
function withPolicy(html: string, policy: string): string {
  const at = html.indexOf(charset) + charset.length;
  if (at < charset.length) throw new Error('A page has no place for its policy.');
  return `${html.slice(0, at)}<meta http-equiv="content-security-policy" content="${policy}">${html.slice(at)}`;
}

/** The compiled engine addresses the script of the pages from the top of the host. */
function withScriptBelow(html: string, script: string, base: string): string {
  const [before, after, ...more] = html.split(`src="/${script}"`);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error('A page has not one script of the pages.');
  return `${before}src="${base}${script}"${after}`;
}
