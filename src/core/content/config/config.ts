import type { Own } from '#core/content/own/own.ts';
import type { ComponentsConfig } from './components.ts';
import type { OncallConfig } from './oncall.ts';
import type { PolicyConfig } from './policy.ts';
import type { SiteConfig } from './site.ts';

/** All of `config/`, checked. Raw: what may be shown of it is `VisibleConfig`'s to say. */
export interface Config {
  readonly site: SiteConfig;
  readonly components: ComponentsConfig;
  readonly policy: PolicyConfig;
  /** Undefined where oncall.yml has a problem, and where it was not read: a public build does without it. */
  readonly oncall?: OncallConfig | undefined;
  /** Style, words and pages of the operator's own. */
  readonly own?: Own | undefined;
}
