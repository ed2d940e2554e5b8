import { Document } from 'yaml';

const origin = ' Imported by Upfront from a cState site. It is yours: the command never writes over it.';

/** A config file as YAML, with a line that says where it comes from. */
export function writeConfig(value: object): string {
  const document = new Document(value);
  document.commentBefore = origin;
  return document.toString({ lineWidth: 0 });
}
