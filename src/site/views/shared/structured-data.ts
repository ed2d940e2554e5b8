import { type Instant, toIso } from '#core/base/time/instant.ts';
import { anchorOf } from '#core/content/address.ts';
import { pinnedUntil } from '#core/content/record/pinned-until.ts';
import { isEnded } from '#core/content/record/status.ts';
import type { SiteBase, SiteRecord } from '#site/model/site.ts';
import type { HeadPage } from './head-page.ts';

type Thing = Readonly<Record<string, unknown>>;

/**
 * What a page says in the words of schema.org, as JSON-LD for a script element. Only types whose definition fits are
 * used: a record is a LiveBlogPosting ("rolling textual coverage of an ongoing event through continuous updates"), a
 * maintenance an Event with its status. SpecialAnnouncement is none of them: it was made for a pandemic, and for
 * organisations of a place. The texts of messages are left out; they are on the page.
 */
export function structuredData(site: SiteBase, page: HeadPage & { readonly description: string }): string {
  const thing = page.path === '' ? webSite(site) : webPage(site, page);
  return jsonInScript({ '@context': 'https://schema.org', ...thing });
}

/** JSON that neither ends the script element around it nor opens a comment there, regardless of its texts. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function webSite({ config, paths }: SiteBase): Thing {
  const { name, description, locale, links } = config.site;
  const url = paths.absolute('');
  return {
    '@type': 'WebSite',
    '@id': url,
    url,
    name,
    description,
    inLanguage: locale,
    publisher: {
      '@type': 'Organization',
      name,
      url: links?.home ?? url,
      contactPoint: links?.support && {
        '@type': 'ContactPoint',
        contactType: 'customer support',
        url: links.support,
      },
    },
  };
}

function webPage(site: SiteBase, page: HeadPage & { readonly description: string }): Thing {
  const { config, paths } = site;
  const { record } = page;
  return {
    '@type': 'WebPage',
    url: paths.absolute(page.path),
    name: page.title ?? config.site.name,
    description: page.description,
    inLanguage: config.site.locale,
    isPartOf: { '@type': 'WebSite', '@id': paths.absolute(''), name: config.site.name },
    breadcrumb: breadcrumbs(site, page),
    ...(record && {
      datePublished: toIso(published(record)),
      dateModified: toIso(record.last.at),
      expires: record.visible.kind === 'notice' ? toIso(pinnedUntil(record.visible)) : undefined,
      mainEntity: mainEntity(site, record, paths.absolute(page.path)),
    }),
  };
}

/** The way from the index to a page, by the place of the navigation to which it belongs. */
function breadcrumbs({ t, paths }: SiteBase, { path, title, place }: HeadPage): Thing {
  const placePath = place && place !== 'index' ? `${place}.html` : path;
  const trail: readonly (readonly [string, string | undefined])[] = [
    ['', t('place.index')],
    ...(place && placePath !== path ? [[placePath, t(`place.${place}`)] as const] : []),
    [path, title],
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(([item, name], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: paths.absolute(item),
    })),
  };
}

function mainEntity(site: SiteBase, record: SiteRecord, url: string): Thing | undefined {
  const { kind } = record.visible;
  if (kind === 'maintenance') return event(site, record, url);
  return kind === 'incident' ? liveBlog(site, record, url) : undefined;
}

function event(
  { config }: SiteBase,
  { visible, last, window, took = window }: SiteRecord,
  url: string,
): Thing {
  const { name, links } = config.site;
  return {
    '@type': 'Event',
    name: visible.title,
    url,
    startDate: iso(took?.start),
    endDate: iso(took?.end),
    eventStatus: `https://schema.org/${last.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: links?.home ?? url },
    organizer: { '@type': 'Organization', name, url: links?.home },
  };
}

function liveBlog({ config, t }: SiteBase, record: SiteRecord, url: string): Thing {
  const { visible, steps, last } = record;
  const { name, links } = config.site;
  return {
    '@type': 'LiveBlogPosting',
    headline: visible.title,
    url,
    datePublished: toIso(published(record)),
    dateModified: toIso(last.at),
    coverageStartTime: toIso(published(record)),
    coverageEndTime: isEnded(last.status) ? toIso(last.at) : undefined,
    author: { '@type': 'Organization', name, url: links?.home },
    liveBlogUpdate: steps
      .filter(({ entry }) => entry?.message)
      .map(({ at, status }) => ({
        '@type': 'BlogPosting',
        headline: t(`status.${status}`),
        datePublished: toIso(at),
        url: `${url}#${anchorOf(at)}`,
      })),
  };
}

function published({ steps, last }: SiteRecord): Instant {
  return steps[0]?.at ?? last.at;
}

function iso(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : toIso(at);
}
