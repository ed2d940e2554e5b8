import { cutText } from '#core/base/cut-text.ts';
import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { ownPictures } from '#core/base/markdown/own-pictures.ts';
import type { Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import { nearest } from '#core/base/yaml/fields.ts';
import type { OwnPage } from './own/own.ts';
import type { RawRecord } from './record/record.ts';

/** Who reads a text: customers, too, or the team alone. */
type Reader = 'public' | 'internal';

/** The files that a site has beside its pages; paths are from the site's root. */
export interface SiteFiles {
  /** Of public/. */
  readonly public: readonly string[];
  /** Of internal/, which the team's site has as well. */
  readonly internal: readonly string[];
  /** Whether Upfront makes a file, as `badge.svg`. */
  readonly isMade: (path: string) => boolean;
}

/** What texts are read from. */
export interface Texts {
  readonly records: readonly RawRecord[];
  readonly pages: readonly OwnPage[];
  /** The files of both, for the places. */
  readonly sources: readonly SourceFile[];
}

/**
 * Warns of pictures that the site does not have: readers would see a broken one.
 *
 * @param filesOf is asked only where a text has a picture.
 */
export function missingPictures(texts: Texts, filesOf: () => SiteFiles): Problem[] {
  const sources = texts.sources.filter(({ text }) => text.includes('!['));
  if (sources.length === 0) return [];
  const readBy = new Map([
    ...texts.records.map((record) => [record.file, () => textsOfRecord(record)] as const),
    ...texts.pages.map((page) => [`pages/${page.id}.md`, () => textsOfPage(page)] as const),
  ]);
  const files = filesOf();
  return sources.flatMap(({ path, text }) => {
    const found = new Map<string, Problem>();
    for (const [reader, markdown] of readBy.get(path)?.() ?? []) {
      for (const picture of ownPictures(markdown)) {
        const complaint = complaintOf(picture.path, reader, files);
        if (!complaint || found.has(picture.written)) continue;
        const place = placeOf(picture.written, text);
        found.set(picture.written, { level: 'warning', file: path, ...place, ...complaint });
      }
    }
    return [...found.values()];
  });
}

type ReadText = readonly [reader: Reader, markdown: string];

function textsOfRecord({ visibility, timeline, review, body }: RawRecord): ReadText[] {
  const messages = timeline.flatMap(({ message }) => (message === undefined ? [] : [message]));
  const notes = timeline.flatMap(({ note }) => (note === undefined ? [] : [note]));
  return [
    ...(visibility === 'internal' ? [] : messages.map((text) => forCustomers(text))),
    ...(review.visibility === 'public' ? [forCustomers(body)] : []),
    ...[...messages, ...notes, body].map((text) => ['internal', text] as const),
  ];
}

function textsOfPage({ visibility, body }: OwnPage): ReadText[] {
  return [...(visibility === 'public' ? [forCustomers(body)] : []), ['internal', body]];
}

function forCustomers(text: string): ReadText {
  return ['public', text.includes('![') ? cutInternal(text) : ''];
}

function complaintOf(
  path: string,
  reader: Reader,
  { isMade, ...files }: SiteFiles,
): Pick<Problem, 'rule' | 'message' | 'hint'> | undefined {
  if (files.public.includes(path) || isMade(path)) return undefined;
  const isInternal = files.internal.includes(path);
  if (isInternal && reader === 'internal') return undefined;
  if (isInternal) {
    return {
      rule: 'picture-file',
      message: `The picture "${cutText(path, 60)}" is in internal/, and the public site has no file of that folder.`,
      hint: 'Move it to public/ if customers may see it. Otherwise write it between :::internal and :::.',
    };
  }
  const near = nearest(path, reader === 'public' ? files.public : [...files.public, ...files.internal]);
  return {
    rule: 'picture-file',
    message: `There is no file "${cutText(path, 60)}" in public/: readers would see a broken picture.`,
    hint: near ? `Did you mean /${encodeURI(near)}?` : 'Put the file into public/, or correct its path.',
  };
}

/** Where an address is written in a file: the first time. */
function placeOf(written: string, text: string): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, text.indexOf(written, text.indexOf('![')))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
