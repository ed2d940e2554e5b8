import { describe, expect, test } from 'vitest';
import { slug } from '#core/base/yaml/fields.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';
import { content } from '../../../fixtures/content.ts';
import { problemLines } from '../../../fixtures/problem-lines.ts';

const { vocabulary } = content({});
const message = '    message: |\n      Some payments fail.\n';

interface Parts {
  readonly file?: string;
  readonly title?: string;
  readonly top?: string;
  readonly timeline?: string;
}

function problemsOf({
  file = 'incidents/x.md',
  title = 'title: Checkout fails\n',
  top = 'severity: P1\ncomponents: [checkout]\n',
  timeline = `timeline:\n  - at: 2026-11-23T10:12Z\n${message}`,
}: Parts) {
  const text = `---\n${title}${top}${timeline}---\n`;
  return parseRecord({ path: file, text }, vocabulary, Date.UTC(2026, 10, 23, 12)).problems;
}

const check = (parts: Parts) => problemLines(problemsOf(parts));
const withStatus = (status: string) =>
  `timeline:\n  - at: 2026-11-23T10:12Z\n    status: ${status}\n${message}`;
const maintenance = 'kind: maintenance\nwindow: { from: 2026-11-23T11:00Z, until: 2026-11-23T12:00Z }\n';

describe('words of other tools', () => {
  test.each([
    ['fixed', 'resolved'],
    ['done', 'resolved'],
    ['Resolved', 'resolved'],
    ['watching', 'monitoring'],
    ['postmortem', 'reviewed'],
    ['Post-mortem', 'reviewed'],
    ['false alarm', 'dismissed'],
    ['resolvd', 'resolved'],
  ])('the status %s of an incident', (word, meant) => {
    const [problem, ...more] = problemsOf({ timeline: withStatus(word) });
    expect(more).toEqual([]);
    expect(problem?.rule).toBe('unknown-status');
    expect(problem?.hint).toBe(
      `Did you mean ${meant}? Known: detected, acknowledged, investigating, identified, monitoring, resolved, reviewed, dismissed.`,
    );
  });

  test.each([
    ['done', 'completed'],
    ['planned', 'scheduled'],
    ['started', 'in_progress'],
    ['in-progress', 'in_progress'],
    ['canceled', 'cancelled'],
  ])('the status %s of a maintenance', (word, meant) => {
    const [problem] = problemsOf({ top: maintenance, timeline: withStatus(word) });
    expect(problem?.hint).toBe(
      `Did you mean ${meant}? Known: scheduled, in_progress, verifying, completed, cancelled.`,
    );
  });

  test('a status of planned work in an incident, a status in a notice', () => {
    expect(problemsOf({ timeline: withStatus('planned') })[0]?.hint).toBe(
      'Did you mean scheduled, with kind: maintenance above? Known in an incident: detected, acknowledged, investigating, identified, monitoring, resolved, reviewed, dismissed.',
    );
    expect(problemsOf({ top: 'kind: notice\n', timeline: withStatus('fixed') })[0]?.hint).toBe(
      'Remove the line: a notice has no status, it ends at its until.',
    );
  });

  test.each([
    [
      'cause: deploy',
      'Did you mean deployment? Known: database, application, infrastructure, external-service, configuration, deployment, security, unknown.',
    ],
    [
      'cause: xyzzy',
      'Write one of the known ones. Known: database, application, infrastructure, external-service, configuration, deployment, security, unknown.',
    ],
    ['visibility: private', 'Did you mean internal? Known: public, internal.'],
    ['visibility: everyone', 'Did you mean public? Known: public, internal.'],
    ['kind: outage', 'Did you mean incident? Known: incident, maintenance, notice.'],
  ])('%s', (line, hint) => {
    const top = `severity: P1\ncomponents: [checkout]\n${line}\n`;
    expect(problemsOf({ top }).map((problem) => problem.hint)).toEqual([hint]);
  });

  test('a severity by its name, a state by another', () => {
    const top = 'severity: critical\ncomponents: { checkout: down }\n';
    expect(problemsOf({ top }).map(({ hint }) => hint.split('?')[0])).toEqual([
      'Did you mean P0',
      'Did you mean major_outage',
    ]);
  });

  test('the ends of a window; what is written otherwise is not missing, too', () => {
    const top = 'kind: maintenance\nwindow: { start: 2026-11-23T11:00Z, end: 2026-11-23T12:00Z }\n';
    expect(check({ top })).toMatchInlineSnapshot(`
      "incidents/x.md:4:11 unknown-key
        "start" is not a known key.
        → Did you mean from?
      incidents/x.md:4:37 unknown-key
        "end" is not a known key.
        → Did you mean until?"
    `);
  });
});

