import { Octokit } from '@octokit/rest';
import type { z } from 'zod';
import type { GithubAccess } from './access.ts';
import { type Answer, jsonOf, kindOf, LARGEST_ANSWER, readAnswer } from './answer.ts';
import { type Endpoint, graphAnswer, type Parameters, type Question, refused } from './endpoints.ts';
import type { GithubClock } from './github-clock.ts';
import { DoubtfulAnswer, NoAnswer, Refusal, type Request } from './github-error.ts';

/** How long one answer of GitHub may take, to its last byte, in milliseconds. */
const PATIENCE = 30_000;
/** Pages of a list that are read at most; GitHub has a hundred items on each. */
const PAGES = 100;
/** Bytes of a whole list that are read at most. */
const LARGEST_LIST = 10 * LARGEST_ANSWER;
/** How many times a request that only reads is sent while GitHub fails. */
const TRIES = 3;

/** GitHub's API, asked by the token for one repository. What is answered has the shape that endpoints.ts says. */
export interface GithubApi {
  /** Asks once. */
  readonly ask: <Route extends string, Shape extends z.ZodType>(
    endpoint: Endpoint<Route, Shape>,
    parameters: Parameters<Route>,
  ) => Promise<z.infer<Shape>>;
  /** Reads a list page by page: all of it, or so many pages. */
  readonly list: <Route extends string, Shape extends z.ZodType>(
    endpoint: Endpoint<Route, Shape>,
    parameters: Parameters<Route>,
    pages?: number,
  ) => Promise<z.infer<Shape>[]>;
  /** Asks a question in GraphQL about the repository, which `$owner` and `$repo` name. */
  readonly query: <Shape extends z.ZodType>(
    question: Question<Shape>,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<z.infer<Shape>>;
}

/**
 * Everything that is sent to GitHub passes here. The token goes to the API's own origin: redirects are not followed, and
 * addresses of further pages have that origin. What only reads is asked again where GitHub failed; what writes is not.
 *
 * @param wait how to wait so many milliseconds.
 * @param patience how long one answer may take, in milliseconds.
 * @param hear is given the `Date` of each answer.
 * @throws Refusal, NoAnswer or DoubtfulAnswer
 */
export function githubApi(
  { token, owner, repo, baseUrl }: GithubAccess,
  wait: (ms: number) => Promise<void>,
  patience = PATIENCE,
  hear: GithubClock['hear'] = () => {},
): GithubApi {
  const { origin } = new URL(baseUrl);
  // What went wrong is said once, by whoever asked.
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const octokit = new Octokit({ auth: token, baseUrl, userAgent: 'upfront', log });

  const send = async (request: Request, isRead = request.method === 'GET'): Promise<Answer> => {
    for (let tries = 1; ; tries++) {
      try {
        const answer = await sendOnce(request);
        if (answer.status >= 200 && answer.status < 300) return answer;
        throw refusalOf(answer, request);
      } catch (error) {
        const failed =
          error instanceof NoAnswer ? !error.isSlow : error instanceof Refusal && error.status >= 500;
        if (!isRead || !failed || tries === TRIES) throw error;
        await wait(1000 * tries);
      }
    }
  };

  const sendOnce = async (request: Request): Promise<Answer> => {
    const { method, url, body } = request;
    if (!hasOrigin(url, origin)) {
      const where = { method, url: baseUrl };
      throw new DoubtfulAnswer(where, `leads to ${placeOf(url)}, which is not on its host and was not asked`);
    }
    const signal = AbortSignal.timeout(patience);
    let answer: Answer | undefined;
    // Octokit writes the request. What comes back is read here, within limits: of a redirect, a page of a proxy or an answer
    // without an end it would make something else.
    const guarded = async (address: string, options: RequestInit): Promise<Response> => {
      const response = await fetch(address, { ...options, redirect: 'manual', signal });
      hear(response.headers.get('date'));
      answer = await readAnswer(response, LARGEST_ANSWER);
      return new Response(null, { status: 204 });
    };
    try {
      await octokit.request({
        method,
        url,
        ...(body === undefined ? {} : { data: body }),
        request: { fetch: guarded },
      });
      if (answer) return answer;
      throw new DoubtfulAnswer(
        request,
        `answered with more than ${LARGEST_ANSWER / 2 ** 20} MiB, and the rest was not read`,
      );
    } catch (error) {
      if (error instanceof DoubtfulAnswer) throw error;
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new NoAnswer(cause, signal.aborted ? patience : undefined);
    }
  };

  const compose = (route: string, parameters: object): Request => {
    const { method, url, body } = octokit.request.endpoint({ ...routeOf(route), owner, repo, ...parameters });
    return { method, url, body };
  };

  return {
    query: async ({ query, answer: shape }, variables) => {
      const names = variables && { owner, repo, ...variables };
      const request = {
        method: 'POST',
        url: graphqlUrl(baseUrl),
        body: { query, ...(names && { variables: names }) },
      };
      const answer = await send(request, true);
      const { data, errors } = believed(answer, graphAnswer, request);
      const [error] = errors ?? [];
      if (error) throw new Refusal(request, { ...answer, status: statusOfGraph(error.type) }, error.message);
      const parsed = shape.safeParse(data);
      if (parsed.success) return parsed.data;
      throw new DoubtfulAnswer(request, 'answered with something else than it was asked');
    },
    ask: async ({ route, answer: shape }, parameters) => {
      const request = compose(route, parameters);
      return believed(await send(request), shape, request);
    },
    list: async ({ route, answer: shape }, parameters, pages) => {
      const items: z.infer<typeof shape>[] = [];
      const read = new Set<string>();
      let size = 0;
      let request = compose(route, { per_page: 100, ...parameters });
      for (let page = 1; ; page++) {
        read.add(request.url);
        const answer = await send(request);
        items.push(...believed(answer, shape.array(), request));
        size += answer.size;
        const next = nextOf(answer, request);
        if (next === undefined || page === pages) return items;
        if (read.has(next) || page === PAGES || size > LARGEST_LIST) {
          throw new DoubtfulAnswer(request, 'answered with a list that does not end');
        }
        request = { ...request, url: next };
      }
    },
  };
}

/** Of GitHub Enterprise the API is `…/api/v3`, and GraphQL is `…/api/graphql`. */
function graphqlUrl(baseUrl: string): string {
  return `${baseUrl.replace(/\/api\/v3$/u, '/api')}/graphql`;
}

/** The status that the other API has for what GraphQL refuses with 200. */
function statusOfGraph(type = ''): number {
  if (type === 'NOT_FOUND') return 404;
  return type === 'RATE_LIMITED' ? 429 : 403;
}

function routeOf(route: string): { method: string; url: string } {
  const [method = 'GET', url = '/'] = route.split(' ');
  return { method, url };
}

/** The value of an answer, if it has the shape that it must have. */
function believed<Shape extends z.ZodType>(answer: Answer, shape: Shape, request: Request): z.infer<Shape> {
  const json = jsonOf(answer);
  const parsed = json && shape.safeParse(json.value);
  if (parsed?.success) return parsed.data;
  const [issue] = parsed?.error.issues ?? [];
  const place = issue?.path.join('.');
  const why =
    issue && place
      ? `, in which "${place}" is wrong (${issue.message.replace(/^Invalid input: /u, '')})`
      : '';
  throw new DoubtfulAnswer(request, `answered with ${kindOf(answer)}${why}`);
}

/** What a server that did not do what it was asked says: GitHub has a `message`. */
function refusalOf(answer: Answer, request: Request): Error {
  const { status, headers } = answer;
  const location = headers.get('location');
  if (status < 400 && location !== null) {
    const to = URL.canParse(location, request.url) ? new URL(location, request.url).href : location;
    if (hasOrigin(to, new URL(request.url).origin)) return new Refusal(request, answer, 'Moved', placeOf(to));
    return new DoubtfulAnswer(
      request,
      `redirects to ${placeOf(to)} (${status}), and redirects are not followed`,
    );
  }
  const said = refused.safeParse(jsonOf(answer)?.value);
  if (said.success) {
    const { message, errors = [] } = said.data;
    const details = errors.map((each) => JSON.stringify(each)).join(', ');
    return new Refusal(request, answer, details ? `${message}: ${details}` : message);
  }
  const what = kindOf(answer);
  // What fails, or has too much to do, may answer by a page. That something is not there is a fact only in GitHub's words.
  return status >= 500 || status === 429
    ? new Refusal(request, answer, what)
    : new DoubtfulAnswer(request, `answered ${status} with ${what}`);
}

/** Where the next page of a list is. It may be written without its host. */
function nextOf({ headers }: Answer, request: Request): string | undefined {
  const [, link] = /<([^<>]+)>;\s*rel="?next\b/iu.exec(headers.get('link') ?? '') ?? [];
  if (link === undefined) return undefined;
  return URL.canParse(link, request.url) ? new URL(link, request.url).href : link;
}

function hasOrigin(url: string, origin: string): boolean {
  return URL.canParse(url) && new URL(url).origin === origin;
}

/** An address as people need it to see where it leads. What follows the path may be somebody's secret. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'what is not an address';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname.length > 200 ? '/…' : pathname}`;
}
