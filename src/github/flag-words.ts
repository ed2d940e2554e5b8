import type { VisibleConfig } from '#core/audience/visible.ts';
import type { FlagWords } from '#core/output/flag/flag-text.ts';

/**
 * How flags lead to the files of records: on the branch that GitHub Actions runs for, on GitHub itself or where the
 * environment says; without Actions, in the repository that site.yml names.
 */
export function flagWords(config: VisibleConfig, env: NodeJS.ProcessEnv): FlagWords {
  return {
    config,
    repository: repositoryUrl(config, env),
    branch: env.GITHUB_REF_TYPE === 'tag' ? 'main' : (env.GITHUB_REF_NAME ?? 'main'),
  };
}

/** Where the repository is read by people, without a slash at its end. */
export function repositoryUrl({ internal }: VisibleConfig, env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository } = env;
  return repository
    ? `${server.replace(/\/$/u, '')}/${repository}`
    : internal?.repository?.replace(/\/$/u, '');
}
