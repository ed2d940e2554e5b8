import { Option } from 'commander';
import { isDeclaredPublic, sitesOf } from '#core/audience/public-repository.ts';
import type { Audience } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { buildSites } from '#engine/build-sites.ts';
import { siteThread } from '#engine/make-beside.ts';
import { type ContentOptions, command, run, toInstant } from '#terminal/command.ts';
import { readRoot } from '#terminal/read-root.ts';

const program = command(
  'build',
  'Builds both sites into dist/public and dist/internal of the content root. Where repository_visibility is public, there is no internal site unless you ask for it.',
)
  .addOption(new Option('--audience <audience>', 'build one site alone').choices(['public', 'internal']))
  .option('--commit-at <instant>', 'when the commit was made, for built.json of the internal site', toInstant)
  .option('--force', 'print every page again, also those that did not change');

await run(program, async () => {
  const { root, now, audience, force, commitAt } = program.opts<
    ContentOptions & { audience?: Audience; force?: boolean; commitAt?: Instant }
  >();
  const thread = audience ? undefined : siteThread();
  const content = await readRoot({ root, now }, audience, { force });
  const { site } = content;
  const isAlone = !audience && site !== undefined && isDeclaredPublic(site);
  const code = await buildSites(root, content, audience ? [audience] : sitesOf(site), {
    force,
    commitAt,
    thread,
  });
  if (isAlone) {
    process.stdout.write(
      'The repository is public, so there is nothing for an internal site: --audience internal builds one.\n',
    );
  }
  return code;
});
