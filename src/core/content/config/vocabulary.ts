import type { Visibility } from './components.ts';
import type { SeverityPolicy } from './policy.ts';

/**
 * The words a record may use, out of the config. A list is undefined where its config file could not be read: then
 * records are not blamed for words that nobody can look up.
 */
export interface Vocabulary {
  readonly components?: ReadonlyMap<string, { readonly visibility: Visibility }> | undefined;
  /** By id, with the state that components listed without one are in, and what is promised. */
  readonly severities?:
    | ReadonlyMap<string, Pick<SeverityPolicy, 'component_state' | 'lane' | 'name' | 'promises'>>
    | undefined;
  readonly causes?: readonly string[] | undefined;
  readonly time_zone: string;
}