describe('what YAML takes for text', () => {
  test('a colon without a space', () => {
    const timeline = `timeline:\n  - at: 2026-11-23T10:12Z\n    status:resolved\n${message}`;
    expect(check({ timeline })).toMatchInlineSnapshot(`
      "incidents/x.md:7:11 space-after-colon
        There is no space after the colon of "status": YAML reads the line as text.
        → Write status: resolved"
    `);
    const first = `timeline:\n  - status:resolved\n    at: 2026-11-23T10:12Z\n${message}`;
    expect(problemsOf({ timeline: first }).map(({ rule }) => rule)).toEqual(['space-after-colon']);
    const brackets = 'kind: maintenance\nwindow: { from:2026-11-23T11:00Z, until: 2026-11-23T12:00Z }\n';
    expect(problemsOf({ top: brackets }).map(({ hint }) => hint)).toEqual([
      'Write a space after the colon: from: 2026-11-23T11:00Z',
    ]);
  });

  test('inside a message such a line is text', () => {
    const timeline = `timeline:\n  - at: 2026-11-23T10:12Z\n    message: |\n      See https://a.example\n      alert:https://b.example\n`;
    expect(problemsOf({ timeline })).toEqual([]);
  });

  test.each(['：', '﹕', '∶', '꞉'])('a colon that is none: %s', (colon) => {
    expect(problemsOf({ title: `title${colon} Checkout fails\n` })).toMatchObject([
      { rule: 'odd-colon', line: 2, column: 6, hint: 'Write title: Checkout fails' },
    ]);
  });

  test.each([
    ['“P1”', 'P1'],
    ['‘P1’', 'P1'],
    ['„P1“', 'P1'],
    ['«P1»', 'P1'],
  ])('quotation marks that are none: %s', (written, meant) => {
    const top = `severity: ${written}\ncomponents: [checkout]\n`;
    expect(problemsOf({ top })).toMatchObject([
      { rule: 'quotation-marks', hint: `Write ${meant} without them, or in plain ones: "${meant}".` },
    ]);
  });

  test('the same around an instant, a component and a state; in a title they are text', () => {
    const timeline = `timeline:\n  - at: “2026-11-23T10:12Z”\n${message}`;
    expect(problemsOf({ timeline }).map(({ rule }) => rule)).toEqual(['quotation-marks']);
    const top = 'severity: P1\ncomponents: { “checkout”: “major_outage” }\n';
    expect(problemsOf({ top }).map(({ rule }) => rule)).toEqual(['quotation-marks', 'quotation-marks']);
    expect(problemsOf({ title: 'title: “Checkout” fails\n' })).toEqual([]);
    expect(problemsOf({ title: 'title: “Cause: unknown”\n' })).toMatchObject([
      { rule: 'text-misread', hint: 'Put it in quotes: title: "Cause: unknown"' },
    ]);
  });
});

