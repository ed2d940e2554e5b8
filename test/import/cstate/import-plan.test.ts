import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import { byLevel } from '#core/base/problem.ts';
import { DAY, type Instant } from '#core/base/time/instant.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { parseRecords } from '#core/content/record/parse-records.ts';
import { isOpen, timelineOf } from '#core/content/record/timeline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { mapSeverities, type SeverityChoice } from '#import/cstate/map-policy.ts';
import { type ImportPlan, planImport } from '#import/cstate/plan-import.ts';
import { type CstateFiles, readSite } from '#import/cstate/read-site.ts';

const now = Date.UTC(2026, 5, 1, 0, 0, 30);
const fixture = await readSite(fileURLToPath(new URL('../../fixtures/cstate', import.meta.url)));

function plan({
  site = fixture,
  existing = new Map<string, string>(),
  map = [],
  at = now,
  force = false,
}: {
  site?: CstateFiles;
  existing?: ReadonlyMap<string, string | undefined>;
  map?: readonly SeverityChoice[];
  at?: Instant;
  force?: boolean;
} = {}): ImportPlan {
  return planImport(site, existing, { now: at, severities: mapSeverities('', map), force });
}

/** A site of one issue, with the fixture's config unless another is given. */
function site(
  issue: string,
  config = fixture.config.text,
  path = 'content/issues/2026-05-01-x.md',
): CstateFiles {
  return { config: { path: 'config.yml', text: config }, issues: [{ path, text: issue }], findings: [] };
}

function textOf({ files }: ImportPlan, end: string): string {
  return files.find(({ path }) => path.endsWith(end))?.text ?? `no file ends in ${end}`;
}

function written({ files }: ImportPlan): Map<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The plan's files, read by the one parser of records and config. */
function parsed(result: ImportPlan, at = now) {
  const sources = result.files.map(({ path, text }) => ({ path, text }));
  const of = (name: string) => sources.find(({ path }) => path === `config/${name}.yml`);
  const { config, vocabulary, problems } = parseConfig({
    site: of('site'),
    components: of('components'),
    policy: { path: 'config/policy.yml', text: '' },
    oncall: { path: 'config/oncall.yml', text: '' },
  } as Parameters<typeof parseConfig>[0]);
  const records = parseRecords(
    sources.filter(({ path }) => path.startsWith('incidents/')),
    vocabulary,
    at,
  );
  return { config, records: records.records, ...byLevel([...problems, ...records.problems]) };
}

