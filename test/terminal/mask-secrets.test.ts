import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MASK, maskedText, maskSecrets } from '#terminal/mask-secrets.ts';
import { secretVariables } from '#terminal/secrets.ts';

const token = 'ghp_Ab3+/d%ef&"7é';
const slack = 'https://hooks.slack.example/services/T0123456/B0123456/abcDEF0123456789abcDEF01';
const smtp = 'smtps://upfront:p%40ss%3Aword-7@mail.harbour.example:465';

/** How programs write a secret, each by its own means and not by ours. */
const written: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'in JSON': (secret) => JSON.stringify({ message: `bad token ${secret}` }),
  'in an address': (secret) => `https://a.example/?q=${encodeURIComponent(secret)}`,
  'in an address, with small letters': (secret) =>
    encodeURIComponent(secret).replace(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase()),
  'in small letters': (secret) => secret.toLowerCase(),
  'in a form': (secret) => new URLSearchParams({ q: secret.replace(/[!'()~*]/gu, '') }).toString(),
  'in a path': (secret) => encodeURI(secret),
  'in Base64': (secret) => Buffer.from(secret).toString('base64'),
  'in Base64 for addresses': (secret) => Buffer.from(secret).toString('base64url'),
  'in Base64 behind a name': (secret) => Buffer.from(`x-access-token:${secret}`).toString('base64'),
  'in Base64 behind a longer name': (secret) => Buffer.from(`x-access-tokens:${secret}`).toString('base64'),
  'in Base64 between others': (secret) => Buffer.from(`\0user12\0${secret}\0`).toString('base64'),
  'in hexadecimal digits': (secret) => Buffer.from(secret).toString('hex'),
  'in a command of a workflow': (secret) => `::error::${secret.replaceAll('%', '%25')}`,
};

/** The longest run of the letters of a text that is in another. */
function leaked(secret: string, text: string): number {
  for (let length = secret.length; length > 0; length--) {
    for (let at = 0; at + length <= secret.length; at++) {
      if (text.includes(secret.slice(at, at + length))) return length;
    }
  }
  return 0;
}

test.each(Object.entries(secretVariables).filter(([, kind]) => kind === 'value'))(
  '%s is hidden however it is written',
  (name) => {
    for (const [how, write] of Object.entries(written)) {
      const text = write(token);
      const shown = maskSecrets(`a ${text} z`, { [name]: token });
      expect({ how, shown }).toEqual({ how, shown: expect.stringContaining(MASK) });
      // Of Base64 the digits at both ends hold bits of what is beside it.
      expect(leaked(text, shown.replaceAll(MASK, '')), how).toBeLessThan(text.length - 8);
      expect(shown).toMatch(/^a .* z$/su);
    }
  },
);

test.each([0, 1, 2, 3, 4, 5].flatMap((before) => [1, 2, 3].map((after) => [before, after] as const)))(
  'in Base64 with %i bytes before it and %i behind it, all digits that are its own are hidden',
  (before, after) => {
    const bytes = Buffer.from(token);
    const coded = Buffer.concat([Buffer.alloc(before, 'u'), bytes, Buffer.alloc(after, 'v')]).toString(
      'base64',
    );
    const start = Math.ceil((before * 8) / 6);
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    expect(maskSecrets(coded, { GITHUB_TOKEN: token })).toBe(
      `${coded.slice(0, start)}${MASK}${coded.slice(end)}`,
    );
  },
);

describe('of an address', () => {
  test.each([
    slack,
    slack.replace('https://', ''),
    '/services/T0123456/B0123456/abcDEF0123456789abcDEF01',
    'services/T0123456/B0123456/abcDEF0123456789abcDEF01',
    'abcDEF0123456789abcDEF01',
    Buffer.from(slack).toString('base64'),
    encodeURIComponent(slack),
  ])('%s is hidden', (text) => {
    for (const name of ['SLACK_WEBHOOK_URL', 'WEBHOOK_URL', 'HEARTBEAT_URL']) {
      expect(maskSecrets(`POST ${text}: no answer`, { [name]: slack })).toBe(`POST ${MASK}: no answer`);
    }
  });

  test('its host alone is not, so that people know what failed', () => {
    const text = 'getaddrinfo ENOTFOUND hooks.slack.example';
    expect(maskSecrets(text, { SLACK_WEBHOOK_URL: slack })).toBe(text);
  });

  test.each([
    smtp,
    'p%40ss%3Aword-7',
    'p@ss:word-7',
    `${Buffer.from('\0upfront\0p@ss:word-7').toString('base64')}`,
  ])('the password is hidden: %s', (text) => {
    const shown = maskSecrets(`AUTH ${text}`, { SMTP_URL: smtp });
    expect(shown).toContain(MASK);
    expect(leaked('p@ss:word-7', shown)).toBeLessThan(3);
    expect(leaked('p%40ss%3Aword-7', shown)).toBeLessThan(3);
  });

  test('a short password is hidden in its address', () => {
    const env = { HTTPS_PROXY: 'http://me:abc@proxy.example:3128' };
    expect(maskSecrets('via http://me:abc@proxy.example:3128, abc', env)).toBe(
      `via http://${MASK}proxy.example:3128, abc`,
    );
  });

  test('nothing of one without a password is', () => {
    const env = { GITHUB_API_URL: 'https://api.github.com', HTTPS_PROXY: 'http://proxy.example:3128' };
    const text = 'https://api.github.com/repos http://proxy.example:3128';
    expect(maskSecrets(text, env)).toBe(text);
  });
});

test('what is shorter than eight characters is no secret: to hide it would spoil what people read', () => {
  expect(maskSecrets('a short text', { GITHUB_TOKEN: 'short', WEBHOOK_SECRET: '' })).toBe('a short text');
  expect(maskSecrets('12345678', { GITHUB_TOKEN: '12345678' })).toBe(MASK);
});

test('each line of a secret of several lines, and one with white space around it', () => {
  const key = '-----BEGIN-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n';
  const shown = maskSecrets('key: kqhkiG9w0BAQEF / MIIEvQIBADANBg', { GITHUB_TOKEN: key });
  expect(shown).toBe(`key: ${MASK} / ${MASK}`);
  expect(maskSecrets('x 12345678 y', { GITHUB_TOKEN: ' 12345678\n' })).toBe(`x ${MASK} y`);
});

test('secrets that overlap, or begin alike, are hidden whole', () => {
  const env = { GITHUB_TOKEN: 'abcdefghij', GH_TOKEN: 'hijklmnopq', NPM_TOKEN: 'abcdefghijXYZ' };
  expect(maskSecrets('<abcdefghijklmnopq>', env)).toBe(`<${MASK}>`);
  expect(maskSecrets('<abcdefghijXYZ>', env)).toBe(`<${MASK}>`);
  expect(maskSecrets('<abcdefghijXY>', env)).toBe(`<${MASK}XY>`);
});

const secret = fc
  .string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 24 })
  .filter((text) => !/\s/u.test(text));
const plain = fc.string({ maxLength: 40 });

/** A text in pieces, as a program may write it. */
const pieces = (text: string) =>
  fc
    .array(fc.nat(text.length), { maxLength: 12 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), text.length])
    .map((ends) => ends.slice(1).map((end, index) => text.slice(ends[index], end)));

