import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type MockServer, startMockServer } from '../src/index.ts';
import { call } from './http.ts';
import { hmac, right, startVerifying, type Verify } from './verifying-receiver.ts';

let mock: MockServer;
let receiver: Awaited<ReturnType<typeof startVerifying>>;
let webhook: { id: number; secret: string };
let other: { id: number; secret: string };

const create = async (url: string) =>
  (await call(mock, '/v1/webhooks', { method: 'POST', body: { url, events: ['booking.*'] } })).json.data;

beforeAll(async () => {
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
  receiver = await startVerifying();
  other = await create('http://127.0.0.1:9/other');
  webhook = await create(receiver.url);
  await mock.emit('booking.confirmed');
  // Long after the event, so that a receiver with a clock of its own has something to mind.
  await mock.setClock('2026-07-15T12:00:00Z');
});
beforeEach(() => {
  receiver.verify = right(webhook.secret);
});
afterAll(async () => {
  await mock.close();
  await receiver.close();
});

const signatureIs =
  (expected: (body: string) => string, header = 'x-signature'): Verify =>
  (body, headers) =>
    headers[header] === expected(body) ? 204 : 401;

describe('the doctor', () => {
  it('finds nothing wrong with a receiver that verifies the raw body', async () => {
    expect(await mock.diagnose(webhook.id)).toMatchObject({ healthy: true, remedy: null });
  });

  const secret = () => webhook.secret;
  it.each<[mistake: string, finding: RegExp, verify: () => Verify]>([
    [
      'parses before it hashes',
      /hashes what it writes again/,
      () => signatureIs((b) => hmac(JSON.stringify(JSON.parse(b)), secret())),
    ],
    [
      'hashes the data alone',
      /only the data block/,
      () => signatureIs((b) => hmac(JSON.stringify(JSON.parse(b).data), secret())),
    ],
    [
      'compares Base64',
      /Base64/,
      () => signatureIs((b) => createHmac('sha256', secret()).update(b).digest('base64')),
    ],
    ['compares uppercase', /uppercase/, () => signatureIs((b) => hmac(b, secret()).toUpperCase())],
    ['expects a prefix', /prefix sha256=/, () => signatureIs((b) => `sha256=${hmac(b, secret())}`)],
    ['has a line break in its secret', /line break/, () => signatureIs((b) => hmac(b, `${secret()}\n`))],
    ['uses SHA-1', /SHA-1/, () => signatureIs((b) => createHmac('sha1', secret()).update(b).digest('hex'))],
    ['holds the secret of another webhook', /secret of webhook/, () => right(other.secret)],
    [
      'reads another header',
      /X-Hub-Signature-256/,
      () => signatureIs((b) => `sha256=${hmac(b, secret())}`, 'x-hub-signature-256'),
    ],
    [
      'refuses events older than five minutes',
      /older than a few minutes/,
      () => (body, headers) =>
        Date.parse(mock.now()) - Date.parse(JSON.parse(body).created_at) > 300_000
          ? 400
          : right(secret())(body, headers),
    ],
  ])('knows a receiver that %s', async (_, finding, verify) => {
    receiver.verify = verify();
    const diagnosis = await mock.diagnose(webhook.id);
    expect(diagnosis.finding).toMatch(finding);
    expect(diagnosis).toMatchObject({ healthy: false, remedy: expect.any(String) });
  });

  it('warns of a receiver that does not verify at all', async () => {
    receiver.verify = () => 204;
    expect((await mock.diagnose(webhook.id)).finding).toMatch(/anybody can send it events/);
  });

  it.each([
    [404, /nothing at this address/],
    [405, /no POST/],
    [302, /redirects/],
    [500, /fails on its own/],
    [403, /none of the known mistakes/],
  ])('explains a receiver that answers %d to everything', async (status, finding) => {
    receiver.verify = () => status;
    expect((await mock.diagnose(webhook.id)).finding).toMatch(finding);
  });

  it('says when nothing listens, and when nothing was delivered', async () => {
    expect((await mock.diagnose(other.id)).finding).toMatch(/did not answer: Connection refused/);
    const fresh = await create(receiver.url);
    await expect(mock.diagnose(fresh.id)).rejects.toThrow(/Nothing was delivered to this webhook yet/);
    await expect(mock.diagnose(999)).rejects.toThrow(/no webhook 999/);
  });

  it('never shows a secret', async () => {
    receiver.verify = right(other.secret);
    const text = JSON.stringify(await mock.diagnose(webhook.id));
    expect(text).not.toContain(webhook.secret);
    expect(text).not.toContain(other.secret);
  });

  it('answers over HTTP too', async () => {
    const { json } = await call(mock, '/_mock/diagnose', {
      method: 'POST',
      body: { webhook_id: webhook.id },
    });
    expect(json.data).toMatchObject({ healthy: true });
  });
});

describe('the battery', () => {
  it('passes a receiver that verifies and answers repetitions', async () => {
    const { passed, attacks } = await mock.attack(webhook.id);
    expect(attacks.filter(({ ok }) => !ok)).toEqual([]);
    expect(passed).toBe(true);
  });

  it('shows every forgery that a receiver without verification accepts', async () => {
    receiver.verify = () => 204;
    const { passed, attacks } = await mock.attack(webhook.id);
    const refused = attacks.filter(({ expected }) => expected === 'refuse');
    expect(passed).toBe(false);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused.every(({ ok }) => !ok)).toBe(true);
  });

  it('shows a receiver that takes the beginning of a signature for the whole', async () => {
    receiver.verify = (body, headers) =>
      hmac(body, webhook.secret).startsWith(String(headers['x-signature'] || '?')) ? 204 : 401;
    const { attacks } = await mock.attack(webhook.id);
    expect(attacks.filter(({ ok }) => !ok).map(({ sent }) => sent)).toEqual([
      'with the first half of the right signature',
    ]);
  });

  it('shows a receiver that refuses a repetition, which LGCD would go on sending', async () => {
    const seen = new Set<string>();
    receiver.verify = (body, headers) => {
      const status = right(webhook.secret)(body, headers);
      if (status !== 204) return status;
      const { id } = JSON.parse(body);
      if (seen.has(id)) return 409;
      seen.add(id);
      return 204;
    };
    const { attacks } = await mock.attack(webhook.id);
    expect(attacks.filter(({ ok }) => !ok).map(({ sent }) => sent)).toEqual([
      'a second time, with the same id',
    ]);
  });
});
