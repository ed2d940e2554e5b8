import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { configuredChannels } from '#channels/configured-channels.ts';
import { mail } from '#channels/mail.ts';
import { signatureOf, signedWebhook } from '#channels/signed-webhook.ts';
import { slack, slackBody } from '#channels/slack.ts';
import type { Announcement } from '#core/output/flag/announcement-of.ts';

const noon = Date.UTC(2026, 10, 23, 12);
const overdue: Announcement = {
  subject: 'P0 Checkout fails: an update is 12 min late',
  text: 'Update the team: due 11:48 UTC, 12 min late. On-call engineer is asked.',
  link: 'https://github.com/example/records/issues/7',
  record: 'checkout-fails',
  title: 'Checkout fails',
  severity: 'P0',
  deadlines: [{ kind: 'update', due: '2026-11-23T11:48:00Z', late_by_minutes: 12, responsible: 'on-call' }],
  asked: [{ name: 'Engineer A', chat: 'U0ENGINEER', email: 'engineer-a@harbour.example' }],
};

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A web server of the team's own, which keeps what it is sent. */
async function receiver(status = 200, location = ''): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(status, location ? { location } : {}).end('ok');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

describe('Slack', () => {
  test('is sent no more than it takes: the flag and the mentions are there in any case', () => {
    const text = Array.from({ length: 80 }, (_, line) => `${line}: due & late < ${'x'.repeat(40)}`).join(
      '\n',
    );
    const { text: sent } = JSON.parse(slackBody({ ...overdue, text })).blocks[0].text;
    expect(sent.length).toBeLessThanOrEqual(3000);
    expect(sent).toMatch(/\nAnd \d+ more\.\n<https:[^>]*\|Flag on GitHub>\n<@U0ENGINEER>$/u);
  });

  test('is sent the subject, the text, the flag and whom to ask', async () => {
    const { url, received } = await receiver();
    await slack(url).send(overdue);
    expect(received).toHaveLength(1);
    expect(received[0]?.headers['content-type']).toContain('application/json');
    const { blocks, text } = JSON.parse(received[0]?.body ?? '');
    expect(text).toBe(overdue.subject);
    expect(blocks[0].text.text).toMatchInlineSnapshot(`
      "*P0 Checkout fails: an update is 12 min late*
      Update the team: due 11:48 UTC, 12 min late. On-call engineer is asked.
      <https://github.com/example/records/issues/7|Flag on GitHub>
      <@U0ENGINEER>"
    `);
  });

  test.each([
    ['<!channel> Checkout', '&lt;!channel&gt; Checkout'],
    ['<!here|here>', '&lt;!here|here&gt;'],
    ['<@U0123456> & <https://x.example|y>', '&lt;@U0123456&gt; &amp; &lt;https://x.example|y&gt;'],
  ])('%s in a title notifies nobody', (title, escaped) => {
    const body = slackBody({ ...overdue, subject: title, text: title, asked: [] });
    expect(JSON.parse(body).text).toBe(escaped);
    expect(body).not.toMatch(/<[!@]/u);
  });

  test('a handle that is no member id is no mention', () => {
    const body = slackBody({ ...overdue, asked: [{ name: 'All', chat: '!channel' }] });
    expect(body).not.toMatch(/<[!@]/u);
  });
});

describe('webhook', () => {
  test('is signed so that its receiver can tell who sent it, and when', async () => {
    const { url, received } = await receiver();
    await signedWebhook(url, 'a shared secret', () => noon).send(overdue);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(headers['upfront-timestamp']).toBe(String(noon / 1000));
    expect(headers['upfront-signature']).toBe(
      signatureOf(String(headers['upfront-timestamp']), body, 'a shared secret'),
    );
    expect(signatureOf('1', body, 'a shared secret')).not.toBe(headers['upfront-signature']);
    expect(JSON.parse(body)).toEqual({
      event: 'overdue',
      subject: overdue.subject,
      text: overdue.text,
      link: overdue.link,
      record: 'checkout-fails',
      title: 'Checkout fails',
      severity: 'P0',
      deadlines: overdue.deadlines,
    });
  });

  test('a signature as anybody works it out', () => {
    // printf '1764.{"a":1}' | openssl dgst -sha256 -hmac secret
    expect(signatureOf('1764', '{"a":1}', 'secret')).toMatchInlineSnapshot(
      `"sha256=892bb9a2ef215f3b526ff3f8116fd279af4405e668db97686d3f9474359c2501"`,
    );
  });

  test.each([[500, 'it answered 500']])(
    'an answer of %i is said, without the address',
    async (status, said) => {
      const { url, received } = await receiver(status);
      await expect(signedWebhook(url, 'x', () => noon).send(overdue)).rejects.toThrow(said);
      expect(received).toHaveLength(1);
    },
  );

  test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed, and is said', async (status) => {
    const elsewhere = await receiver();
    const { url, received } = await receiver(status, elsewhere.url);
    for (const channel of [signedWebhook(url, 'x', () => noon), slack(url)]) {
      await expect(channel.send(overdue)).rejects.toThrow(
        `it redirects (${status}), and redirects are not followed. Set the address where it leads`,
      );
    }
    expect(received).toHaveLength(2);
    expect(elsewhere.received).toEqual([]);
  });

  test('nobody there is said', async () => {
    await expect(slack('http://127.0.0.1:1/hook').send(overdue)).rejects.toThrow('no connection');
  });
});

