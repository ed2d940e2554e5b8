import type { TimeView } from '#site/model/times.ts';

/** A sentence in parts: texts, and the times in it. */
export type Sentence = readonly (string | TimeView)[];

/**
 * A sentence of the catalogues with its times put in.
 *
 * @example sentenceOf('As of {time}.', { time }) //=> ['As of ', time, '.']
 */
export function sentenceOf(text: string, times: Readonly<Record<string, TimeView>>): Sentence {
  return text
    .split(/(\{\w+\})/u)
    .map((part) => times[part.slice(1, -1)] ?? part)
    .filter((part) => part !== '');
}