describe('entries without their hyphen', () => {
  const first = `timeline:\n  - at: 2026-11-23T10:12Z\n${message}`;
  test.each([
    ['under the hyphen', `${first}  at: 2026-11-23T10:20Z\n${message}`, 9],
    ['before a status', `${first}  at: 2026-11-23T10:20Z\n    status: resolved\n${message}`, 9],
    ['the only entry', `timeline:\n  at: 2026-11-23T10:12Z\n${message}`, 6],
  ])('%s', (_, timeline, line) => {
    expect(problemsOf({ timeline })).toMatchObject([
      {
        line,
        rule: 'yaml',
        message: expect.stringContaining('A new entry begins with a hyphen, which is missing here.'),
      },
    ]);
  });

  test('a map instead of the list', () => {
    const timeline = `timeline:\n    at: 2026-11-23T10:12Z\n${message}`;
    expect(check({ timeline })).toMatchInlineSnapshot(`
      "incidents/x.md:6:5 wrong-type
        "timeline" must be a list; this is a map of keys and values.
        → Begin each entry with a hyphen, as - at: 2026-11-23T10:12Z, with its other keys below the a of at."
    `);
  });

  test('an entry at the margin', () => {
    const timeline = `${first}at: 2026-11-23T10:20Z\n`;
    expect(check({ timeline })).toMatchInlineSnapshot(`
      "incidents/x.md:9:1 unknown-key
        "at" is not a known key.
        → "at" belongs to an entry. Write it under timeline:, in an item that begins with - at:, indented like that of the others."
    `);
  });
});

describe('components', () => {
  test('one that is gone stays in the config', () => {
    const top = 'severity: P1\ncomponents: [telegraph]\n';
    expect(problemsOf({ top })[0]?.hint).toContain('one that is gone stays there, with retired: true');
  });

  test('the caret is under the key', () => {
    const top = 'severity: P1\ncomponents: { chekout: major_outage }\n';
    expect(problemsOf({ top })).toMatchObject([{ rule: 'unknown-component', line: 4, column: 15 }]);
  });

  test.each([
    ['[[checkout]]', 'list', 'Write components: [checkout], with one pair of brackets.'],
    [
      '[{ checkout: down }]',
      'map of keys and values',
      'Write components: { checkout: major_outage }, a map without hyphens or square brackets.',
    ],
  ])('components: %s', (written, shape, hint) => {
    const top = `severity: P1\ncomponents: ${written}\n`;
    expect(problemsOf({ top })).toMatchObject([
      {
        rule: 'wrong-type',
        message: `Item 1 of "components" must be the id of a component; this is a ${shape}.`,
        hint,
      },
    ]);
  });
});

describe('fences with spaces before them', () => {
  test.each([
    ['the first', ' ---\ntitle: x\n---\n', 1],
    ['the last', '---\ntitle: x\n  ---\n', 3],
  ])('%s', (_, text, line) => {
    const { problems } = parseRecord({ path: 'incidents/x.md', text }, vocabulary, 0);
    expect(problems).toMatchObject([
      { line, hint: 'Remove the spaces before the three hyphens: --- begins at the margin.' },
    ]);
  });
});

describe('names of files', () => {
  test.each([
    ['incidents/障害.md', 'title: 決済 API 障害', '2026-11-23-api.md'],
    ['incidents/障害.md', 'title: 障害', '2026-11-23-checkout-errors.md'],
    ['incidents/2026-11-23-Straße.md', 'title: x', '2026-11-23-strasse.md'],
    ['incidents/2026-11-23 Café.md', 'title: x', '2026-11-23-cafe.md'],
  ])('%s with %s', (file, title, name) => {
    const [problem] = problemsOf({ file, title: `${title}\n` });
    expect(problem?.hint).toBe(`Rename it to ${name}: small letters, digits and single hyphens.`);
  });

  test.each([
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Москва', 'moskva'],
    ['Ελλάδα', 'ellada'],
    ['Déjà vu!', 'deja-vu'],
    ['障害', ''],
    ['already-one', 'already-one'],
  ])('the id nearest to %s is %j', (text, id) => {
    expect(slug(text)).toBe(id);
  });
});
