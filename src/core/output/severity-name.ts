import type { VisibleConfig } from '#core/audience/visible.ts';

/** A visible config, and the function that translates for its site. */
interface Words {
  readonly config: VisibleConfig;
  readonly t: (key: 'severity.unknown' | 'severity.internal', values?: Record<string, string>) => string;
}

/** What the audience calls a severity: customers never read its id. */
export function severityName(id: string | undefined, { config, t }: Words): string {
  const severity = config.severities.find((each) => each.id === id);
  if (!severity) return t('severity.unknown');
  return config.audience === 'internal'
    ? t('severity.internal', { id: severity.id, name: severity.name })
    : severity.customerName;
}
