import { expect } from 'vitest';
import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { statuspageDocuments } from '#core/output/statuspage/documents.ts';
import { type DocumentPath, type Documents, documentSchemas } from '#core/output/statuspage/schema.ts';
import { content } from '../../../fixtures/content.ts';

/** The instant at which test documents are made. */
export const now = Date.UTC(2026, 10, 23, 12);

/**
 * The documents, checked by their schema as a reader meets them. A reader drops what no schema describes, so equal
 * documents say that nothing else was written.
 */
export function checkedDocuments(
  records: readonly VisibleRecord[],
  config: VisibleConfig,
  at: Instant,
): Documents {
  const made = statuspageDocuments(records, config, at);
  for (const [path, document] of Object.entries(made)) {
    expect(documentSchemas[path as DocumentPath].parse(JSON.parse(JSON.stringify(document)))).toEqual(
      document,
    );
  }
  expect(Object.keys(made)).toEqual(Object.keys(documentSchemas));
  return made;
}

/** The documents of records (id → text of the file) in the house config. */
export function documents(
  records: Readonly<Record<string, string>>,
  audience: 'public' | 'internal' = 'public',
  at: Instant = now,
): Documents {
  const { config, records: all } = content({ records, now: at }).visible(audience);
  return checkedDocuments(all, config, at);
}

/** The records (id → text) of a content root's files. */
export function recordsOf(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => {
      const [, id] = /^incidents\/.*\/([^/]+)\.md$/u.exec(path) ?? [];
      return id ? [[id, text]] : [];
    }),
  );
}
