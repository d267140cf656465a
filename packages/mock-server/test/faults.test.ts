import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultInput, MockServer } from '../src/index.ts';
import { call, start } from './http.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let mock: MockServer;
let receiver: Receiver;
let webhookId: number;
beforeAll(async () => {
  mock = await start({ rateLimit: 0 });
  receiver = await startReceiver();
  const body = { url: receiver.url, events: ['*'] };
  webhookId = (await call(mock, '/v1/webhooks', { method: 'POST', body })).json.data.id;
});
afterAll(async () => {
  await mock.close();
  await receiver.close();
});
beforeEach(() => {
  mock.clearFaults();
  receiver.received.length = 0;
});

const newest = async () => (await call(mock, `/v1/webhooks/${webhookId}/deliveries`)).json.data[0];

describe('A fault with a probability', () => {
  const run = async () => {
    mock.clearFaults();
    mock.fault({ status: 503, probability: 0.3, seed: 7 });
    const statuses: number[] = [];
    for (let n = 0; n < 40; n++) statuses.push((await call(mock, '/v1/me')).status);
    return statuses;
  };
  it('hits its share, and the same requests at every run of a seed', async () => {
    const first = await run();
    const hits = first.filter((status) => status === 503).length;
    expect([hits > 4, hits < 20]).toEqual([true, true]);
    expect(await run()).toEqual(first);
  });
});

describe('A fault with a body of its own', () => {
  it('answers a page where JSON is expected, with 200 unless told otherwise', async () => {
    mock.fault({ body: '<h1>Maintenance</h1>' });
    const page = await call(mock, '/v1/me');
    expect([page.status, page.text, page.headers['content-type']]).toEqual([
      200,
      '<h1>Maintenance</h1>',
      'text/html; charset=UTF-8',
    ]);
    mock.fault({ status: 502, body: { error: 'é' }, content_type: 'application/problem+json' });
    const json = await call(mock, '/v1/me');
    expect([json.status, json.text, json.headers['content-type']]).toEqual([
      502,
      '{"error":"\\u00e9"}',
      'application/problem+json',
    ]);
  });
});

describe('A fault of deliveries', () => {
  it('lets LGCD hear another answer than the receiver gave, and so deliver again', async () => {
    mock.fault({ event: 'booking.*', status: 500, body: 'broken' });
    expect((await call(mock, '/v1/me')).status).toBe(200);
    await mock.emit('booking.confirmed');
    expect((await newest()).attempts).toMatchObject([{ status_code: 500, response_excerpt: 'broken' }]);
    await mock.advance(300);
    expect(receiver.received).toHaveLength(2);
    expect((await newest()).status).toBe('delivered');
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('drops the connection %s the receiver has got it', async (drop, times) => {
    mock.fault({ webhook_id: webhookId, drop });
    await mock.emit('booking.confirmed');
    expect(receiver.received).toHaveLength(times);
    expect((await newest()).attempts).toMatchObject([
      { status_code: null, error: 'The connection was dropped (fault).' },
    ]);
  });

  it('leaves other events and webhooks alone', async () => {
    mock.fault({ event: 'review.received', drop: true });
    mock.fault({ webhook_id: webhookId + 1, drop: true });
    await mock.emit('booking.confirmed');
    expect((await newest()).status).toBe('delivered');
  });
});

describe('A fault that cannot be meant', () => {
  it.each([
    [{ event: 'booking.exploded', drop: true }, 'There is no event booking.exploded.'],
    [{ event: '*', path: '/v1/me', drop: true }, 'path is of requests'],
    [{ status: 200 }, 'A status below 400 needs a body'],
    [{ status: 500, seed: 1 }, 'A seed is for a probability'],
    [{ status: 500, content_type: 'text/plain' }, 'A content type is for a body'],
    [{ status: 500, probability: 2 }, 'The probability field must not be greater than 1.'],
  ] as [FaultInput, string][])('%j is refused', (fault, words) => {
    expect(() => mock.fault(fault)).toThrow(words);
  });
});
