import { z } from 'zod';
import { limits } from '#core/base/limits.ts';
import { checkInternal } from '#core/base/markdown/check-internal.ts';
import { leftOut } from '#core/base/markdown/left-out.ts';
import { measureMarkdown } from '#core/base/markdown/measure-markdown.ts';
import type { Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import { checkSchema } from '#core/base/yaml/check-schema.ts';
import { idForm, line, MAX_ID_BYTES, nearest, oneOf, slug, tooLong } from '#core/base/yaml/fields.ts';
import { readYaml } from '#core/base/yaml/read-yaml.ts';
import { checkFileSize } from '#core/content/record/check-size.ts';
import { splitFrontMatter } from '#core/content/record/front-matter.ts';
import { checkStyle, withoutComments } from './check-style.ts';
import type { Own, OwnPage, OwnStrings } from './own.ts';

/** The files of an operator's own, as text. */
export interface OwnSources {
  readonly style?: SourceFile | undefined;
  readonly strings: readonly SourceFile[];
  readonly pages: readonly SourceFile[];
}

/** Parses the files of an operator's own; what has a problem is left out. `english` is the shipped catalogue. */
export function parseOwn(sources: OwnSources, english: OwnStrings): { own: Own; problems: Problem[] } {
  const problems: Problem[] = [];
  const style = sources.style && { ...sources.style, text: plain(sources.style.text) };
  if (style) problems.push(...checkStyle(style));
  const strings: Record<string, OwnStrings> = {};
  for (const source of sources.strings) {
    const read = parseStrings(source, english);
    problems.push(...read.problems);
    if (read.strings) strings[read.locale] = read.strings;
  }
  const pages = sources.pages.flatMap((source) => {
    const read = parsePage(source);
    problems.push(...read.problems);
    return read.page ? [read.page] : [];
  });
  return { own: { style: style && withoutComments(style.text), strings, pages }, problems };
}

const pageSchema = z.strictObject({
  /** The heading of the page, and its name in the navigation. */
  title: line,
  visibility: oneOf(['public', 'internal'], 'visibility', 'visibility').optional(),
});

function parsePage(source: SourceFile): { page?: OwnPage; problems: Problem[] } {
  const file = source.path;
  const name = nameOf(file);
  const id = name.replace(/\.md$/u, '');
  const at = { file, line: 1, column: 1 };
  if (id === name || !idForm.test(id)) {
    const message = `"${name}" is not a name for a page: the name without .md is its address.`;
    const hint = `Rename it to ${slug(id) || 'about'}.md: small letters, digits and single hyphens.`;
    return { problems: [{ ...at, rule: 'file-name', message, hint }] };
  }
  if (id.length > MAX_ID_BYTES) return { problems: [{ ...at, ...tooLong(id), rule: 'file-name' }] };
  const text = plain(source.text);
  const large = checkFileSize(file, text);
  if (large) return { problems: [large] };
  const parts = splitFrontMatter(file, text);
  if ('rule' in parts) return { problems: [parts] };
  const { data, places, problems, guessed } = readYaml({ file, text: parts.yaml, firstLine: parts.yamlLine });
  if (guessed) return { problems: [...problems] };
  const checked = checkSchema(pageSchema, data ?? {}, { file, places });
  const { problems: sizes } = measureMarkdown(parts.body);
  const found = sizes.length > 0 ? sizes : [...checkInternal(parts.body), ...leftOut(parts.body)];
  const inBody = found.map((complaint) => ({
    file,
    ...complaint,
    line: complaint.line + parts.bodyLine - 1,
  }));
  const all: Problem[] = [...problems, ...checked.problems, ...inBody];
  if (!checked.value || sizes.length > 0) return { problems: all };
  const { title, visibility = 'public' } = checked.value;
  return { page: { id, title, visibility, body: parts.body }, problems: all };
}

const stringsSchema = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));
const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];

function parseStrings(
  source: SourceFile,
  english: OwnStrings,
): { locale: string; strings?: OwnStrings; problems: Problem[] } {
  const file = source.path;
  const locale = nameOf(file).replace(/\.json$/u, '');
  const at = { file, line: 1, column: 1 };
  if (!isLocale(locale)) {
    const message = `"${nameOf(file)}" does not say which language its words are of.`;
    return {
      locale,
      problems: [{ ...at, rule: 'locale', message, hint: 'Rename it, as en.json, de.json or de-AT.json.' }],
    };
  }
  const text = plain(source.text);
  const large = checkFileSize(file, text, limits.configBytes);
  if (large) return { locale, problems: [large] };
  // JSON is YAML too, and this reader knows the place of everything.
  const { data, places, problems, guessed } = readYaml({ file, text, firstLine: 1 });
  if (guessed) return { locale, problems: [...problems] };
  const checked = checkSchema(stringsSchema, data ?? {}, { file, places });
  const found = Object.entries(checked.value ?? {}).flatMap(([key, value]): Problem[] => {
    const place = { file, ...places.ofKey([key]) };
    if (!Object.hasOwn(english, key)) {
      const near = nearest(key, Object.keys(english));
      const hint = near ? `Did you mean ${near}?` : 'src/i18n/en.json of Upfront lists the keys.';
      return [{ ...place, rule: 'unknown-key', message: `"${key}" is not a key of the interface.`, hint }];
    }
    return checkWords(key, value, english[key] ?? '', place);
  });
  const all = [...problems, ...checked.problems, ...found];
  return { locale, ...(all.length === 0 && checked.value ? { strings: checked.value } : {}), problems: all };
}

/** A sentence may use the names in braces of the shipped one, and one with forms has the form for all other numbers. */
function checkWords(
  key: string,
  value: OwnStrings[string],
  shipped: OwnStrings[string],
  place: { file: string; line: number; column: number },
): Problem[] {
  const known = namesIn(shipped);
  const unknown = [...namesIn(value)].find((name) => !known.has(name));
  if (unknown !== undefined) {
    const hint =
      known.size > 0 ? `Known here: ${[...known].map((name) => `{${name}}`).join(', ')}.` : 'Remove it.';
    return [{ ...place, rule: 'unknown-name', message: `"${key}" has no {${unknown}}.`, hint }];
  }
  if (typeof value === 'string') return [];
  const odd = Object.keys(value).find((form) => !forms.includes(form));
  if (odd !== undefined || value.other === undefined) {
    const message =
      odd === undefined
        ? `"${key}" lacks the form for all other numbers.`
        : `"${odd}" is not a form of a number.`;
    return [
      {
        ...place,
        rule: 'plural',
        message,
        hint: `Write other, and as your language needs them: ${forms.join(', ')}.`,
      },
    ];
  }
  return [];
}

function namesIn(value: OwnStrings[string]): Set<string> {
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '')));
}

function isLocale(text: string): boolean {
  try {
    return new Intl.Locale(text).toString() === text;
  } catch {
    return false;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
}
