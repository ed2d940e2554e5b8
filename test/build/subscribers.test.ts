import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Parser from 'rss-parser';
import { expect, onTestFinished, test } from 'vitest';
import { serveSite } from '#engine/serve-site.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { findRss2email } from '../fixtures/find-rss2email.ts';
import { needs } from '../fixtures/needs.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

// Subscribers follow the feeds of a site on loopback while an incident goes on: each of three updates reaches them once,
// and the correction of a text does not.

const feeds = ['rss.xml', 'atom.xml', 'components/checkout/rss.xml', 'history.rss'] as const;

/** Looks at the feeds of a site again. Resolves to the titles of all items that it had not seen before, sorted. */
type Subscriber = () => Promise<string[]>;

test('a reader that goes by ids hears of each update once', () => followIncident(readerById));

const r2e = findRss2email();
test('rss2email mails each update once', needs('rss2email', r2e), () =>
  followIncident((url) => mailReader(r2e ?? 'r2e', url)),
);

async function followIncident(subscribe: (url: string) => Promise<Subscriber> | Subscriber): Promise<void> {
  const root = contentRoot();
  const publish = (text: string) => {
    writeFileSync(join(root, 'incidents/checkout.md'), text);
    const args = ['--root', root, '--now', '2026-11-23T12:00Z', '--audience', 'public'];
    expect(runScript('build', args)).toMatchObject({ code: 0, stderr: '' });
  };
  publish(record(1));
  const { url, server } = await serveSite(join(root, 'dist/public'), 0, '');
  // A build stops this process for longer than a connection is usually kept open.
  server.keepAliveTimeout = 0;
  onTestFinished(() => void server.close());
  const news = await subscribe(url);
  // Statuspage's history has one item, which grows: readers tell of it once.
  const thrice = (title: string) => [title, title, title];

  expect(await news()).toEqual(['Checkout fails', ...thrice('Investigating: Checkout fails')]);
  expect(await news()).toEqual([]);
  publish(record(1, 'Some payments fail; cards are not charged.'));
  expect(await news()).toEqual([]);
  publish(record(2));
  expect(await news()).toEqual(thrice('Identified: Checkout fails'));
  publish(record(3));
  expect(await news()).toEqual(thrice('Resolved: Checkout fails'));
  publish(record(3, 'Some payments failed.'));
  expect(await news()).toEqual([]);
}

/** The incident as it is after so many updates; `wording` stands in its first. */
function record(updates: number, wording = 'Some payments fail.'): string {
  const entries = [
    `  - at: 2026-11-23T10:00Z\n    message: ${wording}\n`,
    '  - at: 2026-11-23T10:30Z\n    status: identified\n    message: A release was at fault.\n',
    '  - at: 2026-11-23T11:00Z\n    status: resolved\n    message: Payments work again.\n',
  ];
  return `---\ntitle: Checkout fails\nseverity: P1\ncomponents: [checkout]\ntimeline:\n${entries.slice(0, updates).join('')}---\n`;
}

/** Remembers the ids of each feed, as most readers do. */
function readerById(url: string): Subscriber {
  const seen = new Set<string>();
  return async () => {
    const titles: string[] = [];
    for (const feed of feeds) {
      const { items } = await new Parser().parseString(await (await fetch(url + feed)).text());
      for (const item of items) {
        const id = `${feed} ${item.guid ?? item.id}`;
        if (!seen.has(id)) titles.push(item.title ?? '');
        seen.add(id);
      }
    }
    return titles.sort();
  };
}

/** Debian's rss2email, which delivers into a folder here instead of sending anything. */
async function mailReader(program: string, url: string): Promise<Subscriber> {
  const home = contentRoot();
  const mails = join(home, 'mail');
  mkdirSync(mails);
  const config = join(home, 'rss2email.cfg');
  const run = (...args: string[]) =>
    promisify(execFile)(program, ['-c', config, '-d', join(home, 'seen.json'), ...args], {
      // A proxy of this machine has no part in it.
      env: { ...process.env, HOME: home, no_proxy: '127.0.0.1' },
    });
  await run('new', 'subscriber@harbour.example');
  const settings = readFileSync(config, 'utf8')
    .replace(/^email-protocol = .*$/mu, 'email-protocol = maildir')
    .replace(/^maildir-path = .*$/mu, `maildir-path = ${mails}`)
    .replace(/^from = .*$/mu, 'from = feeds@harbour.example');
  writeFileSync(config, settings);
  for (const feed of feeds) await run('add', feed.replace(/\W/gu, '-'), url + feed);

  const seen = new Set<string>();
  return async () => {
    await run('run');
    const fresh = filesBelow(mails).filter((path) => !seen.has(path));
    for (const path of fresh) seen.add(path);
    const mail = fresh.map((path) => readFileSync(join(mails, path), 'utf8'));
    return mail.map((text) => /^Subject: (.*)$/mu.exec(text)?.at(1) ?? '').sort();
  };
}
