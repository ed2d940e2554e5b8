import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { colors } from '#core/output/colors.ts';

const top = fileURLToPath(new URL('../../src/', import.meta.url));
const table = 'core/output/colors.ts';

/** Files with a colour of their own, which none of the table can take the place of. */
const others = {
  // The accent of a site without one, and the ends towards which an accent is moved.
  'site/model/brand.ts': ['#1f5fbf', '#000000', '#ffffff'],
  // An example in a hint, and in a comment.
  'core/content/config/site.ts': ['#0b7285'],
  'core/base/yaml/text-as-written.ts': ['#0b7285'],
  // White on a colour of the table, and paper.
  'site/views/shared/icon-view.ts': ['#fff'],
  'core/output/badge/render-badge.ts': ['#fff'],
  'styles/tokens.css': ['#fff', '#fff'],
};

test('every colour is in one table, so that a change of one leaves no old one behind', () => {
  const files = readdirSync(top, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(?:ts|css|astro)$/u.test(path) && path !== table,
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((path) => {
    const text = readFileSync(`${top}${path}`, 'utf8');
    const inText = text.match(/(?<!&)#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![\w-])/giu) ?? [];
    return inText.length > 0 ? [[path, inText] as const] : [];
  });
  expect(Object.fromEntries(found)).toEqual(others);
  expect(Object.keys(colors).length).toBeGreaterThan(15);
});
