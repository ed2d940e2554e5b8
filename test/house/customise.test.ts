import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import english from '#i18n/en.json' with { type: 'json' };
import { frameView } from '#site/views/shared/frame-view.ts';
import { siteFor } from '../site/site.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const docs = readFileSync(`${top}docs/customise.md`, 'utf8');

test('every custom property that docs/customise.md promises is there', () => {
  const styles = readdirSync(`${top}src/styles`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(`${top}src/styles/${name}`, 'utf8'));
  const css = [...styles, JSON.stringify(frameView(siteFor('public'), { path: 'policy.html' }))].join('\n');
  const defined = new Set([...css.matchAll(/(--[a-z0-9-]+)\s*:/gu)].map(([, name]) => name));
  const rows = docs.split('\n').filter((line) => line.startsWith('| `--'));
  const promised = rows.flatMap((row) => {
    const names = [...row.matchAll(/`(--[a-z0-9-]+)`/gu)].map(([, name]) => name ?? '');
    return row.includes('`-tint`') ? names.flatMap((name) => [name, `${name}-tint`]) : names;
  });
  expect(promised.length).toBeGreaterThan(25);
  expect(promised.filter((name) => !defined.has(name))).toEqual([]);
});

test('the keys of its example are keys of the interface', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/u.exec(docs) ?? [];
  const keys = Object.keys(JSON.parse(example));
  expect(keys.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
});
