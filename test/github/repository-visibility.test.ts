import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { visibilityInEvent } from '#github/repository-visibility.ts';

function eventFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'upfront-event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'event.json'), text);
  return join(folder, 'event.json');
}

test.each([
  ['{"repository":{"private":false,"visibility":"public"}}', 'public'],
  ['{"repository":{"private":true,"visibility":"private"}}', 'private'],
  ['{"repository":{"private":true,"visibility":"internal"}}', 'private'],
  ['{"repository":{"private":false}}', 'public'],
  ['{"repository":{"private":true}}', 'private'],
  ['{"repository":{"full_name":"harbour/status"}}', undefined],
  ['{"schedule":"13 * * * *"}', undefined],
  ['{"repository":{"private":"no"}}', undefined],
  ['[]', undefined],
  ['no JSON', undefined],
  ['', undefined],
])('%s says %s', (text, expected) => {
  expect(visibilityInEvent({ GITHUB_EVENT_PATH: eventFile(text) })).toBe(expected);
});

test('no event, a missing file, a folder and a device say nothing', () => {
  for (const path of ['', '/nowhere/event.json', tmpdir(), '/dev/zero']) {
    expect(visibilityInEvent({ GITHUB_EVENT_PATH: path })).toBeUndefined();
  }
  expect(visibilityInEvent({})).toBeUndefined();
});
