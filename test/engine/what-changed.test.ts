import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactBuild } from '#core/audience/redact-build.ts';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import type { Config } from '#core/content/config/config.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { type SiteContent, type Written, writeSite } from '#engine/write-site.ts';
import { anyRecord, withCanaryComponent } from '../fixtures/any-record.ts';
import { content } from '../fixtures/content.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

/** Prints the whole view in place of a page, so that no part of it can change unseen. */
const engine = {
  id: 'fake',
  print: async (template: string, view: unknown) =>
    `<html><head><meta charset="utf-8"></head><body>${template} ${JSON.stringify(view)}<script src="/_astro/page.js"></script></body></html>`,
  files: {
    embedScript: '',
    shareImage: new Uint8Array(),
    pageScript: { path: '_astro/page.js', content: new Uint8Array() },
  },
};

const MINUTE = 60_000;
const noon = Date.UTC(2026, 10, 23, 12);

interface State {
  records: readonly RawRecord[];
  config: Config;
  now: number;
}

/** What may happen between two builds of a site. */
const edits: Readonly<Record<string, (state: State, pick: number, other: RawRecord) => void>> = {
  'a minute passes': (state) => {
    state.now += MINUTE;
  },
  'hours pass': (state, pick) => {
    state.now += (pick + 1) * 60 * MINUTE;
  },
  'weeks pass': (state, pick) => {
    state.now += (pick + 1) * 7 * 24 * 60 * MINUTE;
  },
  'the clock is put back': (state, pick) => {
    state.now -= pick * 5 * MINUTE;
  },
  'a record changes': (state, pick, other) => change(state, pick, ({ id }) => ({ ...other, id })),
  'a title changes': (state, pick) =>
    change(state, pick, (record) => ({ ...record, title: `${record.title} again` })),
  'a record loses its last entry': (state, pick) =>
    change(state, pick, (record) =>
      record.timeline.length > 1 ? { ...record, timeline: record.timeline.slice(0, -1) } : record,
    ),
  'its review is done': (state, pick) =>
    change(state, pick, (record) => ({ ...record, actions: [], cause: 'deployment' })),
  'a record is new': (state, pick, other) => {
    state.records = [...state.records, { ...other, id: `new-${pick}-${state.records.length}` }];
  },
  'a record goes': (state, pick) => {
    state.records = state.records.filter((_, index) => index !== pick % state.records.length);
  },
  'a record has another name': (state, pick) =>
    change(state, pick, (record) => ({ ...record, id: `named-${record.id}` })),
  'the site has another name': (state, pick) => {
    const { config } = state;
    state.config = { ...config, site: { ...config.site, name: `Status ${pick}` } };
  },
  'a promise changes': (state, pick) => {
    const { policy } = state.config;
    const update = { amount: pick + 1, unit: 'm' } as const;
    const severities = Object.fromEntries(
      Object.entries(policy.severities).map(([id, one]) => [
        id,
        { ...one, promises: { ...one.promises, update } },
      ]),
    );
    state.config = { ...state.config, policy: { ...policy, severities } };
  },
  'the zone changes': (state, pick) => {
    const zones = ['Europe/Berlin', 'UTC', 'Asia/Tokyo'];
    const { site } = state.config;
    state.config = {
      ...state.config,
      site: { ...site, time_zone: zones[pick % zones.length] ?? site.time_zone },
    };
  },
};

function change(state: State, pick: number, edit: (record: RawRecord) => RawRecord): void {
  const index = pick % Math.max(state.records.length, 1);
  state.records = state.records.map((record, each) => (each === index ? edit(record) : record));
}

function visible({ records, config, now }: State, audience: Audience): SiteContent {
  return {
    records: redactRecords(records, config, audience),
    config: redactConfig(config, audience),
    now,
    build: redactBuild({}, audience),
    files: '',
  };
}

/** Builds into a root as a build does: beside the last site, which it then replaces. */
async function build(root: string, content: SiteContent): Promise<Written> {
  const [out, last, cache] = [join(root, 'new'), join(root, 'site'), join(root, 'cache')];
  const written = await writeSite(content, engine, { out, last, cache, force: false });
  rmSync(last, { recursive: true, force: true });
  renameSync(out, last);
  return written;
}

function texts(root: string): Record<string, string> {
  const site = join(root, 'site');
  return Object.fromEntries(filesBelow(site).map((path) => [path, readFileSync(join(site, path), 'utf8')]));
}

const someRecords = fc
  .array(anyRecord, { minLength: 1, maxLength: 4 })
  .map((records) => records.map((record, index): RawRecord => ({ ...record, id: `record-${index}` })));

test('after any edits a site has the bytes of one written from nothing', async () => {
  let taken = 0;
  const edit = fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.nat(4), anyRecord);
  const folder = mkdtempSync(join(tmpdir(), 'upfront-changed-'));
  let count = 0;
  try {
    await fc.assert(
      fc.asyncProperty(
        someRecords,
        fc.constantFrom('public' as const, 'internal' as const),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        async (records, audience, rounds) => {
          const state: State = { records, config: withCanaryComponent(content({}).config), now: noon };
          const root = join(folder, String(count++));
          await build(root, visible(state, audience));
          for (const round of rounds) {
            for (const [name, pick, other] of round) edits[name]?.(state, pick, other);
            const { pages, rendered } = await build(root, visible(state, audience));
            taken += pages - rendered;
            const fresh = join(folder, String(count++));
            await build(fresh, visible(state, audience));
            expect(texts(root)).toEqual(texts(fresh));
          }
        },
      ),
      { numRuns: 40 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(taken).toBeGreaterThan(100);
});

test('what an audience may see is plain data: a hash of its JSON misses nothing', () => {
  const { visible: seen } = content({});
  for (const audience of ['public', 'internal'] as const) {
    const { config } = seen(audience);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  }
});
