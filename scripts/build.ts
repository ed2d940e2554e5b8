import { Option } from 'commander';
import type { Audience } from '#core/audience/visible.ts';
import { buildSites } from '#engine/build-sites.ts';
import { type ContentOptions, command, run } from '#terminal/command.ts';
import { readRoot } from '#terminal/read-root.ts';

const program = command(
  'build',
  'Builds both sites into dist/public and dist/internal of the content root.',
).addOption(new Option('--audience <audience>', 'build one site alone').choices(['public', 'internal']));

await run(program, async () => {
  const { root, now, audience } = program.opts<ContentOptions & { audience?: Audience }>();
  const content = await readRoot({ root, now }, audience);
  return buildSites(root, content, audience ? [audience] : ['public', 'internal']);
});
