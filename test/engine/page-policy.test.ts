import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pagePolicy } from '#engine/page-policy.ts';

const hash = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

test('a page may use the styles of its head, to the letter, and no other', () => {
  const styles = ['a{color:red}', '@media (width<30rem){a{color:blue}}\n'];
  const head = styles.map((style) => `<style>${style}</style>`).join('');
  const html = `<html><head><title>&lt;style>x&lt;/style></title>${head}</head><body><style>b{}</style></body></html>`;
  expect(pagePolicy(html)).toBe(
    `default-src 'none'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; script-src 'self'; style-src ${styles.map(hash).join(' ')}`,
  );
});
