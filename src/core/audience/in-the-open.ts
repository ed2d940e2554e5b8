import { cutInternal, internalLines } from '#core/base/markdown/cut-internal.ts';
import type { Level } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';
import { mapOf, shapeOf } from '#core/base/yaml/shape.ts';
import type { Component, ComponentsConfig } from '#core/content/config/components.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import type { PolicyConfig, SeverityPolicy } from '#core/content/config/policy.ts';
import type { SiteConfig } from '#core/content/config/site.ts';
import type { OwnPage } from '#core/content/own/own.ts';
import type { Entry, RawRecord } from '#core/content/record/record.ts';
import type { ConfigParts, RecordParts, VisibleEntry, VisibleSeverity } from './visible.ts';

/** A text that the door hides from the public, and that everybody can read where the repository is public. */
export interface OpenRow {
  /** Stable name of the rule of `check`. */
  readonly rule: Rule;
  readonly level: Level;
  /** Completes "everybody can read …". */
  readonly what: string;
  /** Completes "1 record …" and "2 records …". */
  readonly says: readonly [one: string, more: string];
  /** What to write instead; a full sentence. */
  readonly hint: string;
  /** Whether a value hides something. Default: it says something. */
  readonly hides?: ((value: unknown, record: OpenRecord) => boolean) | undefined;
}

/**
 * What a key means where the repository is public. `shown`: the public site shows it, too. `harmless`: the public site does
 * without it, and it may be read all the same. Otherwise it is a problem or a warning of `check`.
 */
export type OpenDecision = 'shown' | 'harmless' | OpenRow;

/** A record as its file says it, or as it was parsed: keys and values, of which nothing is certain. */
export interface OpenRecord {
  readonly front: Readonly<Record<string, unknown>>;
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  readonly body: string;
}

type Group = ComponentsConfig['groups'][number];
type Person = NonNullable<OncallConfig['people']>[string];
type Role = OncallConfig['roles'][string];
type Partner = NonNullable<OncallConfig['partners']>[number];
type Override = NonNullable<OncallConfig['overrides']>[number];
/** What the door shows to the internal audience alone. */
type HiddenOf<T extends { readonly internal: object | undefined }> = keyof NonNullable<T['internal']>;

/** Keys that records do not have yet, and whose decision is made: each counts from the day on which the schema knows it. */
type Coming = 'draft' | 'alerts';

const note: OpenRow = {
  rule: 'open-note',
  level: 'problem',
  what: 'a note',
  says: ['holds notes', 'hold notes'],
  hint: 'Write it as a message: for customers, or keep it somewhere that is not public.',
};

const draft: OpenRow = {
  rule: 'open-draft',
  level: 'problem',
  what: 'a draft',
  says: ['holds drafts', 'hold drafts'],
  hint: 'Remove draft: true to publish it, or keep the draft in a place that is not public.',
  hides: (value) => String(value) === 'true',
};

const internalBlock: OpenRow = {
  rule: 'open-block',
  level: 'problem',
  what: 'an internal block',
  says: ['holds internal blocks', 'hold internal blocks'],
  hint: 'Remove the block, or its two lines of colons to publish it.',
  hides: (value) => typeof value === 'string' && internalLines(value).length > 0,
};

const hidden = (what: string, says: OpenRow['says']): OpenRow => ({
  rule: 'open-visibility',
  level: 'problem',
  what,
  says,
  hint: 'Remove visibility: internal to publish it, or keep it in a place that is not public.',
  hides: (value) => value === 'internal',
});

const contact: OpenRow = {
  rule: 'open-contact',
  level: 'problem',
  what: 'a private contact',
  says: ['holds private contacts', 'hold private contacts'],
  hint: 'Remove it. A GitHub name is enough for flags to mention somebody.',
};

/** What many projects write in the open, and what somebody should have looked at once. */
const lookAt = (what: string, many: string, hint: string): OpenRow => ({
  rule: 'open-text',
  level: 'warning',
  what,
  says: [`holds ${many}`, `hold ${many}`],
  hint,
});

const unannounced: OpenRow = {
  rule: 'open-unannounced',
  level: 'problem',
  what: 'a record that customers do not see before its first message',
  says: ['has no message', 'have no message'],
  hint: 'Write a message: for customers, or keep the record in a place that is not public until then.',
  hides: (_title, record) => record.front.visibility !== 'internal' && !isAnnounced(record),
};

