import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Statuspage } from 'statuspage.io';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentSchemas } from '#core/output/statuspage/schema.ts';
import { browsing } from '../fixtures/browser.ts';
import { writeRoot } from '../fixtures/content-root.ts';
import { type Host, hostPage, hostSite } from '../fixtures/host-site.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';

// Clients that were written for Statuspage and know nothing of Upfront.

const browsers = browsing();
const hosts: Host[] = [];
const roots: string[] = [];
/** Where each site is served: one with an incident open, one with maintenance under way and nothing else. */
const sites = { troubled: '', working: '' };

beforeAll(async () => {
  const { 'incidents/2026/checkout.md': _, ...calm } = richFiles;
  sites.troubled = await buildAndHost(richFiles);
  sites.working = await buildAndHost(calm);
});

async function buildAndHost(files: Readonly<Record<string, string>>): Promise<string> {
  const root = writeRoot(files);
  roots.push(root);
  const args = ['--root', root, '--now', '2026-11-23T12:00Z', '--audience', 'public'];
  expect(runScript('build', args)).toMatchObject({ code: 0, stderr: richWarnings });
  const host = await hostSite(join(root, 'dist/public'));
  hosts.push(host);
  return host.origin;
}

function clientOf(site: string): Statuspage {
  const client = new Statuspage('harbour');
  client.setApiUrl(site);
  return client;
}

afterAll(async () => {
  await browsers.close();
  for (const { server } of hosts) server.close();
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

test('the client of npm reads the summary: a group, an incident, maintenance', async () => {
  const client = clientOf(sites.troubled);
  const { page, components, incidents, scheduled_maintenances, status } = documentSchemas[
    'summary.json'
  ].parse(await client.api.getSummary());
  expect(page.name).toBe('Harbour Status');
  expect(status).toMatchObject({ indicator: 'critical', description: 'Major System Outage' });
  const shop = components.find(({ id }) => id === 'group:shop');
  expect(shop).toMatchObject({ group: true, components: ['web', 'checkout', 'search'] });
  expect(components.filter(({ group_id }) => group_id === 'group:shop').map(({ name }) => name)).toEqual([
    'Website',
    'Checkout',
    'Search',
  ]);
  expect(incidents).toMatchObject([
    { id: 'checkout', status: 'identified', impact: 'critical', incident_updates: [{}, {}] },
  ]);
  expect(scheduled_maintenances.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'works in_progress',
    'later scheduled',
  ]);
});

test('and every other document', async () => {
  const client = clientOf(sites.troubled);
  const { incidents, scheduledMaintenances, getComponents, getStatus } = client.api;
  expect((await getStatus()).status.indicator).toBe('critical');
  expect((await getComponents()).components).toHaveLength(4);
  expect((await incidents.getAll()).incidents.map(({ id }) => id)).toEqual(['checkout', 'search', 'alarm']);
  expect((await incidents.getUnresolved()).incidents.map(({ id }) => id)).toEqual(['checkout']);
  expect((await scheduledMaintenances.getUpcoming()).scheduled_maintenances).toMatchObject([
    { id: 'later', scheduled_for: '2026-11-28T22:00:00.000Z' },
  ]);
});

test.each([
  ['an incident', 'troubled', 'critical', 'Major System Outage'],
  ['maintenance', 'working', 'maintenance', 'Service Under Maintenance'],
] as const)(
  "Statuspage's own widget shows %s on a page of another site",
  async (_name, which, indicator, words) => {
    const site = sites[which];
    const script = createRequire(import.meta.url).resolve('@statuspage/status-widget/dist/index.js');
    const html = `<!doctype html><html lang="en"><title>Shop</title><body>
<statuspage-widget src="${site}"></statuspage-widget>
<statuspage-widget src="${site}" appearance="badge"></statuspage-widget>
<script>${readFileSync(script, 'utf8').replaceAll('</script', '<\\/script')}</script></body></html>`;
    const shop = await hostPage(html, `default-src 'unsafe-inline' 'unsafe-eval' ${site}`);
    hosts.push(shop);
    const context = await browsers.open();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('response', (response) => asked.push(`${response.status()} ${response.url()}`));
    await page.goto(shop.origin);
    await page.waitForFunction(
      (expected) =>
        [...document.querySelectorAll('statuspage-widget')].every((widget) =>
          widget.shadowRoot?.textContent?.includes(expected),
        ),
      words,
    );
    expect(asked).toContain(`200 ${site}/api/v2/summary.json`);
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('statuspage-widget')].map(
        (widget) => widget.shadowRoot?.querySelector('.status-indicator')?.className ?? '',
      ),
    );
    expect(shown).toEqual([`status-indicator ${indicator}`, `status-indicator ${indicator}`]);
  },
);
