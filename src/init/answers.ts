import type { RepositoryVisibility } from '#core/audience/public-repository.ts';
import { slug } from '#core/base/yaml/fields.ts';
import { hasWords, shippedLanguages } from '#core/content/config/check-language.ts';
import { siteSchema } from '#core/content/config/site.ts';

/** Where the public site is published: by GitHub Pages, or by a step that the operator adds. */
export const hosts = ['github-pages', 'other'] as const;
export type Host = (typeof hosts)[number];

/** What a new content repository has to know. */
export interface Answers {
  readonly name: string;
  readonly url: string;
  readonly internalUrl?: string | undefined;
  readonly timeZone: string;
  readonly locale: string;
  /** `https://github.com/OWNER/NAME`. */
  readonly repository?: string | undefined;
  /** Who can read that repository. Default: `private`. */
  readonly repositoryVisibility?: RepositoryVisibility | undefined;
  readonly host: Host;
  /** Names of components, at least one. */
  readonly components: readonly string[];
}

/** The choices that are made in words, in the order of the questions. */
export interface Choice {
  readonly key:
    | 'name'
    | 'url'
    | 'internalUrl'
    | 'timeZone'
    | 'locale'
    | 'repository'
    | 'repositoryVisibility'
    | 'components';
  /** The flag that gives it on the command line, without its dashes. */
  readonly flag: string;
  readonly question: string;
  /** Shown in an empty field, and in the help. */
  readonly example: string;
  readonly required: boolean;
  /** What is wrong with an answer, and what to write instead; undefined where nothing is. */
  readonly complaint: (answer: string) => string | undefined;
}

const { shape } = siteSchema;

export const choices: readonly Choice[] = [
  {
    key: 'name',
    flag: 'name',
    question: 'What is the status page called?',
    example: 'Acme Status',
    required: true,
    complaint: (answer) => complaintOf(shape.name, answer),
  },
  {
    key: 'url',
    flag: 'url',
    question: 'At which address will the public site be?',
    example: 'https://status.example.org',
    required: true,
    complaint: (answer) => complaintOf(shape.url, answer),
  },
  {
    key: 'internalUrl',
    flag: 'internal-url',
    question: 'And the internal site, behind your sign-in? (may be left empty)',
    example: 'https://status.internal.example.org',
    required: false,
    complaint: (answer) => complaintOf(shape.internal_url, answer),
  },
  {
    key: 'timeZone',
    flag: 'time-zone',
    question: 'Which time zone do the pages use for days and times?',
    example: 'Europe/Berlin',
    required: true,
    complaint: (answer) => complaintOf(shape.time_zone, answer),
  },
  {
    key: 'locale',
    flag: 'locale',
    question: 'In which language are the pages?',
    example: 'en',
    required: true,
    complaint: (answer) => complaintOf(shape.locale, answer) ?? languageComplaint(answer),
  },
  {
    key: 'repository',
    flag: 'repository',
    question: 'Which repository will hold these files? (may be left empty)',
    example: 'OWNER/NAME',
    required: false,
    complaint: (answer) => complaintOf(shape.repository, repositoryUrl(answer)),
  },
  {
    key: 'repositoryVisibility',
    flag: 'repository-visibility',
    question: 'Is that repository private, or public for everybody to read?',
    example: 'private',
    required: true,
    complaint: (answer) => complaintOf(shape.repository_visibility, answer),
  },
  {
    key: 'components',
    flag: 'components',
    question: 'Which parts of the service do customers know?',
    example: 'Website, API, Payments',
    required: true,
    complaint: componentsComplaint,
  },
];

/** `OWNER/NAME`, or an address as it is. */
export function repositoryUrl(answer: string): string {
  return /^[\w.-]+\/[\w.-]+$/u.test(answer) ? `https://github.com/${answer}` : answer;
}

/** Names of components out of one answer, separated by commas. */
export function componentNames(answer: string): string[] {
  return answer
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function componentsComplaint(answer: string): string | undefined {
  const names = componentNames(answer);
  if (names.length === 0) return 'Name at least one, as Website, API.';
  const ids = names.map(slug);
  const nameless = names.find((_, index) => ids[index] === '');
  if (nameless !== undefined)
    return `No id can be made of "${nameless}". Use Latin letters or digits here; change the name in config/components.yml later.`;
  const twice = names.find((_, index) => ids.indexOf(ids[index] ?? '') !== index);
  return twice && `"${twice}" comes twice. Give each part another name.`;
}

function languageComplaint(locale: string): string | undefined {
  if (hasWords(locale)) return undefined;
  return `There are no words of the pages in "${locale}". Take one of ${shippedLanguages.join(', ')}; docs/customise.md shows how to give your own.`;
}

function complaintOf(
  schema: {
    safeParse: (value: unknown) => {
      error?: { issues: readonly { message: string; params?: unknown }[] } | undefined;
    };
  },
  answer: string,
): string | undefined {
  const [issue] = schema.safeParse(answer).error?.issues ?? [];
  if (!issue) return undefined;
  const { hint = '' } = (issue.params ?? {}) as { hint?: string };
  return `${issue.message} ${hint}`.trim();
}