const hiddenReview: OpenRow = {
  rule: 'open-review',
  level: 'problem',
  what: 'a review that the public site does not show',
  says: ['holds a review that is not public', 'hold a review that is not public'],
  hint: 'Write review: { visibility: public } and an entry with status: reviewed, or remove the text.',
  hides: (body, record) => says(body) && !isReviewOut(record) && isIncident(record) && wasEnded(record),
};

const laterReview: OpenRow = {
  rule: 'open-review',
  level: 'warning',
  what: 'a review that the public site does not show yet',
  says: ['holds a review that is not public yet', 'hold a review that is not public yet'],
  hint: 'Write only what everybody may read.',
  hides: (body, record) => says(body) && !isReviewOut(record) && isIncident(record) && !wasEnded(record),
};

const bodyWithoutReview: OpenRow = {
  rule: 'open-review',
  level: 'problem',
  what: 'a text that no site for customers ever shows: only an incident has a review',
  says: ['holds text below its front matter', 'hold text below their front matter'],
  hint: 'Write it as a message: for customers, or remove it.',
  hides: (body, record) => says(body) && !isIncident(record),
};

/** Decisions about the text below the front matter, which has no key. */
export const openBody: readonly OpenRow[] = [hiddenReview, laterReview, bodyWithoutReview];

/** The decision about a file of `internal/`. */
export const openFile: OpenRow = {
  rule: 'open-file',
  level: 'problem',
  what: 'a file of internal/',
  says: ['is for the team alone', 'are for the team alone'],
  hint: 'Move it to public/ to publish it, or keep it in a place that is not public.',
};

/** A message, a page and a review may hide a part of themselves. */
export const openPart: OpenRow = internalBlock;

/**
 * One decision for each key that an operator can write, and for each key that the door shows to the internal audience alone:
 * what it means where the repository is public. A key that is new to either does not compile until somebody has decided.
 */
