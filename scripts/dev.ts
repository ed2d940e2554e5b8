import { watch } from 'node:fs';
import { createServer } from 'node:http';
import { Option } from 'commander';
import pc from 'picocolors';
import type { Audience } from '#core/audience/visible.ts';
import { devHandler } from '#engine/dev/dev-handler.ts';
import { loadEngine } from '#engine/engine.ts';
import { sendLocal } from '#engine/local/local-answer.ts';
import { addHostName } from '#engine/local/own-host.ts';
import { locateEngine } from '#engine/locate-engine.ts';
import { listen, toPort } from '#engine/serve-site.ts';
import { type ContentOptions, command, exit, run } from '#terminal/command.ts';
import { showProgress } from '#terminal/progress.ts';

const program = command('dev', 'Shows one site while you write: each saved file is shown at once.')
  .addOption(
    new Option('--audience <audience>', 'which site').choices(['public', 'internal']).default('public'),
  )
  .option('--port <port>', 'port on this machine', toPort, 4321)
  .option(
    '--host <name>',
    'answer requests for this name, too, as a tunnel sends them; repeatable',
    addHostName,
  );

type Options = ContentOptions & { audience: Audience; port: number; host?: string[] };

/** Editors write a file in several steps; this long after the last one it is read. */
const QUIET_MS = 50;

await run(program, async () => {
  const { root, now, audience, port, host: hosts = [] } = program.opts<Options>();
  const progress = showProgress(process.stderr);
  const folder = await locateEngine(() => progress.say('Compiling the pages, once for this version'));
  progress.done();
  const { handle, changed } = devHandler({ root, now, audience, hosts, engine: await loadEngine(folder) });
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, { recursive: true }, (_event, file) => {
    // What a build writes is not what somebody wrote.
    if (/^(dist|\.cache|\.git|node_modules)([\\/]|$)/u.test(file ?? '')) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS);
  });
  watcher.on('error', ({ message }) => {
    process.stderr.write(`Changes are not noticed any more (${message}): load the page again yourself.\n`);
  });
  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      if (response.headersSent) response.destroy();
      else sendLocal(response, 500, 'failure.txt', 'Upfront itself failed: the terminal says how.\n');
    });
  });
  const taken = await listen(server, port);
  const moved = taken === port ? '' : ` (port ${port} was taken)`;
  process.stdout.write(
    `${audience === 'public' ? 'Public:  ' : 'Internal:'} ${pc.cyan(`http://127.0.0.1:${taken}/`)}${moved}\n`,
  );
  process.stdout.write(`${pc.dim('Stop with Ctrl+C.')}\n`);
  return exit.fine;
});
