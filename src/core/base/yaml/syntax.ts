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
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';

  if (error.code === 'TAB_AS_INDENT' || /^ *\t/u.test(line)) {
    return {
      offset: lineStart + line.indexOf('\t'),
      rule: 'tab',
      message: 'There is a tab where YAML needs spaces.',
      hint: 'Indent with spaces: two for each step.',
    };
  }
  if (error.code === 'DUPLICATE_KEY') {
    return {
      offset,
      rule: 'duplicate-key',
      message: `The key "${/^[\s-]*([^:]+)/u.exec(text.slice(offset))?.[1]?.trim() ?? ''}" appears twice in one place.`,
      hint: 'Keep one of the two. A new entry of a timeline begins with "- at:".',
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
  const pair = /^(?<lead>[\s-]*)(?<key>[\w-]+):[ \t]+(?<value>\S.*?)\s*$/u.exec(line)?.groups;
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
  const lines = text.slice(0, lineStart + 1).split('\n');
  // The parser stumbles over the entry's next key; its text, if any, is still to come.
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - 2); index--) {
    const offset = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
    const line = text.slice(offset).split('\n', 1)[0] ?? '';
    const [, indent = '', value = ''] = /^( *)at:[ \t]+(\S.*?)[ \t]*$/u.exec(line) ?? [];
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
