/** Config as a YAML file holds it: text in maps and lists. */
export type Raw = string | readonly Raw[] | { readonly [key: string]: Raw };

/** What each config file says where an operator's own file is silent. Lists are replaced whole, maps key by key. */
export const shipped = {
  site: { time_zone: 'UTC', locale: 'en', confirm: '3h' },
  components: {},
  policy: {
    severities: {
      P0: {
        name: 'Critical',
        means: 'Outage, data loss, security breach, or payments down.',
        customers: {
          name: 'Major outage',
          means: 'All or most of the service does not work, or payments fail for everyone.',
        },
        component_state: 'major_outage',
        impact: 'critical',
        clock: 'always',
        lane: 'live',
        promises: {
          acknowledge: '5m',
          respond: '5m',
          update: '30m',
          update_monitoring: '2h',
          resolve: '4h',
          review: '48h',
        },
        escalation: [
          { role: 'on-call', after: '0m' },
          { role: 'backup', after: '10m' },
          { role: 'engineering-manager', after: '15m' },
          { role: 'cto', after: '30m' },
        ],
      },
      P1: {
        name: 'High',
        means:
          'A major function is broken, more than 5 % of requests fail, or answers take longer than 5 seconds.',
        customers: {
          name: 'Major disruption',
          means: 'An important part of the service does not work, or works for some people only.',
        },
        component_state: 'partial_outage',
        impact: 'major',
        clock: 'always',
        lane: 'live',
        promises: {
          acknowledge: '5m',
          respond: '1h',
          update: '1h',
          update_monitoring: '4h',
          resolve: '4h',
          review: '48h',
        },
        escalation: [
          { role: 'on-call', after: '0m' },
          { role: 'engineering-manager', after: '30m' },
        ],
      },
      P2: {
        name: 'Medium',
        means: 'One feature, a third party, a backlog, or capacity that runs short.',
        customers: {
          name: 'Minor disruption',
          means: 'One feature is slow or fails now and then. The rest of the service works.',
        },
        component_state: 'degraded_performance',
        impact: 'minor',
        clock: 'business',
        lane: 'after-care',
        promises: { acknowledge: '4h', respond: '4h', update: '1d', cause: '48h' },
        escalation: [{ role: 'engineering-team', after: '0m' }],
      },
      P3: {
        name: 'Low',
        means: 'Something cosmetic, or a warning that asks for attention.',
        customers: {
          name: 'Notice',
          means: 'Something small that you may notice. Nothing stops working.',
        },
        component_state: 'operational',
        impact: 'none',
        clock: 'business',
        lane: 'after-care',
        promises: { acknowledge: '1d', respond: '1d', update: '1w', cause: '48h' },
        escalation: [{ role: 'engineering-team', after: '0m' }],
      },
    },
    tell_customers: { states: ['partial_outage', 'major_outage'], after: '15m' },
    business_hours: {
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      from: '09:00',
      until: '18:00',
    },
    causes: {
      database: 'Database',
      application: 'Application',
      infrastructure: 'Infrastructure',
      'external-service': 'External service',
      configuration: 'Configuration',
      deployment: 'Deployment',
      security: 'Security',
      unknown: 'Unknown',
    },
    downtime_weights: { degraded_performance: '0', partial_outage: '0.3', major_outage: '1' },
  },
  oncall: {
    roles: {
      'on-call': { name: 'On-call engineer' },
      backup: { name: 'Backup' },
      'engineering-manager': { name: 'Engineering manager' },
      cto: { name: 'CTO' },
      'engineering-team': { name: 'Engineering team' },
      'devops-lead': { name: 'DevOps lead' },
      'database-administrator': { name: 'Database administrator' },
      ceo: { name: 'CEO' },
      'product-manager': { name: 'Product manager' },
      'customer-success': { name: 'Customer success' },
    },
  },
} as const satisfies Record<string, Raw>;

/** What the shipped roles say besides where an operator's file has a rotation. */
export const shippedWithRotation = {
  rotation: { handover: '30m' },
  roles: { 'on-call': { rotation: 'primary' }, backup: { rotation: 'backup' } },
} as const satisfies Raw;
