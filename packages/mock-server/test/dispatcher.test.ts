import { describe, expect, it } from '@jest/globals';
import { verifyHmac } from '@lgcd/core-client/webhook';
import type { MockServer } from '../src/index.ts';
import { call, start } from './http.ts';
import { type Behaviour, type Receiver, startReceiver } from './receiver.ts';
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

describe('A delivery', () => {
  it('is posted with its HMAC over the bytes that PHP would write', async () => {
    const { id, secret } = await subscribe(['property.*']);
    const { json } = await pushRate('2029-03-01');
    await mock.settled();
    expect(receiver.received).toHaveLength(1);
    const { method, path, headers, body } = receiver.received[0] as (typeof receiver.received)[0];
    expect([method, path, headers['content-type']]).toEqual(['POST', '/hook', 'application/json']);
    expect(headers['x-signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(verifyHmac(body, headers['x-signature'], secret)).toEqual({ ok: true });
    expect(body).toContain('\\u00c9t\\u00e9 \\/ Sommer \\ud83d\\ude00');
    const envelope = JSON.parse(body);
    expect(envelope).toMatchObject({
      event: 'property.rate_changed',
      created_at: '2026-07-15T10:00:00+00:00',
      agency_id: 42,
      data: { rate: { id: json.data.id, nightly_price: 1150.5 }, change: 'created' },
    });
    expect(await deliveries(id)).toMatchObject([
      {
        event_id: envelope.id,
        status: 'delivered',
        next_attempt_at: null,
        attempts: [{ number: 1, status_code: 200, response_excerpt: 'ok', error: null }],
        payload: envelope,
      },
    ]);
  });

  it('goes to those who subscribed to it, and to nobody else', async () => {
    const wanted = [['*'], ['property.*'], ['property.rate_changed'], ['booking.*', 'property.*']];
    const unwanted = [['property.updated'], ['booking.*'], ['rates.*'].slice(1).concat('owner.*')];
    for (const [index, events] of [...wanted, ...unwanted].entries()) {
      await subscribe(events, `${receiver.url}/${index}`);
    }
    await pushRate('2029-03-01');
    await mock.settled();
    expect(receiver.received.map(({ path }) => path).sort()).toEqual([
      '/hook/0',
      '/hook/1',
      '/hook/2',
      '/hook/3',
    ]);
  });

  it('of another agency goes to nobody', async () => {
    await subscribe(['*']);
    const token = mock.tokens[3]?.token as string;
    const { json } = await call(mock, '/v1/properties?per_page=1', { token });
    await call(mock, '/v1/rates', {
      method: 'POST',
      token,
      body: { ...season('2029-03-01'), property_id: json.data[0].id },
    });
    await mock.settled();
    expect(receiver.received).toEqual([]);
  });

  it('is tried five times in 24 hours, with the same bytes, and then has failed', async () => {
    const { id } = await subscribe();
    receiver.always(500);
    await test(id, 'booking.confirmed');
    await mock.settled();
    const seen: [string, number][] = [];
    for (const seconds of [299, 1, 1499, 1, 12_599, 1, 71_999, 1, 86_400 * 3]) {
      await mock.advance(seconds);
      seen.push([mock.now(), receiver.received.length]);
    }
    expect(seen).toEqual([
      ['2026-07-15T10:04:59+00:00', 1],
      ['2026-07-15T10:05:00+00:00', 2],
      ['2026-07-15T10:29:59+00:00', 2],
      ['2026-07-15T10:30:00+00:00', 3],
      ['2026-07-15T13:59:59+00:00', 3],
      ['2026-07-15T14:00:00+00:00', 4],
      ['2026-07-16T09:59:59+00:00', 4],
      ['2026-07-16T10:00:00+00:00', 5],
      ['2026-07-19T10:00:00+00:00', 5],
    ]);
    const bytes = new Set(receiver.received.map(({ body, headers }) => `${headers['x-signature']} ${body}`));
    expect(bytes.size).toBe(1);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ status: 'failed', next_attempt_at: null });
    expect(delivery.attempts.map(({ attempted_at }: { attempted_at: string }) => attempted_at)).toEqual([
      '2026-07-15T10:00:00+00:00',
      '2026-07-15T10:05:00+00:00',
      '2026-07-15T10:30:00+00:00',
      '2026-07-15T14:00:00+00:00',
      '2026-07-16T10:00:00+00:00',
    ]);
  });

  it('passes all of its attempts in one long leap of the clock', async () => {
    const { id } = await subscribe();
    receiver.always(503);
    await test(id);
    await mock.advance(86_400);
    expect(receiver.received).toHaveLength(5);
    expect(mock.now()).toBe('2026-07-16T10:00:00+00:00');
  });

  it.each<[string, string, Behaviour]>([
    ['a 500', 'pending', 500],
    ['a 599', 'pending', 599],
    ['a dropped connection', 'pending', 'drop'],
    ['a 400', 'failed', 400],
    ['a 410', 'failed', 410],
    ['a 429', 'failed', 429],
    ['a redirect', 'failed', { status: 302, headers: { Location: '/elsewhere' } }],
    ['a 204', 'delivered', 204],
    ['a 299', 'delivered', 299],
  ])('after %s is %s', async (_, status, behaviour) => {
    const { id } = await subscribe();
    receiver.next(behaviour);
    await test(id);
    await mock.settled();
    expect(await deliveries(id)).toMatchObject([{ status, attempts: [{ number: 1 }] }]);
    expect(receiver.received).toHaveLength(1);
  });

  it('stops at the first success', async () => {
    const { id } = await subscribe();
    receiver.next(500, 502);
    await test(id);
    await mock.advance(86_400);
    expect(receiver.received).toHaveLength(3);
    const [{ status, attempts }] = await deliveries(id);
    expect(status).toBe('delivered');
    expect(attempts.map(({ status_code }: { status_code: number }) => status_code)).toEqual([500, 502, 200]);
  });

  it('says why there was no answer', async () => {
    const { id } = await subscribe(['*'], 'http://127.0.0.1:9/');
    await test(id);
    const unknown = await subscribe(['*'], 'https://nowhere.invalid/');
    await test(unknown.id);
    receiver.next('drop');
    const dropped = await subscribe(['*']);
    await test(dropped.id);
    await mock.settled();
    const errorOf = async (webhook: number) => (await deliveries(webhook))[0].attempts[0].error;
    expect(await errorOf(id)).toBe('Connection refused: nothing listens there.');
    expect(await errorOf(unknown.id)).toBe('The host name could not be resolved.');
    expect(await errorOf(dropped.id)).toBe('The connection was closed before an answer came.');
  });

  it('keeps the beginning of a long answer, and does not read it to its end', async () => {
    const { id } = await subscribe();
    receiver.next({ status: 400, body: 'é'.repeat(3_000_000) });
    await test(id);
    await mock.settled();
    const [{ attempts }] = await deliveries(id);
    expect(attempts).toMatchObject([{ status_code: 400, response_excerpt: 'é'.repeat(1000) }]);
  });

  it('keeps its old signature in retries when the secret is rotated, and a new event has the new one', async () => {
    const { id, secret } = await subscribe();
    receiver.next(500);
    await test(id);
    await mock.settled();
    const { json } = await call(mock, `/v1/webhooks/${id}/rotate-secret`, { method: 'POST' });
    await mock.advance(300);
    await test(id);
    await mock.settled();
    const [first, retry, fresh] = receiver.received;
    expect(retry?.headers['x-signature']).toBe(first?.headers['x-signature']);
    expect(verifyHmac(retry?.body, retry?.headers['x-signature'], secret).ok).toBe(true);
    expect(json.data.secret).not.toBe(secret);
    expect(verifyHmac(fresh?.body, fresh?.headers['x-signature'], json.data.secret).ok).toBe(true);
  });
});

