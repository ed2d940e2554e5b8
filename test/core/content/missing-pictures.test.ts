import { expect, test } from 'vitest';
import { missingPictures } from '#core/content/missing-pictures.ts';
import { content } from '../../fixtures/content.ts';
import { problemLines } from '../../fixtures/problem-lines.ts';

const files = {
  public: ['errors.png', 'charts/a b.svg', 'ünder.png'],
  internal: ['errors.png', 'charts/a b.svg', 'ünder.png', 'plan.png'],
  isMade: (path: string) => path === 'badge.svg',
};

function warnings(text: string): string {
  const { records } = content({ records: { a: text } });
  const sources = [{ path: 'incidents/2026/a.md', text }];
  return problemLines(missingPictures({ records, pages: [], sources }, () => files));
}

const record = (message: string, more = '') => `---
title: Search is slow
severity: P2
components: [search]
${more}timeline:
  - at: 2026-11-23T10:12Z
    message: |
${message.replaceAll(/^/gmu, '      ')}
`;

test.each([
  '![Errors](/errors.png)',
  '![Errors](errors.png)',
  '![Errors](./errors.png?v=2#x)',
  '![Chart](/charts/a%20b.svg)',
  '![Chart](</charts/a b.svg>)',
  '![Umlaut](ünder.png)',
  '![State](/badge.svg)',
  '![Elsewhere](https://pictures.example/none.png)',
  'Write `![x](/none.png)`.',
  'So:\n\n```\n![x](/none.png)\n```',
  '[No picture](/none.png)',
])('%j is there, or is no picture of the site', (text) => {
  expect(warnings(`${record(`Look.\n\n${text}`)}---\n`)).toBe('');
});

test('a picture that is not there is warned of, at its place, with what may be meant', () => {
  const text = `${record(`Look: ![Errors](/error.png)

![Again](/error.png) ![No](no/such-file.svg) ![By name][chart]

[chart]: /charts/c.svg`)}    note: |
      ![Plan](/plan.png) ![Plans](/plans.png)
---
![Plan](plan.png) ![Review](/review.png)
`;
  expect(warnings(text)).toMatchInlineSnapshot(`
    "incidents/2026/a.md:8:23 warning picture-file
      There is no file "error.png" in public/: readers would see a broken picture.
      → Did you mean /errors.png?
    incidents/2026/a.md:10:34 warning picture-file
      There is no file "no/such-file.svg" in public/: readers would see a broken picture.
      → Put the file into public/, or correct its path.
    incidents/2026/a.md:12:16 warning picture-file
      There is no file "charts/c.svg" in public/: readers would see a broken picture.
      → Did you mean /charts/a%20b.svg?
    incidents/2026/a.md:14:35 warning picture-file
      There is no file "plans.png" in public/: readers would see a broken picture.
      → Did you mean /plan.png?
    incidents/2026/a.md:16:29 warning picture-file
      There is no file "review.png" in public/: readers would see a broken picture.
      → Put the file into public/, or correct its path."
  `);
});

test('what customers read is only of public/', () => {
  const plan = '![Plan](/plan.png)';
  expect(warnings(`${record(`Look: ${plan}`)}---\n`)).toMatchInlineSnapshot(`
    "incidents/2026/a.md:8:21 warning picture-file
      The picture "plan.png" is in internal/, and the public site has no file of that folder.
      → Move it to public/ if customers may see it. Otherwise write it between :::internal and :::."
  `);
  expect(warnings(`${record(`Look.\n\n:::internal\n${plan}\n:::`)}---\n`)).toBe('');
  expect(warnings(`${record(`Look: ${plan}`, 'visibility: internal\n')}---\n`)).toBe('');
  expect(warnings(`${record('Look.', 'review: { visibility: public }\n')}---\n${plan}\n`)).toContain(
    'a.md:11:9',
  );
});

test('further pages are looked at, and files are listed only where there is a picture', () => {
  const page = { id: 'about', title: 'About', visibility: 'public', body: '![Us](/us.png)' } as const;
  const sources = [{ path: 'pages/about.md', text: '---\ntitle: About\n---\n![Us](/us.png)' }];
  const found = missingPictures({ records: [], pages: [page], sources }, () => files);
  expect(found).toMatchObject([{ file: 'pages/about.md', line: 4, column: 7, rule: 'picture-file' }]);
  const asked = () => {
    throw new Error('The files were listed.');
  };
  const plain = [{ path: 'pages/about.md', text: '---\ntitle: About\n---\nHello!\n' }];
  expect(
    missingPictures({ records: [], pages: [{ ...page, body: 'Hello!' }], sources: plain }, asked),
  ).toEqual([]);
});
