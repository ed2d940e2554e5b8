// Made from src/github/publishing/look-main.ts of Upfront; `upfront upgrade` replaces it.

// src/github/publishing/look-main.ts
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";

// src/io/clock.ts
var SECOND = 1e3;
function readClock() {
  return Math.floor(Date.now() / SECOND) * SECOND;
}

// src/github/publishing/cache-key.ts
var KEY = "upfront-next-";
var form = /^upfront-next-(?<next>\d{1,12}|none)-(?<commit>[0-9a-f]{40})-(?<outcome>ok|failed)-\d+$/u;
function parseCacheKey(key, made) {
  const { next, commit, outcome } = form.exec(key)?.groups ?? {};
  if (next === void 0 || commit === void 0) return void 0;
  return {
    commit,
    ...next === "none" ? {} : { next: Number(next) * 1e3 },
    ...outcome === "failed" ? { failed: made } : {}
  };
}

// src/github/publishing/worth-publishing.ts
var WRONG_CLOCK = 10 * 6e4;
var RETRY = 30 * 6e4;
function worthPublishing(site, last, head, now) {
  if (!last) return "nothing-known";
  if (head !== void 0 && head !== last.commit) return "new-commit";
  if (hasPassed(last.next, now)) return "something-changes";
  if (last.failed !== void 0) return hasPassed(last.failed + RETRY, now) ? "retry" : void 0;
  if (!site) return "nothing-known";
  if (hasPassed(site.nextChange, now)) return "something-changes";
  return hasPassed(site.renewAt, now) || site.builtAt > now + WRONG_CLOCK ? "renewal" : void 0;
}
function hasPassed(instant, now) {
  return instant !== void 0 && instant <= now;
}

// src/github/publishing/look.ts
var PATIENCE = 1e4;
var LONGEST = 2e5;
async function look(at) {
  const failures = [];
  const tried = async (what, ask) => {
    try {
      return await ask;
    } catch (error) {
      failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return void 0;
    }
  };
  const [site, last, head] = await Promise.all([
    at.site === void 0 ? void 0 : tried("built.json of the public site", publishedSite(at, at.site)),
    tried("the last run", lastRun(at)),
    at.head ?? tried("the newest push", newestPush(at))
  ]);
  const reason = worthPublishing(at.site === void 0 ? unasked(at.now) : site, last, head, at.now);
  const instants = [last?.next, site?.nextChange, site?.renewAt];
  const coming = instants.filter((each) => each !== void 0 && each > at.now);
  return { reason, next: coming.length > 0 ? Math.min(...coming) : void 0, failures };
}
async function startPublishing(at) {
  const answer = await askGithub(at, "actions/workflows/publish.yml/dispatches", { ref: at.branch });
  if (!answer.ok) throw new Error(`GitHub did not start publish.yml: it answered ${answer.status}.`);
}
function unasked(now) {
  return { builtAt: now };
}
async function publishedSite({ fetch: get }, site) {
  const address = `${site.replace(/\/+$/u, "")}/built.json`;
  const answer = await get(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const said = await json(answer);
  const builtAt = instantOf(said.built_at);
  if (builtAt === void 0) throw new Error(`${address} has no built_at`);
  return { builtAt, renewAt: instantOf(said.renew_at), nextChange: instantOf(said.next_change) };
}
async function lastRun(at) {
  const ref = encodeURIComponent(`refs/heads/${at.branch}`);
  const query = `key=${KEY}&ref=${ref}&sort=created_at&direction=desc&per_page=1`;
  const answer = await askGithub(at, `actions/caches?${query}`);
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status}`);
  const { actions_caches: entries } = await json(answer);
  const [entry] = Array.isArray(entries) ? entries : [];
  if (typeof entry !== "object" || entry === null) return void 0;
  const { key, created_at: made } = entry;
  return typeof key === "string" ? parseCacheKey(key, instantOf(made) ?? at.now) : void 0;
}
async function newestPush(at) {
  const branch = encodeURIComponent(at.branch);
  const query = `event=push&branch=${branch}&per_page=1&exclude_pull_requests=true`;
  const answer = await askGithub(at, `actions/workflows/publish.yml/runs?${query}`);
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status}`);
  const { workflow_runs: runs } = await json(answer);
  const [run] = Array.isArray(runs) ? runs : [];
  const head = typeof run === "object" && run !== null ? run.head_sha : void 0;
  return typeof head === "string" && /^[0-9a-f]{40}$/u.test(head) ? head : void 0;
}
async function askGithub({ api, repository, token, fetch: ask }, path, body) {
  return ask(`${api}/repos/${repository}/${path}`, {
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "x-github-api-version": "2022-11-28"
    },
    ...body ? { method: "POST", body: JSON.stringify(body) } : {}
  });
}
async function json(answer) {
  const text = await answer.text();
  if (text.length > LONGEST) throw new Error("the answer is too long");
  const said = JSON.parse(text);
  if (typeof said !== "object" || said === null) throw new Error("the answer is no object");
  return said;
}
function instantOf(value) {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(value)) return void 0;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? void 0 : instant;
}

