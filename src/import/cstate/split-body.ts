import { codeLines } from './markdown-body.ts';

/** A body, split at its marks. */
export interface BodyParts {
  /** What was said first; empty where nothing was. */
  readonly initial: string;
  /** What was said at the end, and what was said in between, newest first; undefined where the body has no such marks. */
  readonly final?: string | undefined;
}

type Part = 'initial' | 'update' | 'final';

interface Section {
  readonly part: Part;
  readonly text: string;
}

/**
 * Splits a cState body at marks such as `[Final Message]` and `[Initial Message]`, in any order. It is split
 * only where the marks leave no doubt: one initial, one final, nothing before the first. Text under other marks
 * (`[Update]`) has no time of its own and goes with the final part, marks and all. A body that has only an initial mark loses
 * the mark; any other body is one whole.
 */
export function splitBody(body: string): BodyParts {
  const whole = { initial: body.trim() };
  const { before, sections } = sectionsOf(body);
  if (before.trim() !== '') return whole;
  const initial = sections.filter(({ part }) => part === 'initial');
  const final = sections.filter(({ part }) => part === 'final');
  if (initial.length !== 1) return whole;
  if (final.length === 0 && sections.length === 1) return { initial: initial[0]?.text ?? '' };
  if (final.length !== 1) return whole;
  const updates = sections.filter(({ part }) => part === 'update').map(({ text }) => text);
  const end = [final[0]?.text ?? '', ...updates].filter((text) => text !== '').join('\n\n');
  return { initial: initial[0]?.text ?? '', final: end };
}

function sectionsOf(body: string): { before: string; sections: Section[] } {
  const code = codeLines(body);
  const before: string[] = [];
  const open: { part: Part; lines: string[] }[] = [];
  body.split('\n').forEach((line, index) => {
    const mark = code.has(index + 1) ? undefined : readMark(line);
    if (mark) open.push({ part: mark.part, lines: mark.keep === '' ? [] : [mark.keep] });
    else (open.at(-1)?.lines ?? before).push(line);
  });
  return {
    before: before.join('\n'),
    sections: open.map(({ part, lines }) => ({ part, text: withoutRule(lines.join('\n')).trim() })),
  };
}

/** Rows of hyphens that divide one section from the next. */
function withoutRule(text: string): string {
  return text.trimEnd().replace(/(?:^|\n[ \t]*\n)[ \t]*([-*_])(?:[ \t]*\1){2,}$/u, '');
}

/** Marks are on their own line in brackets, emphasis or a heading, or say "message" and end in a colon. */
const forms = [
  /^ {0,3}\[(?<name>[^\]\n]+)\](?![(:[])[ \t]*(?:-->)?[ \t]*(?<rest>.*)$/u,
  /^ {0,3}(?<mark>\*\*|__|\*|_)\[?(?<name>[^*_\]\n]+)\]?:?\k<mark>:?[ \t]*$/u,
  /^ {0,3}(?<name>(?:initial|first|opening|final|closing) message)[ \t]*:[ \t]*(?<rest>.*)$/iu,
];

const noun = '(?:\\s+(?:message|issue|incident|maintenance|outage|notice|post|announcement))?';
/** What may follow the name: nothing, a number, or when it was. */
const detail = '(?<detail>\\s*(?:$|\\d+\\s*$|[-–—,:(]\\s*.*|(?:at|on)\\s.*|\\d.*\\d{4}.*))';
const names = {
  initial: new RegExp(`^(?:initial|first|open(?:ing|ed)?)${noun}${detail}$`, 'iu'),
  final: new RegExp(
    `^(?:final|clos(?:e|ed|ing)|end of(?: the)?(?= ))${noun}(?:\\s+message)?${detail}$`,
    'iu',
  ),
  update: new RegExp(`^(?:updated?|edit(?:ed)?)${noun}${detail}$`, 'iu'),
} as const satisfies Record<Part, RegExp>;

/** The text of a heading, without the brackets around it. */
function headingName(line: string): string | undefined {
  const text = /^ {0,3}#{1,6}[ \t]+(\S.*)$/u.exec(line)?.[1]?.trimEnd();
  if (text === undefined) return undefined;
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  const name = text.slice(text.startsWith('[') ? 1 : 0, end).trimEnd();
  const bare = name.endsWith(']') ? name.slice(0, -1) : name;
  return bare === '' || bare.includes(']') ? undefined : bare;
}

/** The mark that a line is, and what of the line must stay in the text because it says more than the mark does. */
function readMark(line: string): { part: Part; keep: string } | undefined {
  const heading = headingName(line);
  for (const form of forms) {
    const { name = heading, rest = '' } = form.exec(line)?.groups ?? {};
    if (name === undefined) continue;
    for (const part of ['initial', 'final', 'update'] as const) {
      const groups = names[part].exec(name.trim())?.groups;
      if (!groups) continue;
      if (part === 'update' || (groups.detail ?? '').trim().replace(/^:$/u, '') !== '')
        return { part, keep: line };
      return { part, keep: rest.trim() };
    }
  }
  return undefined;
}
