import { join } from 'node:path';
import pc from 'picocolors';
import { dateIn } from '#core/base/time/instant.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { readTemplate } from '#init/read-template.ts';
import { readClock } from '#io/clock.ts';
import { fileProblem } from '#io/file-problem.ts';
import { readConfig } from '#io/read-content.ts';
import { writeWholeFile } from '#io/write-file.ts';
import { writeInside } from '#io/write-inside.ts';
import { type ContentOptions, command, exit, run, UserError } from '#terminal/command.ts';
import { plural } from '#terminal/problems-report.ts';
import { terminalText } from '#terminal/terminal-text.ts';
import { readVersion } from '#terminal/version.ts';
import { readManifest, withWritten } from '#upgrade/manifest.ts';
import { migrations } from '#upgrade/migrations.ts';
import { dueMigrations, isOlder, planUpgrade } from '#upgrade/plan-upgrade.ts';
import { readRepository } from '#upgrade/read-repository.ts';

const program = command(
  'upgrade',
  'Brings config and workflows of a content repository up to this version. Comments and order stay; what people changed is kept.',
).option('--dry-run', 'say what would be written, and write nothing');

type Options = ContentOptions & { readonly dryRun?: true };

await run(program, async () => {
  const { root, now = readClock(), dryRun } = program.opts<Options>();
  const version = readVersion();
  const manifest = readRepository(root, [], ['package.json']).get('package.json') ?? '';
  const { isContentRoot, written } = readManifest(manifest) ?? {};
  if (!isContentRoot) {
    throw new UserError(
      'package.json here does not name upfront as a dependency. Run this in a content repository, as "upfront init" writes it.',
    );
  }
  if (written && isOlder(version, written.version)) {
    throw new UserError(
      `This repository was written by Upfront ${terminalText(written.version)}, and this is ${version}. Install that version or a newer one.`,
    );
  }

  const due = dueMigrations(migrations, written);
  const template = readTemplate();
  const { config } = await readConfig(root);
  const today = dateIn(now, parseConfig(config).vocabulary.time_zone);
  const folders = new Set(['.github', ...due.map(({ folder }) => folder)]);
  const files = readRepository(root, [...folders], ['AGENTS.md', '.gitignore', '.gitattributes']);
  const plan = planUpgrade({ written, files }, { version, template, migrations: due }, today);

  for (const { path, does } of plan.changes) {
    process.stdout.write(`${dryRun ? 'would change' : 'change'}  ${terminalText(path)}: ${does}\n`);
  }
  for (const { path, says } of plan.notes) {
    process.stdout.write(`${pc.yellow('note')}  ${terminalText(path)} ${says}\n`);
  }
  if (!dryRun) {
    for (const { path, text } of plan.changes) {
      const fault = await writeInside(root, path, text);
      if (fault)
        throw new UserError(`${path} cannot be written. ${fileProblem(path, fault).message}`, exit.problems);
    }
    // Last, so that a run that was cut short is repeated.
    if (plan.written) await writeWholeFile(join(root, 'package.json'), withWritten(manifest, plan.written));
  }
  const count = plural(plan.changes.length, 'file');
  const done =
    plan.changes.length === 0
      ? `Nothing has to change for Upfront ${version}.`
      : dryRun
        ? `${count} would change for Upfront ${version}. Nothing was written.`
        : `${count} changed for Upfront ${version}. Look at the changes with git diff before you commit them.`;
  process.stdout.write(`${pc.green('✓')} ${done}\n`);
  return exit.fine;
});
