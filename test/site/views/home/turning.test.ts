import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import { HOUR, type Instant, MINUTE } from '#core/base/time/instant.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { type IndexView, indexView } from '#site/views/home/index-view.ts';
import { type RecordHeadView, recordView } from '#site/views/record/record-view.ts';
import type { Turn, Turning } from '#site/views/shared/turning.ts';
import { anyRecord, withCanaryComponent } from '../../../fixtures/any-record.ts';
import { content } from '../../../fixtures/content.ts';

const base = Date.UTC(2026, 10, 23);
const house = withCanaryComponent(content({}).config);

function siteAt(now: Instant, records: readonly RawRecord[], audience: Audience): Site {
  const written = records.flatMap((record, index): RawRecord[] => {
    // Nobody writes an entry more than ten minutes ahead.
    const timeline = record.timeline.filter(({ at }) => at <= base + 5 * HOUR);
    return timeline.length > 0 ? [{ ...record, id: `record-${index}`, timeline }] : [];
  });
  const visible = redactRecords(written, house, audience);
  return siteOf({ config: redactConfig(house, audience), records: visible, now });
}

/** What the script leaves of a place at an instant: what it showed, and each turn that has come in place of it. */
function shownAt<T>(place: Turning<T>, now: Instant): T | undefined {
  return place.turns.reduce((shown: T | undefined, { at, over, value }: Turn<T>) => {
    if (Date.parse(at) > now) return shown;
    // It removes the element before it where it says that there is one.
    expect(over).toBe(shown !== undefined);
    return value;
  }, place.now);
}

const listAt = <T>(places: readonly Turning<T>[], now: Instant) =>
  places.flatMap((place) => shownAt(place, now) ?? []);

/** An update that is late is called so by the script, by the same rule as at a build. */
const plain = (cards: IndexView['current']['cards']) =>
  cards.map((card) => ({ ...card, nextUpdate: card.nextUpdate?.time.iso }));

/** What the first page says at an instant: as it was built, with what the script put in place since. */
function saidAt({ overall, board, turning, ...view }: IndexView, now: Instant) {
  const cards = (key: 'current' | 'underWay' | 'upcoming' | 'notices') =>
    plain(listAt(turning[key].length > 0 ? turning[key] : [], now));
  return {
    overall: shownAt({ now: overall, turns: turning.overall }, now),
    board: board.groups.map((group) => [
      shownAt({ now: group.state, turns: group.turns }, now),
      ...group.components.map(({ state, turns }) => shownAt({ now: state, turns }, now)),
    ]),
    current: cards('current'),
    underWay: cards('underWay'),
    upcoming: cards('upcoming'),
    notices: cards('notices'),
    days: listAt(turning.days, now),
    daysLabel: view.daysLabel,
  };
}

const later = fc.record({
  records: fc.array(anyRecord, { minLength: 1, maxLength: 3 }),
  now: fc.integer({ min: 290, max: 600 }).map((minute) => base + minute * MINUTE),
  after: fc.oneof(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 10_000 })),
  audience: fc.constantFrom('public' as const, 'internal' as const),
});

test('what the script makes of a page some time after its build is what a build says then', () => {
  fc.assert(
    fc.property(later, ({ records, now, after, audience }) => {
      const then = now + after * MINUTE;
      const turned = saidAt(indexView(siteAt(now, records, audience)), then);
      const built = saidAt(indexView(siteAt(then, records, audience)), then);
      const isConfirmed = after < 180;
      if (isConfirmed) {
        expect(turned.overall?.id).toBe(built.overall?.id);
        expect(turned.overall?.label).toBe(built.overall?.label);
      } else {
        expect(turned.overall?.id).not.toBe('operational');
        expect(JSON.stringify(turned.overall)).toContain('Not confirmed since ');
        expect(JSON.stringify(turned.overall)).toContain(built.overall?.label);
      }
      expect({ ...turned, overall: 0 }).toEqual({ ...built, overall: 0 });
    }),
    { numRuns: 60 },
  );
});

test('the page of each record turns to what a build says then', () => {
  fc.assert(
    fc.property(later, ({ records, now, after, audience }) => {
      const then = now + after * MINUTE;
      const [before, built] = [siteAt(now, records, audience), siteAt(then, records, audience)];
      for (const record of before.records) {
        const view = recordView(before, record, {});
        const {
          frame: _,
          turning: __,
          ...wanted
        } = recordView(
          built,
          built.records.find(({ visible }) => visible.id === record.visible.id) ?? record,
          {},
        );
        const { nextUpdate, ...head } =
          shownAt({ now: view as RecordHeadView, turns: view.turning.head }, then) ?? view;
        expect({
          standing: head.standing,
          affected: head.affected,
          actions: head.actions,
          nextUpdate: nextUpdate?.time.iso,
          timeline: listAt(view.turning.timeline, then),
          status: shownAt({ now: view.facts, turns: view.turning.facts }, then)?.[0],
        }).toEqual({
          standing: wanted.standing,
          affected: wanted.affected,
          actions: wanted.actions,
          nextUpdate: wanted.nextUpdate?.time.iso,
          timeline: wanted.timeline,
          status: wanted.facts[0],
        });
      }
    }),
    { numRuns: 60 },
  );
});
