import { Argument, Option } from 'commander';
import { sortProblems } from '#core/base/problem.ts';
import { type ConfigFile, configFiles } from '#core/content/config/config-files.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { printConfig } from '#core/content/config/print-config.ts';
import { readConfig } from '#io/read-content.ts';
import { type ContentOptions, command, exit, run } from '#terminal/command.ts';
import { printProblems } from '#terminal/print-problems.ts';

const program = command('config', 'Prints the whole config: your files and the shipped defaults.')
  .addArgument(new Argument('[file]', 'one file alone, in the form of a config file').choices(configFiles))
  .addOption(new Option('--print', 'print it; this is all that the command does').default(true).hideHelp());

await run(program, async () => {
  const { root } = program.opts<ContentOptions>();
  const file = program.processedArgs[0] as ConfigFile | undefined;
  const { config, problems: unread } = await readConfig(root);
  const problems = sortProblems([...unread, ...parseConfig(config).problems]);
  if (problems.length > 0) printProblems(problems, root, 'text', process.stderr);
  const texts = (file ? [file] : configFiles).flatMap((name) => {
    const source = config[name];
    const text = source && printConfig(name, source);
    return text === undefined ? [] : file ? [text] : [`# config/${name}.yml\n${text}`];
  });
  process.stdout.write(texts.join('---\n'));
  return problems.length > 0 ? exit.problems : exit.fine;
});
