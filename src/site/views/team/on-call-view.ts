import { own } from '#core/base/own.ts';
import { durationMs } from '#core/base/time/duration.ts';
import { DAY } from '#core/base/time/instant.ts';
import { unknownOncall } from '#core/content/config/oncall.ts';
import { shiftsOf } from '#core/content/config/shifts.ts';
import { dutyAt } from '#core/rules/promises/duty.ts';
import { type Reach, waysToReach } from '#core/rules/promises/reach.ts';
import { holderOf } from '#core/rules/promises/role-holder.ts';
import { SHIFT_WEEKS } from '#site/model/changes-ahead.ts';
import type { Site } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';

/** Who answers, now and in the weeks to come, and how everybody is reached. Internal. */
export interface OnCallView {
  readonly frame: FrameView;
  readonly title: string;
  /** Undefined where there is no rotation, or it has not begun. */
  readonly now?: NowOnCallView | undefined;
  readonly none: string;
  /** Said in place of it all where oncall.yml has a problem. */
  readonly unknown?: string | undefined;
  readonly calendar: LinkView;
  readonly shifts: {
    readonly label: string;
    readonly note?: string | undefined;
    readonly columns: readonly string[];
    readonly rows: readonly {
      readonly time: TimeView;
      readonly primary: string;
      readonly backup: string;
      readonly override?: string | undefined;
    }[];
  };
  readonly roles: {
    readonly label: string;
    readonly rows: readonly {
      readonly name: string;
      readonly person?: string | undefined;
      readonly reach: string;
    }[];
  };
  readonly paths: {
    readonly label: string;
    readonly rows: readonly { readonly name: string; readonly path: string }[];
  };
  readonly contacts: {
    readonly label: string;
    readonly rows: readonly { readonly name: string; readonly reach: string }[];
  };
  readonly partners: {
    readonly label: string;
    readonly rows: readonly {
      readonly name: string;
      readonly reach: string;
      readonly portal?: string | undefined;
    }[];
  };
}

/** Who is on call at the moment, until when, and who comes next. */
export interface NowOnCallView {
  readonly label: string;
  readonly primary: string;
  readonly backup?: string | undefined;
  /** How the primary is reached, the fastest way first. */
  readonly reach: string;
  readonly untilLabel: string;
  /** Undefined where nobody else ever takes over. */
  readonly until?: TimeView | undefined;
  readonly next?: string | undefined;
  readonly handover?: string | undefined;
}

export function onCallView(site: Site): OnCallView {
  const { t, times, config, now } = site;
  const oncall = config.internal?.oncall ?? unknownOncall;
  const zone = config.site.time_zone;
  const shifts = shiftsOf(oncall, zone, { start: now, end: now + SHIFT_WEEKS * 7 * DAY });
  const asked = new Set(
    config.severities.flatMap(({ internal }) => internal?.escalation.map(({ role }) => role) ?? []),
  );
  const title = t('place.on-call');
  const handover = oncall.rotation && times.span(durationMs(oncall.rotation.handover));
  return {
    frame: frameView(site, { path: 'on-call.html', title, place: 'on-call' }),
    title,
    now: nowOnCall(site),
    none: t('on-call.nobody'),
    unknown: unknownOnCall(site),
    calendar: { label: t('on-call.calendar'), href: site.paths.file('oncall.ics') },
    shifts: {
      label: t('on-call.shifts', { count: SHIFT_WEEKS }),
      note: handover && t('on-call.handover', { duration: handover }),
      columns: [t('on-call.when'), t('on-call.primary'), t('on-call.backup')],
      rows: shifts.map((shift) => ({
        time: times.window(shift),
        primary: personName(site, shift.primary),
        backup: shift.backup ? personName(site, shift.backup) : '–',
        override: shift.override ? (shift.reason ?? t('on-call.override')) : undefined,
      })),
    },
    roles: {
      label: t('on-call.roles'),
      // A role that nobody holds, and that no path asks, is shipped and not in use.
      rows: Object.keys(oncall.roles).flatMap((role) => {
        const holder = holderOf(role, oncall, zone, now);
        const used = holder.person ?? (waysToReach(holder).length > 0 || asked.has(role));
        return used ? [{ name: holder.role, person: holder.person, reach: reachOf(site, holder) }] : [];
      }),
    },
    paths: {
      label: t('on-call.paths'),
      rows: config.severities.map(({ id, internal }) => ({
        name: site.severityName(id),
        path: (internal?.escalation ?? [])
          .map(({ role, after }) => {
            const name = own(oncall.roles, role)?.name ?? role;
            const ms = durationMs(after);
            return ms === 0 ? name : t('runbook.step', { role: name, duration: times.span(ms) });
          })
          .join(' → '),
      })),
    },
    contacts: {
      label: t('on-call.contacts'),
      rows: Object.entries(oncall.contacts ?? {}).map(([name, reach]) => ({ name, reach })),
    },
    partners: {
      label: t('on-call.partners'),
      rows: (oncall.partners ?? []).map(({ name, telephone, email, portal }) => ({
        name,
        reach: [telephone, email].filter(Boolean).join(' · '),
        portal,
      })),
    },
  };
}

/** What the team reads if oncall.yml has a problem; undefined where it has none, and for the public. */
export function unknownOnCall({ t, config: { internal } }: Site): string | undefined {
  return internal && !internal.oncall ? t('on-call.unknown') : undefined;
}

/** Undefined where nobody is on call. */
export function nowOnCall(site: Site): NowOnCallView | undefined {
  const { t, times, config, now } = site;
  const oncall = config.internal?.oncall;
  if (!oncall) return undefined;
  const duty = dutyAt(oncall, config.site.time_zone, now);
  if (!duty) return undefined;
  const { shift, next, handover } = duty;
  return {
    label: t('on-call.now'),
    primary: personName(site, shift.primary),
    backup: shift.backup && t('on-call.backup-is', { person: personName(site, shift.backup) }),
    reach: reachOf(site, own(oncall.people ?? {}, shift.primary) ?? {}),
    untilLabel: t('on-call.until'),
    until: next && times.dateTime(next.start),
    next: next && t('on-call.next-is', { person: personName(site, next.primary) }),
    handover: handover && t('on-call.handover-is', { time: times.window(handover).label }),
  };
}

function personName({ config }: Site, id: string): string {
  return own(config.internal?.oncall?.people ?? {}, id)?.name ?? id;
}

function reachOf({ t }: Site, reach: Reach): string {
  return waysToReach(reach)
    .map(({ way, address }) => (way === 'sms' ? t('on-call.sms', { number: address }) : address))
    .join(' · ');
}
