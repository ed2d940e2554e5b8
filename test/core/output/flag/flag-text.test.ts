import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { englishWhy } from '#core/output/flag/english-why.ts';
import type { DigestItem, FlagMarker, OverdueDeadline, WantedFlag } from '#core/output/flag/flag.ts';
import {
  digestBlock,
  digestNewsText,
  digestTitle,
  type FlagWords,
  flagBlock,
  flagTitle,
  kindName,
  newsText,
  plainLines,
  roleName,
} from '#core/output/flag/flag-text.ts';
import { githubText } from '#core/output/flag/github-markdown.ts';
import { labelsOf } from '#core/output/flag/labels.ts';
import type { WhyKey } from '#core/rules/promises/why.ts';
import { content } from '../../../fixtures/content.ts';

const { config } = content({}).visible('internal');
const words: FlagWords = { config, repository: 'https://github.com/harbour/status', branch: 'main' };
const nowhere: FlagWords = { ...words, repository: undefined };

const marker: FlagMarker = { lane: 'live', record: 'checkout', severity: 'P1', deadlines: [] };
const update: OverdueDeadline = {
  kind: 'public_update',
  due: '2026-11-23T10:42:59Z',
  responsible: 'engineering-manager',
  late_by_minutes: 12,
  before: [
    { role: 'on-call', at: '2026-11-23T10:42:59Z' },
    { role: 'backup', at: '2026-11-23T10:50:00Z' },
  ],
  why: { reason: 'public_update', length: { amount: 1, unit: 'h' } },
  severity: 'P1',
};
const wanted: WantedFlag = {
  record: 'checkout',
  title: 'Checkout *fails*',
  severity: 'P1',
  file: 'incidents/2026/checkout.md',
  deadlines: [update, { ...update, kind: 'update', before: [], responsible: 'nobody-known' }],
};