export const inTheOpen = {
  record: {
    id: 'shown',
    file: 'harmless',
    kind: 'shown',
    title: unannounced,
    severity: 'shown',
    visibility: hidden('an internal record', ['is internal', 'are internal']),
    components: 'shown',
    started: 'shown',
    cause: {
      ...lookAt(
        'a cause that the public site does not show yet',
        'causes',
        'Write it only if it is certain.',
      ),
      hides: (value, record) => says(value) && !isReviewOut(record),
    },
    roles: lookAt('roles', 'roles', 'Make sure that these people agree to be named.'),
    links: lookAt('links', 'links', 'Make sure that these addresses let nobody in without a sign-in.'),
    review: 'harmless',
    actions: lookAt('actions', 'actions', 'Make sure that they give nobody an idea of what is still open.'),
    snooze: lookAt('a snooze', 'a snooze', 'Make sure that its reason may be read.'),
    source: 'harmless',
    window: 'shown',
    until: 'shown',
    timeline: 'shown',
    // Each part of it is in `openBody`.
    body: 'harmless',
    announced: 'harmless',
    reviewPublished: 'harmless',
    draft,
    alerts: lookAt('alerts', 'alerts', 'Make sure that their addresses and keys let nobody in.'),
  } satisfies Readonly<Record<keyof RawRecord | HiddenOf<RecordParts> | Coming, OpenDecision>>,
  entry: {
    at: 'shown',
    status: 'shown',
    severity: 'shown',
    components: 'shown',
    window: 'shown',
    next_update: 'shown',
    message: internalBlock,
    note,
    by: lookAt('who wrote an entry', 'names of writers', 'Make sure that they agree to be named.'),
    published: 'harmless',
    draft,
  } satisfies Readonly<Record<keyof Entry | HiddenOf<VisibleEntry> | 'draft', OpenDecision>>,
  config: {
    public_url: 'shown',
    repository: 'harmless',
    causes: 'harmless',
    runbook: 'harmless',
    oncall: 'harmless',
  } satisfies Readonly<Record<HiddenOf<ConfigParts>, OpenDecision>>,
  site: {
    name: 'shown',
    description: 'shown',
    url: 'shown',
    internal_url: 'harmless',
    time_zone: 'shown',
    locale: 'shown',
    clock: 'shown',
    confirm: 'shown',
    brand: 'shown',
    headers: 'shown',
    links: 'shown',
    header: 'shown',
    footer: 'shown',
    repository: 'harmless',
    repository_visibility: 'harmless',
    flag_identities: 'harmless',
    tick: 'harmless',
    watch: 'harmless',
  } satisfies Readonly<Record<keyof SiteConfig, OpenDecision>>,
  group: {
    id: 'shown',
    name: 'shown',
    description: 'shown',
    visibility: hidden('an internal group of components', ['hides components', 'hide components']),
    components: 'shown',
  } satisfies Readonly<Record<keyof Group, OpenDecision>>,
  component: {
    id: 'shown',
    name: 'shown',
    description: 'shown',
    visibility: hidden('an internal component', ['hides components', 'hide components']),
    since: 'shown',
    until: 'shown',
    retired: 'shown',
  } satisfies Readonly<Record<keyof Component, OpenDecision>>,
  policy: {
    severities: 'shown',
    tell_customers: 'shown',
    business_hours: 'shown',
    causes: 'harmless',
    runbook: lookAt('the runbook', 'a runbook', 'Make sure that everybody may know how you work.'),
    downtime_weights: 'shown',
  } satisfies Readonly<Record<keyof PolicyConfig, OpenDecision>>,
  severity: {
    name: 'harmless',
    means: 'harmless',
    examples: 'harmless',
    customers: 'shown',
    component_state: 'shown',
    impact: 'shown',
    clock: 'shown',
    lane: 'harmless',
    promises: 'harmless',
    escalation: 'harmless',
    flag_also: 'harmless',
  } satisfies Readonly<Record<keyof SeverityPolicy | HiddenOf<VisibleSeverity>, OpenDecision>>,
  oncall: {
    rotation: 'harmless',
    overrides: 'harmless',
    people: 'harmless',
    roles: 'harmless',
    contacts: contact,
    partners: 'harmless',
  } satisfies Readonly<Record<keyof OncallConfig, OpenDecision>>,
  override: {
    from: 'harmless',
    until: 'harmless',
    primary: 'harmless',
    backup: 'harmless',
    reason: lookAt('why somebody is away', 'reasons of overrides', 'Remove it if it is private.'),
  } satisfies Readonly<Record<keyof Override, OpenDecision>>,
  person: {
    name: 'harmless',
    github: 'harmless',
    chat: lookAt('a handle in your chat', 'chat handles', 'Make sure that they agree to be named.'),
    email: contact,
    telephone: contact,
    sms: contact,
  } satisfies Readonly<Record<keyof Person, OpenDecision>>,
  role: {
    name: 'harmless',
    rotation: 'harmless',
    person: 'harmless',
    github: 'harmless',
    chat: lookAt('a handle in your chat', 'chat handles', 'Make sure that it may be known.'),
    email: contact,
    telephone: contact,
    sms: contact,
  } satisfies Readonly<Record<keyof Role, OpenDecision>>,
  partner: {
    id: 'harmless',
    name: 'harmless',
    telephone: contact,
    email: contact,
    portal: lookAt('the portal of a partner', 'portals of partners', 'Make sure that it lets nobody in.'),
  } satisfies Readonly<Record<keyof Partner, OpenDecision>>,
  page: {
    id: 'shown',
    title: 'shown',
    visibility: hidden('an internal page', ['is internal', 'are internal']),
    body: internalBlock,
  } satisfies Readonly<Record<keyof OwnPage, OpenDecision>>,
} as const;

/** Whether a value says something: an empty one is as good as none. */
export function says(value: unknown): boolean {
  const shape = shapeOf(value);
  if (shape === 'list') return (value as unknown[]).length > 0;
  if (shape === 'map') return Object.keys(mapOf(value)).length > 0;
  return shape === 'text' && String(value).trim() !== '';
}

function isAnnounced({ entries }: OpenRecord): boolean {
  return entries.some(({ message }) => typeof message === 'string' && cutInternal(message).trim() !== '');
}

/** Whether the public site shows the review: the same rule as that of the door. */
function isReviewOut({ front, entries }: OpenRecord): boolean {
  return mapOf(front.review).visibility === 'public' && entries.some(({ status }) => status === 'reviewed');
}

function isIncident({ front: { kind } }: OpenRecord): boolean {
  return !says(kind) || kind === 'incident';
}

function wasEnded({ entries }: OpenRecord): boolean {
  return entries.some(({ status }) => ['resolved', 'reviewed', 'dismissed'].includes(String(status)));
}
