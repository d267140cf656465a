import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { verifyHmac } from '@lgcd/core-client/webhook';
import { type MockServer, startMockServer } from '../src/index.ts';
import { call, start } from './http.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { useFresh } from './world.ts';

let mock: MockServer;
let receiver: Receiver;
useFresh((world) => {
  ({ mock, receiver } = world);
});

interface Webhook {
  id: number;
  secret: string;
}

async function subscribe(events: string[] = ['*'], url = receiver.url): Promise<Webhook> {
  const { json } = await call(mock, '/v1/webhooks', { method: 'POST', body: { url, events } });
  return json.data;
}

const test = (id: number, event?: string) =>
  call(mock, `/v1/webhooks/${id}/test`, { method: 'POST', body: { event } });

async function deliveries(id: number, query = '') {
  const { json } = await call(mock, `/v1/webhooks/${id}/deliveries${query}`);
  return json.data;
}

const season = (start_date: string, name = 'Été / Sommer 😀') => ({
  property_id: 1,
  name,
  start_date,
  end_date: start_date,
  nightly_price: 1150.5,
});

const pushRate = (start_date: string) =>
  call(mock, '/v1/rates', { method: 'POST', body: season(start_date) });

describe('A replay', () => {
  const replay = (webhook: number, delivery: number) =>
    call(mock, `/v1/webhooks/${webhook}/deliveries/${delivery}/replay`, { method: 'POST' });

  it('posts the same bytes with the same event id, as a delivery of its own', async () => {
    const { id } = await subscribe();
    receiver.next(400);
    await test(id);
    await mock.settled();
    const [failed] = await deliveries(id);
    await mock.advance(86_400);
    const rotated = await call(mock, `/v1/webhooks/${id}/rotate-secret`, { method: 'POST' });
    const { status, json } = await replay(id, failed.id);
    await mock.settled();
    expect(status).toBe(202);
    expect(json.data).toMatchObject({ replay_of: failed.id, event_id: failed.event_id, status: 'pending' });
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
    // Signed anew, for whoever has lost the old secret.
    const { body, headers } = receiver.received[1] as (typeof receiver.received)[0];
    expect(verifyHmac(body, headers['x-signature'], rotated.json.data.secret)).toEqual({ ok: true });
    expect(await deliveries(id)).toMatchObject([
      { status: 'delivered', replay_of: failed.id },
      { status: 'failed' },
    ]);
  });

  it('is possible for 7 days and not a second longer', async () => {
    const { id } = await subscribe();
    await test(id);
    await mock.settled();
    const [{ id: delivery }] = await deliveries(id);
    await mock.advance(7 * 86_400);
    expect((await replay(id, delivery)).status).toBe(202);
    await mock.advance(1);
    const late = await replay(id, delivery);
    expect(late.status).toBe(422);
    expect(late.json.message).toContain('7 days');
  });
});

describe('With a running clock', () => {
  it('a retry comes by itself, when it is due', async () => {
    await mock.close();
    mock = await startMockServer({ clock: 'real', rateLimit: 0, retryLadder: [0, 0.2] });
    const { id } = await subscribe();
    receiver.next(500);
    await test(id);
    await receiver.until(2);
    await mock.settled();
    const [{ status, attempts }] = await deliveries(id);
    expect([status, attempts.length]).toEqual(['delivered', 2]);
  });
});

describe('A webhook that is deleted while its receiver is thinking', () => {
  it('takes its delivery with it, and nothing fails', async () => {
    const { id } = await subscribe();
    receiver.always('hang');
    await test(id);
    await receiver.until(1);
    expect((await call(mock, `/v1/webhooks/${id}`, { method: 'DELETE' })).status).toBe(204);
    // The connection ends, and the attempt with it: there is nothing left to note it on.
    await receiver.close();
    await mock.settled();
    receiver = await startReceiver();
    await expect(mock.close()).resolves.toBeUndefined();
    mock = await start({ rateLimit: 0 });
  });
});

describe('With a database file', () => {
  it('pending retries survive a restart, at their time, with their signature', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lgcd-mock-'));
    const db = join(folder, 'state.sqlite');
    try {
      await mock.close();
      mock = await startMockServer({ db, clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
      const { id } = await subscribe();
      receiver.always(500);
      await test(id);
      await mock.advance(600);
      expect(receiver.received).toHaveLength(2);
      await mock.close();

      receiver.always(200);
      mock = await startMockServer({ db, rateLimit: 0 });
      expect(mock.now()).toBe('2026-07-15T10:10:00+00:00');
      await mock.settled();
      expect(receiver.received).toHaveLength(2);
      await mock.advance(1200);
      expect(receiver.received).toHaveLength(3);
      expect(new Set(receiver.received.map(({ headers }) => headers['x-signature'])).size).toBe(1);
      const [delivery] = await deliveries(id);
      expect(delivery.status).toBe('delivered');
      expect(delivery.attempts).toHaveLength(3);
    } finally {
      await mock.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('a server that was down does not make up for the retries that it missed all at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lgcd-mock-'));
    const db = join(folder, 'state.sqlite');
    try {
      await mock.close();
      mock = await startMockServer({ db, clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
      const { id } = await subscribe();
      receiver.always(500);
      await test(id);
      await mock.settled();
      await mock.close();

      // The second attempt was due after 5 minutes, the third after 30.
      mock = await startMockServer({ db, clock: '2026-07-15T12:00:00Z', rateLimit: 0 });
      await mock.settled();
      expect(receiver.received).toHaveLength(2);
      const [{ next_attempt_at }] = await deliveries(id);
      expect(next_attempt_at).toBe('2026-07-15T12:25:00+00:00');
    } finally {
      await mock.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('an event that was written before a crash is sent after it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lgcd-mock-'));
    const db = join(folder, 'state.sqlite');
    try {
      await mock.close();
      mock = await startMockServer({ db, clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
      await subscribe();
      receiver.always('hang');
      await pushRate('2029-03-01');
      await receiver.until(1);
      // Closed in the middle of the attempt: it does not count.
      await mock.close();
      receiver.always(200);
      mock = await startMockServer({ db, rateLimit: 0 });
      await mock.settled();
      expect(receiver.received).toHaveLength(2);
      expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
    } finally {
      await mock.close();
      rmSync(folder, { recursive: true });
    }
  });
});
