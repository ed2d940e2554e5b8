import { limits } from '#core/base/limits.ts';
import { checkFileSize } from '#core/content/record/check-size.ts';
import type { Located } from '#import/common/finding.ts';
import { exit, UserError } from '#terminal/command.ts';
import type { SourceText } from './parse-issue.ts';
import { readYamlValue, type YamlValue } from './yaml-value.ts';

/** A cState config, as far as Upfront has a place for it. */
export interface CstateConfig {
  readonly path: string;
  readonly title?: string | undefined;
  readonly baseUrl?: Located<string> | undefined;
  readonly language?: string | undefined;
  /** Markdown. */
  readonly description?: string | undefined;
  readonly brand?: Located<string> | undefined;
  readonly categories: readonly CstateCategory[];
  readonly systems: readonly CstateSystem[];
  /** The place of a category or a system without a name; cState shows nothing for it. */
  readonly nameless: readonly { readonly line: number; readonly column: number }[];
}

export interface CstateCategory extends Located<string> {
  readonly description?: string | undefined;
}

/** `value` is the name that issues know it by. */
export interface CstateSystem extends Located<string> {
  /** What people read, where it is not the name. */
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly category?: string | undefined;
}

/**
 * Reads a cState config.
 *
 * @throws {UserError} where it is no YAML.
 */
export function parseSite({ path, text }: SourceText): CstateConfig {
  const large = checkFileSize(path, text, limits.configBytes);
  if (large) throw new UserError(`${path}:${large.line}:${large.column} ${large.message}`, exit.problems);
  const site = readYamlValue(path, text.replace(/\r\n?/gu, '\n'), 1);
  if ('rule' in site) {
    throw new UserError(`${path}:${site.line}:${site.column} ${site.message}`, exit.problems);
  }
  const params = site.get('params');
  const lists = [params?.get('categories'), params?.get('systems')];
  return {
    path,
    title: site.get('title')?.text,
    baseUrl: placed(site.get('baseURL')),
    language: site.get('languageCode')?.text,
    description: params?.get('description')?.text,
    brand: placed(params?.get('brand')),
    categories: named(params?.get('categories')).map(({ value, name }) => ({
      ...name,
      description: value.get('description')?.text,
    })),
    systems: named(params?.get('systems')).map(({ value, name }) => ({
      ...name,
      displayName: value.get('displayName')?.text,
      description: value.get('description')?.text,
      category: value.get('category')?.text,
    })),
    nameless: lists
      .flatMap((list) => list?.items ?? [])
      .filter((item) => item.get('name')?.text === undefined)
      .map(({ line, column }) => ({ line, column })),
  };
}

function named(list: YamlValue | undefined): { value: YamlValue; name: Located<string> }[] {
  return (list?.items ?? []).flatMap((value) => {
    const name = placed(value.get('name'));
    return name ? [{ value, name }] : [];
  });
}

function placed(value: YamlValue | undefined): Located<string> | undefined {
  return value?.text === undefined
    ? undefined
    : { value: value.text, line: value.line, column: value.column };
}