describe('Deliveries', () => {
  it('of one webhook come in the order of their events', async () => {
    await subscribe(['property.rate_changed']);
    const days = Array.from({ length: 20 }, (_, index) => `2029-03-${String(index + 1).padStart(2, '0')}`);
    for (const day of days) await pushRate(day);
    await mock.settled();
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.rate.start_date)).toEqual(days);
  });

  it('to one webhook do not wait for another one that hangs', async () => {
    await mock.close();
    mock = await start({ rateLimit: 0, deliveryTimeoutMs: 1000 });
    const slow = await startReceiver();
    slow.always('hang');
    try {
      const hanging = await subscribe(['*'], slow.url);
      const quick = await subscribe(['*']);
      await pushRate('2029-03-01');
      await receiver.until(1);
      const [pending] = await deliveries(hanging.id);
      expect(pending).toMatchObject({ status: 'pending', attempts: [] });
      expect((await deliveries(quick.id))[0].event).toBe('property.rate_changed');
      await mock.settled();
      expect((await deliveries(hanging.id))[0].attempts[0].error).toBe('No answer within 1 seconds.');
    } finally {
      await slow.close();
    }
  });

  it('are not made by a change that was refused', async () => {
    await subscribe();
    await pushRate('2029-03-01');
    expect((await pushRate('2029-03-01')).status).toBe(422);
    await mock.settled();
    expect(receiver.received).toHaveLength(1);
  });

  it('end when the webhook is switched off or deleted', async () => {
    for (const end of [{ method: 'PATCH', body: { active: false } }, { method: 'DELETE' }]) {
      receiver.always(500);
      const { id } = await subscribe();
      await test(id);
      await mock.settled();
      receiver.received.length = 0;
      await call(mock, `/v1/webhooks/${id}`, end);
      await pushRate(end.method === 'PATCH' ? '2029-03-01' : '2029-03-02');
      await mock.advance(86_400);
      expect(receiver.received).toEqual([]);
    }
  });

  it('filter by status and event', async () => {
    const { id } = await subscribe();
    receiver.next(200, 400);
    await test(id, 'booking.created');
    await test(id, 'booking.cancelled');
    await mock.settled();
    expect(await deliveries(id, '?status=failed')).toMatchObject([{ event: 'booking.cancelled' }]);
    expect(await deliveries(id, '?event=booking.created')).toMatchObject([{ status: 'delivered' }]);
    expect(await deliveries(id, '?event=payment.failed')).toEqual([]);
  });
});
