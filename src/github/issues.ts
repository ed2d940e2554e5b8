import type { Issue, IssueChange, Label, NewIssue } from '#core/output/flag/issue.ts';
import type { GithubAccess } from './access.ts';
import { githubApi } from './api.ts';
import { endpoints, type IssueAnswer } from './endpoints.ts';
import { statusOf } from './github-error.ts';

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
  access: GithubAccess,
  wait: (ms: number) => Promise<void>,
  patience?: number,
): Issues {
  const { ask, list } = githubApi(access, wait, patience);
  return {
    where: `${access.owner}/${access.repo} at ${new URL(access.baseUrl).host}`,
    isPrivate: async () => (await ask(endpoints.repository, {})).private,
    openWith: async (labels) =>
      (await list(endpoints.issues, { labels, state: 'open' })).filter(isIssue).map(toIssue),
    newest: async () => {
      const newest = { state: 'all', sort: 'created', direction: 'desc' } as const;
      return (await list(endpoints.issues, newest, PAGES)).filter(isIssue).map(toIssue);
    },
    create: async ({ title, body, labels }) =>
      toIssue(await ask(endpoints.createIssue, { title, body, labels: [...labels] })),
    change: async (issue_number, { labels, assignees, ...change }) => {
      await ask(endpoints.changeIssue, {
        issue_number,
        ...change,
        ...(change.state === 'closed' ? { state_reason: 'completed' as const } : {}),
        ...(labels ? { labels: [...labels] } : {}),
        ...(assignees ? { assignees: [...assignees] } : {}),
      });
    },
    comments: async (issue_number) =>
      (await list(endpoints.comments, { issue_number })).map(({ body }) => body ?? ''),
    comment: async (issue_number, body) => {
      await ask(endpoints.createComment, { issue_number, body });
    },
    ensureLabel: async ({ name, color, description }) => {
      try {
        await ask(endpoints.label, { name });
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
        await ask(endpoints.createLabel, { name, color, description }).catch((refusal: unknown) => {
          // Somebody else made it meanwhile.
          if (statusOf(refusal) !== 422) throw refusal;
        });
      }
    },
    openPulls: async () => {
      const newest = { state: 'open', sort: 'updated', direction: 'desc', per_page: PULLS } as const;
      const pulls = await list(endpoints.pulls, newest, 1);
      return Promise.all(
        pulls.map(async ({ number }) => {
          const files = await list(endpoints.pullFiles, { pull_number: number }, 1);
          return { number, files: files.map(({ filename }) => filename) };
        }),
      );
    },
    dispatch: async (workflow_id, ref) => {
      await ask(endpoints.dispatch, { workflow_id, ref });
    },
  };
}

/** GitHub lists pull requests among the issues. */
function isIssue({ pull_request }: IssueAnswer): boolean {
  return !pull_request;
}

function toIssue({ number, title, body, state, labels, assignees }: IssueAnswer): Issue {
  return {
    number,
    title,
    body: body ?? '',
    state,
    labels: labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    assignees: (assignees ?? []).map(({ login }) => login),
  };
}
