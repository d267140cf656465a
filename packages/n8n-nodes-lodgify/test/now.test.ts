import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MockServer } from '@lgcd/mock-server';
import type { N8nHost } from './harness/host.mts';
import { body, page, send, startHost, startMock } from './harness/world.ts';

let mock: MockServer;
beforeEach(async () => {
  mock = await startMock();
});

const active = async (events: string[], options = {}, more = {}): Promise<N8nHost> =>
  (await startHost(mock, { events, options, ...more })).activate();

const event = 'booking_change';
describe('Read Current Booking', () => {
  const reading = { readCurrentBooking: true };
  const book = async () =>
    (
      (await mock.action('lodgify.book', {
        arrival: '2027-03-01',
        departure: '2027-03-04',
        total: '900.5',
      })) as {
        booking: { id: number };
      }
    ).booking.id;
  const wire = async (id: number) => {
    const answer = await fetch(`${mock.url}/_mock/lodgify/bookings`);
    const { data } = (await answer.json()) as { data: { booking: { id: number } }[] };
    const found = data.find(({ booking }) => booking.id === id);
    return JSON.stringify({ action: event, ...found });
  };

  it('hands on the booking as it now stands, in the shape of the webhook', async () => {
    const host = await active([event], reading);
    const id = await book();
    const before = await wire(id);
    await mock.action('lodgify.change', {
      booking_id: id,
      departure: '2027-03-08',
      people: 4,
      total: '1500',
    });
    host.output.length = 0;
    await send(host, { event, body: before });
    expect(host.output).toHaveLength(1);
    // Lodgify's API does not say what became of the order.
    const delivered = JSON.parse(before).current_order;
    expect(host.output[0]).toEqual({ ...JSON.parse(await wire(id)), current_order: delivered });
  });

  it('hands on what was delivered when Lodgify does not know the booking', async () => {
    const host = await active([event], reading);
    await send(host, { event, body: body() });
    expect(host.output).toEqual([page()]);
  });

  it('asks Lodgify to come again when it can not be read now, and loses nothing', async () => {
    const host = await active([event], reading);
    const id = await book();
    mock.fault({ path: `/lodgify/v2/reservations/bookings/${id}`, status: 503 });
    const text = await wire(id);
    const refused = await send(host, { event, body: text });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(host.executions).toBe(0);
    expect((await send(host, { event, body: text })).status).toBe(200);
    expect(host.output).toHaveLength(1);
  });

  it('fails loudly when the key was revoked', async () => {
    const host = await active([event], reading);
    const id = await book();
    host.given.apiKey = 'revoked';
    const answer = await send(host, { event, body: await wire(id) });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('API key');
  });
});

describe('Read Current Prices', () => {
  const night = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const set = (price: string) =>
    mock.action('lodgify.set_prices', {
      property_id: 10000,
      room_type_id: 12345,
      from: night(10),
      to: night(12),
      price,
      min_stay: 2,
    });

  it('adds the prices of a year to the object that says they changed', async () => {
    const host = await active(['rate_change'], { readCurrentPrices: true });
    await set('950.50');
    await host.settled();
    const [{ rates, ...object } = {}] = host.output;
    expect(object).toEqual({ action: 'rate_change', property_id: 10000, room_type_ids: [12345] });
    const [room] = rates as unknown as { prices: { date: string; price: string; min_stay: number }[] }[];
    expect(room).toMatchObject({ room_type_id: 12345, currency_code: 'MAD' });
    expect(room?.prices.length).toBeGreaterThan(360);
    expect(room?.prices.filter(({ price }) => price === '950.5')).toEqual(
      [10, 11, 12].map((days) => ({ date: night(days), price: '950.5', min_stay: 2 })),
    );
  });

  it('starts the workflow for each of two changes at once, though their objects are equal', async () => {
    const host = await active(['rate_change'], { readCurrentPrices: true });
    await set('950');
    await set('990');
    await host.settled();
    await send(host, {
      event: 'rate_change',
      body: JSON.stringify({ action: 'rate_change', property_id: 10000, room_type_ids: [12345] }),
    });
    expect(host.output).toHaveLength(2);
  });
});
