import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { isLoopback } from '#engine/dev/is-loopback.ts';
import { UserError } from '#terminal/command.ts';

/** A site that is being served on loopback. */
export interface Served {
  /** Address of its first page. */
  readonly url: string;
  readonly server: Server;
}

/**
 * Serves a folder on loopback under a path, as a host of files would: `/x` finds no `x.html`, and what is missing is
 * answered by 404.html.
 *
 * @param port the wanted one; another free one is taken where it is not to be had.
 * @param base path of the site, as `/status`; empty for the root.
 */
export async function serveSite(folder: string, port: number, base: string): Promise<Served> {
  const files = sirv(folder, { dev: true, extensions: [], dotfiles: false });
  const server = createServer((request, response) => {
    if (!isLoopback(request.headers.host)) return response.writeHead(421).end('Only this machine.\n');
    const path = request.url ?? '/';
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      createReadStream(join(folder, '404.html'))
        .on('error', () => response.end('Not found'))
        .pipe(response);
    };
    if (base && path !== base && !path.startsWith(`${base}/`)) return notFound();
    request.url = path.slice(base.length) || '/';
    if (request.url === '/') request.url = '/index.html';
    files(request, response, notFound);
  });
  const taken = await listen(server, port);
  return { url: `http://127.0.0.1:${taken}${base}/`, server };
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
