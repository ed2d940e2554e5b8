import pc from 'picocolors';
import { sitesOf } from '#core/audience/public-repository.ts';
import { buildSites } from '#engine/build-sites.ts';
import { addHostName } from '#engine/local/own-host.ts';
import { siteThread } from '#engine/make-beside.ts';
import { serveSite, toPort } from '#engine/serve-site.ts';
import { siteFolder } from '#engine/site-place.ts';
import { type ContentOptions, command, exit, run } from '#terminal/command.ts';
import { readRoot } from '#terminal/read-root.ts';

const program = command(
  'start',
  'Builds both sites and serves them on this machine. Where repository_visibility is public, only the public one.',
)
  .option('--port <port>', 'port of the public site; the internal one has the next', toPort, 4321)
  .option(
    '--host <name>',
    'answer requests for this name, too, as a tunnel sends them; repeatable',
    addHostName,
  );

await run(program, async () => {
  const { root, now, port, host } = program.opts<ContentOptions & { port: number; host?: string[] }>();
  const thread = siteThread();
  const content = await readRoot({ root, now });
  const site = content.config?.site;
  const audiences = sitesOf(site);
  await buildSites(root, content, audiences, { thread });
  if (!site) return exit.problems;
  const wanted = { public: port, internal: port + 1 } as const;
  const urls = { public: site.url, internal: site.internal_url ?? site.url } as const;
  for (const audience of audiences) {
    const base = new URL(urls[audience]).pathname.replace(/\/$/u, '');
    const { url } = await serveSite(siteFolder({ root, audience }), wanted[audience], base, host);
    const moved =
      new URL(url).port === String(wanted[audience]) ? '' : ` (port ${wanted[audience]} was taken)`;
    process.stdout.write(`${audience === 'public' ? 'Public:  ' : 'Internal:'} ${pc.cyan(url)}${moved}\n`);
  }
  process.stdout.write(`${pc.dim('Stop with Ctrl+C.')}\n`);
  return exit.fine;
});
