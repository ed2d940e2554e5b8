import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { serveSite } from '../../scripts/lib/serve-site.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

// A reader that we did not write follows the feeds of a site while an incident goes on.

const folders = (process.env.PATH ?? '').split(delimiter);
const r2e = folders.map((folder) => join(folder, 'r2e')).find((path) => existsSync(path));

if (!r2e) {
  process.stderr.write(
    'rss2email is not here, so no subscriber is tried. On Debian and Ubuntu: apt-get install rss2email.\n',
  );
} else {
  const run = promisify(execFile);

  /** The incident as it is after so many updates; `wording` stands in its first. */
  const record = (updates: number, wording = 'Some payments fail.') => {
    const entries = [
      `  - at: 2026-11-23T10:00Z\n    message: ${wording}\n`,
      '  - at: 2026-11-23T10:30Z\n    status: identified\n    message: A release was at fault.\n',
      '  - at: 2026-11-23T11:00Z\n    status: resolved\n    message: Payments work again.\n',
    ];
    return `---\ntitle: Checkout fails\nseverity: P1\ncomponents: [checkout]\ntimeline:\n${entries.slice(0, updates).join('')}---\n`;
  };

  test('rss2email announces each of three updates once, in RSS and in Atom, and an edited text not at all', async () => {
    const root = contentRoot();
    const publish = (text: string) => {
      writeFileSync(join(root, 'incidents/checkout.md'), text);
      const built = runScript('build', [
        '--root',
        root,
        '--now',
        '2026-11-23T12:00Z',
        '--audience',
        'public',
      ]);
      expect(built).toMatchObject({ code: 0, stderr: '' });
    };
    publish(record(1));
    const { url, server } = await serveSite(join(root, 'dist/public'), 0, '');
    onTestFinished(() => void server.close());

    const home = join(root, 'reader');
    mkdirSync(join(home, 'mail'), { recursive: true });
    const reader = (...args: string[]) =>
      run(r2e, ['-c', join(home, 'config'), '-d', join(home, 'data.json'), ...args], {
        env: { ...process.env, HOME: home },
      });
    await reader('new', 'subscriber@harbour.example');
    const settings = readFileSync(join(home, 'config'), 'utf8')
      .replace(/^email-protocol = .*$/mu, 'email-protocol = maildir')
      .replace(/^maildir-path = .*$/mu, `maildir-path = ${join(home, 'mail')}`)
      .replace(/^from = .*$/mu, 'from = feeds@harbour.example');
    writeFileSync(join(home, 'config'), settings);
    for (const feed of ['rss.xml', 'atom.xml', 'components/checkout/rss.xml', 'history.rss']) {
      await reader('add', feed.replace(/\W/gu, '-'), url + feed);
    }

    const seen = new Set<string>();
    /** Runs the reader and says what is new in the mailbox, feed by feed. */
    const news = async () => {
      await reader('run');
      const fresh = filesBelow(join(home, 'mail')).filter((path) => !seen.has(path));
      for (const path of fresh) seen.add(path);
      const subjects = fresh.map((path) =>
        /^Subject: (.*)$/mu.exec(readFileSync(join(home, 'mail', path), 'utf8'))?.at(1),
      );
      return subjects.sort();
    };
    const thrice = (subject: string) => [subject, subject, subject];

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
  });
}
