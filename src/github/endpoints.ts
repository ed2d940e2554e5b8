import type { Endpoints } from '@octokit/types';
import { z } from 'zod';

/**
 * What the API is asked, and the shape that its answer must have to be believed. Keys that a schema does not name are not
 * looked at. Of a list the shape is that of one item.
 */
export interface Endpoint<Route extends string, Shape extends z.ZodType> {
  /** Method and path, as GitHub's documentation writes them. `{owner}` and `{repo}` are filled in for every request. */
  readonly route: Route;
  readonly answer: Shape;
}

/** What an endpoint takes beside the repository: GitHub's own description says it, where the route is in there. */
export type Parameters<Route> = Route extends keyof Endpoints
  ? Omit<Endpoints[Route]['parameters'], 'owner' | 'repo' | 'baseUrl' | 'headers' | 'mediaType' | 'request'>
  : Readonly<Record<string, unknown>>;

const labelText = z.object({ name: z.string(), description: z.string().nullish() });

const account = z.object({ id: z.int().positive(), login: z.string(), type: z.string() });
const written = {
  /** Null where the account is gone. */
  user: account.nullish(),
  created_at: z.iso.datetime(),
};

const listedIssue = z.object({
  ...written,
  number: z.int().positive(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  assignees: z.array(z.object({ login: z.string() })).nullish(),
  /** Only of a pull request, which is listed among the issues. */
  pull_request: z.looseObject({}).nullish(),
});

const issue = listedIssue.extend({ pull_request: z.null().optional() });

/** Everything that is asked of GitHub. An endpoint that is not in this table cannot be asked. */
export const endpoints = {
  repository: {
    route: 'GET /repos/{owner}/{repo}',
    answer: z.object({ private: z.boolean() }),
  },
  issues: { route: 'GET /repos/{owner}/{repo}/issues', answer: listedIssue },
  createIssue: { route: 'POST /repos/{owner}/{repo}/issues', answer: issue },
  changeIssue: { route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}', answer: issue },
  comments: {
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    answer: z.object({ id: z.int().positive(), body: z.string().nullish(), ...written }),
  },
  createComment: {
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    answer: z.object({ id: z.int().positive() }),
  },
  labelEvents: {
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/events',
    answer: z.object({
      event: z.string(),
      actor: account.nullish(),
      created_at: z.iso.datetime(),
      label: z.object({ name: z.string().nullish() }).optional(),
      /** The app that did it for the actor. */
      performed_via_github_app: z.looseObject({}).nullish(),
    }),
  },
  rights: {
    route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    answer: z.object({
      role_name: z.string(),
      user: z.object({ permissions: z.object({ triage: z.boolean().optional() }).optional() }).nullish(),
    }),
  },
  labels: { route: 'GET /repos/{owner}/{repo}/labels', answer: labelText },
  label: { route: 'GET /repos/{owner}/{repo}/labels/{name}', answer: labelText },
  createLabel: { route: 'POST /repos/{owner}/{repo}/labels', answer: labelText },
  removeLabel: { route: 'DELETE /repos/{owner}/{repo}/labels/{name}', answer: z.undefined() },
  pulls: {
    route: 'GET /repos/{owner}/{repo}/pulls',
    answer: z.object({ number: z.int().positive() }),
  },
  pullFiles: {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    answer: z.object({ filename: z.string() }),
  },
  dispatch: {
    route: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    // Nothing, or since 2026 an object that names the run.
    answer: z.looseObject({}).optional(),
  },
  runs: {
    route: 'GET /repos/{owner}/{repo}/actions/runs',
    answer: z.object({
      workflow_runs: z.array(z.object({ id: z.int().positive(), name: z.string().nullish() })),
    }),
  },
  jobs: {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    answer: z.object({
      jobs: z.array(
        z.object({
          started_at: z.iso.datetime({ offset: true }).nullish(),
          completed_at: z.iso.datetime({ offset: true }).nullish(),
          conclusion: z.string().nullish(),
        }),
      ),
    }),
  },
} as const satisfies Readonly<Record<string, Endpoint<string, z.ZodType>>>;

export type IssueAnswer = z.infer<typeof listedIssue>;

/** What GitHub answers to each request that it refuses. */
export const refused = z.object({ message: z.string(), errors: z.array(z.unknown()).optional().catch([]) });

export type AccountAnswer = z.infer<typeof account>;
export type EditorAnswer = z.infer<typeof graphAccount>;

/** A question in GraphQL, for what the other API does not say. It only reads. */
export interface Question<Shape extends z.ZodType> {
  readonly query: string;
  readonly answer: Shape;
}

/** What GraphQL answers, also where it refuses. */
export const graphAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).optional(),
});

const graphAccount = z.object({
  __typename: z.string(),
  login: z.string(),
  databaseId: z.int().positive().nullish(),
});

/** Everything that is asked in GraphQL. */
export const questions = {
  /** Who the token writes as. `GET /user` says that of people's tokens alone. */
  viewer: {
    query: 'query { viewer { login databaseId } }',
    answer: z.object({ viewer: z.object({ login: z.string(), databaseId: z.int().positive() }) }),
  },
  /** Who changed the text of an issue last. */
  lastEdit: {
    query: `query ($owner: String!, $repo: String!, $number: Int!) {
      repository(owner: $owner, name: $repo) {
        issue(number: $number) {
          lastEditedAt
          editor { __typename login ... on User { databaseId } ... on Bot { databaseId } }
        }
      }
    }`,
    answer: z.object({
      repository: z.object({
        issue: z.object({ lastEditedAt: z.iso.datetime().nullable(), editor: graphAccount.nullable() }),
      }),
    }),
  },
} as const satisfies Readonly<Record<string, Question<z.ZodType>>>;
