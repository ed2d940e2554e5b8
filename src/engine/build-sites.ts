import { relative } from 'node:path';
import pc from 'picocolors';
import type { Audience } from '#core/audience/visible.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import type { Content } from '#io/load-content.ts';
import { exit, UserError } from '#terminal/command.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { plural, warningsText } from '#terminal/problems-report.ts';
import { showProgress } from '#terminal/progress.ts';
import { lockBuild } from './build-lock.ts';
import { buildSite, recoverSite, siteFolder } from './build-site.ts';

/**
 * Builds sites from content that has been checked, one after the other. Content with problems is refused with the list
 * that `npm run check` prints; problems that stop no site are printed, too, and warnings, a line each.
 *
 * @returns the exit code: problems where there was any.
 * @throws UserError where a build fails; sites that were finished before stay.
 */
export async function buildSites(
  root: string,
  content: Content,
  audiences: readonly Audience[],
): Promise<number> {
  const { problems } = content;
  if (problems.length > 0) printProblems(problems, root, 'text', process.stderr);
  if (problems.some(stopsSite)) {
    throw new UserError('Nothing was built: the content has problems.', exit.problems);
  }
  process.stderr.write(warningsText(content.warnings));
  const unlock = lockBuild(root);
  const progress = showProgress(process.stderr);
  try {
    for (const audience of audiences) {
      recoverSite({ root, audience });
      progress.say(`Building the ${audience} site from ${plural(content.incidents.length, 'record')}`);
      await buildSite({ root, audience, now: content.now });
      progress.done();
      const folder = relative(process.cwd(), siteFolder({ root, audience })) || '.';
      process.stdout.write(`${pc.green('✓')} The ${audience} site is built: ${folder}\n`);
    }
    return problems.length > 0 ? exit.problems : exit.fine;
  } finally {
    progress.done();
    unlock();
  }
}
