import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { configuredChannels } from '#channels/configured-channels.ts';
import { unknownOncall } from '#core/content/config/oncall.ts';
import { askedOnGithub } from '#core/output/flag/asked-on-github.ts';
import { wentWrong } from '#github/github-error.ts';
import type { Issues } from '#github/issues.ts';
import { readClock } from '#io/clock.ts';
import type { Content } from '#io/load-content.ts';
import { maskSecrets } from '#terminal/mask-secrets.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { failureAnnouncement } from './failure-issue.ts';
import { reportFailure } from './failures.ts';

/**
 * Says that a run failed: in the issue about failures, and where that is new to the team's channels. What goes wrong here is
 * printed, and hides nothing else.
 *
 * @param content what was read, where its problems are the reason; else `message` is.
 */
export async function reportRun(
  root: string,
  issues: Issues,
  content: Content | undefined,
  commit: string,
  message = '',
): Promise<void> {
  const said = maskSecrets(content ? problemsOf(root, content) : message, process.env);
  try {
    const { number, isNew } = await reportFailure(
      issues,
      { run: runUrl(), commit, said },
      onCallLogins(content),
      content?.config?.site.flag_identities,
    );
    process.stderr.write(`${isNew ? 'Opened' : 'Brought up to date:'} #${number}, which says what failed.\n`);
    if (isNew) await tellTeam(number, said);
  } catch (error) {
    process.stderr.write(
      `The failure could not be reported as an issue: ${wentWrong(error) ?? String(error)}\n`,
    );
  }
}

/** Tells the team's channels once. A channel that fails is named, and the others hear of it. */
async function tellTeam(number: number, said: string): Promise<void> {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository } = process.env;
  const link = `${server}/${repository}/issues/${number}`;
  for (const { name, send } of configuredChannels(process.env, readClock)) {
    try {
      await send(failureAnnouncement(said, link));
    } catch (error) {
      process.stderr.write(
        `${name} was not told: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
  }
}

function problemsOf(root: string, { problems }: Content): string {
  const sink = new PassThrough({ encoding: 'utf8' });
  printProblems(problems, root, 'text', sink);
  sink.end();
  return stripVTControlCharacters(String(sink.read() ?? ''));
}

/** The logins of those who are asked first for the first severity, where config says them. */
function onCallLogins(content: Content | undefined): string[] {
  const { config, now } = content ?? {};
  const [severity] = Object.values(config?.policy.severities ?? {});
  const [first] = severity?.escalation ?? [];
  if (!config || now === undefined || !first) return [];
  const { login } = askedOnGithub(first.role, config.oncall ?? unknownOncall, config.site.time_zone, now);
  return login === undefined ? [] : [login];
}

function runUrl(): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env;
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined;
}
