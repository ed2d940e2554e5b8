import { createHash } from 'node:crypto';

/** What every page may load, and from where: nothing but its own styles, and from its own host the script and pictures. */
const directives = [
  "default-src 'none'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "script-src 'self'",
];

/** Of styles. All pages of a site have one of a few. */
const hashes = new Map<string, string>();

/**
 * The content security policy of a page. Styles are allowed by their hash: those of the head, which holds what templates
 * write and, as text and attributes, words of records.
 */
export function pagePolicy(html: string): string {
  const head = html.slice(0, html.indexOf('</head>'));
  const styles = [...head.matchAll(/<style>(.*?)<\/style>/gsu)].map(([, style = '']) => hashOf(style));
  return [...directives, `style-src ${styles.join(' ')}`].join('; ');
}

function hashOf(style: string): string {
  const known = hashes.get(style);
  if (known !== undefined) return known;
  const hash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  hashes.set(style, hash);
  return hash;
}
