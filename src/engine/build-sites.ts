import { join, relative } from 'node:path';
import pc from 'picocolors';
import { type BuildFacts, redactBuild } from '#core/audience/redact-build.ts';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import { rememberingRender } from '#core/base/markdown/render-markdown.ts';
import type { RichText } from '#core/base/markdown/rich-text.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import type { Content } from '#io/load-content.ts';
import { publicFilesHash } from '#io/public-files.ts';
import { exit, UserError } from '#terminal/command.ts';
import { reportProblems } from '#terminal/print-problems.ts';
import { plural, warningsText } from '#terminal/problems-report.ts';
import { showProgress } from '#terminal/progress.ts';
import { lockBuild } from './build-lock.ts';
import { engineId, locateEngine } from './locate-engine.ts';
import { type SiteThread, siteThread } from './make-beside.ts';
import { makeSite, type SiteTask } from './make-site.ts';
import { keptTexts } from './rendered-texts.ts';
import { cacheFolder, recoverSite, type SitePlace, siteFolder } from './site-place.ts';
import type { SiteContent, Written } from './write-site.ts';

/**
 * Builds sites from content that has been checked, side by side. Content with problems is refused with the list that
 * `npm run check` prints; problems that stop no site are printed, too, and warnings, a line each. Each site is built
 * beside the last good one and takes its place once it is whole: a build that fails, or is killed, leaves the last good
 * site as it was.
 *
 * @param options.force whether to print every page again, also those that did not change.
 * @param options.commitAt when the commit was made that is built.
 * @param options.thread for a second site, where one was started before the content was read.
 * @returns the exit code: problems where there was any.
 */
export async function buildSites(
  root: string,
  content: Content,
  audiences: readonly Audience[],
  {
    force = false,
    thread,
    ...facts
  }: { force?: boolean | undefined; thread?: SiteThread | undefined } & BuildFacts = {},
): Promise<number> {
  const { config, problems } = content;
  reportProblems(problems, root, process.env);
  if (!config || problems.some(stopsSite)) {
    throw new UserError('Nothing was built: the content has problems.', exit.problems);
  }
  process.stderr.write(warningsText(content.warnings));
  const unlock = lockBuild(root);
  const progress = showProgress(process.stderr);
  try {
    const engine = await locateEngine(() => progress.say('Compiling the pages, once for this version'));
    for (const audience of audiences) recoverSite({ root, audience });
    progress.say(
      `Building ${plural(audiences.length, 'site')} from ${plural(content.records.length, 'record')}`,
    );
    const started = performance.now();
    const shared = new Map<string, RichText>();
    const visible = (audience: Audience): SiteContent => {
      const path = join(cacheFolder({ root, audience }), 'texts.json');
      const warn = (text: string) => process.stderr.write(`${text}\n`);
      const texts = keptTexts({ path, version: engineId(), force, warn }, shared);
      const records = redactRecords(content.records, config, audience, rememberingRender(texts));
      texts.keep();
      return {
        config: redactConfig(config, audience),
        records,
        now: content.now,
        build: redactBuild(facts, audience),
        files: publicFilesHash(root, audience),
      };
    };
    const build = async (audience: Audience, make: (task: SiteTask) => Promise<Written>) => {
      const place = { root, audience };
      const written = await make({ content: visible(audience), place, engine, force });
      return describe(place, written, performance.now() - started);
    };
    // The last one in this thread, the one before it in a thread of its own.
    const lines = await Promise.all(
      audiences.map((audience, index) =>
        build(audience, index < audiences.length - 1 ? (thread ?? siteThread()) : makeSite),
      ),
    );
    progress.done();
    process.stdout.write(lines.join(''));
    return problems.length > 0 ? exit.problems : exit.fine;
  } finally {
    progress.done();
    unlock();
  }
}

function describe(place: SitePlace, { pages, rendered, warnings }: Written, ms: number): string {
  const folder = relative(process.cwd(), siteFolder(place)) || '.';
  const count = (value: number) => value.toLocaleString('en');
  const done = `${count(pages)} pages, ${count(rendered)} rendered, ${(ms / 1000).toFixed(1)} s`;
  const lines = [...warnings, `${pc.green('✓')} The ${place.audience} site is built: ${folder} (${done})`];
  return lines.map((line) => `${line}\n`).join('');
}
