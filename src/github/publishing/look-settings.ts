/** What the environment and config/site.yml say of where to look. */
export interface LookSettings {
  readonly api: string;
  readonly repository: string;
  readonly branch: string;
  readonly token: string;
  readonly site: string | undefined;
}

/**
 * Reads where to look: GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL and GITHUB_REF as GitHub Actions sets them, and
 * UPFRONT_URL or `url:` of config/site.yml. Nothing is installed yet where this runs, so one line of YAML is read as a line.
 *
 * @param siteConfig text of config/site.yml; undefined where there is none.
 * @returns what is missing, in a sentence, or the settings.
 */
export function lookSettings(
  env: Readonly<Record<string, string | undefined>>,
  siteConfig: string | undefined,
): LookSettings | string {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: api } = env;
  if (!token) return 'GITHUB_TOKEN is not set. Set it to a token that may read Actions of the repository.';
  if (!repository || !/^[\w.-]+\/[\w.-]+$/u.test(repository))
    return 'GITHUB_REPOSITORY is not set. Set it to OWNER/NAME.';
  const line = /^url:[ \t]*(["']?)(?<url>https?:\/\/[^\s"'#]+)\1[ \t]*(?:#.*)?$/mu.exec(siteConfig ?? '');
  return {
    token,
    repository,
    branch: branchOf(env),
    api: (api || 'https://api.github.com').replace(/\/+$/u, ''),
    site: env.UPFRONT_URL || line?.groups?.url,
  };
}

/** The branch that is published: of a run in GitHub Actions its own, else `main`. */
export function branchOf(env: Readonly<Record<string, string | undefined>>): string {
  return /^refs\/heads\/(.+)$/u.exec(env.GITHUB_REF ?? '')?.[1] ?? 'main';
}