describe('a site with every oddity', () => {
  const result = plan();

  test('what it writes has no problem', () => {
    const { problems, records } = parsed(result);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(18);
    expect(records.every(({ source }) => source === 'cstate')).toBe(true);
    expect(result).toMatchObject({ read: 26, kinds: { incident: 12, maintenance: 3, notice: 3 } });
  });

  test('nothing is read differently from how it is written without a finding', () => {
    const lines = result.findings.map(
      ({ file, line, column, level, rule, message, hint }) =>
        `${file.replace('content/issues/', '')}:${line}:${column} ${level} ${rule}\n  ${message} ${hint}`,
    );
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "config.yml:15:13 warning empty-category
        The category "Nothing yet" has no systems. It was left out.
      config.yml:25:13 warning id-collision
        "e lending" and another system would both have the id "e-lending". Its id is e-lending-2.
      config.yml:30:13 warning duplicate-name
        A second system has the name "Catalogue". The first was taken.
      config.yml:32:7 warning no-name
        A category or system has no name. It was left out.
      2026-01-05-catalogue-down.md:25:1 warning comment
        The body has comments, which no reader of cState sees. Kept as a note for the team.
      2026-01-06-slow-printers.md:3:7 warning no-offset
        "2026-01-06 7:05:00" has no UTC offset. Read as UTC, as Hugo does.
      2026-01-06-slow-printers.md:3:7 warning timestamp-form
        "2026-01-06 7:05:00" is not written as timestamps are. Read as 2026-01-06T07:05:00Z.
      2026-01-06-slow-printers.md:5:15 warning duration
        It ends at 2026-01-06T00:00:00Z, which is not after its beginning at 2026-01-06T07:05:00Z. Imported as one minute long, until 2026-01-06T07:06:00Z.
      2026-01-06-slow-printers.md:5:15 warning no-time
        "2026-01-06" has no time of day. Read as 00:00 UTC, as Hugo does.
      2026-01-06-slow-printers.md:10:42 warning shortcode
        {{< track "2026-01-06 07:20:00" >}} is a shortcode of Hugo. Written as (2026-01-06 07:20 UTC).
      2026-01-06-slow-printers.md:12:1 warning shortcode
        {{< figure src="queue.png" >}} is a shortcode of Hugo. Kept as text.
      2026-01-10-new-server.md:7:23 warning unknown-system
        The config knows no system "Old catalogue", which one issue names. Imported as the retired component old-catalogue.
      2026-02-01 Loan desk.md:1:1 warning id-collision
        This file and another would both have the id "2026-02-01-loan-desk". Its id is 2026-02-01-loan-desk-2.
      2026-02-01 Loan desk.md:3:7 warning no-time
        "2026-02-01" has no time of day. Read as 00:00 UTC, as Hugo does.
      2026-02-01 Loan desk.md:5:11 warning unknown-severity
        cState writes its severities in small letters; "Down" is none of them. Read as down.
      2026-02-01 Loan desk.md:7:5 warning id-collision
        "Loan desk" and another system would both have the id "loan-desk". Its id is loan-desk-2.
      2026-02-01 Loan desk.md:7:5 warning unknown-system
        The config knows no system "Loan desk", which one issue names. Imported as the retired component loan-desk-2.
      2026-02-01 Loan desk.md:8:5 warning unknown-system
        The config knows no system "loan-desk", which 2 issues name. Imported as the retired component loan-desk.
      2026-02-03-backwards.md:5:15 warning duration
        It ends at 2026-02-02T10:00:00Z, which is not after its beginning at 2026-02-03T10:00:00Z. Imported as one minute long, until 2026-02-03T10:01:00Z.
      2026-02-04-odd-severity.md:6:11 warning unknown-severity
        cState knows no severity "critical"; it shows such an issue without a state. Imported as a notice. --map critical=P2 makes an incident of it.
      2026-02-04-odd-severity.md:9:1 warning other-key
        Upfront has no place for "automated", which 2 issues have. It was left out.
      2026-02-06-no-severity.md:1:1 warning end-missing
        Nothing says when this was over. Imported as over after one minute, at 2026-02-06T10:01:00Z.
      2026-02-06-no-severity.md:1:1 warning resolved-missing
        Nothing says whether this is resolved; cState takes it for no longer active. Imported as resolved.
      2026-02-07-no-date.md:1:1 warning date-missing
        The issue has no date. Imported as of 2026-02-07T00:00:00Z, the date in its name.
      2026-02-07-no-date.md:1:1 warning end-missing
        Nothing says when this was over. Imported as over after one minute, at 2026-02-07T00:01:00Z.
      2026-02-07-no-date.md:4:15 warning timestamp
        "someday" is not a timestamp. Read as if resolvedWhen were not there.
      2026-02-08-draft.md:6:8 warning hidden
        cState does not show this file: it says "draft: true". Imported as visibility: internal, and as over.
      2026-02-09-page.md:4:10 warning no-issue
        cState takes only files with section: issue for issues; this one has page. It was not imported.
      2026-02-10-forgotten.md:5:15 warning maintenance-open
        The end of this maintenance has passed, and it is not resolved. Imported as still in progress.
      2026-02-11-open.md:5:15 warning open-with-end
        It is not resolved, although it says when it was. Imported as open; resolvedWhen was left out.
      2026-02-12-marks.md:1:1 warning title-missing
        The issue has no title. Its title is the name of its file, "2026-02-12-marks".
      2026-02-12-marks.md:7:1 warning other-key
        Upfront has no place for "weight", which one issue has. It was left out.
      2026-02-12-marks.md:10:1 warning internal-mark
        This could be a mark of Upfront for internal text. Kept as text: its signs are escaped.
      2026-02-12-marks.md:12:1 warning internal-mark
        This could be a mark of Upfront for internal text. Kept as text: its signs are escaped.
      2026-02-12-marks.md:14:1 warning internal-mark
        This could be a mark of Upfront for internal text. Kept as text: its signs are escaped.
      2026-02-12-marks.md:16:1 warning html
        The body has HTML tags, and Upfront shows none. Their text was kept, as Markdown.
      2026-02-13-windows.md:9:1 warning control-character
        There is a control character here, which no record can hold. Written as �.
      2026-04-01-next-year.md:3:7 warning future
        It is dated in the future, which no entry can be. Its first message gets the time 2026-03-20T12:00:00Z.
      2026-04-02-clock-wrong.md:3:7 warning future
        It is dated in the future, which no entry can be. Its first message gets the time 2026-06-01T00:00:00Z.
      2026-04-02-clock-wrong.md:5:15 warning future
        It is resolved, although its end is still to come. Imported as resolved at 2026-06-01T00:01:00Z.
      2026-05-01-toml.md:1:1 error front-matter-language
        The front matter is no YAML: it begins with "+++". The file was not imported. Hugo itself can turn it into YAML: run "hugo convert toYAML" there, and import again.
      2026-05-02-json.md:1:1 error front-matter-language
        The front matter is no YAML: it begins with "{". The file was not imported. Hugo itself can turn it into YAML: run "hugo convert toYAML" there, and import again.
      2026-05-03-js.md:1:1 error front-matter-language
        The front matter is no YAML: it begins with "---js". The file was not imported. Hugo itself can turn it into YAML: run "hugo convert toYAML" there, and import again.
      2026-05-04-broken.md:2:8 error yaml
        YAML cannot read this: Nested mappings are not allowed in compact mappings. The file was not imported. Fix it and run the import again.
      2026-05-05-unclosed.md:1:1 error front-matter-fence
        The front matter is never closed. The file was not imported. Write --- on a line of its own below it, and import again.
      _index.md:1:1 warning no-issue
        cState takes only files with section: issue for issues; this one has none. It was not imported.
      no-date-at-all.md:1:1 error date-missing
        Nothing says when this happened. The file was not imported. Write date: and import again."
    `);
  });

  test('the config', () => {
    expect(textOf(result, 'site.yml')).toMatchInlineSnapshot(`
      "# Imported by Upfront from a cState site. It is yours: the command never writes over it.

      name: Riverside Library Status
      description: How the library's services are doing. Questions? Write to us (https://library.example/contact).
      url: https://status.library.example
      time_zone: UTC
      locale: en
      brand:
        color: "#00aa77"
      "
    `);
    expect(textOf(result, 'components.yml')).toMatchInlineSnapshot(`
      "# Imported by Upfront from a cState site. It is yours: the command never writes over it.

      groups:
        - id: online
          name: Online
          description: What runs on the web.
          components:
            - id: catalogue
              name: Catalogue
              description: Search and reserve (https://catalogue.library.example).
            - id: e-lending
              name: "E-lending: books & films"
            - id: e-lending-2
              name: e lending
        - id: buildings
          name: "[ buildings ]"
          components:
            - id: reading-room
              name: Reading room
        - id: services
          name: Services
          components:
            - id: printers
              name: Printers
        - id: retired
          name: Retired
          components:
            - id: loan-desk-2
              name: Loan desk
              retired: true
            - id: old-catalogue
              name: Old catalogue
              retired: true
            - id: loan-desk
              name: loan-desk
              retired: true
      "
    `);
    // What policy.yml and oncall.yml would say is shipped.
    expect([...written(result).keys()].filter((path) => path.startsWith('config/'))).toEqual([
      'config/site.yml',
      'config/components.yml',
    ]);
  });

  test.each([
    ['an incident with marks', '2026-01-05-catalogue-down.md'],
    ['a maintenance', '2026-01-10-new-server.md'],
    ['what stays open', '2026-02-11-open.md'],
    ['a maintenance that nobody ended', '2026-02-10-forgotten.md'],
    ['a maintenance still to come', '2026-04-01-next-year.md'],
    ['a notice', '2026-02-05-closing-days.md'],
    ['a draft', '2026-02-08-draft.md'],
    ['text that would be a mark', '2026-02-12-marks.md'],
  ])('%s', (name, file) => {
    expect(textOf(result, file)).toMatchSnapshot(name);
  });

  test('what was open is open', () => {
    const open = parsed(result)
      .records.filter((record) => isOpen(record, timelineOf(record, now)))
      .map(({ id }) => id);
    expect(open.sort()).toEqual(['2026-02-01-loan-desk-2', '2026-02-10-forgotten', '2026-02-11-open']);
  });
});

test('links to the own issues lead to their records', () => {
  const config = 'title: Harbour\nbaseURL: https://status.harbour.example/\n';
  const issue = (title: string, body: string) =>
    `---\ntitle: ${title}\ndate: 2026-05-01T10:00:00Z\nresolved: true\nresolvedWhen: 2026-05-01T11:00:00Z\nseverity: down\nsection: issue\n---\n${body}\n`;
  const body = [
    'After [that](https://status.harbour.example/issues/2026-04-30-Old-Pier/), see',
    '[again](/issues/2026-04-30-old-pier) and https://status.harbour.example/issues/unknown/ and',
    'https://elsewhere.example/issues/2026-04-30-old-pier/.',
  ].join('\n');
  const { files } = plan({
    site: {
      config: { path: 'config.yml', text: config },
      issues: [
        { path: 'content/issues/2026-04-30-Old Pier.md', text: issue('Old', 'Broken.') },
        { path: 'content/issues/2026-05-01-new.md', text: issue('New', body) },
      ],
      findings: [],
    },
  });
  const text = textOf({ files } as ImportPlan, '2026-05-01-new.md');
  const page = 'https://status.harbour.example/incidents/2026-04-30-old-pier.html';
  expect(text).toContain(`After [that](${page}), see`);
  expect(text).toContain(`[again](${page}) and https://status.harbour.example/issues/unknown/ and`);
  expect(text).toContain('https://elsewhere.example/issues/2026-04-30-old-pier/.');
});

describe('severities', () => {
  const issue = (severity: string) =>
    `---\ntitle: x\ndate: 2026-05-01T07:00:00Z\nresolved: true\nresolvedWhen: 2026-05-01T08:00:00Z\nseverity: ${severity}\naffected: [Catalogue]\nsection: issue\n---\nx\n`;

  test.each([
    ['down', [], 'severity: P0\ncomponents: { catalogue: major_outage }'],
    ['disrupted', [], 'severity: P1\ncomponents: { catalogue: partial_outage }'],
    ['notice', [], 'kind: maintenance\ncomponents: { catalogue: under_maintenance }'],
    ['odd', [], 'kind: notice\ncomponents: { catalogue: operational }'],
    ['down', [{ from: 'down', to: 'P1' }], 'severity: P1\ncomponents: { catalogue: major_outage }'],
    [
      'notice',
      [{ from: 'notice', to: 'P2' }],
      'severity: P2\ncomponents: { catalogue: degraded_performance }',
    ],
    ['odd', [{ from: 'odd', to: 'P1' }], 'severity: P1\ncomponents: { catalogue: partial_outage }'],
  ])('%s with %j', (severity, map, head) => {
    expect(textOf(plan({ site: site(issue(severity)), map }), 'x.md')).toContain(`title: x\n${head}\n`);
  });

  test('one that the policy does not have is refused', () => {
    expect(() => plan({ map: [{ from: 'down', to: 'P9' }] })).toThrowErrorMatchingInlineSnapshot(
      `[UserError: config/policy.yml has no severity "P9" (known: P0, P1, P2, P3). Give --map down=ID.]`,
    );
  });
});

describe('times and ids', () => {
  const issue = (lines: string) => `---\ntitle: x\n${lines}\nseverity: down\nsection: issue\n---\nx\n`;
  const instants = (lines: string) =>
    [...textOf(plan({ site: site(issue(lines)) }), 'x.md').matchAll(/at: (\S+)/gu)].map(([, at]) => at);

  test.each([
    [
      'an end at the beginning',
      'date: 2026-05-01T07:00:00Z\nresolved: true\nresolvedWhen: 2026-05-01T07:00:00Z',
      ['2026-05-01T07:00Z', '2026-05-01T07:01Z'],
    ],
    [
      'a second',
      'date: 2026-05-01T07:00:00Z\nresolved: true\nresolvedWhen: 2026-05-01T07:00:01Z',
      ['2026-05-01T07:00Z', '2026-05-01T07:00:01Z'],
    ],
    ['no date, last changed', 'lastmod: 2026-04-01T07:00:00Z\nresolved: false', ['2026-04-01T07:00Z']],
    [
      'no date, published and changed',
      'lastmod: 2026-04-01T07:00:00Z\npublishDate: 2026-03-01T07:00:00Z\nresolved: false',
      ['2026-03-01T07:00Z'],
    ],
    [
      'an end still to come',
      'date: 2026-05-01T07:00:00Z\nresolved: true\nresolvedWhen: 2026-07-01T07:00:00Z',
      ['2026-05-01T07:00Z', '2026-06-01T00:00Z'],
    ],
    [
      'an end still to come, last changed',
      'date: 2026-05-01T07:00:00Z\nlastmod: 2026-05-02T07:00:00Z\nresolved: true\nresolvedWhen: 2026-07-01T07:00:00Z',
      ['2026-05-01T07:00Z', '2026-05-02T07:00Z'],
    ],
  ])('%s', (_, lines, at) => {
    expect(instants(lines)).toEqual(at);
  });

  test('a number is given to no issue that another has by its name', () => {
    const text = issue('date: 2026-05-01T07:00:00Z\nresolved: false');
    const issues = ['A b', 'a-b', 'a-b-2', 'a.b'].map((name) => ({
      path: `content/issues/${name}.md`,
      text,
    }));
    const paths = plan({ site: { ...site(text), issues } }).files.map(({ path }) =>
      path.replace(/^.*\//u, ''),
    );
    expect(paths.slice(2).sort()).toEqual(['a-b-2.md', 'a-b-3.md', 'a-b-4.md', 'a-b.md']);
  });
});

describe('a second run', () => {
  test.each([0, 1, 400])('changes nothing, %d days later', (days) => {
    const at = now + days * DAY;
    const before = plan();
    const again = plan({ existing: written(before), at });
    const future = (path: string) => days === 400 && path.includes('/2027/');
    for (const { path, action } of again.files)
      expect([path, action]).toEqual([path, future(path) ? 'keep' : 'unchanged']);
    if (days < 400) expect(again.findings).toEqual(before.findings);
  });

  test('writes what has changed there only with --force, and only over records of an import', () => {
    const existing = written(plan());
    const open = 'incidents/2026/2026-02-11-open.md';
    const slow = 'incidents/2026/2026-01-06-slow-printers.md';
    existing.set(open, `${existing.get(open)}A review that somebody wrote.\n`);
    existing.set(slow, (existing.get(slow) ?? '').replace('source: cstate\n', ''));
    const actions = (force: boolean) =>
      Object.fromEntries(
        plan({ existing, force })
          .files.filter(({ action }) => action !== 'unchanged')
          .map(({ path, action }) => [path, action]),
      );
    expect(actions(false)).toEqual({ [open]: 'keep', [slow]: 'keep' });
    expect(actions(true)).toEqual({ [open]: 'replace', [slow]: 'keep' });
  });

  test('leaves config alone, and says what it lacks', () => {
    const components =
      'groups:\n  - id: all\n    name: All\n    components:\n      - { id: opac, name: Catalogue }\n';
    const issue =
      '---\ntitle: x\ndate: 2026-05-01T07:00:00Z\nresolved: false\nseverity: down\naffected: [Catalogue, Lift]\nsection: issue\n---\n';
    const result = plan({
      site: site(issue, 'title: T\nbaseURL: https://t.example\nparams:\n  systems: [{ name: Catalogue }]\n'),
      existing: new Map([['config/components.yml', components]]),
    });
    expect(textOf(result, 'x.md')).toContain('components: { opac: major_outage, lift: major_outage }');
    expect(result.findings.filter(({ rule }) => rule === 'kept')).toMatchObject([
      {
        level: 'error',
        message: 'It lacks 1 component that the records name.',
        hint: 'Add { id: lift, name: "Lift" }.',
      },
      { level: 'warning', file: 'config/components.yml' },
    ]);
  });

  test('finds a record that was moved to another folder', () => {
    const before = plan();
    const path = 'incidents/2026/2026-02-11-open.md';
    const existing = written(before);
    const text = existing.get(path);
    existing.delete(path);
    existing.set('incidents/lift/2026-02-11-open.md', text ?? '');
    expect(plan({ existing }).files.map(({ action }) => action)).not.toContain('create');
  });
});

describe('configs', () => {
  const issue =
    '---\ntitle: x\ndate: 2026-05-01T07:00:00Z\nresolved: false\nseverity: down\nsection: issue\n---\n';

  test.each([
    ['nothing in it', 'theme: cstate\n'],
    ['no systems', 'title: T\nbaseURL: https://t.example/status/\n'],
    ['keys in other case', 'Title: T\nBaseURL: https://t.example\nParams:\n  Systems:\n    - Name: A\n'],
    [
      'names without a letter',
      'title: T\nbaseURL: /\nparams:\n  brand: teal\n  categories: [{ name: 本館 }]\n  systems: [{ name: 予約, category: 本館 }, { name: 検索 }]\n',
    ],
    [
      'a category called Retired',
      'title: T\nparams:\n  categories: [{ name: Retired }]\n  systems: [{ name: A, category: Retired }]\n',
    ],
  ])('%s', (name, config) => {
    const result = plan({ site: site(issue.replace('section', 'affected: [Gone]\nsection'), config) });
    expect(parsed(result).problems).toEqual([]);
    expect(
      [
        textOf(result, 'site.yml'),
        textOf(result, 'components.yml'),
        result.findings.map(({ rule }) => rule).join(' '),
      ].join('\n'),
    ).toMatchSnapshot(name);
  });

  test('broken YAML is the end of it', () => {
    expect(() => plan({ site: site(issue, 'title: a: b\n') })).toThrowErrorMatchingInlineSnapshot(
      `[UserError: config.yml:1:8 YAML cannot read this: Nested mappings are not allowed in compact mappings.]`,
    );
  });
});

/** An issue that is down, with more lines of front matter. */
const down = (...lines: string[]) =>
  `---\ntitle: Template\ndate: 2026-02-20T09:00:00Z\nseverity: down\nresolved: false\nsection: issue\n${lines.map((line) => `${line}\n`).join('')}---\nAll is down.\n`;

test.each([
  ['has begun', '2026-05-31T22:00:00Z', 'in_progress', 'maintenance-open', 'in_progress'],
  ['has not begun', '2026-06-01T03:00:00Z', undefined, undefined, 'completed'],
])('a maintenance that %s, and is not resolved', (_, date, status, rule, afterItsEnd) => {
  const issue = down('resolvedWhen: 2026-06-01T04:00:00Z')
    .replace('severity: down', 'severity: notice')
    .replace('2026-02-20T09:00:00Z', date);
  const result = plan({ site: site(issue) });
  const { records, problems } = parsed(result);
  expect(problems).toEqual([]);
  const [record] = records;
  expect([record?.kind, record?.timeline[0]?.status]).toEqual(['maintenance', status]);
  expect(result.findings.map((finding) => finding.rule).find((each) => each === 'maintenance-open')).toBe(
    rule,
  );
  const end = Date.UTC(2026, 5, 1, 4);
  expect(record && timelineOf(record, end + DAY).at(-1)?.status).toBe(afterItsEnd);
});

describe('what the other site hides', () => {
  const one = (issue: string, at = now) => {
    const result = plan({ site: site(issue), at });
    const { records, problems, config } = parsed(result, at);
    expect(problems).toEqual([]);
    if (!config) throw new Error('no config');
    const [record] = records;
    const seen = redactRecords(records, config, 'internal');
    const owed = seen.flatMap((each) =>
      deadlinesOf(each, redactConfig(config, 'internal'), at + 98 * DAY).filter(
        ({ state }) => state !== 'void',
      ),
    );
    const isPublic = redactRecords(records, config, 'public').length > 0;
    const rules = result.findings.map(({ rule }) => rule);
    return { record, isPublic, owed, rules };
  };

  test.each([
    'draft: true',
    'draft: yes',
    'Draft: True',
    'published: false',
    'published: no',
    'headless: true',
    'build: { list: never }',
    '_build: { render: false }',
    'expiryDate: 2026-05-31T00:00:00Z',
    'expirydate: 2026-05-31',
    'unpublishdate: 2026-05-31',
    'publishDate: 2026-06-02T00:00:00Z',
    'pubdate: 2026-06-02',
    'published: 2026-06-02',
    'draft: perhaps',
    'published: perhaps',
    'expiryDate: some day',
    'publishDate: some day',
  ])('%s is internal, over, and owes nothing', (line) => {
    const { record, isPublic, owed, rules } = one(down(line));
    expect(record).toMatchObject({ visibility: 'internal', source: 'cstate' });
    expect({ isPublic, owed }).toEqual({ isPublic: false, owed: [] });
    expect(rules).toContain('hidden');
  });

  test.each([
    'draft: false',
    'draft: no',
    'published: true',
    'published: 2026-05-01',
    'build: { list: always }',
    'expiryDate: 2026-06-01T00:01:00Z',
    'publishDate: 2026-06-01T00:00:30Z',
    'headless: false',
  ])('%s is shown, and stays open', (line) => {
    const { record, isPublic, rules } = one(down(line));
    expect(record?.visibility).toBeUndefined();
    expect(isPublic).toBe(true);
    expect(record?.timeline).toHaveLength(1);
    expect(rules).not.toContain('hidden');
  });

  test('a hidden maintenance that is never closed, and a pinned notice, owe nothing either', () => {
    const window = 'resolvedWhen: 2026-02-21T09:00:00Z';
    for (const issue of [
      down('draft: true', window).replace('severity: down', 'severity: notice'),
      down('draft: true', 'resolvedWhen: 2026-08-21T09:00:00Z').replace('severity: down', 'severity: notice'),
      down('draft: true', 'pin: true').replace('severity: down', 'severity: notice'),
      down('draft: true', window),
    ]) {
      expect(one(issue)).toMatchObject({ isPublic: false, owed: [] });
    }
  });

  test('a property: nothing hidden is ever public, whenever it is imported', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }), (from, until) => {
        const day = (days: number) => new Date(now + days * DAY).toISOString();
        const { isPublic } = one(down(`publishDate: ${day(from)}`, `expiryDate: ${day(until)}`));
        expect(isPublic).toBe(from <= 0 && until > 0);
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  ['no', true],
  ['No', true],
  ['off', true],
  ['n', true],
  ['false', true],
  ['yes', false],
  ['On', false],
  ['y', false],
  ['true', false],
])('resolved: %s is a word of YAML 1.1; open: %s', (word, open) => {
  const [record] = parsed(plan({ site: site(down().replace('false', word)) })).records;
  expect(record && isOpen(record, timelineOf(record, now))).toBe(open);
});

describe('an informational issue with a severity', () => {
  const issue = down('informational: true').replace(
    'resolved: false',
    'resolved: true\nresolvedWhen: 2026-02-20T10:00:00Z',
  );

  test('is a notice, and a warning says so', () => {
    const result = plan({ site: site(issue) });
    expect(result.kinds).toEqual({ incident: 0, maintenance: 0, notice: 1 });
    expect(result.findings.find(({ rule }) => rule === 'informational')).toMatchObject({
      line: 4,
      column: 11,
      message: 'It is informational, and has the severity "down".',
      hint: 'Imported as a notice. --map informational=P3 makes incidents of such issues.',
    });
  });

  test('is an incident with --map', () => {
    const result = plan({ site: site(issue), map: [{ from: 'informational', to: 'P3' }] });
    expect(result.kinds).toEqual({ incident: 1, maintenance: 0, notice: 0 });
    expect(parsed(result).records[0]).toMatchObject({ severity: 'P3', kind: 'incident' });
    expect(result.findings.map(({ rule }) => rule)).not.toContain('informational');
  });

  test('without a severity there is nothing to say', () => {
    const result = plan({ site: site(issue.replace('severity: down\n', '')) });
    expect(result.findings.map(({ rule }) => rule)).not.toContain('informational');
  });
});

test.each(['\n', '\n \t\n', '\uFEFF\n', '\r\n\r\n', '  '])(
  'white space before the front matter: %j',
  (before) => {
    const broken = `${before}${down('resolvedWhen: soon')}`;
    const result = plan({ site: site(broken) });
    expect(result.kinds.incident).toBe(1);
    const line = before.replaceAll('\r\n', '\n').split('\n').length - 1;
    expect(result.findings.find(({ rule }) => rule === 'timestamp')).toMatchObject({ line: 7 + line });
  },
);

test.each([
  [199, 199],
  [200, 200],
  [201, 190],
  [255, 190],
])('a file name of %i characters gives an id of %i', (length, expected) => {
  const issue =
    '---\ntitle: T\ndate: 2026-05-01T10:00:00Z\nresolved: true\nresolvedWhen: 2026-05-01T11:00:00Z\nsection: issue\n---\n';
  const two = ['a', 'b'].map((folder) => ({
    path: `content/issues/${folder}/${'x'.repeat(length)}.md`,
    text: issue,
  }));
  const result = plan({ site: { ...site(issue), issues: two } });
  const names = result.files.flatMap(({ path }) => /incidents\/2026\/(.+)\.md$/u.exec(path)?.[1] ?? []);
  expect(names.map((name) => name.length)).toEqual([expected, Math.min(expected, 190) + 2]);
  expect(new Set(names).size).toBe(2);
  const cut = result.findings.filter(({ rule }) => rule === 'id-length');
  expect(cut.map(({ message }) => message)).toEqual(
    length <= 200
      ? []
      : Array(2).fill(
          `The name of this file makes an id of ${length} characters; at most 200 fit into the name of a file.`,
        ),
  );
});
