const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text of at most `limit` UTF-16 code units, cut between two characters as people see them: an emoji stays whole, and a
 * letter keeps its accents. Every cut of a text that somebody reads is made here.
 *
 * @param end what a text ends with that was cut; it counts.
 * @example cutText('Payments fail 👩‍👩‍👧', 16) //=> 'Payments fail…'
 */
export function cutText(text: string, limit: number, end = '…'): string {
  if (text.length <= limit) return text;
  const room = limit - end.length;
  if (room < 0) return '';
  let stop = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    const next = index + segment.length;
    if (next > room) break;
    stop = next;
  }
  return `${text.slice(0, stop).trimEnd()}${end}`;
}
