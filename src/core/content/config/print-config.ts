import { Document } from 'yaml';
import type { SourceFile } from '#core/base/source-file.ts';
import type { ConfigFile } from './config-files.ts';
import { readConfigYaml } from './parse-config.ts';

/**
 * A config file in full, as text: what the operator wrote and, where that is silent, what is shipped. Read again, it
 * means the same. Comments are left out. Undefined where the file cannot be read.
 */
export function printConfig(name: ConfigFile, source: SourceFile): string | undefined {
  const read = readConfigYaml(name, source);
  if (!('data' in read)) return undefined;
  return new Document(read.data, { schema: 'failsafe', aliasDuplicateObjects: false }).toString({
    lineWidth: 0,
    flowCollectionPadding: true,
  });
}
