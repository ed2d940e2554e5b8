import type { WhyKey, WhyText } from '#core/rules/promises/why.ts';

/** Flags are in English, regardless of the site's language: the same sentences as in its English catalogue. */
const sentences: Readonly<Record<WhyKey, string>> = {
  'why.acknowledge': '{severity}: acknowledged within {length}.',
  'why.respond': '{severity}: investigated within {length}.',
  'why.update': '{severity}: an update for the team every {length} while it is open.',
  'why.public_update': '{severity}: an update for customers every {length} while it is open.',
  'why.tell_customers': 'An outage that lasts longer than {length} is announced to customers.',
  'why.resolve': '{severity}: resolved within {length}.',
  'why.review': '{severity}: reviewed within {length} after it is resolved.',
  'why.cause': '{severity}: cause recorded within {length} after it is resolved.',
  'why.action': 'The record gives this date for the action.',
  'why.maintenance_end': 'The maintenance should end with its window.',
  'why.next_update': 'The last entry promised the next one by then.',
  'why.open-hours': '{length} of business hours',
};

export const englishWhy: WhyText = (key, values) =>
  sentences[key].replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
