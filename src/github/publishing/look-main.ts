/**
 * Looks whether a run is worth its minutes, before anything is installed: this is bundled into one file without dependencies
 * (src/template/.github/upfront/look.mjs). In a workflow the answer is the output `due` of the step; `--dispatch` starts the
 * workflow that publishes.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { readClock } from '#io/clock.ts';
import { maskOutput } from '#terminal/mask-output.ts';
import { look, startPublishing } from './look.ts';
import { lookText } from './look-report.ts';
import { lookSettings } from './look-settings.ts';

maskOutput();
process.on('uncaughtException', ({ message }) => {
  process.stderr.write(`Error: ${message}\n`);
  process.exit(1);
});

/** In Actions the checkout is the newest commit; elsewhere it can be old. */
function headOfCheckout(): string | undefined {
  if (process.env.GITHUB_ACTIONS !== 'true') return undefined;
  return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
}

function siteConfig(): string | undefined {
  try {
    return readFileSync('config/site.yml', 'utf8');
  } catch {
    return undefined;
  }
}

const settings = lookSettings(process.env, siteConfig());
if (typeof settings === 'string') {
  process.stderr.write(`Error: ${settings}\n`);
  process.exitCode = 2;
} else {
  const at = { ...settings, head: headOfCheckout(), now: readClock(), fetch };
  const found = await look(at);
  process.stdout.write(lookText(found));
  const { GITHUB_OUTPUT } = process.env;
  if (GITHUB_OUTPUT && found.reason !== undefined) appendFileSync(GITHUB_OUTPUT, 'due=true\n');
  if (process.argv.includes('--dispatch') && found.reason !== undefined) {
    try {
      await startPublishing(at);
      process.stdout.write('Started publish.yml.\n');
    } catch (error) {
      process.stderr.write(`Error: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