test('law: in whatever pieces it is written, no secret is shown, and the pieces do not change what is', () => {
  const cases = fc
    .record({
      secrets: fc.array(secret, { minLength: 1, maxLength: 3 }),
      words: fc.array(plain, { minLength: 2, maxLength: 6 }),
      how: fc.constantFrom('as it is', 'in JSON', 'in an address', 'in Base64', 'in hexadecimal digits'),
    })
    .map(({ secrets, words, how }) => {
      const texts = secrets.map((each) =>
        how === 'in JSON' ? JSON.stringify(each).slice(1, -1) : (written[how]?.(each) ?? ''),
      );
      const text = words.map((word, index) => word + (texts[index % texts.length] ?? '')).join('');
      return { secrets, texts, text };
    })
    .chain((made) => pieces(made.text).map((parts) => ({ ...made, parts })));
  fc.assert(
    fc.property(cases, ({ secrets, texts, text, parts }) => {
      const [GITHUB_TOKEN, WEBHOOK_SECRET, NPM_TOKEN] = secrets;
      const env = { GITHUB_TOKEN, WEBHOOK_SECRET, NPM_TOKEN };
      const { push, end } = maskedText(env);
      const shown = parts.map(push).join('') + end();
      // What is between the masks is text that was there, and holds no secret.
      for (const between of shown.split(MASK)) {
        for (const each of [...secrets, ...texts.filter((form) => form.length >= 8)]) {
          expect(between.includes(each)).toBe(false);
        }
      }
      expect(shown).toBe(maskSecrets(text, env));
    }),
    { numRuns: 400 },
  );
});

test('law: without a secret in it, a text is shown as it is, and whole at the end', () => {
  const cases = fc.string({ maxLength: 200 }).chain((text) => pieces(text).map((parts) => ({ text, parts })));
  fc.assert(
    fc.property(cases, ({ text, parts }) => {
      const { push, end } = maskedText({
        GITHUB_TOKEN: 'ghp_012345678901234567890123456789',
        SMTP_URL: smtp,
      });
      expect(parts.map(push).join('') + end()).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test('a megabyte is no work', () => {
  const env = Object.fromEntries(Object.keys(secretVariables).map((name) => [name, `${slack}-${name}`]));
  const text = 'incidents/2026/2026-11-23-checkout-errors.md:6:9  timestamp-offset\n'.repeat(15_000);
  const { push, end } = maskedText(env);
  expect(push(text) + end()).toBe(text);
});
