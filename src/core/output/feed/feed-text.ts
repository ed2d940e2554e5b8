import type { ComponentState } from '#core/content/config/component-state.ts';
import type { DerivedEvent } from '#core/content/record/moments.ts';
import type { StepStatus } from '#core/content/record/status.ts';

/** The sentences of the interface that feeds say, by their key in its catalogue. */
type FeedKey =
  | `status.${StepStatus | 'update'}`
  | `state.${ComponentState}`
  | `window.${DerivedEvent}`
  | 'outcome.scheduled'
  | 'timeline.reclassified'
  | 'timeline.window-changed'
  | 'next-update.due'
  | 'severity.internal'
  | 'severity.unknown'
  | 'internal.label'
  | 'internal.by'
  | 'internal.entry-unpublished';

/** Says a sentence in the site's language; `{names}` in it are replaced by the values given. */
export type FeedText = (key: FeedKey, values?: Readonly<Record<string, string>>) => string;
