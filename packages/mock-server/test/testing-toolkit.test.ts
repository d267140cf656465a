import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type MockServer, type Snapshot, startMockServer } from '../src/index.ts';
import { call } from './http.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let mock: MockServer;
let receiver: Receiver;
let pristine: Snapshot;

const stay = {
  property_id: 1,
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: 2,
};
const book = (body: object = stay) => call(mock, '/v1/bookings', { method: 'POST', body });
const subscribe = (events = ['booking.*']) =>
  call(mock, '/v1/webhooks', { method: 'POST', body: { url: receiver.url, events } });

beforeAll(async () => {
  receiver = await startReceiver();
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
  pristine = mock.snapshot();
});
beforeEach(() => mock.restore(pristine));
afterAll(async () => {
  await mock.close();
  await receiver.close();
});

describe('a snapshot', () => {
  it('brings back rows, ids and the clock', async () => {
    const first = (await book()).json.data;
    await mock.advance(40 * 86_400);
    await mock.restore(pristine);
    expect((await call(mock, `/v1/bookings/${first.id}`)).status).toBe(404);
    expect(mock.now()).toBe('2026-07-15T10:00:00+00:00');
    const { reference: _, ...again } = (await book()).json.data;
    expect(again).toMatchObject({ ...again, id: first.id, created_at: first.created_at });
  });

  it('restores the same state however often', async () => {
    const list = async () => (await call(mock, '/v1/bookings?per_page=100')).text;
    const before = await list();
    for (let round = 0; round < 3; round++) {
      await book();
      expect(await list()).not.toBe(before);
      await mock.restore(pristine);
      expect(await list()).toBe(before);
    }
  });

  it('keeps deliveries that wait for their next attempt', async () => {
    await subscribe();
    receiver.next(503);
    const before = receiver.received.length;
    await book();
    await mock.settled();
    const waiting = mock.snapshot();
    await mock.advance(300);
    const delivered = receiver.received.length;
    expect(delivered).toBeGreaterThan(before + 2);
    await mock.restore(waiting);
    await mock.advance(300);
    expect(receiver.received.length).toBe(delivered + 1);
  });

  it('is at hand over HTTP, and gone when it is deleted', async () => {
    const { json, status } = await call(mock, '/_mock/snapshots', { method: 'POST' });
    expect(status).toBe(201);
    const path = `/_mock/snapshots/${json.data.id}`;
    const { id } = (await book()).json.data;
    expect((await call(mock, `${path}/restore`, { method: 'POST' })).status).toBe(200);
    expect((await call(mock, `/v1/bookings/${id}`)).status).toBe(404);
    expect((await call(mock, path, { method: 'DELETE' })).status).toBe(204);
    expect((await call(mock, `${path}/restore`, { method: 'POST' })).status).toBe(404);
  });
});

describe('expectDelivery', () => {
  it('answers the delivery that has the fields asked for', async () => {
    await subscribe();
    const { id } = (await book()).json.data;
    const delivery = await mock.expectDelivery({ event: 'booking.confirmed', where: { booking: { id } } });
    expect(delivery).toMatchObject({ event: 'booking.confirmed', payload: { data: { booking: { id } } } });
  });

  it('waits for a delivery that comes later', async () => {
    await subscribe();
    const expected = mock.expectDelivery({
      event: 'booking.cancelled',
      where: { booking: { id: 9876 } },
      status: 'delivered',
    });
    await call(mock, '/v1/bookings/9876/cancel', { method: 'POST' });
    expect(await expected).toMatchObject({ status: 'delivered' });
  });

  it('shows the nearest miss when none comes', async () => {
    await subscribe();
    const { id } = (await book()).json.data;
    const expected = {
      event: 'booking.confirmed',
      where: { booking: { id, guest_name: 'Salma' } },
      timeoutMs: 10,
    } as const;
    await expect(mock.expectDelivery(expected)).rejects.toThrow(
      /No delivery of booking\.confirmed where .* came nearest:\n {2}data\.booking\.guest_name: expected "Salma", was "Salma E\."$/s,
    );
  });

  it('says when no webhook is active, and when none has subscribed', async () => {
    const expected = { event: 'booking.confirmed', timeoutMs: 10 } as const;
    await expect(mock.expectDelivery(expected)).rejects.toThrow(/no webhook is active/);
    await subscribe(['review.received']);
    await book();
    await expect(mock.expectDelivery(expected)).rejects.toThrow(
      /Did what you test subscribe to booking\.confirmed\?/,
    );
  });

  it('answers a shell with the delivery, or 404 and the nearest miss', async () => {
    await subscribe();
    await book();
    const ask = (where: object) =>
      call(mock, '/_mock/expect-delivery', {
        method: 'POST',
        body: { event: 'booking.created', where, timeout_ms: 10 },
      });
    expect((await ask({ booking: { guests_count: 2 } })).status).toBe(200);
    const missed = await ask({ booking: { guests_count: 3 } });
    expect(
      (
        await call(mock, '/_mock/expect-delivery', {
          method: 'POST',
          body: { event: 'booking.created', agency_id: 43, timeout_ms: 10 },
        })
      ).status,
    ).toBe(404);
    expect(missed.status).toBe(404);
    expect(missed.json.message).toContain('data.booking.guests_count: expected 3, was 2');
  });
});

describe('expectNoDelivery', () => {
  it('passes when nothing fits and rejects with what does', async () => {
    await subscribe();
    const { id } = (await book()).json.data;
    await mock.expectNoDelivery({ event: 'booking.cancelled' });
    await expect(
      mock.expectNoDelivery({ event: 'booking.created', where: { booking: { id } } }),
    ).rejects.toThrow(/should not have been/);
  });
});

describe('the abilities that were used', () => {
  it('are those of the calls that succeeded, and of the events subscribed to', async () => {
    await book();
    await call(mock, '/v1/me');
    await call(mock, '/v1/rates');
    await subscribe(['maintenance.urgent', 'payment.*']);
    expect(mock.abilitiesUsed()).toEqual({
      abilities: ['bookings:write', 'invoices:read', 'maintenance:read', 'rates:read'],
      operations: {
        'account.get': [],
        'booking.create': ['bookings:write'],
        'rate.getAll': ['rates:read'],
        'webhook.create': ['invoices:read', 'maintenance:read'],
      },
      refused: [],
    });
  });

  it('are told apart by token, with the calls that lacked one', async () => {
    const token = mock.tokens[1];
    await call(mock, '/v1/reports/revenue?from=2026-07-01&to=2026-07-31', { token: token?.token ?? null });
    await call(mock, '/v1/owners', { token: token?.token ?? null });
    await book();
    const { json } = await call(mock, `/_mock/abilities?token_id=${token?.id}`);
    expect(json.data).toMatchObject({
      abilities: ['reports:read'],
      refused: [{ operation: 'owner.getAll', path: '/v1/owners' }],
    });
    expect((await call(mock, '/_mock/abilities?token_id=first')).status).toBe(422);
    expect((await call(mock, '/_mock/abilities?token=1')).json.message).toContain('Known fields: token_id.');
  });
});
