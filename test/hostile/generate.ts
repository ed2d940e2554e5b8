import fc from 'fast-check';
import { configFiles } from '#core/content/config/config-files.ts';
import { houseConfig } from '../fixtures/house-config.ts';
import type { HostileCase, Kind, Text } from './case.ts';
import { internal } from './laws.ts';

/** Pieces that mean something to YAML, Markdown, HTML, feeds, terminals or GitHub. */
const pieces = [
  ...[
    'Some payments fail.',
    'at 10:30',
    'a',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    ':',
    '::',
    '-',
    '#',
  ],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
  ],
  ...[
    '<b>',
    '</b>',
    '<div>',
    '<a href="javascript:alert(1)">',
    '<style>',
    '<iframe src=//a>',
    '<your-key>',
    '<?xml',
    '</title>',
  ],
  ...[
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html,<script>)',
    '[a](//b.example)',
    '[a](/./javascript:x)',
  ],
  ...[
    '[a](https://b.example "t")',
    '[a](<b c>)',
    '[a]',
    '[a]: javascript:alert(1)',
    '[a]: https://b.example',
    '[^1]',
    '[^1]: note',
  ],
  ...['![p](https://b.example/p.png)', '![p](/p.png)', '![](x)', '![a][b]', '[![p](q)](r)', '[^1]: [^1]'],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '``',
    '```',
    '~~~',
    '> ',
    '- ',
    '1. ',
    '+ ',
    '|',
    '|-|-|',
    '---',
    '===',
    '***',
    '\\',
    '&amp;',
    '&#58;',
  ],
  ...[
    ':::internal',
    ':::',
    '::: internal',
    ':::note',
    '::leaf',
    ':text[a]{b=c}',
    '：：：internal',
    ':::internal{a=b}',
    '::: {.a}',
  ],
  ...[
    'title: x',
    '- at: 2026-11-23T10:00Z',
    'visibility: public',
    'message: |',
    '{{< track "2026-01-01" >}}',
    '{{',
    '$\u007b{ secrets.X }}',
  ],
  ...[
    '\u202e',
    '\u200b',
    '\u2028',
    '\u0000',
    '\u001b[31m',
    '\u009b',
    '\ufeff',
    '\ud800',
    '\ufffe',
    '\u00a0',
    '🙈',
    'é',
    'مرحبا',
    '::error::x',
  ],
  ...[
    '@team',
    '%0A::add-mask::x',
    '/etc/passwd',
    '../../x',
    'www.a.example',
    'a@b.example',
    'https://a.example/?q=<>"\'',
    '\u0007',
  ],
] as const;

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<string>(...pieces) },
  { weight: 1, arbitrary: fc.nat(0xffff).map((code) => String.fromCharCode(code)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  },
);
const between = fc.constantFrom('', '', ' ', '\n', '\n\n');
const soupOf = (any: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(any, between), { maxLength: 8 })
    .map((parts) => parts.map(([text, gap]) => text + gap).join(''));
const soup = soupOf(piece);
/** Without what check refuses in a message, so that the text reaches the pages. */
const fineSoup = soupOf(piece.filter((text) => !/[:：]{2}|<!--|: |: \||\p{Cc}/u.test(text)));

/** A word of YAML: mostly what belongs there, at times something else. */
const word = (...fine: string[]) =>
  fc.oneof({ weight: 14, arbitrary: fc.constantFrom(...fine) }, { weight: 1, arbitrary: piece });

/** What goes wrong with a text: a line or a sign comes, goes, or is there twice. */
const slip = fc.record({
  how: fc.constantFrom('drop line', 'double line', 'drop sign', 'put in', 'cut off', 'indent'),
  at: fc.nat(999),
  text: piece,
});
type Slip = typeof slip extends fc.Arbitrary<infer T> ? T : never;

function slipped(text: string, slips: readonly Slip[]): string {
  return slips.reduce((before, { how, at, text: added }) => {
    const lines = before.split('\n');
    const line = at % lines.length;
    const sign = at % (before.length + 1);
    if (how === 'drop line') return lines.toSpliced(line, 1).join('\n');
    if (how === 'double line') return lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    if (how === 'indent') return lines.with(line, `  ${lines[line]}`).join('\n');
    if (how === 'drop sign') return before.slice(0, sign) + before.slice(sign + 1);
    if (how === 'put in') return before.slice(0, sign) + added + before.slice(sign);
    return before.slice(0, sign);
  }, text);
}

const slips = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Slip[]>([]) },
  { weight: 1, arbitrary: fc.array(slip, { minLength: 1, maxLength: 3 }) },
);

const block = (key: string, text: string, spaces = 4) =>
  `${' '.repeat(spaces)}${key}: |\n${text.replace(/^/gmu, ' '.repeat(spaces + 2))}\n`;

const entryOf = (text: fc.Arbitrary<string>) =>
  fc.record({
    minute: fc.nat(100),
    status: fc.option(word('investigating', 'identified', 'monitoring', 'detected', 'acknowledged')),
    severity: fc.option(word('P0', 'P1', 'P2')),
    components: fc.option(word('[checkout]', '{ checkout: major_outage }', '{ ledger: partial_outage }')),
    message: fc.option(text, { freq: 12 }),
    hides: fc.boolean(),
    note: fc.option(soup),
  });

