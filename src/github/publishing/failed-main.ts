/**
 * Says that a run failed, after an install that failed, a machine that was lost or a time that was up: this is bundled into
 * one file without dependencies (src/template/.github/upfront/failed.mjs).
 */
import { maskOutput } from '#terminal/mask-output.ts';
import { reportLostRun } from './report-lost-run.ts';

maskOutput();
const {
  GITHUB_TOKEN: token,
  GITHUB_REPOSITORY: repository,
  GITHUB_API_URL: api = 'https://api.github.com',
  GITHUB_SERVER_URL: server = 'https://github.com',
  GITHUB_RUN_ID: id,
  SLACK_WEBHOOK_URL: slack,
} = process.env;
if (token && repository && id) {
  const run = `${server}/${repository}/actions/runs/${id}`;
  try {
    process.stdout.write(`${await reportLostRun({ api, repository, token, run, slack, fetch })}\n`);
  } catch (error) {
    process.stderr.write(`Error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(
    'Error: GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_RUN_ID are not set: this runs in a workflow.\n',
  );
  process.exitCode = 2;
}
