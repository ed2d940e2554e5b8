import { Octokit } from '@octokit/rest';
import type { Issue, IssueChange, Label, NewIssue } from '#core/output/flag/issue.ts';
import type { GithubAccess } from './access.ts';

/** How long one answer of GitHub may take, in milliseconds. */
const PATIENCE = 30_000;
/** Of so many issues the newest are looked through for a flag that lost its label. */
const PAGES = 10;
/** Of so many open pull requests it is asked what they touch. */
const PULLS = 30;

/** The issues of one repository. Nothing is sent a second time: whether it took effect, the next run sees. */
export interface Issues {
  /** Repository and host, for people. */
  readonly where: string;
  readonly isPrivate: () => Promise<boolean>;
  /** Issues that are open under a label; pull requests left out. */
  readonly openWith: (label: string) => Promise<Issue[]>;
  /** The newest issues with any state and labels. */
  readonly newest: () => Promise<Issue[]>;
  readonly create: (issue: NewIssue) => Promise<Issue>;
  readonly change: (number: number, change: IssueChange) => Promise<void>;
  readonly comments: (number: number) => Promise<string[]>;
  readonly comment: (number: number, body: string) => Promise<void>;
  /** Makes a label in its colour, where it is not there yet. */
  readonly ensureLabel: (label: Label) => Promise<void>;
  /** Open pull requests by number, and the files that each touches. */
  readonly openPulls: () => Promise<{ readonly number: number; readonly files: readonly string[] }[]>;
  /** Starts a workflow that waits to be started by hand. */
  readonly dispatch: (workflow: string, ref: string) => Promise<void>;
}

/**
 * The issues of a repository on GitHub. What only reads is asked again where GitHub failed; what writes is not.
 *
 * @param wait how to wait so many milliseconds.
 * @param patience how long one answer may take, in milliseconds.
 */
export function githubIssues(
  { token, owner, repo, baseUrl }: GithubAccess,
  wait: (ms: number) => Promise<void>,
  patience = PATIENCE,
): Issues {
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    // What went wrong is said once, by whoever asked.
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: {
      fetch: async (url: string, options: RequestInit) => {
        const send = (redirect: RequestRedirect) =>
          fetch(url, { ...options, redirect, signal: AbortSignal.timeout(patience) });
        if (options.method === 'GET') return send('follow');
        const answer = await send('manual');
        // 307 and 308 keep what is sent: a repository that was renamed.
        return answer.status === 307 || answer.status === 308 ? send('follow') : answer;
      },
    },
  });
  const { rest } = octokit;
  const here = { owner, repo };
  octokit.hook.wrap('request', async (request, options) => {
    for (let tries = 1; ; tries++) {
      try {
        const response = await request(options);
        if (response.status < 300) return response;
        // Followed, a comment on an issue that was moved would become a GET, and be lost in silence.
        throw Object.assign(new Error('Moved Permanently'), {
          name: 'HttpError',
          status: response.status,
          response,
          request: { url: response.url, method: options.method },
        });
      } catch (error) {
        const { status = 0 } = error as { status?: number };
        if (options.method !== 'GET' || status < 500 || tries === 3) throw error;
        await wait(1000 * tries);
      }
    }
  });

  return {
    where: `${owner}/${repo} at ${new URL(baseUrl).host}`,
    isPrivate: async () => (await rest.repos.get(here)).data.private,
    openWith: async (labels) => {
      const found = await octokit.paginate(rest.issues.listForRepo, {
        ...here,
        labels,
        state: 'open',
        per_page: 100,
      });
      return found.flatMap(toIssue);
    },
    newest: async () => {
      const found: Issue[] = [];
      const pages = octokit.paginate.iterator(rest.issues.listForRepo, {
        ...here,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: 100,
      });
      let page = 0;
      for await (const { data } of pages) {
        found.push(...data.flatMap(toIssue));
        if (++page === PAGES) break;
      }
      return found;
    },
    create: async ({ title, body, labels }) => {
      const { data } = await rest.issues.create({ ...here, title, body, labels: [...labels] });
      const [made] = toIssue(data);
      if (!made) throw new Error('GitHub made a pull request of an issue.');
      return made;
    },
    change: async (issue_number, { labels, assignees, ...change }) => {
      await rest.issues.update({
        ...here,
        issue_number,
        ...change,
        ...(change.state === 'closed' ? { state_reason: 'completed' as const } : {}),
        ...(labels ? { labels: [...labels] } : {}),
        ...(assignees ? { assignees: [...assignees] } : {}),
      });
    },
    comments: async (issue_number) => {
      const found = await octokit.paginate(rest.issues.listComments, {
        ...here,
        issue_number,
        per_page: 100,
      });
      return found.map(({ body }) => body ?? '');
    },
    comment: async (issue_number, body) => {
      await rest.issues.createComment({ ...here, issue_number, body });
    },
    ensureLabel: async ({ name, color, description }) => {
      try {
        await rest.issues.getLabel({ ...here, name });
      } catch (error) {
        if ((error as { status?: number }).status !== 404) throw error;
        await rest.issues.createLabel({ ...here, name, color, description }).catch((refusal: unknown) => {
          // Somebody else made it meanwhile.
          if ((refusal as { status?: number }).status !== 422) throw refusal;
        });
      }
    },
    openPulls: async () => {
      const { data } = await rest.pulls.list({
        ...here,
        state: 'open',
        sort: 'updated',
        direction: 'desc',
        per_page: PULLS,
      });
      return Promise.all(
        data.map(async ({ number }) => {
          const files = await rest.pulls.listFiles({ ...here, pull_number: number, per_page: 100 });
          return { number, files: files.data.map(({ filename }) => filename) };
        }),
      );
    },
    dispatch: async (workflow_id, ref) => {
      await rest.actions.createWorkflowDispatch({ ...here, workflow_id, ref });
    },
  };
}

type Listed = Awaited<ReturnType<Octokit['rest']['issues']['listForRepo']>>['data'][number];

function toIssue(issue: Listed | Awaited<ReturnType<Octokit['rest']['issues']['create']>>['data']): Issue[] {
  const { number, title, body, state, labels, assignees, pull_request } = issue;
  if (pull_request) return [];
  return [
    {
      number,
      title,
      body: body ?? '',
      state: state === 'closed' ? 'closed' : 'open',
      labels: labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
      assignees: (assignees ?? []).map(({ login }) => login),
    },
  ];
}
