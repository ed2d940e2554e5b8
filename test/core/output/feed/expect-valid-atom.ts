import { existsSync, readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { expect } from 'vitest';
import { atomFaults } from './atom-faults.ts';
import { xmlText } from './hostile-texts.ts';
import { readXml } from './read-xml.ts';

const grammar = new URL('../../../../../shared/schemas/atom.rng', import.meta.url);
/** Whether RFC 4287's own grammar is here. */
export const grammarIsHere = existsSync(grammar);

/** RFC 4287's rules, by code; and by its grammar where that is at hand. */
export function expectValidAtom(xml: string): void {
  expect(xml).toMatch(xmlText);
  expect(atomFaults(readXml(xml))).toEqual([]);
  if (grammarIsHere) checkByGrammar(xml);
}

/** @throws where RFC 4287's grammar refuses the feed. */
export function checkByGrammar(xml: string): void {
  const schema = XmlDocument.fromString(readFileSync(grammar, 'utf8'));
  const document = XmlDocument.fromString(xml);
  const validator = RelaxNGValidator.fromDoc(schema);
  try {
    validator.validate(document);
  } finally {
    validator.dispose();
    document.dispose();
    schema.dispose();
  }
}