const textsOf = (text: fc.Arbitrary<string>) =>
  fc.record({ entries: fc.array(entryOf(text), { minLength: 1, maxLength: 4 }), body: text });

const recordText = fc
  .record({
    title: word('Checkout fails', '"<script>alert(1)</script> & more"', "'a ]]> b'", '503'),
    kind: fc.option(word('incident'), { freq: 1 }),
    visibility: fc.option(word('public', 'internal')),
    public: fc.boolean(),
    texts: fc.oneof({ weight: 3, arbitrary: textsOf(fineSoup) }, { weight: 1, arbitrary: textsOf(soup) }),
    slips,
  })
  .map((made) => {
    // Who deletes the line of a note's key publishes the note: only a record without slips proves what is hidden.
    const secret = made.slips.length === 0 ? internal : 'a';
    const isSafe = (text: string) => !/[`~<\t]| {4}|:|\\/u.test(text);
    const { body } = made.texts;
    const entries = made.texts.entries.map(({ minute, message, note, hides, ...keys }, index) => {
      const at = `2026-11-23T0${index}:${String(minute % 60).padStart(2, '0')}Z`;
      const hidden = hides && message !== null && isSafe(message) ? `\n\n:::internal\n${secret}\n:::\n` : '';
      return [
        `  - at: ${at}\n`,
        ...Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [`    ${key}: ${value}\n`])),
        message === null ? '' : block('message', `Some payments fail.\n${message}${hidden}`),
        note === null ? '' : block('note', `${secret}\n${note}`),
        `    by: ${secret}\n`,
      ].join('');
    });
    const text = [
      `---\ntitle: ${made.title}\nseverity: P1\n`,
      made.kind === null ? '' : `kind: ${made.kind}\n`,
      made.visibility === null ? '' : `visibility: ${made.visibility}\n`,
      `roles: { commander: ${secret} }\nactions: [{ title: ${secret} }]\n`,
      made.public ? 'review: { visibility: public }\n' : '',
      `timeline:\n${entries.join('')}---\n${body}${made.public ? '' : `\n\n${secret}\n`}`,
    ].join('');
    return slipped(text, made.slips);
  });

const records: fc.Arbitrary<HostileCase> = recordText.map((text) => ({
  what: 'generated',
  files: { 'incidents/2026/2026-11-23-generated.md': text },
}));

/** A piece that is repeated until it is dear to read. */
const dear: fc.Arbitrary<HostileCase> = fc
  .record({
    unit: fc.oneof({ weight: 3, arbitrary: piece }, { weight: 1, arbitrary: soup }),
    gap: fc.constantFrom('', ' ', '\n', '\n\n', '\n  '),
    size: fc.integer({ min: 1000, max: 140_000 }),
    part: fc.constantFrom('message', 'review', 'key', 'file', 'config', 'page', 'style'),
  })
  .map(({ unit, gap, size, part }): HostileCase => {
    const repeat = `${unit}${gap}` || 'a';
    const many = { repeat, times: Math.ceil(size / repeat.length) };
    const indented = { repeat: repeat.replace(/\n(?=.)/gu, '\n      '), times: many.times };
    const head = '---\ntitle: Checkout fails\nseverity: P1\nreview: { visibility: public }\n';
    const timeline = 'timeline:\n  - at: 2026-11-23T10:00Z\n    message: |\n      a ';
    const texts: Readonly<Record<typeof part, readonly [string, Text]>> = {
      message: ['incidents/a.md', [head, timeline, indented, '\n---\n']],
      review: ['incidents/a.md', [head, timeline, '\n---\n', many]],
      key: ['incidents/a.md', [head, 'cause: ', many, `\n${timeline}\n---\n`]],
      file: ['incidents/a.md', [many]],
      config: ['config/policy.yml', [many]],
      page: ['pages/a.md', ['---\ntitle: A\n---\n', many]],
      style: ['style.css', [many]],
    };
    const [path, text] = texts[part];
    return { what: 'generated', files: { [path]: text } };
  });

const house = houseConfig();

const config: fc.Arbitrary<HostileCase> = fc
  .record({ name: fc.constantFrom(...configFiles), slips: fc.array(slip, { minLength: 1, maxLength: 4 }) })
  .map(({ name, slips: made }) => ({
    what: 'generated',
    files: { [`config/${name}.yml`]: slipped(house[name].text, made) },
  }));

const css = fc.constantFrom(
  ...[
    'a { color: red }',
    '}',
    '{',
    '/*',
    '*/',
    '"',
    "'",
    '\\',
    '@import "x";',
    'url(https://a.example)',
    '</style>',
    '<!--',
    '@layer a {',
  ],
  ...[
    'expression(alert(1))',
    'behavior: url(x)',
    ':root { --a: 1 }',
    '\n',
    ';',
    '(',
    ')',
    '\\3c/style>',
    '@media print {',
  ],
);
const own: fc.Arbitrary<HostileCase> = fc
  .record({
    style: fc.option(fc.array(fc.oneof(css, piece), { maxLength: 10 }).map((parts) => parts.join(' '))),
    page: fc.option(soup),
    title: word('About', '"<script>"'),
    strings: fc.option(fc.dictionary(word('next_update', 'history', 'nothing'), soup, { maxKeys: 3 })),
  })
  .map(({ style, page, title, strings }) => ({
    what: 'generated',
    files: {
      ...(style === null ? {} : { 'style.css': style }),
      ...(page === null ? {} : { 'pages/about.md': `---\ntitle: ${title}\n---\n${page}` }),
      ...(strings === null ? {} : { 'config/strings/en.json': JSON.stringify(strings) }),
    },
  }));

const places = [
  ...[
    'incidents',
    'incidents/2026',
    'incidents/a.md',
    'incidents/2026/b.md',
    'config',
    'config/site.yml',
    'config/oncall.yml',
  ],
  ...[
    'config/policy.yml',
    'config/components.yml',
    'config/strings',
    'config/strings/en.json',
    'pages',
    'pages/a.md',
    'style.css',
  ],
  ...[
    'public',
    'public/logo.svg',
    'public/icons',
    'public/.well-known',
    'internal',
    'internal/plan.txt',
    '.cache',
    '.cache/internal',
  ],
  ...[
    '.cache/internal/records.json',
    'package.json',
    '.github',
    '.github/workflows',
    'AGENTS.md',
    'content/issues',
    'content/issues/a.md',
  ],
  ...['config.yml', 'hugo.yml'],
] as const;
const targets = [
  ...[
    'OUTSIDE/file.md',
    'OUTSIDE/folder',
    'OUTSIDE',
    'OUTSIDE/folder/site.yml',
    '..',
    '.',
    '../..',
    '/proc/self/environ',
    '/dev/zero',
  ],
  ...[
    '/dev/null',
    '/dev/stdin',
    'nowhere',
    '../config',
    '../incidents',
    '../outside/file.md',
    '../../outside/file.md',
    '../public',
  ],
  ...['../../../outside/folder', 'site.yml', 'a.md', '/proc/self/fd/0', '/'],
] as const;
const inRoot: fc.Arbitrary<HostileCase> = fc
  .record({
    files: fc.dictionary(fc.constantFrom<string>(...places.filter((path) => path.includes('.'))), soup, {
      maxKeys: 3,
    }),
    links: fc.dictionary(fc.constantFrom<string>(...places), fc.constantFrom<string>(...targets), {
      minKeys: 1,
      maxKeys: 4,
    }),
    pipes: fc.oneof(
      { weight: 6, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.constantFrom<string>(...places).map((path) => [path]) },
    ),
  })
  .map(({ files, links, pipes }) => ({ what: 'generated', files, links, pipes }));

const issue = fc
  .record({
    title: word('Loans stopped', '"<b>x</b>"'),
    severity: word('down', 'disrupted', 'notice'),
    resolved: word('true', 'false'),
    when: word('2026-02-01T10:00:00Z', '2026-02-01 10:00:00', '2026-02-01', '0000-00-00'),
    end: fc.option(word('2026-02-01T12:00:00Z', '2026-01-01T12:00:00Z', '2027-01-01T12:00:00Z')),
    affected: word('[Loans]', '- Loans', '[Loans, "Loans"]', '["<script>"]'),
    body: soup,
    slips,
  })
  .map(({ title, severity, resolved, when, end, affected, body, slips: made }) =>
    slipped(
      `---\ntitle: ${title}\ndate: ${when}\nresolved: ${resolved}\n${end === null ? '' : `resolvedWhen: ${end}\n`}severity: ${severity}\naffected: ${affected}\nsection: issue\n---\n${body}\n`,
      made,
    ),
  );
const imports: fc.Arbitrary<HostileCase> = fc
  .record({ issues: fc.array(issue, { minLength: 1, maxLength: 2 }), slips })
  .map(({ issues, slips: made }) => ({
    what: 'generated',
    files: {
      'config.yml': slipped(
        'title: Library\nbaseURL: https://library.example\nparams:\n  categories:\n    - name: All\n  systems:\n    - name: Loans\n      category: All\n',
        made,
      ),
      ...Object.fromEntries(issues.map((text, index) => [`content/issues/2026-02-0${index + 1}-x.md`, text])),
    },
  }));

/** What is generated: of which kind, and how many in the suite. Together they are more than two thousand. */
export const generated: readonly {
  readonly name: string;
  readonly kind: Kind;
  readonly runs: number;
  readonly any: fc.Arbitrary<HostileCase>;
}[] = [
  { name: 'records', kind: 'records', runs: 700, any: records },
  { name: 'dear texts', kind: 'records', runs: 100, any: dear },
  { name: 'config', kind: 'config', runs: 250, any: config },
  { name: 'own files', kind: 'own', runs: 350, any: own },
  { name: 'links and pipes', kind: 'files', runs: 150, any: inRoot },
  { name: 'imports', kind: 'imports', runs: 500, any: imports },
];
