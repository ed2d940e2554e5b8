import type { Site } from '#site/site.ts';
import { componentFeeds } from './component-feeds.ts';
import { type FrameView, feedLinks, frameView, type LinkView } from './frame-view.ts';

/** Every way to hear of what happens, and how each is set up. */
export interface SubscribeView {
  readonly frame: FrameView;
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly SubscribeSectionView[];
  readonly howToLabel: string;
  readonly howTos: readonly HowToView[];
  readonly components: {
    readonly label: string;
    readonly text: string;
    readonly groups: readonly {
      readonly id: string;
      readonly name: string;
      readonly components: readonly { readonly name: string; readonly feeds: readonly LinkView[] }[];
    }[];
  };
}

/** Addresses of one kind, and what they are for. */
export interface SubscribeSectionView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly addresses: readonly AddressView[];
}

/** Something to copy: an address, which is a link, or a snippet, which is none. */
export interface AddressView {
  readonly label: string;
  readonly text: string;
  readonly href?: string | undefined;
}

/** The steps in one program. */
export interface HowToView {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly string[];
  /** What is to be pasted. */
  readonly paste?: string | undefined;
}

export function subscribeView(site: Site): SubscribeView {
  const { t, paths, config } = site;
  const title = t('place.subscribe');
  const address = (file: string, label: string): AddressView => ({
    label,
    text: paths.absolute(file),
    href: paths.file(file),
  });
  const rss = paths.absolute('rss.xml');
  const calendar = paths.absolute('calendar.ics');
  const home = paths.absolute('');
  const badge = paths.absolute('badge.svg');
  const script = `<script src="${paths.absolute('embed.js')}" async></script>`;
  const feeds = feedLinks(site, config.site.name, (file) => file);
  return {
    frame: frameView(site, { path: 'subscribe.html', title, place: 'subscribe' }),
    title,
    lead: t('subscribe.lead'),
    sections: [
      {
        id: 'feeds',
        label: t('subscribe.feeds'),
        text: t('subscribe.feeds-text'),
        addresses: feeds.map(({ href, label }) => address(href, label)),
      },
      {
        id: 'history',
        label: t('subscribe.history'),
        text: t('subscribe.history-text'),
        addresses: [address('history.rss', t('feed.rss')), address('history.atom', t('feed.atom'))],
      },
      {
        id: 'calendar',
        label: t('subscribe.calendar'),
        text: t('subscribe.calendar-text'),
        addresses: [
          {
            label: t('subscribe.calendar-live'),
            text: calendar.replace(/^https?:/u, 'webcal:'),
            href: calendar.replace(/^https?:/u, 'webcal:'),
          },
          address('calendar.ics', t('subscribe.calendar-file')),
        ],
      },
      {
        id: 'api',
        label: t('subscribe.api'),
        text: t('subscribe.api-text'),
        addresses: [
          address('api/v2/summary.json', t('subscribe.api-summary')),
          address('api/v2/status.json', t('subscribe.api-status')),
        ],
      },
      {
        id: 'badge',
        label: t('subscribe.badge'),
        text: t('subscribe.badge-text'),
        addresses: [
          { label: t('subscribe.badge-markdown'), text: `[![${config.site.name}](${badge})](${home})` },
          { label: t('subscribe.embed'), text: `${script}<upfront-status></upfront-status>` },
        ],
      },
    ],
    howToLabel: t('subscribe.how-to'),
    howTos: [
      {
        id: 'slack',
        name: 'Slack',
        steps: [t('subscribe.slack-1'), t('subscribe.slack-2')],
        paste: `/feed subscribe ${rss}`,
      },
      {
        id: 'teams',
        name: 'Microsoft Teams',
        steps: [t('subscribe.teams-1'), t('subscribe.teams-2'), t('subscribe.paste-address')],
        paste: rss,
      },
      {
        id: 'discord',
        name: 'Discord',
        steps: [t('subscribe.discord-1'), t('subscribe.discord-2')],
        paste: rss,
      },
      {
        id: 'mail',
        name: t('subscribe.mail'),
        steps: [t('subscribe.mail-1'), t('subscribe.mail-2')],
        paste: rss,
      },
      {
        id: 'news',
        name: t('subscribe.news'),
        steps: [t('subscribe.news-1'), t('subscribe.news-2')],
        paste: home,
      },
    ],
    components: {
      label: t('subscribe.components'),
      text: t('subscribe.components-text'),
      groups: site.board.groups.map((group) => ({
        id: group.id,
        name: group.name,
        components: group.components.map((component) => ({
          name: component.name,
          feeds: componentFeeds(site, component),
        })),
      })),
    },
  };
}
