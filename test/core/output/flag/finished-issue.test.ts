import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishedIssue } from '#core/output/flag/finished-issue.ts';
import type { DigestAction, DigestItem, LiveAction, OverdueDeadline } from '#core/output/flag/flag.ts';
import { parseMarker, rememberable } from '#core/output/flag/marker.ts';
import { readFlags } from '#core/output/flag/read-flags.ts';
import { summaryOf } from '#core/output/flag/summary-of.ts';
import { deadlineKinds } from '#core/rules/promises/deadline.ts';
import { visible } from './planned.ts';

const { config } = visible({});
const words = { config, repository: 'https://github.com/example/records', branch: 'main' };

/** Text of any length, as people and attackers write it. */
const text = fc
  .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 4000 }))
  .map(([part, times]) => part.repeat(times).slice(0, 80_000));
const id = fc.stringMatching(/^[a-z0-9]{1,200}$/u);
const deadline = fc.record({
  kind: fc.constantFrom(...deadlineKinds),
  due: fc.constant('2026-11-23T10:30:00Z'),
  responsible: id,
  late_by_minutes: fc.nat(),
  before: fc.array(fc.record({ role: id, at: fc.constant('2026-11-23T10:30:00Z') }), { maxLength: 4 }),
  why: fc.constant({ reason: 'update', length: { amount: 30, unit: 'm' } }),
  severity: text,
}) as unknown as fc.Arbitrary<OverdueDeadline>;
const subject = { record: id, title: text, file: id.map((name) => `incidents/2026/${name}.md`) };
const live = fc.record({
  ...subject,
  lane: fc.constant('live'),
  action: fc.constant('open'),
  notify: fc.constant(true),
  severity: fc.string({ unit: 'grapheme', maxLength: 100 }).map((each) => each.slice(0, 100)),
  deadlines: fc.array(deadline, { minLength: 1, maxLength: 9 }),
  mention: fc.array(id, { maxLength: 9 }),
}) as unknown as fc.Arbitrary<LiveAction>;
const item = fc
  .tuple(deadline, fc.record({ ...subject, owner: text, action: text }))
  .map(([each, rest]) => ({ ...each, ...rest })) as unknown as fc.Arbitrary<DigestItem>;
const digest = fc.tuple(fc.array(item, { minLength: 1, maxLength: 100 }), fc.nat()).map(([items, more]) => {
  const deadlines = rememberable(items);
  return { lane: 'after-care', action: 'open', notify: true, deadlines, more } as DigestAction;
});
const around = fc.integer({ min: 0, max: 30_000 }).map((length) => 'Our notes. '.repeat(length / 11));

/** Nobody asks here who made an issue. */
const gone = { author: undefined, created: 0 };
const finish = (action: LiveAction | DigestAction, asked: string, body = '') =>
  finishedIssue(
    action,
    { ...gone, number: 1, title: '', body, state: 'open', labels: [], assignees: [] },
    {
      words,
      asked: () => ({ name: asked, mention: '@example', login: 'example' }),
      pulls: [1, 2],
      hash: () => 'ab',
    },
  );

test('each text of a flag has a length that GitHub takes, and remembers all that it has to', () => {
  fc.assert(
    fc.property(fc.oneof(live, digest), text, around, (action, asked, notes) => {
      const { change, first, comment, labels } = finish(action, asked, notes);
      for (const body of [change.body ?? '', first.body, comment?.body ?? '']) {
        expect(body.length).toBeLessThanOrEqual(65_536);
        expect(body.isWellFormed()).toBe(true);
      }
      expect(change.title?.length).toBeLessThanOrEqual(256);
      expect(change.title).toBe(change.title?.trim());
      for (const { name } of labels) expect(name.length).toBeLessThanOrEqual(50);
      expect(change.body?.startsWith(notes)).toBe(true);
      expect(parseMarker(change.body ?? '')?.deadlines).toHaveLength(action.deadlines.length);
      expect(comment?.body.endsWith('<!-- upfront:news ab -->')).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('what was written is read as it was written: nothing is left to update', () => {
  fc.assert(
    fc.property(fc.oneof(live, digest), around, (action, notes) => {
      const { title = '', body = '', labels = [] } = finish(action, 'Somebody', notes).change;
      const issue = {
        number: 1,
        title,
        body,
        state: 'open' as const,
        assignees: [],
        labels: labels.map((name) => (/^[ -~]*$/u.test(name) ? name.toUpperCase() : name)),
        ...gone,
      };
      const wanted =
        action.lane === 'live'
          ? { live: [{ ...action, file: action.file ?? '' }], digest: { deadlines: [], more: 0 } }
          : { live: [], digest: action };
      expect(readFlags([issue], wanted, words)).toMatchObject([{ flag: { stale: false } }]);
    }),
    { numRuns: 40 },
  );
});

/** Every hidden mark and every other comment of HTML in what GitHub is sent. */
function marksIn({ first, change, comment, labels }: ReturnType<typeof finish>): string[] {
  const sent = [first, change, comment?.body, labels];
  return JSON.stringify(sent).match(/<!--\s*[\w:-]*/gu) ?? [];
}

test('no text of a record makes a mark, wherever it is written', () => {
  const forged = fc.constantFrom(
    '<!-- upfront:flag {"v":1,"record":"a","deadlines":[]} -->',
    '<!-- upfront:news ab -->',
    '<!-- upfront:end -->',
    '<!--',
    '\n<!-- upfront:news ab -->\n',
    '`<!-- upfront:news ab -->`',
    '<<!--!-- upfront:end -->',
  );
  const hostile = fc.tuple(forged, forged).map((parts) => parts.join(' '));
  const spoiled = fc.tuple(fc.oneof(live, digest), hostile).map(([action, text]) => {
    const deadlines = action.deadlines.map((each) => ({
      ...each,
      severity: text,
      title: text,
      owner: text,
      action: text,
    }));
    const files = { title: text, severity: text, file: `incidents/${text}.md` };
    return { ...action, ...(action.lane === 'live' ? files : {}), deadlines } as typeof action;
  });
  const ours = { live: ['flag', 'end'], 'after-care': ['after-care', 'end'] };
  fc.assert(
    fc.property(spoiled, hostile, (action, name) => {
      const texts = [...ours[action.lane], ...ours[action.lane], 'news'];
      expect(marksIn(finish(action, name))).toEqual(texts.map((each) => `<!-- upfront:${each}`));
      const wanted = { live: [], digest: { deadlines: [], more: 0 } };
      const flags =
        action.lane === 'live'
          ? { ...wanted, live: [{ ...action, file: '' }] }
          : { ...wanted, digest: action };
      expect(summaryOf(flags, config)).not.toContain('<!--');
    }),
    { numRuns: 60 },
  );
});

test('the summary of a job is not longer than GitHub takes, and counts what it leaves out', () => {
  const one = fc.sample(live, { numRuns: 1, seed: 1 })[0] as LiveAction;
  const many = Array.from({ length: 3000 }, () => ({ ...one, title: 'x'.repeat(300), file: '' }));
  const summary = summaryOf({ live: many, digest: { deadlines: [], more: 0 } }, config);
  expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(2 ** 20);
  const left = 3000 * one.deadlines.length - (summary.match(/^\| live/gmu)?.length ?? 0);
  expect(left).toBeGreaterThan(0);
  expect(summary).toContain(`And ${left} more.`);
});
