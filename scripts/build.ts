import { Option } from 'commander';
import type { Audience } from '#core/audience/visible.ts';
import { buildSites } from '#engine/build-sites.ts';
import { type ContentOptions, command, run } from '#terminal/command.ts';
import { readRoot } from '#terminal/read-root.ts';

const program = command('build', 'Builds both sites into dist/public and dist/internal of the content root.')
  .addOption(new Option('--audience <audience>', 'build one site alone').choices(['public', 'internal']))
  .option('--force', 'print every page again, also those that did not change');

await run(program, async () => {
  const { root, now, audience, force } = program.opts<
    ContentOptions & { audience?: Audience; force?: boolean }
  >();
  const content = await readRoot({ root, now }, audience, { force });
  return buildSites(root, content, audience ? [audience] : ['public', 'internal'], { force });
});
