/** Where a text is in a record. */
type Part = 'message' | 'note' | 'review' | 'front matter';

/** What a hostile or careless author may repeat. `unit` is given how many came before it. */
export interface LimitPattern {
  readonly name: string;
  readonly part: Part;
  readonly unit: (index: number) => string;
  /** Text before and after the repeated one. */
  readonly before?: string;
  readonly after?: string;
}

/**
 * Ways to write a record that takes long to read. Units that are not dear alone are a block each, so that as many
 * fit as a whole record may have.
 */
export const limitPatterns: readonly LimitPattern[] = [
  { name: 'short lines', part: 'message', unit: everyBlock(500, 'a\n') },
  { name: 'short lines, review', part: 'review', unit: everyBlock(500, 'a\n') },
  { name: 'paragraphs', part: 'message', unit: () => 'a b\n\n' },
  { name: 'blank lines', part: 'message', unit: () => '\n', after: 'a\n' },
  { name: 'blank lines, review', part: 'review', unit: () => '\n', after: 'a\n' },
  { name: 'one word', part: 'message', unit: everyBlock(20_000, 'a') },
  { name: 'words of a line', part: 'message', unit: everyBlock(2000, 'Payments fail. ') },
  { name: 'open links', part: 'message', unit: everyBlock(480, '[a](b') },
  { name: 'links', part: 'message', unit: everyBlock(300, '[a](https://b.example) ') },
  { name: 'open brackets', part: 'message', unit: everyBlock(990, '[') },
  { name: 'link definitions', part: 'message', unit: (n) => `[${n}]: a${n % 200 === 199 ? '\n' : ''}\n` },
  { name: 'pictures', part: 'message', unit: everyBlock(480, '![a](b') },
  { name: 'open emphasis', part: 'message', unit: everyBlock(300, '*a **a ') },
  { name: 'closed emphasis', part: 'message', unit: everyBlock(480, '*a* ') },
  { name: 'mixed emphasis', part: 'review', unit: everyBlock(130, '*a_ ~~b~~_ ') },
  { name: 'open code', part: 'message', unit: everyBlock(900, '`a ') },
  {
    name: 'code of each length',
    part: 'message',
    unit: (n) => `${'`'.repeat((n % 40) + 1)} ${n % 40 === 39 ? '\n\n' : ''}`,
  },
  { name: 'footnotes', part: 'message', unit: (n) => `[^${n}] a\n\n[^${n}]: b [^${n}]\n\n` },
  { name: 'one footnote', part: 'message', unit: everyBlock(480, '[^1] '), after: '\n\n[^1]: a\n' },
  { name: 'list', part: 'message', unit: everyBlock(490, '- a\n', '\n\nb\n\n') },
  { name: 'loose list', part: 'message', unit: everyBlock(490, '- a\n\n', '\n\nb\n\n') },
  { name: 'numbers', part: 'review', unit: everyBlock(490, '1. a\n', '\n\nb\n\n') },
  {
    name: 'nested list',
    part: 'message',
    unit: (n) => `${'  '.repeat(n % 20)}- a\n${n % 400 === 399 ? '\n\nb\n\n' : ''}`,
  },
  { name: 'quote', part: 'message', unit: everyBlock(490, '> a\n') },
  { name: 'table', part: 'message', unit: (n) => (n % 150 === 0 ? '\na|b\n-|-\n' : 'c|d\n') },
  {
    name: 'wide table',
    part: 'review',
    unit: (n) => `\n${'a|'.repeat(240)}\n${'-|'.repeat(240)}\n${n === -1 ? '' : '\n'}`,
  },
  { name: 'tags', part: 'message', unit: everyBlock(480, '<b>') },
  { name: 'HTML block', part: 'message', unit: everyBlock(400, '<a', '\n\n<div>\n') },
  { name: 'addresses', part: 'message', unit: everyBlock(3000, 'www.a.b a@b.example ') },
  {
    name: 'signs in an address',
    part: 'message',
    unit: everyBlock(30_000, '!'),
    before: 'www.a',
    after: 'a',
  },
  { name: 'backslashes', part: 'review', unit: everyBlock(10_000, '\\') },
  { name: 'references', part: 'message', unit: everyBlock(4000, '&amp; ') },
  { name: 'headings', part: 'message', unit: everyBlock(500, '# a\n') },
  { name: 'directives', part: 'review', unit: everyBlock(300, ':a{b=c} ') },
  { name: 'internal blocks', part: 'message', unit: () => ':::internal\na\n:::\n\n' },
  { name: 'code in fences', part: 'message', unit: everyBlock(500, 'a\n'), before: '```\n', after: '```\n' },
  { name: 'fences', part: 'message', unit: (n) => `\`\`\`\na\n\`\`\`\n${n % 150 === 149 ? '\n' : ''}` },
  { name: 'indented code', part: 'note', unit: everyBlock(500, '    a\n') },
  { name: 'lines like keys', part: 'review', unit: everyBlock(500, 'At: a\n') },
  {
    name: 'entries',
    part: 'front matter',
    unit: (n) => `  - at: ${instantAt(n)}\n    message: Payments fail.\n`,
  },
  { name: 'keys', part: 'front matter', unit: (n) => `k${n}: a\n` },
  { name: 'brackets', part: 'front matter', unit: everyBlock(1000, '[', '\nx: ') },
  {
    name: 'wrong escapes',
    part: 'front matter',
    unit: everyBlock(1000, '\\x', '"\nx: "'),
    before: 'x: "',
    after: '"\n',
  },
];

/** Repeats a unit, and begins a new block each time that so many have been written. */
function everyBlock(count: number, unit: string, between = '\n\n'): (index: number) => string {
  return (index) => (index > 0 && index % count === 0 ? between + unit : unit);
}

function instantAt(index: number): string {
  const day = String(1 + Math.floor(index / 1440)).padStart(2, '0');
  const time = [Math.floor(index / 60) % 24, index % 60].map((part) => String(part).padStart(2, '0'));
  return `2026-11-${day}T${time.join(':')}Z`;
}

/** The record in which a unit is written `count` times. */
export function limitRecord({ part, unit, before = '', after = '' }: LimitPattern, count: number): string {
  const text = before + Array.from({ length: count }, (_, index) => unit(index)).join('') + after;
  const indented = text.replace(/^(?=.)/gmu, '      ');
  const entry = '  - at: 2026-11-23T10:00Z\n    message: Payments fail.\n';
  const at = '  - at: 2026-11-23T10:10Z\n';
  const timeline: Readonly<Record<Part, string>> = {
    message: `${entry}${at}    message: |\n      a\n\n${indented}\n`,
    note: `${entry}${at}    note: |\n      a\n\n${indented}\n`,
    review: `${entry}${at}    status: resolved\n    message: Done.\n  - at: 2026-11-23T10:20Z\n    status: reviewed\n`,
    'front matter': text.startsWith('  - at') ? text : entry,
  };
  const keys = part === 'front matter' && !text.startsWith('  - at') ? `${text}\n` : '';
  const review = part === 'review' ? `a\n\n${text}\n` : '';
  return `---\ntitle: Payments fail\nseverity: P1\nreview: { visibility: public }\n${keys}timeline:\n${timeline[part]}---\n${review}`;
}
