import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { toIso } from '#core/base/time/instant.ts';
import { type ContentOptions, command, exit, run } from '#terminal/command.ts';

const program = command('dev', 'Shows one site while you write: each saved file is shown at once.')
  .addOption(
    new Option('--audience <audience>', 'which site').choices(['public', 'internal']).default('public'),
  )
  .option('--port <port>', 'port on this machine', '4321');

await run(program, async () => {
  const options = program.opts<ContentOptions & { audience: string; port: string }>();
  const house = fileURLToPath(new URL('../', import.meta.url));
  const astro = fileURLToPath(new URL('../node_modules/astro/bin/astro.mjs', import.meta.url));
  const child = spawn(process.execPath, [astro, 'dev', '--host', '127.0.0.1', '--port', options.port], {
    cwd: house,
    stdio: 'inherit',
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      UPFRONT_ROOT: options.root,
      UPFRONT_AUDIENCE: options.audience,
      ...(options.now === undefined ? {} : { UPFRONT_NOW: toIso(options.now) }),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code === 0 || code === null ? exit.fine : exit.problems));
  });
});
