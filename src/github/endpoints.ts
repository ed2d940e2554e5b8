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

const named = z.object({ name: z.string() });

const listedIssue = z.object({
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
    answer: z.object({ id: z.int().positive(), body: z.string().nullish() }),
  },
  createComment: {
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    answer: z.object({ id: z.int().positive() }),
  },
  label: { route: 'GET /repos/{owner}/{repo}/labels/{name}', answer: named },
  createLabel: { route: 'POST /repos/{owner}/{repo}/labels', answer: named },
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
} as const satisfies Readonly<Record<string, Endpoint<string, z.ZodType>>>;

export type IssueAnswer = z.infer<typeof listedIssue>;

/** What GitHub answers to each request that it refuses. */
export const refused = z.object({ message: z.string(), errors: z.array(z.unknown()).optional().catch([]) });
