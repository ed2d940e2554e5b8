import { cleanTexts } from '#core/base/markdown/clean-text.ts';
import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { renderMarkdown } from '#core/base/markdown/render-markdown.ts';
import type { RichText } from '#core/base/markdown/rich-text.ts';
import { absolute, ownPage } from '#core/content/address.ts';
import type { Component, ComponentsConfig, Visibility } from '#core/content/config/components.ts';
import type { Config } from '#core/content/config/config.ts';
import type { SeverityPolicy } from '#core/content/config/policy.ts';
import type { Own } from '#core/content/own/own.ts';
import { listed } from './listed.ts';
import type {
  Audience,
  ConfigParts,
  VisibleComponent,
  VisibleConfig,
  VisibleGroup,
  VisibleOwn,
  VisiblePage,
  VisibleSeverity,
} from './visible.ts';

/** Where an audience's site is. */
export function siteUrlOf({ url, internal_url }: Config['site'], audience: Audience): string {
  return audience === 'internal' ? (internal_url ?? url) : url;
}

/**
 * The door for the config: an allow-list builds what an audience may see, field by field, so that a key that is new to
 * the config stays hidden until somebody lists it here.
 */
export function redactConfig(
  { site, components, policy, oncall, own }: Config,
  audience: Audience,
): VisibleConfig {
  const internal = audience === 'internal';
  const { brand, links } = site;
  const { states, after } = policy.tell_customers;
  const { days, from, until, holidays } = policy.business_hours;
  const { degraded_performance, partial_outage, major_outage } = policy.downtime_weights;
  const visible = listed<ConfigParts>()({
    audience,
    site: listed<ConfigParts['site']>()({
      name: site.name,
      description: site.description,
      url: siteUrlOf(site, audience),
      time_zone: site.time_zone,
      locale: site.locale,
      clock: site.clock,
      confirm: site.confirm,
      // Whole: its schema knows no header but those that anybody may read.
      headers: site.headers,
      brand:
        brand &&
        listed<NonNullable<ConfigParts['site']['brand']>>()({
          color: brand.color,
          logo: brand.logo,
          favicon: brand.favicon,
          image: brand.image,
        }),
      links:
        links &&
        listed<NonNullable<ConfigParts['site']['links']>>()({
          home: links.home,
          support: links.support,
          terms: links.terms,
          privacy: links.privacy,
        }),
    }),
    header: (site.header ?? []).map((text, index) => siteLine(text, site, audience, `header-${index + 1}`)),
    footer: (site.footer ?? []).map((text, index) => siteLine(text, site, audience, `footer-${index + 1}`)),
    own: visibleOwn(own, site, audience),
    groups: components.groups.flatMap((group) => visibleGroup(group, audience)),
    severities: Object.entries(policy.severities).map(([id, severity]) =>
      visibleSeverity(id, severity, audience),
    ),
    tell_customers: listed<ConfigParts['tell_customers']>()({ states, after }),
    business_hours: listed<ConfigParts['business_hours']>()({ days, from, until, holidays }),
    downtime_weights: listed<ConfigParts['downtime_weights']>()({
      operational: 0,
      under_maintenance: 0,
      degraded_performance,
      partial_outage,
      major_outage,
    }),
    internal: internal
      ? listed<NonNullable<ConfigParts['internal']>>()({
          public_url: site.url,
          repository: site.repository,
          causes: policy.causes,
          runbook: policy.runbook ?? {},
          oncall,
        })
      : undefined,
  });
  return cleanTexts(visible) as VisibleConfig;
}

/** A line of every page. Its relative links are relative to the first page of the site. */
function siteLine(text: string, site: Config['site'], audience: Audience, id: string): RichText {
  const root = absolute(siteUrlOf(site, audience), '');
  return renderMarkdown(text, { root, page: root, id });
}

function visibleOwn(own: Own | undefined, site: Config['site'], audience: Audience): VisibleOwn {
  const internal = audience === 'internal';
  const url = siteUrlOf(site, audience);
  const pages = (own?.pages ?? []).filter(({ visibility }) => internal || visibility === 'public');
  return listed<VisibleOwn>()({
    // Whole, both: they are written for readers of either site.
    style: own?.style,
    strings: own?.strings ?? {},
    pages: pages.map(({ id, title, visibility, body }) => {
      const place = { root: absolute(url, ''), page: absolute(url, ownPage(id)), id: 'page' };
      const text = internal ? body : cutInternal(body);
      return listed<VisiblePage>()({
        id,
        title,
        internal: visibility === 'internal',
        body: renderMarkdown(text, place, { topRank: 2 }),
      });
    }),
  });
}

/** Ids of the components that an audience may know of. */
export function visibleComponentIds(config: Config, audience: Audience): ReadonlySet<string> {
  return new Set(
    config.components.groups
      .flatMap((group) => visibleGroup(group, audience))
      .flatMap((group) => group.components.map(({ id }) => id)),
  );
}

function visibleGroup(group: ComponentsConfig['groups'][number], audience: Audience): VisibleGroup[] {
  const internal = group.visibility === 'internal';
  if (internal && audience === 'public') return [];
  const components = group.components.flatMap((component) =>
    visibleComponent(component, group.visibility ?? 'public', audience),
  );
  // A group of nothing but internal components would tell customers that there is something to hide.
  if (components.length === 0) return [];
  const { id, name, description } = group;
  return [listed<VisibleGroup>()({ id, name, description, internal, components })];
}

function visibleComponent(component: Component, group: Visibility, audience: Audience): VisibleComponent[] {
  const internal = group === 'internal' || component.visibility === 'internal';
  if (internal && audience === 'public') return [];
  const { id, name, description, since, until, retired = false } = component;
  return [listed<VisibleComponent>()({ id, name, description, since, until, retired, internal })];
}

function visibleSeverity(id: string, severity: SeverityPolicy, audience: Audience): VisibleSeverity {
  const internal = audience === 'internal';
  const { customers, promises, lane, escalation, flag_also, examples } = severity;
  const { acknowledge, respond, update, update_monitoring, resolve, review, cause } = promises;
  return listed<VisibleSeverity>()({
    id,
    name: internal ? severity.name : customers.name,
    customerName: customers.name,
    customerMeans: customers.means,
    means: internal ? severity.means : customers.means,
    component_state: severity.component_state,
    impact: severity.impact,
    clock: severity.clock,
    promises: listed<VisibleSeverity['promises']>()({
      update,
      update_monitoring,
      acknowledge: internal ? acknowledge : undefined,
      respond: internal ? respond : undefined,
      resolve: internal ? resolve : undefined,
      review: internal ? review : undefined,
      cause: internal ? cause : undefined,
    }),
    internal: internal
      ? listed<NonNullable<VisibleSeverity['internal']>>()({ lane, escalation, flag_also, examples })
      : undefined,
  });
}
