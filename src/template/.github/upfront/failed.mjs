// Made from src/github/publishing/failed-main.ts of Upfront; `upfront upgrade` replaces it.

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
var OURS = "github-actions[bot]";
async function reportLostRun(lost) {
  const query = `labels=${failureLabel.name}&state=open&creator=${encodeURIComponent(OURS)}&per_page=100`;
  const open = (await list(lost, `issues?${query}`)).at(0);
  if (open?.body.includes(`(${lost.run})`)) return `#${open.number} says already what failed.`;
  const body = failureBody({ run: lost.run, commit: void 0, said: void 0 });
  if (open) {
    await ask(lost, "PATCH", `issues/${open.number}`, { body });
    return `Brought #${open.number} up to date.`;
  }
  await ask(lost, "POST", "labels", failureLabel, [422]);
  const made = await ask(lost, "POST", "issues", { title: failureTitle, body, labels: [failureLabel.name] });
  const { number, html_url: link } = await made.json();
  await tellSlack(lost, `${failureTitle}: ${typeof link === "string" ? link : lost.run}`);
  return `Opened #${String(number)}.`;
}
async function list(lost, path) {
  const said = await (await ask(lost, "GET", path)).json();
  if (!Array.isArray(said)) throw new Error("GitHub answered no list of issues.");
  return said.flatMap((item) => {
    const { number, body, user } = item ?? {};
    const author = user?.login;
    const isOurs = author === OURS && typeof body === "string" && body.startsWith(failureMark);
    return isOurs && typeof number === "number" ? [{ number, body }] : [];
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
  return answer;
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
