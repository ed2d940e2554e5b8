import { cleanText } from '#core/base/markdown/clean-text.ts';
import { escapeHtml } from '#core/base/markdown/rich-text.ts';
import type { Badge } from './badge.ts';
import { badgeColors } from './badge-colors.ts';
import { textWidth } from './text-width.ts';

const HEIGHT = 20;
const ROUND = 3;
/** Room on either side of a text. */
const PADDING = 6;

interface Part {
  readonly text: string;
  readonly color: string;
  readonly textWidth: number;
  readonly width: number;
}

/** The badge as an SVG picture: label and state side by side, in the order in which its language is read. */
export function renderBadge({ label, message, state, language, direction }: Badge): string {
  const parts = [partOf(label, badgeColors.label.light), partOf(message, badgeColors[state].light)] as const;
  const [left, right] = direction === 'rtl' ? [parts[1], parts[0]] : parts;
  const width = left.width + right.width;
  const name = parts.map(({ text }) => text).join(': ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${name}" xml:lang="${escapeHtml(language)}">`,
    `<title>${name}</title>`,
    `<path fill="${left.color}" d="M${left.width} 0H${ROUND}a${ROUND} ${ROUND} 0 0 0-${ROUND} ${ROUND}v${HEIGHT - 2 * ROUND}a${ROUND} ${ROUND} 0 0 0 ${ROUND} ${ROUND}H${left.width}z"/>`,
    `<path fill="${right.color}" d="M${left.width} 0H${width - ROUND}a${ROUND} ${ROUND} 0 0 1 ${ROUND} ${ROUND}v${HEIGHT - 2 * ROUND}a${ROUND} ${ROUND} 0 0 1-${ROUND} ${ROUND}H${left.width}z"/>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle" direction="${direction}">`,
    textAt(left, left.width / 2),
    textAt(right, left.width + right.width / 2),
    '</g></svg>\n',
  ].join('');
}

/** A text escaped for XML, with its measures. */
function partOf(raw: string, color: string): Part {
  const text = cleanText(raw).replace(/\s+/gu, ' ').trim();
  const measured = textWidth(text);
  return { text: escapeHtml(text), color, textWidth: measured, width: measured + 2 * PADDING };
}

function textAt({ text, textWidth: length }: Part, x: number): string {
  // A length of nothing would hide what has an unknown one.
  const fixed = length > 0 ? ` textLength="${length}" lengthAdjust="spacingAndGlyphs"` : '';
  return `<text x="${x}" y="14"${fixed}>${text}</text>`;
}