describe('mail', () => {
  async function mailbox(refuse?: number) {
    const mails: string[] = [];
    const envelopes: string[][] = [];
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) =>
        done(refuse ? Object.assign(new Error('no'), { responseCode: refuse }) : undefined),
      onData: (stream, session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        stream.on('end', () => {
          mails.push(text);
          envelopes.push(session.envelope.rcptTo.map(({ address }) => address));
          done();
        });
      },
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    onTestFinished(() => void server.close(() => undefined));
    const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    const channel = mail({ url, from: 'upfront@harbour.example', to: ['on-call@harbour.example'] });
    return { mails, envelopes, channel };
  }

  test('goes to the list and to whoever is asked', async () => {
    const { mails, envelopes, channel } = await mailbox();
    await channel.send(overdue);
    expect(envelopes).toEqual([['on-call@harbour.example', 'engineer-a@harbour.example']]);
    expect(mails[0]).toContain('Subject: P0 Checkout fails: an update is 12 min late');
    expect(mails[0]).toContain(overdue.text);
    expect(mails[0]).toContain(overdue.link);
  });

  test('a title cannot write a header', async () => {
    const { mails, envelopes, channel } = await mailbox();
    await channel.send({ ...overdue, subject: 'P0 x\r\nBcc: everybody@harbour.example\r\n\r\nHello' });
    expect(envelopes[0]).toHaveLength(2);
    expect(mails[0]).toMatch(/^Subject: P0 x Bcc: everybody@harbour.example Hello\r$/mu);
    expect(mails[0]).not.toMatch(/^Bcc:/mu);
  });

  test('a refusal is said', async () => {
    const { channel } = await mailbox(550);
    await expect(channel.send(overdue)).rejects.toThrow('it answered 550');
  });
});

describe('what the environment sets up', () => {
  const names = (env: Record<string, string>) => configuredChannels(env, () => noon).map(({ name }) => name);

  test('nothing, where it says nothing', () => {
    expect(names({})).toEqual([]);
  });

  test('each by its own variables', () => {
    expect(
      names({
        SLACK_WEBHOOK_URL: 'https://hooks.slack.example/x',
        WEBHOOK_URL: 'https://harbour.example/hook',
        WEBHOOK_SECRET: 'x',
        SMTP_URL: 'smtps://mail.harbour.example',
        MAIL_FROM: 'a@harbour.example',
        MAIL_TO: 'b@harbour.example, c@harbour.example',
      }),
    ).toEqual(['Slack', 'webhook', 'mail']);
  });

  test.each([
    [
      { WEBHOOK_URL: 'https://harbour.example/hook' },
      'WEBHOOK_URL is set and WEBHOOK_SECRET is not: nobody could tell who sent the request. Set both.',
    ],
    [
      { SMTP_URL: 'smtps://mail.harbour.example', MAIL_FROM: 'a@harbour.example' },
      'SMTP_URL is set, and MAIL_FROM or MAIL_TO is not. Set all three; MAIL_TO takes addresses with commas between.',
    ],
    [
      { SLACK_WEBHOOK_URL: 'hooks.slack.example' },
      'SLACK_WEBHOOK_URL is not an address that begins with https://. Correct it, or remove it.',
    ],
  ])('half a setting is refused: %j', (env, message) => {
    expect(() => names(env as Record<string, string>)).toThrow(message);
  });
});
