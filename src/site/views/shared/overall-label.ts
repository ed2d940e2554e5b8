import type { Overall } from '#core/rules/availability/overall.ts';
import type { MessageKey } from '#site/model/catalogue.ts';
import type { Site } from '#site/model/site.ts';

/** The state of everything in the site's language. The API always says it in Statuspage's English. */
export function overallLabel(t: Site['t'], { description }: Pick<Overall, 'description'>): string {
  return t(overallKeys[description]);
}

/** The key in the catalogues of each of Statuspage's descriptions. */
export const overallKeys = {
  'All Systems Operational': 'overall.all_operational',
  'Service Under Maintenance': 'overall.under_maintenance',
  'Minor Service Outage': 'overall.minor_outage',
  'Degraded System Service': 'overall.all_degraded',
  'Partially Degraded Service': 'overall.partly_degraded',
  'Partial System Outage': 'overall.partial_outage',
  'Major System Outage': 'overall.major_outage',
} as const satisfies Record<Overall['description'], MessageKey>;
