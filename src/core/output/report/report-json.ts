import type { Report } from './report.ts';

/** The figures of a report as a JSON document, with a line break at its end. */
export function reportJson({ figures }: Report): string {
  return `${JSON.stringify(figures, null, 2)}\n`;
}
