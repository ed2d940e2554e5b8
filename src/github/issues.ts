import { type Instant, parseTimestamp } from '#core/base/time/instant.ts';
import type { Comment, Issue, IssueChange, Label, NewIssue } from '#core/output/flag/issue.ts';
import type { Account } from '#core/output/mark/account.ts';
import type { Edit, LabelEvent, Rights } from '#core/output/mark/adoption.ts';
import type { GithubAccess } from './access.ts';
import { githubApi } from './api.ts';
import {
  type AccountAnswer,
  type EditorAnswer,
  endpoints,
  type IssueAnswer,
  questions,
} from './endpoints.ts';
import type { GithubClock } from './github-clock.ts';
import { type Refusal, statusOf } from './github-error.ts';

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
  /** The newest issues with any state and labels: so many pages of a hundred. */
  readonly newest: (pages?: number) => Promise<Issue[]>;
  readonly create: (issue: NewIssue) => Promise<Issue>;
  readonly change: (number: number, change: IssueChange) => Promise<void>;
  readonly comments: (number: number) => Promise<Comment[]>;
  readonly comment: (number: number, body: string) => Promise<void>;
  /** Makes a label in its colour, where it is not there yet. */
  readonly ensureLabel: (label: Label) => Promise<void>;
  /** Makes a label. False where one of its name is there: of two requests at one moment, one makes it. */
  readonly takeLabel: (label: Label) => Promise<boolean>;
  /** The description of a label; undefined where there is none of its name. */
  readonly labelText: (name: string) => Promise<string | undefined>;
  readonly labels: () => Promise<Pick<Label, 'name' | 'description'>[]>;
  readonly removeLabel: (name: string) => Promise<void>;
  /** Who put labels on an issue, and who removed some. */
  readonly labelEvents: (number: number) => Promise<LabelEvent[]>;
  readonly rightsOf: (login: string) => Promise<Rights>;
  /** The last change of an issue's text; undefined where nobody changed it. */
  readonly lastEdit: (number: number) => Promise<Edit | undefined>;
  /** Who the token writes as. */
  readonly viewer: () => Promise<Account>;
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
 * @param hear is given the `Date` of each answer.
 */
export function githubIssues(
  access: GithubAccess,
  wait: (ms: number) => Promise<void>,
  patience?: number,
  hear?: GithubClock['hear'],
): Issues {
  const { ask, list, query } = githubApi(access, wait, patience, hear);
  return {
    where: `${access.owner}/${access.repo} at ${new URL(access.baseUrl).host}`,
    isPrivate: async () => (await ask(endpoints.repository, {})).private,
    openWith: async (labels) =>
      (await list(endpoints.issues, { labels, state: 'open' })).filter(isIssue).map(toIssue),
    newest: async (pages = PAGES) => {
      const newest = { state: 'all', sort: 'created', direction: 'desc' } as const;
      return (await list(endpoints.issues, newest, pages)).filter(isIssue).map(toIssue);
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
    comments: async (issue_number) => (await list(endpoints.comments, { issue_number })).map(toComment),
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
    takeLabel: async ({ name, color, description }) => {
      try {
        await ask(endpoints.createLabel, { name, color, description });
        return true;
      } catch (error) {
        if (statusOf(error) === 422 && /\balready_exists\b/u.test((error as Refusal).message)) return false;
        throw error;
      }
    },
    labelText: async (name) => {
      try {
        return (await ask(endpoints.label, { name })).description ?? '';
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
      }
    },
    labels: async () =>
      (await list(endpoints.labels, {})).map(({ name, description }) => ({
        name,
        description: description ?? '',
      })),
    removeLabel: async (name) => {
      await ask(endpoints.removeLabel, { name }).catch((refusal: unknown) => {
        // Another run removed it.
        if (statusOf(refusal) !== 404) throw refusal;
      });
    },
    labelEvents: async (issue_number) =>
      (await list(endpoints.labelEvents, { issue_number })).flatMap((each) => {
        const { event, label, created_at, performed_via_github_app: app } = each;
        if (event !== 'labeled' && event !== 'unlabeled') return [];
        const actor = toAccount(each.actor);
        const by = actor && { ...actor, isPerson: actor.isPerson && !app };
        return [{ did: event, label: label?.name ?? '', by, at: instantOf(created_at) }];
      }),
    rightsOf: async (username) => {
      try {
        const { role_name, user } = await ask(endpoints.rights, { username });
        return { role_name, includesTriage: user?.permissions?.triage === true };
      } catch (error) {
        // Somebody who is unknown to GitHub here has no rights.
        if (statusOf(error) === 404) return { role_name: 'none', includesTriage: false };
        throw error;
      }
    },
    lastEdit: async (number) => {
      const { lastEditedAt, editor } = (await query(questions.lastEdit, { number })).repository.issue;
      if (lastEditedAt === null) return undefined;
      return { by: editor ? toEditor(editor) : undefined, at: instantOf(lastEditedAt) };
    },
    viewer: async () => {
      const { login, databaseId } = (await query(questions.viewer)).viewer;
      return { id: databaseId, login, isPerson: !login.endsWith('[bot]') };
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

function toIssue(issue: IssueAnswer): Issue {
  const { number, title, state, labels, assignees } = issue;
  return {
    number,
    title,
    ...toComment(issue),
    state,
    labels: labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    assignees: (assignees ?? []).map(({ login }) => login),
  };
}

function toComment({ body, user, created_at }: Pick<IssueAnswer, 'body' | 'user' | 'created_at'>): Comment {
  return { body: body ?? '', author: toAccount(user), created: instantOf(created_at) };
}

function toAccount(account: AccountAnswer | null | undefined): Account | undefined {
  return account ? { id: account.id, login: account.login, isPerson: account.type === 'User' } : undefined;
}

/** GraphQL leaves out the end of an app's login. */
function toEditor({ __typename, login, databaseId }: EditorAnswer): Account {
  const suffix = __typename === 'Bot' && !login.endsWith('[bot]') ? '[bot]' : '';
  return { id: databaseId ?? 0, login: `${login}${suffix}`, isPerson: __typename === 'User' };
}

/** GitHub writes whole seconds in UTC. */
function instantOf(stamp: string): Instant {
  const parsed = parseTimestamp(stamp);
  return 'instant' in parsed ? parsed.instant : 0;
}