describe("a record's flag", () => {
  test('says what is owed, who is asked, and how to answer', () => {
    expect(flagBlock(wanted, marker, words)).toMatchInlineSnapshot(`
      "<!-- upfront:flag {"v":1,"record":"checkout","severity":"P1","deadlines":[]} -->

      **Checkout \\*fails\\*** (\`checkout\`) has these overdue deadlines. The flag closes automatically when none is left.

      | Overdue | Why | Due | Asked |
      | --- | --- | --- | --- |
      | an update for customers | P1: an update for customers every 1 hr while it is open. | 2026-11-23 10:42 UTC | Engineering manager (earlier: On-call engineer, Backup) |
      | an update for the team | P1: an update for customers every 1 hr while it is open. | 2026-11-23 10:42 UTC | nobody-known |

      [Edit incidents/2026/checkout.md](https://github.com/harbour/status/edit/main/incidents/2026/checkout.md) and add this as its last entry:

      \`\`\`yaml
        - at: YYYY-MM-DDTHH:MMZ
          message: |
            What customers should know now.
      \`\`\`

      A \`note:\` instead of the \`message:\` meets only deadlines for the team. To be asked later, write \`snooze: { until: …, reason: … }\` into the record.

      <!-- upfront:end -->"
    `);
  });

  test('leads nowhere where nobody knows the repository, or the record is gone', () => {
    const rest = flagBlock(wanted, marker, nowhere);
    expect(rest).not.toMatch(/Edit|```/u);
    expect(flagBlock({ ...wanted, file: '' }, marker, words)).toBe(rest);
  });

  test('says that nothing is owed any more', () => {
    expect(flagBlock({ ...wanted, deadlines: [] }, marker, words)).toMatchInlineSnapshot(`
      "<!-- upfront:flag {"v":1,"record":"checkout","severity":"P1","deadlines":[]} -->

      **Checkout \\*fails\\*** (\`checkout\`) has no overdue deadline any more.

      <!-- upfront:end -->"
    `);
  });

  test.each([
    ['P1', 'Overdue: P1 Checkout'],
    [null, 'Overdue: Checkout'],
  ])('its title, of severity %s', (severity, title) => {
    expect(flagTitle({ severity, title: 'Checkout' })).toBe(title);
  });

  test('tells people what is new, and why the first of it is owed', () => {
    const asked = [{ name: 'Engineer [A]', mention: '@engineer-a' }, { name: 'Backup' }];
    expect(newsText(wanted, asked, [], config)).toMatchInlineSnapshot(`
      "@engineer-a (Engineer \\[A\\]), Backup: an update for customers, due 2026-11-23 10:42 UTC; an update for the team, due 2026-11-23 10:42 UTC.

      P1: an update for customers every 1 hr while it is open."
    `);
    expect(newsText({ ...wanted, deadlines: [update] }, asked, [12, 13], config)).toMatchInlineSnapshot(`
      "@engineer-a (Engineer \\[A\\]), Backup: an update for customers, due 2026-11-23 10:42 UTC.

      An update is waiting in #12, #13: merging it may be enough.

      P1: an update for customers every 1 hr while it is open."
    `);
  });

  test('is a line per deadline in chat and mail', () => {
    expect(plainLines(wanted, words)).toMatchInlineSnapshot(`
      "an update for customers: due 2026-11-23 10:42 UTC. Asked: Engineering manager.
      an update for the team: due 2026-11-23 10:42 UTC. Asked: nobody-known."
    `);
  });
});

describe('the digest', () => {
  const item: DigestItem = {
    ...update,
    kind: 'review',
    why: { reason: 'review' },
    record: 'checkout',
    title: 'Checkout [fails]',
    file: 'incidents/2026/checkout.md',
  };
  const action: DigestItem = {
    ...item,
    kind: 'action',
    why: { reason: 'action' },
    action: 'Add a <canary>',
    owner: '@dana',
  };
  const digest: FlagMarker = { lane: 'after-care', deadlines: [], more: 0 };

  test('names each item and who has it', () => {
    expect(digestBlock({ deadlines: [item, action], more: 0 }, digest, words)).toMatchInlineSnapshot(`
      "<!-- upfront:after-care {"v":1,"deadlines":[],"more":0} -->

      These items are overdue and can wait for working hours. The list is updated at the start of each working day. Finished items are removed at once.

      | Record | Overdue | Due | Owner |
      | --- | --- | --- | --- |
      | [Checkout \\[fails\\]](https://github.com/harbour/status/edit/main/incidents/2026/checkout.md) | a review | 2026-11-23 10:42 UTC | Engineering manager |
      | [Checkout \\[fails\\]](https://github.com/harbour/status/edit/main/incidents/2026/checkout.md) | an action: Add a \\<canary\\> | 2026-11-23 10:42 UTC | @​dana |

      <!-- upfront:end -->"
    `);
  });

  test('counts what it does not name, and links nothing where nobody knows the repository', () => {
    const text = digestBlock({ deadlines: [item], more: 1 }, digest, nowhere);
    expect(text).toContain('\n\nAnd 1 more.\n\n');
    expect(text).toContain('| Checkout \\[fails\\] | a review |');
    expect(text).not.toContain('](');
  });

  test('says that nothing is overdue any more', () => {
    expect(digestBlock({ deadlines: [], more: 0 }, digest, words)).toMatchInlineSnapshot(`
      "<!-- upfront:after-care {"v":1,"deadlines":[],"more":0} -->

      Nothing in after-care is overdue any more.

      <!-- upfront:end -->"
    `);
  });

  test.each([
    [1, 0, 'After-care: one item is overdue.'],
    [0, 1, 'After-care: one item is overdue.'],
    [1, 1, 'After-care: 2 items are overdue.'],
  ])('with %i named and %i more, in a comment', (named, more, said) => {
    expect(digestNewsText({ deadlines: Array.from({ length: named }, () => item), more })).toBe(said);
  });

  test('its title and its labels', () => {
    expect(digestTitle).toBe('Overdue: after-care');
    expect(labelsOf({ lane: 'after-care' })).toEqual(['overdue', 'after-care']);
  });
});

test('what is owed, in a few words', () => {
  const kinds = [
    'acknowledge',
    'respond',
    'update',
    'public_update',
    'tell_customers',
    'resolve',
    'review',
    'action',
    'maintenance_end',
  ] as const;
  const names = kinds.map((kind) => kindName({ kind, why: { reason: kind } }));
  expect([...names, kindName({ kind: 'review', why: { reason: 'cause' } })]).toMatchInlineSnapshot(`
    [
      "an acknowledgement",
      "an investigation",
      "an update for the team",
      "an update for customers",
      "a first message to customers",
      "a resolution",
      "a review",
      "an action",
      "the end of the maintenance",
      "a cause",
    ]
  `);
});

test.each([
  ['on-call', 'On-call engineer'],
  ['toString', 'toString'],
  ['no_body', 'no\\_body'],
])('the role %s is called %s', (role, name) => {
  expect(roleName(role, config)).toBe(name);
});

test('a role is called by its id where the team is not known', () => {
  expect(roleName('on-call', content({}).visible('public').config)).toBe('on-call');
});

test.each([
  ['a severity as it is', 'P1', ['overdue', 'P1']],
  ['none where there is none', null, ['overdue']],
  ['no comma, which would make two of it', 'P1,P2', ['overdue', 'P1 P2']],
  ['fifty characters, and no half one', `x${'🚢'.repeat(51)}`, ['overdue', `x${'🚢'.repeat(24)}`]],
  ['only one where both are the same', 'Overdue', ['overdue']],
])('labels: %s', (_name, severity, labels) => {
  expect(labelsOf({ lane: 'live', severity })).toEqual(labels);
});

test.each([
  ['  a \n b  ', 'a b'],
  ['\\ ` * _ { } [ ] ( ) < > | ~ ! &', '\\\\ \\` \\* \\_ \\{ \\} \\[ \\] \\( \\) \\< \\> \\| \\~ \\! \\&'],
  ['@dana #12', '@\u200bdana #\u200b12'],
  ['https://harbour.example', 'https:\u200b//harbour.example'],
  ['www.harbour.example WWW.x', 'www\u200b.harbour.example WWW\u200b.x'],
  ['awww.x', 'awww.x'],
])('%j is plain on GitHub', (text, plain) => {
  expect(githubText(text)).toBe(plain);
});

test('the reasons are those of the English catalogue', () => {
  const path = new URL('../../../../src/i18n/en.json', import.meta.url);
  const catalogue = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  const reasons = catalogue.filter(([key]) => key.startsWith('why.'));
  expect(reasons.length).toBeGreaterThan(10);
  for (const [key, text] of reasons) {
    const values = { severity: 'P1', length: '1 hour' };
    const said = text.replace('{severity}', 'P1').replace('{length}', '1 hour');
    expect(englishWhy(key as WhyKey, values)).toBe(said);
    expect(englishWhy(key as WhyKey, {})).toBe(text);
  }
});
