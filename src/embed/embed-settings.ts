import type { Indicator, Overall } from '#core/rules/availability/overall.ts';

/** What a site writes before the script that other sites load: it then needs one request alone. */
export interface EmbedSettings {
  /** The address of the script, for pages on which the script cannot determine it. */
  readonly script: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The state of everything in that language, by the API's words. */
  readonly overall: Readonly<Record<Overall['description'], string>>;
  /** That the state is not confirmed since a time: `{time}` in it. */
  readonly unconfirmed: string;
  /** The site's time zone. */
  readonly zone: string;
  /** On light and on dark pages. */
  readonly colors: Readonly<Record<Indicator | 'unconfirmed', readonly [light: string, dark: string]>>;
}
