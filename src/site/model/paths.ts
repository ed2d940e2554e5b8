import type { Instant } from '#core/base/time/instant.ts';
import {
  absolute,
  anchorOf,
  calendarFile,
  componentFile,
  componentPage,
  monthPage,
  ownPage,
  recordPage,
  reportPage,
} from '#core/content/address.ts';

/** Every address of one site. All but `absolute` begin with the site's own path. */
export interface Paths {
  readonly index: string;
  readonly history: string;
  readonly reports: string;
  readonly maintenance: string;
  readonly subscribe: string;
  readonly policy: string;
  /** On the internal site alone. */
  readonly deadlines: string;
  readonly onCall: string;
  readonly actions: string;
  readonly reviews: string;
  readonly record: (id: string) => string;
  readonly entry: (id: string, at: Instant) => string;
  /** Months are written `2026-11`. */
  readonly month: (month: string) => string;
  readonly report: (month: string) => string;
  /** A further page of the operator's. */
  readonly ownPage: (id: string) => string;
  readonly component: (id: string) => string;
  /** A file made for a component alone: a feed, a badge. */
  readonly componentFile: (id: string, file: string) => string;
  /** The calendar of one maintenance. */
  readonly calendar: (id: string) => string;
  /** A file made for the whole site, by its address from the root: a feed, a calendar, a badge, an API document. */
  readonly file: (file: string) => string;
  /** Of a site whose brand has no favicon. */
  readonly icon: string;
  /** A file of public/ or internal/. */
  readonly asset: (file: string) => string;
  /** The whole address of a page from the site's root; of the index where that is empty. */
  readonly absolute: (page: string) => string;
}

/** The addresses of the site at `url`. */
export function pathsOf(url: string): Paths {
  const base = new URL(url).pathname.replace(/\/?$/u, '/');
  const from = (page: string) => `${base}${page}`;
  return {
    index: base,
    history: from('history.html'),
    reports: from('reports.html'),
    maintenance: from('maintenance.html'),
    subscribe: from('subscribe.html'),
    policy: from('policy.html'),
    deadlines: from('deadlines.html'),
    onCall: from('on-call.html'),
    actions: from('actions.html'),
    reviews: from('reviews.html'),
    record: (id) => from(recordPage(id)),
    entry: (id, at) => `${from(recordPage(id))}#${anchorOf(at)}`,
    month: (month) => from(monthPage(month)),
    report: (month) => from(reportPage(month)),
    ownPage: (id) => from(ownPage(id)),
    component: (id) => from(componentPage(id)),
    componentFile: (id, file) => from(componentFile(id, file)),
    calendar: (id) => from(calendarFile(id)),
    file: from,
    icon: from('icon.svg'),
    asset: from,
    absolute: (page) => absolute(url, page),
  };
}
