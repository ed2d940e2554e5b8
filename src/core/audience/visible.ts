import type { RichText } from '#core/base/markdown/rich-text.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import type { Visibility } from '#core/content/config/components.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import type { BusinessHours, Impact, PolicyConfig, SeverityPolicy } from '#core/content/config/policy.ts';
import type { RunbookConfig } from '#core/content/config/runbook.ts';
import type { SiteConfig } from '#core/content/config/site.ts';
import type { Own } from '#core/content/own/own.ts';
import type { Action, ComponentStates, Snooze } from '#core/content/record/record.ts';
import type { Kind, Status } from '#core/content/record/status.ts';
import type { Every } from './listed.ts';

/** Who reads. The internal audience sees everything. */
export type Audience = 'public' | 'internal';

declare const passed: unique symbol;
/** Has been through the door: only `redact` makes these, so that a raw record beyond it does not compile. */
type Visible<T> = T & { readonly [passed]: true };

/*
 * No key below may be left out: the door (`listed`) writes each one down, and where an audience may not see it, it says
 * undefined. So a key that is new here does not compile until somebody has decided, for both audiences, what it shows.
 */

/** What a record says at one instant. */
export type VisibleEntry = {
  readonly at: Instant;
  readonly status: Status | undefined;
  readonly severity: string | undefined;
  readonly components: ComponentStates | undefined;
  /** Of a maintenance: its window from here on. */
  readonly window: Interval | undefined;
  readonly next_update: Instant | undefined;
  /** What customers read. Every entry of a public record has one. */
  readonly message: RichText | undefined;
  /** Set for the internal audience alone. */
  readonly internal:
    | {
        readonly note: RichText | undefined;
        readonly by: string | undefined;
        /** Whether customers see this entry. */
        readonly published: boolean;
      }
    | undefined;
};

/** A record as its audience may see it. Everything beyond the door is made of these. */
export type VisibleRecord = Visible<RecordParts>;

/** What the door lists of a record. */
export type RecordParts = {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  /** As first called; for the public, as called at the first message. */
  readonly severity: string | undefined;
  readonly components: ComponentStates;
  readonly started: Instant | undefined;
  /** Of a maintenance: its window until an entry says another; for the public, the one that held at the first message. */
  readonly window: Interval | undefined;
  readonly until: Instant | undefined;
  /** Never empty, in order of `at`. */
  readonly timeline: readonly VisibleEntry[];
  /** The post-incident review; for the public once it is published. */
  readonly review: RichText | undefined;
  /** What it should have been called; for the public once the review is published. */
  readonly reviewedSeverity: string | undefined;
  /** Id and name of the root cause; for the public once the review is published. */
  readonly cause: { readonly id: string; readonly name: string } | undefined;
  /** Written by an importer: owes nothing once resolved, and enters no promise figure. */
  readonly imported: boolean;
  /** Set for the internal audience alone. */
  readonly internal:
    | {
        readonly file: string;
        /** When customers first saw it; undefined where they do not. */
        readonly announced: Instant | undefined;
        readonly visibility: Visibility | undefined;
        readonly roles: Readonly<Record<string, string>>;
        readonly links: Readonly<Record<string, string>>;
        readonly actions: readonly Action[];
        readonly snooze: Snooze | undefined;
        readonly reviewPublished: boolean;
        readonly source: string | undefined;
      }
    | undefined;
};

export interface VisibleComponent {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly retired: boolean;
  /** True where customers do not know of it; never on the public site. */
  readonly internal: boolean;
}

export interface VisibleGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly internal: boolean;
  readonly components: readonly VisibleComponent[];
}

export interface VisibleSeverity {
  readonly id: string;
  /** What the audience calls it: customers "Major outage", the team "Critical". */
  readonly name: string;
  /** What customers call it, on both sites. */
  readonly customerName: string;
  /** What customers read of what it means, on both sites. */
  readonly customerMeans: string;
  /** What it means to the audience. */
  readonly means: string;
  readonly component_state: ComponentState;
  readonly impact: Impact;
  readonly clock: SeverityPolicy['clock'];
  /** For the public: `update` and `update_monitoring` alone. */
  readonly promises: Every<SeverityPolicy['promises']>;
  /** Set for the internal audience alone. */
  readonly internal:
    | Every<Pick<SeverityPolicy, 'lane' | 'escalation' | 'flag_also' | 'examples'>>
    | undefined;
}

/** A further page of the operator's. */
export interface VisiblePage {
  readonly id: string;
  readonly title: string;
  /** True where customers do not know of it; never on the public site. */
  readonly internal: boolean;
  readonly body: RichText;
}

/** What an operator adds to a site. */
export interface VisibleOwn {
  /** The text of `style.css`. */
  readonly style: string | undefined;
  /** Words of the interface by locale, over the shipped ones. */
  readonly strings: Own['strings'];
  readonly pages: readonly VisiblePage[];
}

/** The config as its audience may see it. */
export type VisibleConfig = Visible<ConfigParts>;

/** What the door lists of the config. */
export type ConfigParts = {
  readonly audience: Audience;
  readonly site: Every<
    Pick<SiteConfig, 'name' | 'description' | 'time_zone' | 'locale' | 'clock' | 'confirm' | 'headers'>
  > & {
    /** Where this audience's site is, without a slash at its end. */
    readonly url: string;
    readonly brand: Every<NonNullable<SiteConfig['brand']>> | undefined;
    readonly links: Every<NonNullable<SiteConfig['links']>> | undefined;
  };
  /** Lines of the operator's at the head and the foot of each page. */
  readonly header: readonly RichText[];
  readonly footer: readonly RichText[];
  readonly own: VisibleOwn;
  readonly groups: readonly VisibleGroup[];
  /** Worst first. */
  readonly severities: readonly VisibleSeverity[];
  readonly tell_customers: Every<PolicyConfig['tell_customers']>;
  readonly business_hours: Every<BusinessHours>;
  /** How much of a minute in each state is downtime, 0 to 1. */
  readonly downtime_weights: Readonly<Record<ComponentState, number>>;
  /** Set for the internal audience alone. */
  readonly internal:
    | {
        readonly public_url: string;
        readonly repository: string | undefined;
        readonly causes: Readonly<Record<string, string>>;
        /** Whole: the team sees all of it. */
        readonly runbook: RunbookConfig;
        /** Whole. Undefined where oncall.yml has a problem: who is on call is not known then, and pages say so. */
        readonly oncall: OncallConfig | undefined;
      }
    | undefined;
};

/** What an audience may know of a build itself. */
export type VisibleBuild = Visible<BuildParts>;

/** What the door lists of a build. */
export type BuildParts = {
  /** When the commit was made that was built; never for the public, which would see from it that the team wrote a note. */
  readonly commit_at: Instant | undefined;
};
