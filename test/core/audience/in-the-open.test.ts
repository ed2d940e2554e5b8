import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { inTheOpen, type OpenDecision } from '#core/audience/in-the-open.ts';
import {
  isOpenRecord,
  type OpenText,
  openInConfig,
  openInPage,
  openInRecord,
} from '#core/audience/open-texts.ts';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import { knownKeys } from '#core/base/yaml/schema-shape.ts';
import { componentsSchema } from '#core/content/config/components.ts';
import { oncallSchema } from '#core/content/config/oncall.ts';
import { policySchema } from '#core/content/config/policy.ts';
import { siteSchema } from '#core/content/config/site.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { entrySchema, recordSchema } from '#core/content/record/record-schema.ts';
import { anyRecord, CANARY, withCanaryComponent } from '../../fixtures/any-record.ts';
import { canaryFiles } from '../../fixtures/canary-root.ts';
import { content } from '../../fixtures/content.ts';
import { problemLines } from '../../fixtures/problem-lines.ts';

const words = { time_zone: 'UTC' };

describe('every key has a decision', () => {
  type Row = readonly [string, Readonly<Record<string, OpenDecision>>, z.ZodType, readonly PropertyKey[]];
  test.each<Row>([
    ['a record', inTheOpen.record, recordSchema(words), []],
    ['an entry', inTheOpen.entry, entrySchema(words, 'incident'), []],
    ['site.yml', inTheOpen.site, siteSchema, []],
    ['a group', inTheOpen.group, componentsSchema, ['groups', 0]],
    ['a component', inTheOpen.component, componentsSchema, ['groups', 0, 'components', 0]],
    ['policy.yml', inTheOpen.policy, policySchema, []],
    ['a severity', inTheOpen.severity, policySchema, ['severities', 'P1']],
    ['oncall.yml', inTheOpen.oncall, oncallSchema, []],
    ['an override', inTheOpen.override, oncallSchema, ['overrides', 0]],
    ['a person', inTheOpen.person, oncallSchema, ['people', 'anna']],
    ['a role', inTheOpen.role, oncallSchema, ['roles', 'on-call']],
    ['a partner', inTheOpen.partner, oncallSchema, ['partners', 0]],
  ])('that operators write in %s', (_name, decisions, schema, path) => {
    const keys = knownKeys(schema, path);
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter((key) => !Object.hasOwn(decisions, key))).toEqual([]);
  });

  test('that the door shows to the team alone', () => {
    const { config, records } = canaryContent().visible('internal');
    const [record] = records;
    const doors: readonly [object | undefined, Readonly<Record<string, OpenDecision>>][] = [
      [record?.internal, inTheOpen.record],
      [record?.timeline[0]?.internal, inTheOpen.entry],
      [config.internal, inTheOpen.config],
      [config.severities[0]?.internal, inTheOpen.severity],
    ];
    for (const [door, decisions] of doors) {
      const keys = Object.keys(door ?? {});
      expect(keys.length).toBeGreaterThan(2);
      expect(keys.filter((key) => !Object.hasOwn(decisions, key))).toEqual([]);
    }
  });
});

function canaryContent() {
  const texts = Object.entries(canaryFiles);
  return content({
    config: Object.fromEntries(
      texts.flatMap(([path, text]) => {
        const name = /^config\/(\w+)\.yml$/u.exec(path)?.[1];
        return name ? [[name, text]] : [];
      }),
    ),
    records: Object.fromEntries(
      texts.flatMap(([path, text]) => {
        const name = /^incidents\/2026\/(.+)\.md$/u.exec(path)?.[1];
        return name ? [[name, text]] : [];
      }),
    ),
  });
}

/** Everything that is found in the canary root. */
function openInCanaries(): OpenText[] {
  return Object.entries(canaryFiles).flatMap(([path, text]) => {
    if (path.startsWith('incidents/')) return openInRecord({ path, text });
    if (path.startsWith('pages/')) return openInPage({ path, text });
    const name = /^config\/(\w+)\.yml$/u.exec(path)?.[1];
    return name ? openInConfig({ [name]: { path, text } }) : [];
  });
}

