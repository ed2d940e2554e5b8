import type { VisibleComponent } from '#core/audience/visible.ts';
import { escapeHtml } from '#core/base/markdown/rich-text.ts';
import { componentFile } from '#core/content/address.ts';
import { feedPages } from '#core/output/feed/feed.ts';
import type { Site } from '#site/model/site.ts';
import {
  type FeedLinkView,
  type FrameView,
  feedLinks,
  frameView,
  type LinkView,
} from '#site/views/shared/frame-view.ts';
import { calendarLinks } from './calendar-links.ts';
import { componentFeeds } from './component-feeds.ts';

/** Every way to hear of what happens, and how each is set up. */
export interface SubscribeView {
  readonly frame: FrameView;
  readonly title: string;
  readonly lead: string;
  /** What the team has to know. */
  readonly note?: string | undefined;
  /** Leads to each section. */
  readonly contents: { readonly label: string; readonly links: readonly LinkView[] };
  readonly sections: readonly SubscribeSectionView[];
}

/** Ways of one kind; where there are many, in groups that fold. */
export interface SubscribeSectionView {
  readonly id: string;
  readonly label: string;
  readonly text?: string | undefined;
  readonly ways?: readonly WayView[] | undefined;
  readonly groups?: readonly { readonly name: string; readonly ways: readonly WayView[] }[] | undefined;
}

/** One way: what to do, and what to copy. */
export interface WayView {
  readonly label: string;
  /** Leads to what the address names. */
  readonly href?: string | undefined;
  readonly text?: string | undefined;
  /** A whole address, a command or a line of HTML. */
  readonly copy: string;
  readonly note?: string | undefined;
  /** The same in other formats. */
  readonly links?: readonly FeedLinkView[] | undefined;
}

export function subscribeView(site: Site): SubscribeView {
  const { t, config } = site;
  const title = t('place.subscribe');
  const sections = [
    feeds(site),
    tools(site),
    calendar(site),
    components(site),
    history(site),
    programs(site),
  ];
  return {
    frame: frameView(site, {
      path: 'subscribe.html',
      title,
      description: t('subscribe.description'),
      place: 'subscribe',
    }),
    title,
    lead: t('subscribe.lead'),
    note: config.audience === 'internal' ? t('subscribe.internal') : undefined,
    contents: {
      label: t('subscribe.contents'),
      links: sections.map(({ id, label }) => ({ label, href: `#${id}` })),
    },
    sections,
  };
}

function feeds(site: Site): SubscribeSectionView {
  const { t, config } = site;
  return {
    id: 'feeds',
    label: t('subscribe.feeds'),
    text: t('subscribe.feeds-text'),
    ways: feedLinks(site, config.site.name, (file) => file).map(({ label, href }) => file(site, label, href)),
  };
}

function tools({ t, paths }: Site): SubscribeSectionView {
  const rss = paths.absolute(feedPages.rss);
  return {
    id: 'tools',
    label: t('subscribe.tools'),
    ways: [
      {
        label: 'Slack',
        text: t('subscribe.slack'),
        copy: `/feed subscribe ${rss}`,
        note: t('subscribe.slack-note'),
      },
      { label: 'Microsoft Teams', text: t('subscribe.teams'), copy: rss },
      { label: 'Discord', text: t('subscribe.discord'), copy: rss },
      { label: t('subscribe.mail'), text: t('subscribe.mail-text'), copy: rss },
      { label: t('subscribe.reader'), text: t('subscribe.reader-text'), copy: paths.absolute('') },
    ],
  };
}

function calendar(site: Site): SubscribeSectionView {
  const { t } = site;
  const { live, address, file: href } = calendarLinks(site);
  return {
    id: 'calendar',
    label: t('subscribe.calendar'),
    text: t('subscribe.calendar-text'),
    ways: [
      { label: t('subscribe.calendar-live'), href: live, copy: live },
      { label: t('subscribe.calendar-file'), href, copy: address },
    ],
  };
}

function components(site: Site): SubscribeSectionView {
  const { t, paths, board } = site;
  const way = (component: VisibleComponent): WayView => ({
    label: component.name,
    href: paths.component(component.id),
    copy: paths.absolute(componentFile(component.id, feedPages.rss)),
    links: componentFeeds(site, component),
  });
  return {
    id: 'components',
    label: t('subscribe.components'),
    text: t('subscribe.components-text'),
    groups: board.groups.map((group) => ({ name: group.name, ways: group.components.map(way) })),
  };
}

function history(site: Site): SubscribeSectionView {
  const { t } = site;
  return {
    id: 'history',
    label: t('subscribe.history'),
    text: t('subscribe.history-text'),
    ways: [file(site, t('feed.rss'), 'history.rss'), file(site, t('feed.atom'), 'history.atom')],
  };
}

function programs(site: Site): SubscribeSectionView {
  const { t, paths, config } = site;
  const name = escapeHtml(config.site.name);
  const badge = `<a href="${paths.absolute('')}"><img src="${paths.absolute('badge.svg')}" alt="${name}"></a>`;
  const embed = `<script src="${paths.absolute('embed.js')}" async crossorigin="anonymous"></script><upfront-status></upfront-status>`;
  return {
    id: 'programs',
    label: t('subscribe.programs'),
    ways: [
      { ...file(site, t('subscribe.api'), 'api/v2/summary.json'), text: t('subscribe.api-text') },
      { label: t('subscribe.badge'), text: t('subscribe.badge-text'), copy: badge },
      { label: t('subscribe.embed'), text: t('subscribe.embed-text'), copy: embed },
    ],
  };
}

/** A file of the site by its address. */
function file({ paths }: Site, label: string, path: string): WayView {
  return { label, href: paths.file(path), copy: paths.absolute(path) };
}
