import { createHash } from 'node:crypto';
import type { RenderedTexts } from '#core/base/markdown/render-markdown.ts';
import type { RichText } from '#core/base/markdown/rich-text.ts';
import { type KeptFile, keep, readKept } from '#io/cache-file.ts';

export interface KeptTexts extends RenderedTexts {
  /** Keeps the texts that this build used, and no other. */
  readonly keep: () => void;
}

/**
 * The texts that the last build of a site rendered: all of them texts that its audience may see. They are found by a hash
 * of what was written, which may hold words that nobody sees, such as comments.
 *
 * @param file that keeps them; its version is that of what renders them.
 * @param shared texts that were rendered in this run for another site. What is taken from there was asked for here too.
 */
export function keptTexts(file: KeptFile, shared: Map<string, RichText>): KeptTexts {
  const last = readKept<RichText>(file);
  const used = new Map<string, RichText>();
  let changes = 0;
  return {
    find: (written) => {
      const key = hashOf(written);
      const own = last.get(key);
      const text = own ?? used.get(key) ?? shared.get(key);
      if (!text) return undefined;
      if (!own && !used.has(key)) changes++;
      used.set(key, text);
      return text;
    },
    remember: (written, text) => {
      const key = hashOf(written);
      changes++;
      used.set(key, text);
      shared.set(key, text);
    },
    keep: () => {
      if (changes > 0 || used.size !== last.size) keep(file, used);
    },
  };
}

function hashOf(written: string): string {
  return createHash('sha256').update(written).digest('base64url');
}