test('every word that the public may not see is found, except what is decided to be harmless', () => {
  const found = openInCanaries();
  const rulesAt = (path: string, line: number) =>
    found
      .filter(({ problem }) => problem.file === path && problem.line === line)
      .map(({ problem: { rule } }) => rule);
  const hidesAll = (path: string) =>
    found.some(
      ({ holder, problem: { file, rule } }) =>
        file === path && holder !== 'config file' && ['open-visibility', 'open-unannounced'].includes(rule),
    );
  const unseen: string[] = [];
  for (const [path, text] of Object.entries(canaryFiles)) {
    // A record, a page or a component that is hidden as a whole is one problem, where it says so.
    if (hidesAll(path) || path === 'config/components.yml') continue;
    let isCovered: (line: string) => boolean = () => false;
    text.split('\n').forEach((line, index) => {
      const rules = rulesAt(path, index + 1);
      const indent = line.search(/\S/u);
      if (rules.includes('open-review')) isCovered = () => true;
      else if (rules.includes('open-block')) isCovered = (later) => later.trim() !== ':::';
      // Of a key that is found, everything below it is.
      else if (rules.length > 0) isCovered = (later) => later.search(/\S/u) > indent;
      else if (!isCovered(line)) {
        isCovered = () => false;
        unseen.push(...(line.match(/canary(-[a-z]+)+/giu) ?? []));
      }
    });
  }
  expect(unseen).toMatchInlineSnapshot(`
    [
      "canary-internal-url",
      "canary-repository",
      "canary-flag-identity",
      "Canary-severity-name",
      "Canary-severity-means",
      "Canary-severity-example",
      "canary-role-id",
      "canary-cause-id",
      "Canary-cause-name",
      "canary-second-id",
      "canary-person-id",
      "canary-person-id",
      "Canary-person-name",
      "canary-person-github",
      "canary-second-id",
      "Canary-second-name",
      "canary-second-github",
      "canary-component-id",
      "canary-source",
      "Canary-comment",
      "canary-grouped-id",
      "canary-style-comment",
    ]
  `);
});

