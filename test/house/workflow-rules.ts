import { parse } from 'yaml';

type Permissions = 'read-all' | 'write-all' | Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly secrets?: unknown;
  readonly permissions?: Permissions;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

export interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A job with the workflow that it is of. */
interface Place {
  readonly workflow: Workflow;
  readonly events: readonly string[];
  readonly job: Job;
  readonly steps: readonly Step[];
}

/** Events that somebody from outside causes, with text of their own, and that run with the repository's token and secrets. */
const anybody = new Set([
  'issues',
  'issue_comment',
  'discussion',
  'discussion_comment',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'workflow_run',
  'fork',
  'watch',
]);

/** What a stranger's pull request brings along, by whatever way it is named. */
const head =
  /head[._](?:sha|ref|branch|repo)|head_commit|pull_request\.head|refs\/pull|\.pull_requests\b.*\bhead/u;
/** The question for somebody's rights, which a job of anybody's event asks first. */
const asksForRights = /\/collaborators\/[^\s]*\/permission|\bupfront may\b/u;
/** Where text of a stranger lies, and nothing else. */
const UNTRUSTED = 'untrusted';

/** Each rule: what is wrong with a job, in words; nothing where it is kept. */
const rules: Readonly<Record<string, (place: Place) => string | undefined>> = {
  'pinned by commit': ({ job, steps }) => {
    const all = [job.uses, ...steps.map(({ uses }) => uses)].filter((uses) => uses !== undefined);
    return all.find((uses) => !/^(?:[\w.-]+\/)+[\w.-]+@[0-9a-f]{40}$|^\.\//u.test(uses));
  },
  'nothing is put into a command': ({ steps }) =>
    steps
      .flatMap(({ run, with: given = {} }) => [run, given.script])
      .filter((text) => typeof text === 'string')
      .find((text) => text.includes('${{')),
  'rights are said, and each has its reason in the job': ({ workflow, job }) => {
    const { permissions: top } = workflow;
    if (typeof top === 'string' || typeof job.permissions === 'string') return 'rights for everything';
    if (writes(top).length > 0) return `the workflow may write: ${writes(top)}`;
    return top === undefined && job.permissions === undefined ? 'no rights are said' : undefined;
  },
  'a pull request gets nothing': ({ events, job, workflow }) => {
    if (!events.includes('pull_request')) return undefined;
    if (job.secrets !== undefined || /\bsecrets\./u.test(JSON.stringify(job))) return 'a secret';
    return writes(job.permissions ?? workflow.permissions)[0];
  },
  'no privileged job takes what a stranger wrote as code': ({ events, steps }) => {
    if (events.includes('pull_request_target')) return 'pull_request_target';
    if (!events.some((event) => anybody.has(event))) return undefined;
    const taken = steps.find(({ uses = '', with: given = {} }) => {
      const { ref = '', repository = '' } = given;
      return /\/checkout@/u.test(uses) && (head.test(`${ref}`) || `${repository}` !== '');
    });
    return (
      taken?.uses ??
      steps.find(({ run = '' }) => /\bgit (?:fetch|checkout)\b|\bgh pr checkout\b/u.test(run))?.run
    );
  },
  'what comes from an artifact is data': ({ events, steps }) => {
    if (!events.includes('workflow_run')) return undefined;
    const downloads = steps.filter(({ uses = '', run = '' }) =>
      /download-artifact|\bgh run download\b/u.test(uses + run),
    );
    if (downloads.length === 0) return undefined;
    const misplaced = downloads.find(
      ({ with: given = {}, run = '' }) => given.path !== UNTRUSTED && !run.includes(`--dir ${UNTRUSTED}`),
    );
    if (misplaced) return `an artifact outside of ${UNTRUSTED}/`;
    const runs = steps.map(({ run = '' }) => run);
    return runs.find(
      (run) =>
        /GITHUB_(?:ENV|PATH|OUTPUT)\b/u.test(run) ||
        (run.includes(UNTRUSTED) &&
          !/^(?:gh run download|npm exec --no -- upfront|npm run) /u.test(run.trim())),
    );
  },
  'anybody’s event asks for rights before anything else': ({ workflow, events, job, steps }) => {
    if (!events.some((event) => anybody.has(event) && event !== 'workflow_run')) return undefined;
    const before = [job.needs ?? []].flat().flatMap((name) => workflow.jobs[name]?.steps ?? []);
    const asked = before.some(({ run = '' }) => asksForRights.test(run));
    if (asked) return job.if?.includes('rights') ? undefined : 'goes on whoever it was';
    const [first, ...rest] = steps;
    if (!first?.run || !asksForRights.test(first.run)) return first?.uses ?? first?.run ?? 'no step';
    return rest.some((step) => !step.if?.includes('rights')) ? 'goes on whoever it was' : undefined;
  },
  'the token is left in no folder': ({ steps }) => {
    // What watches or publishes fetches the newest commit again.
    const fetches = /--watch\b|\bdeploy\b|^\.\/\.github\/upfront$/u;
    if (steps.some(({ run, uses }) => fetches.test(run ?? uses ?? ''))) return undefined;
    return steps.find(
      ({ uses = '', with: given = {} }) =>
        /^actions\/checkout@/u.test(uses) && given['persist-credentials'] !== false,
    )?.uses;
  },
  'it ends': ({ job }) => (job.uses || job['timeout-minutes'] ? undefined : 'no timeout-minutes'),
  'what is released comes from no cache': ({ job, steps }) => {
    const isRelease = writes(job.permissions).some((right) =>
      ['contents', 'attestations', 'packages'].includes(right),
    );
    return isRelease
      ? steps.find(({ uses = '', with: given = {} }) => /\/cache@/u.test(uses) || given.cache)?.uses
      : undefined;
  },
};

function writes(permissions: Permissions | undefined): string[] {
  if (typeof permissions === 'string') return permissions === 'write-all' ? ['everything'] : [];
  return Object.entries(permissions ?? {}).flatMap(([right, level]) => (level === 'write' ? [right] : []));
}

/** What a workflow breaks: `rule: what breaks it`, in the order of its jobs. */
export function brokenRules(text: string): string[] {
  const workflow = parse(text) as Workflow;
  const { on } = workflow;
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? (on as string[]) : Object.keys(on);
  return Object.values(workflow.jobs).flatMap((job) =>
    Object.entries(rules).flatMap(([rule, broken]) => {
      const found = broken({ workflow, events, job, steps: job.steps ?? [] });
      return found === undefined ? [] : [`${rule}: ${found}`];
    }),
  );
}

/** The same of the steps of a composite action, which has neither events nor rights of its own. */
export function brokenRulesOfAction(text: string): string[] {
  const { runs } = parse(text) as { readonly runs: { readonly steps: readonly Step[] } };
  const job = { steps: runs.steps, permissions: {}, 'timeout-minutes': 1 };
  const place = { workflow: { on: [], jobs: { job } }, events: [], job, steps: runs.steps };
  return Object.entries(rules).flatMap(([rule, broken]) => {
    const found = broken(place);
    return found === undefined ? [] : [`${rule}: ${found}`];
  });
}

export const ruleNames = Object.keys(rules);