// src/github/publishing/look-report.ts
var reasons = {
  "nothing-known": "it is not known what is published",
  "new-commit": "a commit is not published",
  "something-changes": "something has changed since, or a promise fell due",
  renewal: "the pages say how old they are, and half of their time has passed",
  retry: "the last run failed half an hour ago or longer"
};
function lookText({ reason, next, failures }) {
  const unread = failures.map((failure) => `Not read: ${failure}
`).join("");
  if (reason !== void 0) return `${unread}Worth a run: ${reasons[reason]}.
`;
  const until = next === void 0 ? "" : ` Look again at ${toIso(next)}.`;
  return `${unread}Nothing to publish.${until}
`;
}
function toIso(instant) {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}

// src/github/publishing/look-settings.ts
function lookSettings(env, siteConfig2) {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: api, GITHUB_REF: ref } = env;
  if (!token) return "GITHUB_TOKEN is not set. Set it to a token that may read Actions of the repository.";
  if (!repository || !/^[\w.-]+\/[\w.-]+$/u.test(repository))
    return "GITHUB_REPOSITORY is not set. Set it to OWNER/NAME.";
  const branch = /^refs\/heads\/(.+)$/u.exec(ref ?? "")?.[1] ?? "main";
  const line = /^url:[ \t]*(["']?)(?<url>https?:\/\/[^\s"'#]+)\1[ \t]*(?:#.*)?$/mu.exec(siteConfig2 ?? "");
  return {
    token,
    repository,
    branch,
    api: (api || "https://api.github.com").replace(/\/+$/u, ""),
    site: env.UPFRONT_URL || line?.groups?.url
  };
}

// src/github/publishing/look-main.ts
function headOfCheckout() {
  if (process.env.GITHUB_ACTIONS !== "true") return void 0;
  return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
}
function siteConfig() {
  try {
    return readFileSync("config/site.yml", "utf8");
  } catch {
    return void 0;
  }
}
var settings = lookSettings(process.env, siteConfig());
if (typeof settings === "string") {
  process.stderr.write(`Error: ${settings}
`);
  process.exitCode = 2;
} else {
  const at = { ...settings, head: headOfCheckout(), now: readClock(), fetch };
  const found = await look(at);
  process.stdout.write(lookText(found));
  const { GITHUB_OUTPUT } = process.env;
  if (GITHUB_OUTPUT && found.reason !== void 0) appendFileSync(GITHUB_OUTPUT, "due=true\n");
  if (process.argv.includes("--dispatch") && found.reason !== void 0) {
    try {
      await startPublishing(at);
      process.stdout.write("Started publish.yml.\n");
    } catch (error) {
      process.stderr.write(`Error: ${error instanceof Error ? error.message : String(error)}
`);
      process.exitCode = 1;
    }
  }
}