describe('what is found in a record', () => {
  const file = (head: string, ...rest: string[]) => ({
    path: 'incidents/a.md',
    text: `---\ntitle: Checkout fails\nseverity: P1\n${head}timeline:\n  - at: 2026-11-23T10:00Z\n    message: Fails.\n${rest.join('\n')}`,
  });
  const lines = (source: { path: string; text: string }) =>
    problemLines(openInRecord(source).map(({ problem }) => problem));

  test('nothing, where customers see all of it', () => {
    expect(lines(file('', '---'))).toBe('');
    expect(
      lines(
        file(
          'cause: deployment\nreview: { visibility: public }\nroles: {}\nvisibility: public\n',
          '  - { at: 2026-11-23T11:00Z, status: resolved, message: Over. }',
          '  - { at: 2026-11-23T12:00Z, status: reviewed }',
          '---',
          '## Impact',
        ),
      ),
    ).toBe('');
  });

  test('notes, blocks, drafts: problems', () => {
    expect(
      lines(
        file(
          'draft: true\nvisibility: internal\n',
          '    note: Ours.',
          '  - at: 2026-11-23T10:10Z',
          '    draft: true',
          '    message: |',
          '      Fails.',
          '',
          '      :::internal',
          '      Ours.',
          '      :::',
          '---',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "incidents/a.md:4:1 open-draft
        This repository is public: everybody can read a draft.
        → Remove draft: true to publish it, or keep the draft in a place that is not public.
      incidents/a.md:5:1 open-visibility
        This repository is public: everybody can read an internal record.
        → Remove visibility: internal to publish it, or keep it in a place that is not public.
      incidents/a.md:9:5 open-note
        This repository is public: everybody can read a note.
        → Write it as a message: for customers, or keep it somewhere that is not public.
      incidents/a.md:11:5 open-draft
        This repository is public: everybody can read a draft.
        → Remove draft: true to publish it, or keep the draft in a place that is not public.
      incidents/a.md:15:7 open-block
        This repository is public: everybody can read an internal block.
        → Remove the block, or its two lines of colons to publish it."
    `);
  });

  test('who, where, why and what next: warnings', () => {
    expect(
      lines(
        file(
          'cause: deployment\nroles: { commander: a }\nlinks: { chat: "https://a.example" }\nactions: [{ title: A }]\nsnooze: { until: 2026-11-24, reason: A }\nalerts: [{ key: a }]\n',
          '    by: monitor',
          '---',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "incidents/a.md:4:1 warning open-text
        This repository is public: everybody can read a cause that the public site does not show yet.
        → Write it only if it is certain.
      incidents/a.md:5:1 warning open-text
        This repository is public: everybody can read roles.
        → Make sure that these people agree to be named.
      incidents/a.md:6:1 warning open-text
        This repository is public: everybody can read links.
        → Make sure that these addresses let nobody in without a sign-in.
      incidents/a.md:7:1 warning open-text
        This repository is public: everybody can read actions.
        → Make sure that they give nobody an idea of what is still open.
      incidents/a.md:8:1 warning open-text
        This repository is public: everybody can read a snooze.
        → Make sure that its reason may be read.
      incidents/a.md:9:1 warning open-text
        This repository is public: everybody can read alerts.
        → Make sure that their addresses and keys let nobody in.
      incidents/a.md:13:5 warning open-text
        This repository is public: everybody can read who wrote an entry.
        → Make sure that they agree to be named."
    `);
  });

  test('a review: a warning until the incident is resolved, then a problem until it is published', () => {
    const end = '  - { at: 2026-11-23T11:00Z, status: resolved, message: Over. }';
    expect(lines(file('', '---', '', '## Impact'))).toMatchInlineSnapshot(`
      "incidents/a.md:9:1 warning open-review
        This repository is public: everybody can read a review that the public site does not show yet.
        → Write only what everybody may read."
    `);
    expect(lines(file('', end, '---', '', '## Impact'))).toMatchInlineSnapshot(`
      "incidents/a.md:10:1 open-review
        This repository is public: everybody can read a review that the public site does not show.
        → Write review: { visibility: public } and an entry with status: reviewed, or remove the text."
    `);
    expect(lines(file('review: { visibility: public }\n', end, '---', '## Impact'))).toContain('open-review');
    expect(
      lines({ path: 'a.md', text: '---\ntitle: A\nkind: notice\ntimeline: [{ message: A }]\n---\nMore.\n' }),
    ).toMatchInlineSnapshot(`
      "a.md:6:1 open-review
        This repository is public: everybody can read a text that no site for customers ever shows: only an incident has a review.
        → Write it as a message: for customers, or remove it."
    `);
  });

  test('a record without a message', () => {
    const text = '---\ntitle: A\ntimeline:\n  - { at: 2026-11-23T10:00Z, status: detected }\n---\n';
    expect(lines({ path: 'a.md', text })).toMatchInlineSnapshot(`
      "a.md:2:1 open-unannounced
        This repository is public: everybody can read a record that customers do not see before its first message.
        → Write a message: for customers, or keep the record in a place that is not public until then."
    `);
  });

  test('of an imported record everything is a warning', () => {
    const found = openInRecord(file('source: cstate\nvisibility: internal\n', '    note: Ours.', '---'));
    expect(found.map(({ problem }) => [problem.rule, problem.level])).toEqual([
      ['open-visibility', 'warning'],
      ['open-note', 'warning'],
    ]);
  });

  test('also in a file with other problems, but for YAML that cannot be read', () => {
    expect(lines(file('severty: P1\n', '    note: Ours.', '---'))).toContain('open-note');
    expect(lines(file('', '    note: Ours.', '   }', '---'))).toBe('');
  });
});

/** A random record, of which random parts that only the team sees are taken out. */
const anyOpenRecord: fc.Arbitrary<RawRecord> = fc
  .tuple(anyRecord, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([record, [front, notes, by, body, cause, visibility, messages, all]]) => ({
    ...record,
    ...(front || all ? { roles: {}, links: {}, actions: [], snooze: undefined } : {}),
    ...(body || all ? { body: '' } : {}),
    ...(cause || all ? { cause: undefined } : {}),
    ...(visibility || all ? { visibility: undefined } : {}),
    title: 'Checkout fails',
    timeline: record.timeline.map((entry) => ({
      ...entry,
      note: notes || all ? undefined : entry.note,
      by: by || all ? undefined : entry.by,
      message:
        (messages || all) && entry.message?.includes(CANARY)
          ? 'Still failing.'
          : entry.message?.replace(/<!--.*-->/u, ''),
    })),
  }));

test('where nothing is found in a record, customers see all of its texts', () => {
  const { config } = content({});
  const withInternal = withCanaryComponent(config);
  let clean = 0;
  fc.assert(
    fc.property(anyOpenRecord, (record) => {
      if (isOpenRecord(record)) return;
      clean++;
      const { title, timeline, body, cause, roles, links, actions, snooze } = record;
      const texts = timeline.flatMap(({ message = '', note = '', by = '' }) => [message, note, by]);
      expect(JSON.stringify([title, texts, body, cause, roles, links, actions, snooze])).not.toContain(
        CANARY,
      );
      const [visible] = redactRecords([record], withInternal, 'public');
      const [whole] = redactRecords([record], withInternal, 'internal');
      const messages = (from: typeof visible) =>
        from?.timeline.flatMap(({ message }) => (message ? [message.text] : []));
      expect(messages(visible)).toEqual(messages(whole));
      expect(visible?.review?.text).toEqual(whole?.review?.text);
      expect(visible?.cause).toEqual(whole?.cause);
    }),
    { numRuns: 600 },
  );
  expect(clean).toBeGreaterThan(40);
});

test('of site.yml the public site shows what is decided to be shown, and nothing else', () => {
  const site = `name: Seen-name
description: Seen-description
url: https://seen-url.example
internal_url: https://hidden-internal-url.example
time_zone: Europe/Berlin
locale: ar
clock: 2026-11-23T10:41:07Z
confirm: 7h
brand: { logo: seen-brand.svg }
headers: { Strict-Transport-Security: max-age=31536123 }
links: { home: https://seen-links.example }
header: [Seen-header]
footer: [Seen-footer]
repository: https://github.com/hidden-repository/x
repository_visibility: public
flag_identities: [hidden-login]
tick: 5h
watch: off
`;
  const keys = [...site.matchAll(/^(\w+):/gmu)].map(([, key]) => key);
  expect(keys.sort()).toEqual(Object.keys(inTheOpen.site).sort());
  const door = redactConfig(content({ config: { site } }).config, 'public');
  const seen = JSON.stringify(door);
  const words = [...site.matchAll(/seen-\w+/giu), ...site.matchAll(/Berlin|31536123/gu)].map(
    ([word]) => word,
  );
  expect(words.filter((word) => !seen.includes(word))).toEqual([]);
  expect(door.site).toMatchObject({
    locale: 'ar',
    clock: Date.UTC(2026, 10, 23, 10, 41, 7),
    confirm: { amount: 7 },
  });
  expect(seen).not.toMatch(/hidden|repository|tick|watch/u);
});
