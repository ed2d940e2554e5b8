/** Writes into the docs what the code knows of itself: `npm run docs`. A test fails where they are not up to date. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { writeWholeFile } from '#io/write-file.ts';
import { exit, run } from '#terminal/command.ts';
import { madeParts } from './lib/made-parts.ts';

const program = new Command('docs')
  .description('Writes into docs/ what the code knows: fields and who sees them, options of commands.')
  .helpOption('-h, --help', 'show this help')
  .exitOverride();

await run(program, async () => {
  const top = fileURLToPath(new URL('../../', import.meta.url));
  for (const { path, make } of madeParts) {
    const file = join(top, path);
    const before = readFileSync(file, 'utf8');
    const after = await make(before);
    if (after === before) continue;
    await writeWholeFile(file, after);
    process.stdout.write(`${path}\n`);
  }
  return exit.fine;
});
