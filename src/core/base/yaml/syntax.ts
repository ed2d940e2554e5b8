import type { YAMLParseError } from 'yaml';
import type { Rule } from '#core/base/rule.ts';
import { isTextKey, quoted } from './text-as-written.ts';

/** A parser's error in words that say what to write instead. */
export interface Explanation {
  readonly offset: number;
  readonly rule: Rule;
  readonly message: string;
  readonly hint: string;
}

/** Explains a YAML error by its line. */
export function explainSyntax(text: string, error: YAMLParseError): Explanation {
  const [offset] = error.pos;
  const lineStart = text.lastIndexOf('\n', Math.max(offset - 1, 0)) + 1;
  const line = lineAt(text, lineStart);

  if (error.code === 'TAB_AS_INDENT' || /^ *\t/u.test(line)) {
    return {
      offset: lineStart + line.indexOf('\t'),
      rule: 'tab',
      message: 'There is a tab where YAML needs spaces.',
      hint: 'Indent with spaces: two for each step.',
    };
  }
  const forgotten = forgottenHyphen(text, lineStart);
  if (forgotten) return forgotten;
  const dash = /^(\s*)([–—−•·*])(\s+)(\w+:.*)/u.exec(line);
  if (dash) {
    return {
      offset: lineStart + (dash[1]?.length ?? 0),
      rule: 'yaml',
      message: `A list item begins with a hyphen, not with "${dash[2]}".`,
      hint: `Write ${dash[1]?.trim() ?? ''}- ${dash[4] ?? ''}`,
    };
  }
  const pair = /^[\s-]*(?<key>\b[\w-]+):[ \t]+(?<value>\S.*)$/u.exec(line.trimEnd())?.groups;
  if (pair?.key && pair.value && isTextKey(pair.key) && !/^[|>][-+\d]*$/u.test(pair.value)) {
    const { key, value } = pair;
    const column = line.indexOf(value, line.indexOf(':') + 1);
    return {
      offset: lineStart + Math.max(column, 0),
      rule: 'text-misread',
      message: `YAML misreads this text: ${reason(value)}`,
      hint: /^[|>][+-]?\s+\S/u.test(value)
        ? `Write ${key}: | and begin the text on the next line, indented by two more spaces.`
        : `Put it in quotes: ${key}: ${quoted(unquote(value))}`,
    };
  }
  return {
    offset,
    rule: 'yaml',
    message: `YAML cannot read this: ${firstSentence(error.message)}`,
    hint: 'Compare it with the lines above: two spaces for each step, "key: value", and "message: |" with the text indented below.',
  };
}

/** The rest of the line at an offset. */
function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? undefined : end);
}

function reason(value: string): string {
  if (/^["']/u.test(value)) return 'the quotes around it close too early or not at all.';
  if (/^[|>][+-]?\s/u.test(value)) return 'after | or > the text begins on the next line.';
  if (/^[@`%[\]{},&*!?|>-]/u.test(value)) return `"${value[0]}" at its start is a mark of YAML's own.`;
  return 'a colon and a space inside it look like a key.';
}

/**
 * Explains an entry without its hyphen: `at:` at the margin of the list, or under the last key of the entry above.
 *
 * @param lineStart offset of the line that the parser complains of: that of `at:`, or one below it.
 */
function forgottenHyphen(text: string, lineStart: number): Explanation | undefined {
  const above = lineStart === 0 ? [] : [lineStart === 1 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1];
  // The parser stumbles over the entry's next key; its text, if any, is still to come.
  for (const offset of [lineStart, ...above]) {
    const line = lineAt(text, offset);
    const [, indent = '', value = ''] = /^( *)at:[ \t]+(\S.*)$/u.exec(line.trimEnd()) ?? [];
    if (value === '') continue;
    return {
      offset: offset + indent.length,
      rule: 'yaml',
      message: 'A new entry begins with a hyphen, which is missing here.',
      hint: `Write - at: ${value}, with the hyphen below that of the entry before.`,
    };
  }
  return undefined;
}

/** The text without the quotes that somebody put around it. */
function unquote(value: string): string {
  return /^(?:"[^"]*"|'[^']*'|[“„«][^“”»]*[“”»])$/u.test(value) ? value.slice(1, -1) : value;
}

function firstSentence(message: string): string {
  return `${message.split(/\n|\.\s/u, 1)[0]?.replace(/\.$/u, '') ?? ''}.`;
}
