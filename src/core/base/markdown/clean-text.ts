/**
 * What XML 1.0 forbids or discourages: control characters but tab and line ends, U+FFFE and U+FFFF, halves of
 * surrogate pairs.
 */
const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** The text without the characters that no XML document may hold, so that feeds and pages stay well-formed. */
export function cleanText(text: string): string {
  return text.replace(forbidden, '');
}

/** The same data with every text in it cleaned; keys stay as they are. */
export function cleanTexts<T>(data: T): T {
  if (typeof data === 'string') return cleanText(data) as T;
  if (Array.isArray(data)) return data.map(cleanTexts) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, cleanTexts(value)])) as T;
}
