import { own } from '#core/base/own.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import { withoutRemoved } from '#core/content/config/fill-in.ts';
import { readConfigYaml } from '#core/content/config/parse-config.ts';
import { UserError } from '#terminal/command.ts';
import type { MappedSeverity } from './reading.ts';

/** `--map down=P1`: a severity of cState, and one of the policy. */
export interface SeverityChoice {
  readonly from: string;
  readonly to: string;
}

/** What an import needs to know of a policy. */
interface Policy {
  readonly severities?: Readonly<Record<string, { component_state?: ComponentState }>>;
}

const shipped: readonly SeverityChoice[] = [
  { from: 'down', to: 'P0' },
  { from: 'disrupted', to: 'P1' },
];

/** What cState's own words say of a system; the severity that a team calls it is another matter. */
const states: Readonly<Record<string, ComponentState>> = {
  down: 'major_outage',
  disrupted: 'partial_outage',
};

/**
 * What each cState severity becomes.
 *
 * @param policy text of the `policy.yml` that the records will use.
 * @throws {UserError} where the policy has no such severity.
 */
export function mapSeverities(
  policy: string,
  choices: readonly SeverityChoice[],
): ReadonlyMap<string, MappedSeverity> {
  const { severities = {} } = read(policy);
  const mapped = new Map<string, MappedSeverity>();
  for (const { from, to } of [...shipped, ...choices]) {
    const chosen = choices.findLast((choice) => choice.from === from)?.to ?? to;
    const severity = own(severities, chosen);
    if (!severity) {
      const known = Object.keys(severities).join(', ');
      throw new UserError(
        `config/policy.yml has no severity "${chosen}" (known: ${known}). Give --map ${from}=ID.`,
      );
    }
    const state = own(states, from) ?? severity.component_state ?? 'degraded_performance';
    mapped.set(from, { severity: chosen, state });
  }
  return mapped;
}

function read(text: string): Policy {
  const read = readConfigYaml('policy', { path: 'config/policy.yml', text });
  return 'data' in read ? (withoutRemoved(read.data) as Policy) : {};
}
