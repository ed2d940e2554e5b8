// Made from src/github/publishing/look-main.ts of Upfront; `upfront upgrade` replaces it.

// src/github/publishing/look-main.ts
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";

// src/io/clock.ts
var SECOND = 1e3;
function readClock() {
  return Math.floor(Date.now() / SECOND) * SECOND;
}

// src/core/base/group-by.ts
function groupBy(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// src/terminal/secrets.ts
var secretVariables = {
  GITHUB_TOKEN: "value",
  GH_TOKEN: "value",
  GITHUB_ENTERPRISE_TOKEN: "value",
  GH_ENTERPRISE_TOKEN: "value",
  ACTIONS_RUNTIME_TOKEN: "value",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "value",
  SLACK_WEBHOOK_URL: "address",
  WEBHOOK_URL: "address",
  WEBHOOK_SECRET: "value",
  SMTP_URL: "address",
  HEARTBEAT_URL: "address",
  RESEND_API_KEY: "value",
  NPM_TOKEN: "value",
  NODE_AUTH_TOKEN: "value",
  CLOUDFLARE_API_TOKEN: "value",
  NETLIFY_AUTH_TOKEN: "value",
  AWS_SECRET_ACCESS_KEY: "value",
  AWS_SESSION_TOKEN: "value",
  GITHUB_API_URL: "password",
  GITHUB_SERVER_URL: "password",
  HTTP_PROXY: "password",
  HTTPS_PROXY: "password",
  ALL_PROXY: "password",
  http_proxy: "password",
  https_proxy: "password",
  all_proxy: "password"
};
var SHORTEST = 8;
var LONG_PART = 16;
function secretForms(env) {
  const forms = /* @__PURE__ */ new Set();
  for (const [name, kind] of Object.entries(secretVariables)) {
    const value = env[name]?.trim();
    if (!value) continue;
    for (const secret of secretsIn(value, kind)) {
      for (const form2 of writtenForms(secret)) if (form2.length >= SHORTEST) forms.add(form2);
    }
    for (const form2 of credentialsIn(value)) forms.add(form2);
  }
  return [...forms];
}
function secretsIn(value, kind) {
  const url = URL.canParse(value) ? new URL(value) : void 0;
  const password = url?.password ? [url.password, decoded(url.password)] : [];
  if (kind === "password") return password;
  const all = [value, ...value.split(/\s+/u)];
  if (kind === "value" || url === void 0) return all;
  const { href, host, pathname, search, hash } = url;
  const path = `${pathname}${search}${hash}`;
  const parts = path.split(/[/?&=#]/u).filter((part) => part.length >= LONG_PART);
  const tail = path.length > 1 ? [path, path.slice(1), pathname, `${host}${path}`] : [];
  return [...all, href, ...password, ...[...tail, ...parts].flatMap((part) => [part, decoded(part)])];
}
function credentialsIn(value) {
  if (!URL.canParse(value)) return [];
  const { username, password } = new URL(value);
  if (!password) return [];
  return [`${username}:${password}@`, `${decoded(username)}:${decoded(password)}@`];
}
function writtenForms(secret) {
  const bytes = Buffer.from(secret);
  const url = encodeURIComponent(secret.toWellFormed());
  const urls = [url, url.replaceAll("%20", "+"), encodeURI(secret.toWellFormed())];
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    ...urls,
    secret.replaceAll("%", "%25"),
    secret.replaceAll("&", "&amp;"),
    bytes.toString("hex"),
    bytes.toString("base64"),
    ...[0, 1, 2].flatMap((before) => base64Parts(bytes, before))
  ];
}
function base64Parts(bytes, before) {
  const first = [0, 2, 3][before];
  const end = Math.floor((before + bytes.length) * 8 / 6);
  const coded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").slice(first, end);
  return [coded, coded.replaceAll("+", "-").replaceAll("/", "_")];
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/terminal/mask-secrets.ts
var MASK = "***";
function maskedText(env) {
  const forms = [...new Set(secretForms(env).map(lowered))];
  const byFirst = groupBy(forms, (form2) => form2.charAt(0));
  const longest = Math.max(0, ...forms.map(({ length }) => length));
  let kept = "";
  return {
    push: (text) => {
      if (forms.length === 0) return text;
      const all = kept + text;
      const found = placesOf(forms, lowered(all));
      const begun = beginningOf(byFirst, longest, lowered(all));
      const until = found.find(({ start, end }) => start < begun && begun < end)?.start ?? begun;
      kept = all.slice(until);
      return masked(all.slice(0, until), found);
    },
    end: () => {
      const rest = kept;
      kept = "";
      return masked(rest, placesOf(forms, lowered(rest)));
    }
  };
}
function lowered(text) {
  return text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}
function placesOf(forms, text) {
  const places = [];
  for (const form2 of forms) {
    for (let at = text.indexOf(form2); at >= 0; at = text.indexOf(form2, at + 1)) {
      places.push({ start: at, end: at + form2.length });
    }
  }
  const joined = [];
  for (const { start, end } of places.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
function beginningOf(byFirst, longest, text) {
  for (let at = Math.max(0, text.length - longest + 1); at < text.length; at++) {
    const rest = text.length - at;
    const couldBe = byFirst.get(text.charAt(at))?.some((form2) => form2.length > rest && text.endsWith(form2.slice(0, rest)));
    if (couldBe) return at;
  }
  return text.length;
}
function masked(text, places) {
  let result = "";
  let shown = 0;
  for (const { start, end } of places) {
    if (start >= text.length) break;
    result += text.slice(shown, start) + MASK;
    shown = end;
  }
  return result + text.slice(shown);
}

// src/terminal/mask-output.ts
var done = /* @__PURE__ */ new WeakSet();
function maskOutput(output = process) {
  if (done.has(output)) return;
  done.add(output);
  for (const stream of [output.stdout, output.stderr]) maskStream(stream, output);
  output.removeAllListeners("warning");
  output.on("warning", ({ name, message }) => void output.stderr.write(`${name}: ${message}
`));
}
function maskStream(stream, output) {
  const { push, end } = maskedText(output.env);
  const write = stream.write.bind(stream);
  const decoder = new TextDecoder();
  stream.write = (chunk, encoding, whenDone) => {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    return write(push(text), typeof encoding === "function" ? encoding : whenDone);
  };
  output.on("exit", () => {
    const rest = push(decoder.decode()) + end();
    if (rest !== "") write(rest);
  });
}

// src/github/answer.ts
var LARGEST_ANSWER = 20 * 1024 * 1024;
async function readAnswer(response, limit) {
  const { status, headers, body } = response;
  const chunks = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    chunks.push(read.value);
    size += read.value.length;
    if (size <= limit) continue;
    await reader?.cancel().catch(() => void 0);
    return void 0;
  }
  const [type = ""] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  return { status, headers, type: type.trim(), text: Buffer.concat(chunks).toString("utf8"), size };
}
function jsonOf({ text }) {
  if (text === "") return { value: void 0 };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return void 0;
  }
}
function kindOf(answer) {
  const { text, type } = answer;
  const json2 = jsonOf(answer);
  if (text.trim() === "") return "an empty answer";
  if (json2 === void 0) {
    if (type.includes("html") || /^\s*<(?:!doctype|html|head|body)\b/iu.test(text)) return "an HTML page";
    return type.includes("json") ? "broken JSON" : "text that is not JSON";
  }
  if (json2.value === null) return "null";
  if (Array.isArray(json2.value)) return json2.value.length === 0 ? "an empty list" : "a list";
  if (typeof json2.value !== "object") return `a ${typeof json2.value}`;
  return Object.keys(json2.value).length === 0 ? "{}" : "an object";
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
  const read = await readAnswer(answer, LONGEST);
  if (!read) throw new Error("the answer is too long");
  const said = jsonOf(read)?.value;
  if (typeof said !== "object" || said === null) throw new Error(`the answer is ${kindOf(read)}`);
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
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: api } = env;
  if (!token) return "GITHUB_TOKEN is not set. Set it to a token that may read Actions of the repository.";
  if (!repository || !/^[\w.-]+\/[\w.-]+$/u.test(repository))
    return "GITHUB_REPOSITORY is not set. Set it to OWNER/NAME.";
  const line = /^url:[ \t]*(["']?)(?<url>https?:\/\/[^\s"'#]+)\1[ \t]*(?:#.*)?$/mu.exec(siteConfig2 ?? "");
  return {
    token,
    repository,
    branch: branchOf(env),
    api: (api || "https://api.github.com").replace(/\/+$/u, ""),
    site: env.UPFRONT_URL || line?.groups?.url
  };
}
function branchOf(env) {
  return /^refs\/heads\/(.+)$/u.exec(env.GITHUB_REF ?? "")?.[1] ?? "main";
}

// src/github/publishing/look-main.ts
maskOutput();
process.on("uncaughtException", ({ message }) => {
  process.stderr.write(`Error: ${message}
`);
  process.exit(1);
});
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
