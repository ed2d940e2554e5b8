import { expect, test } from 'vitest';
import { addedHeaders, siteHeaders } from '#core/content/config/site-headers.ts';

/** What is said of headers, by their name. */
function complaints(headers: Readonly<Record<string, string>>): string[] {
  const { error } = siteHeaders.safeParse(headers);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test('a name is taken in any letter case', () => {
  const parsed = siteHeaders.parse({
    'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
    'x-frame-options': 'deny',
  });
  expect(parsed).toEqual({
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
    'X-Frame-Options': 'deny',
  });
});

test.each([
  ['Content-Security-Policy', "frame-ancestors 'self'"],
  ['content-security-policy', 'frame-ancestors *'],
  ['Access-Control-Allow-Origin', '*'],
  ['Cache-Control', 'public, max-age=86400'],
  ['Referrer-Policy', 'unsafe-url'],
  ['X-Content-Type-Options', 'none'],
  ['Permissions-Policy', 'camera=*'],
  ['X-Robots-Tag', 'all'],
  ['Set-Cookie', 'a=b'],
  ['Refresh', '0; url=https://elsewhere.example'],
  ['Content-Type', 'text/html'],
  ['Report-To', '{}'],
  ['constructor', 'x'],
])('%s: %s is refused, because it is ours or weakens what is', (name, value) => {
  expect(complaints({ [name]: value })).toEqual([
    `${name}: "${name}" cannot be added: it is no header that only protects readers more.`,
  ]);
});

test.each([
  ['X-Frame-Options', 'SAMEORIGIN'],
  ['Cross-Origin-Opener-Policy', 'unsafe-none'],
  ['X-Permitted-Cross-Domain-Policies', 'all'],
  ['Strict-Transport-Security', 'yes'],
  ['TDM-Reservation', '1 → no'],
])('%s: %s is refused for its value', (name, value) => {
  expect(complaints({ [name]: value })).toHaveLength(1);
});

test('no value can begin a header or a rule of its own', () => {
  for (const name of addedHeaders) {
    for (const value of ['a\n/*\n  Access-Control-Allow-Origin: *', 'a\rb', 'a\u0000b']) {
      expect(complaints({ [name]: value })).not.toEqual([]);
    }
  }
});

test('one header in two letter cases', () => {
  expect(complaints({ 'X-Frame-Options': 'DENY', 'x-frame-options': 'DENY' })).toEqual([
    'x-frame-options: The header X-Frame-Options is written twice.',
  ]);
});
