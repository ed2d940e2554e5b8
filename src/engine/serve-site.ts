import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import { contentFolder, readInside } from '#io/read-inside.ts';
import { UserError } from '#terminal/command.ts';
import { pathOf, refuseOtherHosts, sendLocal } from './local/local-answer.ts';

/** A site that is being served on loopback. */
export interface Served {
  /** Address of its first page. */
  readonly url: string;
  readonly server: Server;
}

/** No file of a site is larger: hosts take less. */
const MAX_FILE_BYTES = 100 * 1024 * 1024;

/**
 * Serves a folder on loopback under a path, as a host of files would: `/x` finds no `x.html`, and what is missing is
 * answered by 404.html. What a link leads out of the folder to is missing as well.
 *
 * @param port the wanted one; another free one is taken where it is not to be had.
 * @param base path of the site, as `/status`; empty for the root.
 * @param hosts names that requests may be for, beside those of loopback.
 */
export async function serveSite(
  folder: string,
  port: number,
  base: string,
  hosts: readonly string[] = [],
): Promise<Served> {
  // A build may put another folder in its place at any time.
  const read = (path: string) =>
    readInside(contentFolder(dirname(folder), basename(folder)), path, MAX_FILE_BYTES);
  const server = createServer((request, response) => {
    if (refuseOtherHosts(request, response, hosts)) return;
    const { method = '', url = '/' } = request;
    if (!['GET', 'HEAD'].includes(method))
      return sendLocal(response, 405, 'refusal.txt', 'Only GET and HEAD.\n');
    const path = fileOf(pathOf(url), base);
    const file = path === undefined ? undefined : read(path);
    if (path !== undefined && file && 'bytes' in file) return sendLocal(response, 200, path, file.bytes);
    const page = read('404.html');
    if ('bytes' in page) sendLocal(response, 404, '404.html', page.bytes);
    else sendLocal(response, 404, '404.txt', 'Not found.\n');
  });
  const taken = await listen(server, port);
  return { url: `http://127.0.0.1:${taken}${base}/`, server };
}

/** The file of a site at a path below its base; undefined where no site has one. Hidden files are not served. */
function fileOf(path: string, base: string): string | undefined {
  if (!path.startsWith(`${base}/`)) return undefined;
  const below = path.slice(base.length + 1) || 'index.html';
  return /(?:^|[\\/])\.(?!well-known\/)/u.test(below) ? undefined : below;
}

/** Listens on loopback. Resolves to the port: another free one where the wanted one is not to be had. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (port !== 0 && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
        listen(server, 0).then(resolve, reject);
      } else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Reads a port given on the command line. */
export function toPort(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_535) return port;
  throw new UserError(`"${value}" is no port. Write a number from 1 to 65534.`);
}
