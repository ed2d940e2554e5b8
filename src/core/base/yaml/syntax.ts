import type { YAMLParseError } from 'yaml';
import { isTextKey, quoted } from './text-as-written.ts';

/** A parser's error in words that say what to write instead. */
export interface Explanation {
  readonly offset: number;
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

/** Explains a YAML error by the line on which it stands. */
export function explainSyntax(text: string, error: YAMLParseError): Explanation {
  const [offset] = error.pos;
  const lineStart = text.lastIndexOf('\n', Math.max(offset - 1, 0)) + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';

  if (error.code === 'TAB_AS_INDENT' || /^ *\t/u.test(line)) {
    return {
      offset: lineStart + line.indexOf('\t'),
      rule: 'tab',
      message: 'A tab stands where YAML wants spaces.',
      hint: 'Indent with spaces: two for each step.',
    };
  }
  if (error.code === 'DUPLICATE_KEY') {
    return {
      offset,
      rule: 'duplicate-key',
      message: `The key "${/^[\s-]*([^:]+)/u.exec(text.slice(offset))?.[1]?.trim() ?? ''}" stands twice in one place.`,
      hint: 'Keep one of the two. A new entry of a timeline begins with "- at:".',
    };
  }
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
  if (pair?.key && pair.value && isTextKey(pair.key)) {
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

/** The text without the quotes that somebody put around it. */
function unquote(value: string): string {
  return /^(["']).*\1$/u.test(value) ? value.slice(1, -1) : value;
}

function firstSentence(message: string): string {
  return `${message.split(/\n|\.\s/u, 1)[0]?.replace(/\.$/u, '') ?? ''}.`;
}
