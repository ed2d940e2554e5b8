import { feedPages } from '#core/output/feed/feed.ts';
import { accentColors } from '#site/model/brand.ts';
import { directionOf } from '#site/model/catalogue.ts';
import type { SiteBase } from '#site/model/site.ts';
import { colorCss } from './color-css.ts';
import type { HeadPage, MainPage } from './head-page.ts';
import { type HeadView, headView } from './head-view.ts';
import { type ScriptPage, type ScriptView, scriptView } from './script-view.ts';

/** A link as pages print it. */
export interface LinkView {
  readonly label: string;
  readonly href: string;
  /** True if it leads to the page it is on. */
  readonly current?: boolean;
}

/** A link to a feed. */
export interface FeedLinkView extends LinkView {
  /** Media type. */
  readonly type: string;
  /** What a reader calls it. */
  readonly title: string;
}

/** What every page has around its main part. */
export interface FrameView extends HeadView {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The order of the layers and every colour, the brand's among them, as CSS text. */
  readonly colorStyle: string;
  readonly siteName: string;
  readonly home: string;
  readonly logo?: string | undefined;
  readonly favicon: string;
  readonly feeds: readonly FeedLinkView[];
  readonly skip: string;
  /** Said on every page of the internal site. */
  readonly internalBanner?: string | undefined;
  /** The sentence about the fixed clock of a demonstration. */
  readonly clockBanner?: string | undefined;
  /** What the script of the pages reads from the page. */
  readonly script: ScriptView;
  /** The operator's own style, in a layer after all of ours, and its hash for the content security policy. */
  readonly ownStyle?: string | undefined;
  /** The operator's lines, as HTML. */
  readonly header: readonly string[];
  readonly footer: readonly string[];
  readonly navigation: { readonly label: string; readonly links: readonly LinkView[] };
  readonly foot: { readonly label: string; readonly links: readonly LinkView[]; readonly zone: string };
}

/** The frame of a page. */
export function frameView(
  site: SiteBase,
  page: HeadPage &
    ScriptPage & {
      /** Feeds of the page's own subject; readers are shown them before those of the whole site. */
      readonly feeds?: readonly FeedLinkView[];
    },
): FrameView {
  const { config, paths, t, times } = site;
  const { name, locale, clock, brand, links } = config.site;
  const internal = config.audience === 'internal';
  const colorStyle = styleOf(brand?.color);
  const navigation: readonly (readonly [MainPage, string])[] = internal
    ? [
        ['index', paths.index],
        ['on-call', paths.onCall],
        ['actions', paths.actions],
        ['reviews', paths.reviews],
        ['maintenance', paths.maintenance],
        ['history', paths.history],
        ['reports', paths.reports],
      ]
    : [
        ['index', paths.index],
        ['maintenance', paths.maintenance],
        ['history', paths.history],
        ['reports', paths.reports],
        ['subscribe', paths.subscribe],
      ];
  const elsewhere = (['home', 'support', 'terms', 'privacy'] as const).flatMap((key) =>
    links?.[key] ? [{ label: t(`link.${key}`), href: links[key] }] : [],
  );
  const feeds = feedLinks(site, name, paths.file);
  return {
    ...headView(site, page),
    locale,
    direction: directionOf(locale),
    colorStyle,
    siteName: name,
    home: paths.index,
    logo: brand?.logo && paths.asset(brand.logo),
    favicon: brand?.favicon ? paths.asset(brand.favicon) : paths.icon,
    feeds: [...(page.feeds ?? []), ...feeds],
    skip: t('frame.skip'),
    internalBanner: internal ? t('frame.internal') : undefined,
    clockBanner: clock === undefined ? undefined : t('frame.clock', { time: times.dateTime(clock).label }),
    script: scriptView(site, page),
    ownStyle: config.own.style === undefined ? undefined : `@layer operator{\n${config.own.style}\n}`,
    header: config.header.map(({ html }) => html),
    footer: config.footer.map(({ html }) => html),
    navigation: {
      label: t('frame.navigation'),
      links: [
        ...navigation.map(([place, href]) => ({
          label: t(`place.${place}`),
          href,
          current: place === page.place,
        })),
        ...config.own.pages.map(({ id, title }) => ({
          label: title,
          href: paths.ownPage(id),
          current: id === page.own,
        })),
      ],
    },
    foot: {
      label: t('frame.more'),
      links: [
        { label: t('place.policy'), href: paths.policy, current: page.place === 'policy' },
        ...(internal
          ? [
              { label: t('place.deadlines'), href: paths.deadlines, current: page.place === 'deadlines' },
              { label: t('place.subscribe'), href: paths.subscribe, current: page.place === 'subscribe' },
            ]
          : []),
        ...elsewhere,
        ...feeds,
        ...(config.internal ? [{ label: t('link.public-site'), href: config.internal.public_url }] : []),
        ...(config.internal?.repository
          ? [{ label: t('link.repository'), href: config.internal.repository }]
          : []),
      ],
      zone: t('frame.zone', { zone: config.site.time_zone }),
    },
  };
}

// The colours are worked out once for a site, not for a page.
const styles = new Map<string | undefined, string>();

function styleOf(brand: string | undefined): string {
  const style = styles.get(brand) ?? colorCss(accentColors(brand));
  styles.set(brand, style);
  return style;
}

/** A feed in each of its formats. */
export function feedLinks(
  { t }: SiteBase,
  subject: string,
  address: (file: string) => string,
): FeedLinkView[] {
  return feedFormats.map(({ file, type, key }) => ({
    label: t(key),
    title: `${subject}: ${t(key)}`,
    href: address(file),
    type,
  }));
}

const feedFormats = [
  { file: feedPages.rss, type: 'application/rss+xml', key: 'feed.rss' },
  { file: feedPages.atom, type: 'application/atom+xml', key: 'feed.atom' },
  { file: feedPages.json, type: 'application/feed+json', key: 'feed.json' },
] as const;
