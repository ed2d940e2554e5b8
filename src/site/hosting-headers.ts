import type { VisibleConfig } from '#core/audience/visible.ts';

/** HTTP headers for some of the files of a site. */
export interface HeaderRule {
  /** From the site's root. `*`, only at the end, matches anything; `:id` matches the text between two slashes. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** For every file. The pages carry their own content policy; a meta tag cannot say who may frame them. */
export const everyFile = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** How long a copy may be used without asking again. What is not listed below is asked for each time. */
const cache = {
  minute: 'public, max-age=60',
  hour: 'public, max-age=3600',
  /** For files whose name changes with their content. */
  always: 'public, max-age=31536000, immutable',
} as const;

interface FileKind {
  readonly paths: readonly string[];
  readonly cache: keyof typeof cache;
  /** Whether pages of other sites may read it. */
  readonly shared?: true;
  /** Where hosts know none, or a wrong one, by the file's ending. */
  readonly type?: string;
}

const kinds: readonly FileKind[] = [
  {
    paths: [
      'api/*',
      'built.json',
      'rss.xml',
      'atom.xml',
      'feed.json',
      'badge.svg',
      'badge.json',
      // The feeds and badges of a component; its page is beside this folder.
      'components/:id/*',
    ],
    cache: 'minute',
    shared: true,
  },
  // As the other feeds are served, by their ending: with a type of their own browsers show them as source.
  {
    paths: ['history.rss', 'history.atom'],
    cache: 'minute',
    shared: true,
    type: 'application/xml; charset=utf-8',
  },
  {
    paths: ['calendar.ics', 'calendar/*'],
    cache: 'minute',
    shared: true,
    type: 'text/calendar; charset=utf-8',
  },
  { paths: ['embed.js'], cache: 'hour', shared: true },
  { paths: ['feed.css', 'icon.svg', 'share.png'], cache: 'hour' },
  { paths: ['_astro/*'], cache: 'always' },
];

/** The calendar of shifts, which is on the internal site alone. */
const shifts: Pick<FileKind, 'paths' | 'type'> = {
  paths: ['oncall.ics'],
  type: 'text/calendar; charset=utf-8',
};

/**
 * What a host shall send with each file of a site. All rules that fit a file hold, and no two of them set the same
 * header: hosts would join their values. Pages have no time of their own, because hosts that read such rules ask for
 * them again each time.
 */
export function headerRules({ audience, site }: VisibleConfig): HeaderRule[] {
  const all = { ...everyFile, ...site.headers };
  if (audience === 'internal') return internalRules(all);
  const { logo, favicon, image } = site.brand ?? {};
  const own = [...new Set([logo, favicon, image])].filter((file) => file !== undefined);
  const listed = new Set(kinds.flatMap(({ paths }) => paths));
  const pictures: FileKind = { paths: own.filter((file) => !listed.has(file)), cache: 'hour' };
  return [
    { path: '*', headers: all },
    ...[...kinds, pictures].flatMap((kind) => kind.paths.map((path) => ({ path, headers: headersOf(kind) }))),
  ];
}

/** Nobody else may read, keep or list what is for the team. */
function internalRules(all: Readonly<Record<string, string>>): HeaderRule[] {
  return [
    {
      path: '*',
      headers: { ...all, 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex, nofollow' },
    },
    ...[...kinds, shifts].flatMap(({ paths, type }) =>
      type ? paths.map((path) => ({ path, headers: { 'Content-Type': type } })) : [],
    ),
  ];
}

function headersOf(kind: FileKind): Readonly<Record<string, string>> {
  return {
    'Cache-Control': cache[kind.cache],
    ...(kind.shared ? { 'Access-Control-Allow-Origin': '*' } : {}),
    ...(kind.type ? { 'Content-Type': kind.type } : {}),
  };
}

/**
 * The rules as Cloudflare and Netlify read them, in a file `_headers` at the top of what is published.
 *
 * @param base path of the site, as `/status/`; `/` at the top of a host.
 */
export function renderHeaders(rules: readonly HeaderRule[], base: string): string {
  return rules
    .map(({ path, headers }) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      return `${base}${path}\n${lines.join('')}`;
    })
    .join('\n');
}
