import type { ComponentState } from '#core/content/config/component-state.ts';

/** A badge in no format yet: what it is about, and the state of that. */
export interface Badge {
  readonly label: string;
  /** The state in words, and as of when it is. */
  readonly message: string;
  /** Picks the colour. */
  readonly state: ComponentState | 'none';
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}
