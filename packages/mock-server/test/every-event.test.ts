import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventName, eventNames, events } from '@lgcd/core-client/contract';
import { misfit } from '../src/engine/misfit.ts';
import type { MockServer } from '../src/index.ts';
import { samples } from '../src/resources/index.ts';
import { call, start } from './http.ts';
import { type Listener, listen } from './listen.ts';

let mock: MockServer;
let listener: Listener;
let host: Server;
let calendar: { status: number; body: string };
let calendarUrl: string;

beforeAll(async () => {
  mock = await start({ rateLimit: 0 });
  listener = await listen(mock);
  host = createServer((_, response) => response.writeHead(calendar.status).end(calendar.body));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  calendarUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}/1.ics`;
});
afterAll(async () => {
  await listener.close();
  host.close();
  await mock.close();
});

const api = async (method: string, path: string, body?: object) => {
  const reply = await call(mock, `/v1${path}`, { method, ...(body && { body }) });
  expect(reply.status).toBeLessThan(300);
  return reply.json?.data;
};
const post = (path: string, body: object = {}) => api('POST', path, body);
const act = async (name: string, input: Record<string, unknown> = {}) =>
  (await mock.action(name, input)) as { id: number };

const stay = {
  property_id: 1,
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: 2,
};
const task = { property_id: 1, scheduled_at: '2026-08-19T11:30:00+00:00' };
const ticket = { property_id: 1, title: 'Fuite' };
const rate = { property_id: 1, start_date: '2027-05-10', end_date: '2027-05-20', nightly_price: 1150 };

async function sync(status: number, body: string) {
  calendar = { status, body };
  const { id } = await post('/properties/1/ical-sources', {
    name: 'Airbnb',
    channel: 'airbnb',
    url: calendarUrl,
  });
  await post(`/properties/1/ical-sources/${id}/sync`);
}
const conflicting =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:a@x\r\nSUMMARY:Reserved\r\nDTSTART;VALUE=DATE:20260814\r\nDTEND;VALUE=DATE:20260817\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

/** What really happens, for each event; none of them is sent by a button. */
const happenings: Record<EventName, () => Promise<unknown>> = {
  'booking.created': () => post('/bookings', { ...stay, status: 'pending' }),
  'booking.confirmed': async () => {
    const { id } = await post('/bookings', { ...stay, status: 'pending' });
    await act('booking.confirm', { booking_id: id });
  },
  'booking.updated': () => act('booking.edit', { booking_id: 9876, guests_count: 3 }),
  'booking.cancelled': () => post('/bookings/9876/cancel', { reason: 'Flight cancelled' }),
  'booking.checked_in': () => act('booking.check_in', { booking_id: 9876 }),
  'booking.checked_out': async () => {
    await act('booking.check_in', { booking_id: 9876 });
    await act('booking.check_out', { booking_id: 9876 });
  },
  'booking.no_show': () => act('booking.no_show', { booking_id: 9876 }),
  'booking.payment_received': () => act('payment.take', { booking_id: 9876 }),
  'property.created': () =>
    act('property.create', { name: 'Dar', city: 'Fès', type: 'house', capacity: 2, base_price: 300 }),
  'property.updated': () => act('property.update', { property_id: 1, base_price: 800 }),
  'property.archived': () => act('property.archive', { property_id: 10 }),
  'property.rate_changed': () => post('/rates', rate),
  'cleaning.assigned': () => post('/cleaning-tasks', { ...task, assignee: 'Fatima Z.' }),
  'cleaning.completed': async () => {
    const { id } = await post('/cleaning-tasks', task);
    await api('PATCH', `/cleaning-tasks/${id}`, { status: 'completed' });
  },
  'cleaning.skipped': async () => {
    const { id } = await post('/cleaning-tasks', task);
    await api('PATCH', `/cleaning-tasks/${id}`, { status: 'skipped' });
  },
  'maintenance.created': () => post('/maintenance-tickets', ticket),
  'maintenance.assigned': () => post('/maintenance-tickets', { ...ticket, assignee: 'Plomberie Atlas' }),
  'maintenance.urgent': () => post('/maintenance-tickets', { ...ticket, priority: 'urgent' }),
  'maintenance.resolved': async () => {
    const { id } = await post('/maintenance-tickets', ticket);
    await api('PATCH', `/maintenance-tickets/${id}`, { status: 'resolved' });
  },
  'invoice.sent': async () =>
    act('invoice.send', { invoice_id: (await act('invoice.create', { booking_id: 9876 })).id }),
  'invoice.paid': async () => {
    const { id } = await act('invoice.create', { booking_id: 9876 });
    await act('invoice.send', { invoice_id: id });
    await act('invoice.pay', { invoice_id: id });
  },
  'ical.conflict_detected': () => sync(200, conflicting),
  'ical.sync_failed': () => sync(404, ''),
  'whatsapp.message_failed': async () => {
    await post('/whatsapp/messages', {
      template: 'booking_confirmation',
      booking_id: 9876,
      to: '+212600000999',
    });
    await mock.advance(60);
  },
  'audit.critical_event': async () => {
    for (let attempt = 0; attempt < 10; attempt++) await call(mock, '/v1/me', { token: '1|guessed' });
  },
  'owner.statement_ready': () => mock.setClock('2026-08-01T00:00:00Z'),
  'subscription.renewed': () => mock.setClock('2026-08-01T00:00:00Z'),
  'review.received': () => post('/reviews', { property_id: 1, rating: 5, author: 'Salma E.' }),
  'payment.succeeded': () => mock.setClock('2026-08-01T00:00:00Z'),
  'payment.failed': async () => {
    await act('subscription.fail', { when: 'next' });
    await mock.setClock('2026-08-01T00:00:00Z');
  },
  'tax_report.generated': () => mock.setClock('2026-08-01T00:00:00Z'),
};

describe('every event', () => {
  beforeEach(async () => {
    await mock.reset();
    await listener.close();
    listener = await listen(mock);
  });

  it.each(eventNames)('%s comes out of what happens, and fits the contract', async (name) => {
    await happenings[name]();
    const heard = (await listener.heard()).filter(({ event }) => event === name);
    expect(heard.length).toBeGreaterThan(0);
    for (const { data, agency_id } of heard) {
      expect(misfit(events[name].data, data)).toBeUndefined();
      expect(agency_id).toBe(42);
    }
  });
});

describe('the sample of an event', () => {
  it.each(eventNames)('of %s is a real object', async (name) => {
    await mock.emit(name);
    const [heard] = await listener.heard();
    expect(heard?.event).toBe(name);
    expect(samples[name]).toBeDefined();
  });

  it('shows the booking of the page in booking.confirmed', async () => {
    await mock.emit('booking.confirmed');
    const [heard] = await listener.heard();
    expect(heard?.data).toEqual(events['booking.confirmed'].example);
  });
});
