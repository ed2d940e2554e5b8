import type { Outcome, Report } from './report.ts';

type Cell = string | number | null;

/** Sections under which incidents are listed by id and title. */
const lists = { 'false-alarm': 'false_alarm', unfinished: 'unfinished' } as const satisfies Partial<
  Record<Outcome, string>
>;

/**
 * A report as a table of `section,key,value` for spreadsheets, by RFC 4180: quoted where needed, lines end in CRLF.
 * Figures are named by the path of their JSON keys; what is not known is empty. False alarms and unfinished incidents
 * follow by id and title. Text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function reportCsv({ figures, incidents }: Report): string {
  const rows: Cell[][] = [['section', 'key', 'value'], ...figureRows('', figures)];
  for (const [outcome, section] of Object.entries(lists)) {
    for (const { visible } of incidents.filter((one) => one.outcome === outcome)) {
      rows.push([section, visible.id, visible.title]);
    }
  }
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function figureRows(section: string, figures: object): Cell[][] {
  return Object.entries(figures).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return [[section, key, value as Cell]];
    return figureRows(section === '' ? key : `${section}.${key}`, value);
  });
}

function cell(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
