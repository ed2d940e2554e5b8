import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactConfigInPublic, redactRecordsInPublic } from '#core/audience/redact-in-public.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { anyRecord, CANARY, withCanaryComponent } from '../../fixtures/any-record.ts';
import { canaryFiles } from '../../fixtures/canary-root.ts';
import { content } from '../../fixtures/content.ts';

test('of the config: who is asked, by role, name and GitHub name, and no way to reach them', () => {
  const { config } = parseConfig(
    Object.fromEntries(
      (['site', 'components', 'policy', 'oncall'] as const).map((name) => {
        const path = `config/${name}.yml`;
        return [name, { path, text: canaryFiles[path] ?? '' }];
      }),
    ),
  );
  if (!config) throw new Error('The canary root has a problem.');
  const seen = JSON.stringify(redactConfigInPublic(config)).toLowerCase();
  expect([...new Set(seen.match(/canary(-[a-z]+)+/gu) ?? [])].sort()).toMatchInlineSnapshot(`
    [
      "canary-person-github",
      "canary-person-id",
      "canary-person-name",
      "canary-repository",
      "canary-role-id",
      "canary-role-name",
      "canary-second-github",
      "canary-second-id",
      "canary-second-name",
      "canary-team-github",
      "canary-team-id",
      "canary-team-name",
    ]
  `);
});

test('of any record: what the public sees, its file, its source, and until when nobody is asked', () => {
  const { config } = content({});
  const withInternal = withCanaryComponent(config);
  let visible = 0;
  fc.assert(
    fc.property(anyRecord, (record) => {
      const shown = redactRecordsInPublic(
        [{ ...record, file: 'incidents/a.md', source: undefined }],
        withInternal,
      );
      visible += shown.length;
      expect(JSON.stringify(shown)).not.toContain(CANARY);
      const [door] = redactRecords([record], withInternal, 'public');
      expect(shown.map(({ id, timeline }) => ({ id, timeline }))).toEqual(
        door ? [{ id: door.id, timeline: door.timeline }] : [],
      );
      for (const { internal } of shown) {
        expect(internal).toMatchObject({ file: 'incidents/a.md', roles: {}, links: {}, actions: [] });
        expect(internal?.snooze).toEqual(record.snooze && { until: record.snooze.until, reason: '' });
      }
    }),
    { numRuns: 200 },
  );
  expect(visible).toBeGreaterThan(40);
});
