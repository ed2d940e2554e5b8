import type { IncomingMessage, ServerResponse } from 'node:http';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import { type Instant, MINUTE, SECOND } from '#core/base/time/instant.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import { type Address, addressesOf } from '#engine/addresses.ts';
import { contentHash } from '#engine/content-hash.ts';
import type { Engine } from '#engine/engine.ts';
import { pathOf, refuseOtherHosts, sendLocal, startLocal } from '#engine/local/local-answer.ts';
import { render } from '#engine/render.ts';
import { readClock } from '#io/clock.ts';
import { type Content, loadContent } from '#io/load-content.ts';
import { listPublicFiles, publicFilesHash, readPublicFile } from '#io/public-files.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { problemsPage, problemsPolicy } from './problems-page.ts';
import { reloadPaths, reloadScript, withReload } from './reload-script.ts';

/** What is shown while somebody writes. */
export interface DevOptions {
  /** Absolute path of the content root. */
  readonly root: string;
  readonly audience: Audience;
  /** The instant to show; unset where site.yml or the machine's clock says it. */
  readonly now?: Instant | undefined;
  readonly engine: Engine;
  /** Names that requests may be for, beside those of loopback. */
  readonly hosts?: readonly string[];
}

export interface DevHandler {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Says that a file of the content root has changed: open pages load again. */
  readonly changed: () => void;
}

/** The content as it was read, and the site where it has no problems. */
interface Shown {
  readonly content: Content;
  readonly site?: Site;
  readonly addresses: ReadonlyMap<string, Address>;
  readonly readAt: Instant;
}

/**
 * A page that says as of when it is must not be older than this. A list of problems is read again at once: not every file
 * system says what changes on it.
 */
const LONGEST = MINUTE;

/** Shows one site as it would be built, each page when it is asked for. While the content has problems, it lists them. */
export function devHandler({ root, audience, now, engine, hosts = [] }: DevOptions): DevHandler {
  const listeners = new Set<ServerResponse>();
  const started = readClock();
  let changes = 0;
  let shown: Promise<Shown> | undefined;
  const version = () => `${started}-${changes}`;

  const read = async (): Promise<Shown> => {
    const content = await loadContent(root, { now, audience });
    const { config, records, problems } = content;
    const readAt = readClock();
    if (!config || problems.some(stopsSite)) return { content, addresses: new Map(), readAt };
    const visible = {
      config: redactConfig(config, audience),
      records: redactRecords(records, config, audience),
    };
    const files = publicFilesHash(root, audience);
    const hash = contentHash({ ...visible, files, engine: engine.id });
    const site = siteOf({ ...visible, now: content.now, content: hash });
    const addresses = addressesOf([site], engine.files).map((each) => [each.path, each] as const);
    return { content, site, addresses: new Map(addresses), readAt };
  };
  const current = async (): Promise<Shown> => {
    const last = await shown;
    if (last && readClock() - last.readAt < (last.site ? LONGEST : SECOND)) return last;
    shown = read();
    return shown;
  };

  return {
    changed: () => {
      changes++;
      shown = undefined;
      for (const listener of listeners) listener.write(`data: ${version()}\n\n`);
    },
    handle: async (request, response) => {
      if (refuseOtherHosts(request, response, hosts)) return;
      const pathname = pathOf(request.url ?? '/');
      if (pathname === reloadPaths.script) return sendLocal(response, 200, pathname, reloadScript);
      if (pathname === reloadPaths.changes) {
        startLocal(response, 200, 'text/event-stream');
        response.write(`data: ${version()}\n\n`);
        listeners.add(response);
        response.once('close', () => listeners.delete(response));
        return;
      }
      const asked = version();
      const { content, site, addresses } = await current();
      if (!site) {
        const page = withReload(problemsPage(content.problems), asked);
        return sendLocal(response, 500, 'problems.html', page, problemsPolicy);
      }
      const base = site.paths.index;
      if (pathname === '/' && base !== '/') {
        response.writeHead(302, { location: base }).end();
        return;
      }
      const below = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
      const path = below === '' ? 'index.html' : below;
      const address = path === undefined ? undefined : addresses.get(path);
      const own = listPublicFiles(root, audience).find((file) => file.path === path);
      const read = own && readPublicFile(root, own);
      if (own && read && 'bytes' in read) return sendLocal(response, 200, own.path, read.bytes);
      const found = address ?? addresses.get('404.html');
      if (!found) return sendLocal(response, 404, '404.txt', 'Not found.\n');
      const body =
        'content' in found
          ? found.content()
          : withReload(await render(found, found.view(), engine, base), asked);
      return sendLocal(response, address ? 200 : 404, found.path, body);
    },
  };
}
