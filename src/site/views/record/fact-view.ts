import type { TimeView } from '#site/model/times.ts';

/** What a record did to a component: how long it put it in each state, the worst first. */
export interface ImpactView {
  readonly component: string;
  readonly href: string;
  readonly text: string;
}

/** A fact of a record: what it is, and a text, a time or components. */
export interface FactView {
  readonly term: string;
  readonly text?: string | undefined;
  readonly time?: TimeView | undefined;
  readonly impacts?: readonly ImpactView[] | undefined;
}
