import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { everyFile } from '#site/hosting-headers.ts';
import { isOwnHost } from './own-host.ts';

/**
 * What goes with every answer on this machine: what a host sends with every file of the site, and more. Other sites that
 * the same browser shows may neither read nor embed it, and learn no address of it.
 */
const headers = {
  ...everyFile,
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/**
 * Answers a request on this machine.
 *
 * @param file what is sent, by a name whose ending says its type.
 * @param policy a content security policy beside the one of every file.
 */
export function sendLocal(
  response: ServerResponse,
  status: number,
  file: string,
  body: string | Uint8Array,
  policy?: string,
): void {
  startLocal(response, status, typeOf(file), policy);
  response.end(body);
}

/** Begins an answer of a media type whose body comes later. */
export function startLocal(response: ServerResponse, status: number, type: string, policy?: string): void {
  const own = headers['Content-Security-Policy'];
  response.writeHead(status, {
    ...headers,
    'Content-Security-Policy': policy === undefined ? own : `${policy}; ${own}`,
    'Content-Type': type,
  });
}

/**
 * Whether a request is for another host than this machine, by its Host header; it is answered then. A page of another
 * site could have its own name lead here, and then read what is served (DNS rebinding).
 *
 * @param names further names that the operator gave with `--host`.
 */
export function refuseOtherHosts(
  request: IncomingMessage,
  response: ServerResponse,
  names: readonly string[],
): boolean {
  if (isOwnHost(request.headers.host, names)) return false;
  sendLocal(response, 421, 'refusal.txt', 'Only this machine is answered. Name other hosts with --host.\n');
  return true;
}

/** The path of an address, as files have it; one that is badly written names no file. */
export function pathOf(url: string): string {
  const [path = '/'] = url.split(/[?#]/u);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The media type of a file, by the ending of its name. */
function typeOf(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.xsl': 'application/xml; charset=utf-8',
  '.rss': 'application/xml; charset=utf-8',
  '.atom': 'application/xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
  '.pdf': 'application/pdf',
};
