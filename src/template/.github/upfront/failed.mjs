// Made from src/github/publishing/failed-main.ts of Upfront; `upfront upgrade` replaces it.

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
      for (const form of writtenForms(secret)) if (form.length >= SHORTEST) forms.add(form);
    }
    for (const form of credentialsIn(value)) forms.add(form);
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
  const byFirst = groupBy(forms, (form) => form.charAt(0));
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
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      places.push({ start: at, end: at + form.length });
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
    const couldBe = byFirst.get(text.charAt(at))?.some((form) => form.length > rest && text.endsWith(form.slice(0, rest)));
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

// src/core/output/mark/account.ts
var ACTIONS = "github-actions[bot]";
function isOurs(author, { current, named }) {
  if (author === void 0) return false;
  const login = author.login.toLowerCase();
  if (login === ACTIONS && !author.isPerson) return true;
  return author.id === current?.id || named.some((each) => each.toLowerCase() === login);
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
  const json = jsonOf(answer);
  if (text.trim() === "") return "an empty answer";
  if (json === void 0) {
    if (type.includes("html") || /^\s*<(?:!doctype|html|head|body)\b/iu.test(text)) return "an HTML page";
    return type.includes("json") ? "broken JSON" : "text that is not JSON";
  }
  if (json.value === null) return "null";
  if (Array.isArray(json.value)) return json.value.length === 0 ? "an empty list" : "a list";
  if (typeof json.value !== "object") return `a ${typeof json.value}`;
  return Object.keys(json.value).length === 0 ? "{}" : "an object";
}

// src/github/publishing/failure-issue.ts
var failureLabel = {
  name: "upfront-failure",
  color: "b60205",
  description: "Publishing fails. Closed at the next run that succeeds."
};
var failureTitle = "The status page is not published";
var failureMark = "<!-- upfront:failure -->";
var LONGEST = 3e4;
function failureBody({ run, commit, said }) {
  const of = commit === void 0 ? "" : ` of commit ${commit}`;
  const where = run === void 0 ? "" : ` [The run](${run}) has the whole output.`;
  const parts = [
    failureMark,
    `The last run${of} failed. The sites still show what was published before, and say how old it is.${where}`,
    said === void 0 ? "It ended before it could say why: a machine was lost, the time was up, or packages could not be installed." : codeBlock(said),
    "The next run that succeeds closes this issue."
  ];
  return `${parts.join("\n\n")}
`;
}
function codeBlock(said) {
  const text = said.length > LONGEST ? `${said.slice(0, LONGEST)}
\u2026` : said;
  const safe = text.replaceAll("<!--", "<\u200B!--").trimEnd();
  const longest = Math.max(2, ...[...safe.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text
${safe}
${fence}`;
}

// src/github/publishing/report-lost-run.ts
var PATIENCE = 1e4;
var LONGEST2 = 4e7;
var WRITER = "github-actions[bot]";
async function reportLostRun(lost) {
  const query = `labels=${failureLabel.name}&state=open&creator=${encodeURIComponent(WRITER)}&per_page=100`;
  const open = (await list(lost, `issues?${query}`)).at(0);
  if (open?.body.includes(`(${lost.run})`)) return `#${open.number} says already what failed.`;
  const body = failureBody({ run: lost.run, commit: void 0, said: void 0 });
  if (open) {
    await ask(lost, "PATCH", `issues/${open.number}`, { body });
    return `Brought #${open.number} up to date.`;
  }
  await ask(lost, "POST", "labels", failureLabel, [422]);
  const made = await ask(lost, "POST", "issues", { title: failureTitle, body, labels: [failureLabel.name] });
  const { number, html_url: link } = made ?? {};
  await tellSlack(lost, `${failureTitle}: ${typeof link === "string" ? link : lost.run}`);
  return typeof number === "number" ? `Opened #${number}.` : "Opened an issue.";
}
async function list(lost, path) {
  const said = await ask(lost, "GET", path);
  if (!Array.isArray(said)) throw new Error("GitHub answered no list of issues.");
  return said.flatMap((item) => {
    const { number, body, user } = item ?? {};
    if (typeof number !== "number" || typeof body !== "string" || !body.startsWith(failureMark)) return [];
    const { id: id2, login, type } = user ?? {};
    const author = { id: Number(id2), login: String(login), isPerson: type !== "Bot" };
    return isOurs(author, { named: [] }) ? [{ number, body }] : [];
  });
}
async function ask({ api: api2, repository: repository2, token: token2, fetch: send }, method, path, body, accepted = []) {
  const answer = await send(`${api2}/repos/${repository2}/${path}`, {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
    headers: { accept: "application/vnd.github+json", authorization: `Bearer ${token2}` },
    ...body ? { body: JSON.stringify(body) } : {}
  });
  if (!answer.ok && !accepted.includes(answer.status))
    throw new Error(`GitHub answered ${answer.status} to ${method} ${path.split("?")[0]}.`);
  const read = await readAnswer(answer, LONGEST2);
  const json = read && jsonOf(read);
  if (json) return json.value;
  const what = read ? kindOf(read) : "too much";
  throw new Error(`GitHub answered ${what} to ${method} ${path.split("?")[0]}.`);
}
async function tellSlack({ slack: slack2, fetch: send }, text) {
  if (!slack2) return;
  await send(slack2, {
    method: "POST",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text })
  }).catch(() => void 0);
}

// src/github/publishing/failed-main.ts
maskOutput();
var {
  GITHUB_TOKEN: token,
  GITHUB_REPOSITORY: repository,
  GITHUB_API_URL: api = "https://api.github.com",
  GITHUB_SERVER_URL: server = "https://github.com",
  GITHUB_RUN_ID: id,
  SLACK_WEBHOOK_URL: slack
} = process.env;
if (token && repository && id) {
  const run = `${server}/${repository}/actions/runs/${id}`;
  try {
    process.stdout.write(`${await reportLostRun({ api, repository, token, run, slack, fetch })}
`);
  } catch (error) {
    process.stderr.write(`Error: ${error instanceof Error ? error.message : String(error)}
`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(
    "Error: GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_RUN_ID are not set: this runs in a workflow.\n"
  );
  process.exitCode = 2;
}
