import type { WhyKey, WhyText } from '#core/rules/promises/why.ts';

/** Flags are in English, whatever the site's language: the same sentences as in its English catalogue. */
const sentences: Readonly<Record<WhyKey, string>> = {
  'why.acknowledge': '{severity}: somebody takes it on within {length}.',
  'why.respond': '{severity}: somebody looks into it within {length}.',
  'why.update': '{severity}: the team hears something every {length} while it is open.',
  'why.public_update': '{severity}: customers hear something every {length} while it is open.',
  'why.tell_customers': 'Customers are told of an outage that lasts longer than {length}.',
  'why.resolve': '{severity}: resolved within {length}.',
  'why.review': '{severity}: reviewed within {length} of its resolution.',
  'why.cause': '{severity}: given a cause within {length} of its resolution.',
  'why.action': 'The record says that this is done by then.',
  'why.maintenance_end': 'The maintenance was to be over when its window was.',
  'why.next_update': 'The last entry said that the next one comes by then.',
  'why.open-hours': '{length} of business hours',
};

export const englishWhy: WhyText = (key, values) =>
  sentences[key].replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
