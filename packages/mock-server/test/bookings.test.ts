import { describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import type { Listener } from './listen.ts';
import { asking, at, stay } from './stays.ts';
import { useListener } from './world.ts';

let mock: MockServer;
let listener: Listener;
useListener((world) => {
  ({ mock, listener } = world);
});
const { post, get, act, fresh } = asking(() => ({ mock, listener }));

describe('a new booking', () => {
  it('is priced from the calendar, with the commission of the property', async () => {
    const { data } = (await post('/bookings', { ...stay, check_in: '2027-03-30', check_out: '2027-04-02' }))
      .json;
    // Two nights at the base price and one of the spring season.
    expect(data).toMatchObject({
      nights: 3,
      total_amount: 750 * 2 + 900,
      commission_amount: 240,
      net_amount: 2160,
      paid_amount: 0,
      status: 'confirmed',
      source: 'api',
      confirmed_at: '2026-07-15T10:00:00+00:00',
    });
    expect(data.reference).toMatch(/^BKG-[A-Z0-9]{6}$/);
  });

  it('keeps the price that the request names', async () => {
    const { total_amount, commission_amount } = await fresh({ total_amount: 1234.56 });
    expect([total_amount, commission_amount]).toEqual([1234.56, 123.46]);
  });

  it('is told as created, and as confirmed when it is', async () => {
    await post('/bookings', { ...stay, check_in: '2038-01-01', check_out: '2038-01-02' });
    const heard = await listener.heard();
    expect(heard.map(({ event }) => event)).toEqual(['booking.created', 'booking.confirmed']);
    expect(Object.keys(heard[0]?.data.booking)).toEqual([
      'id',
      'reference',
      'status',
      'source',
      'check_in',
      'check_out',
      'guests_count',
      'guest_name',
    ]);
    await post('/bookings', { ...stay, status: 'pending', check_in: '2038-02-01', check_out: '2038-02-02' });
    expect(await listener.names()).toEqual(['booking.created']);
  });

  it('stands on the calendar, and first in the list', async () => {
    const { id } = await fresh();
    expect((await get('/bookings')).data[0].id).toBe(id);
    const { data } = await get(`/calendar?from=${at.year}-03-01&to=${at.year}-03-04&property_ids[]=1`);
    expect(
      data[0].days.map(({ status, booking_id }: Record<string, unknown>) => [status, booking_id]),
    ).toEqual([
      ['booked', id],
      ['booked', id],
      ['booked', id],
      ['available', null],
    ]);
  });

  it.each([
    ['in the middle', '-03-02', '-03-03'],
    ['over its beginning', '-02-27', '-03-02'],
    ['over its end', '-03-03', '-03-09'],
    ['all of it', '-02-27', '-03-09'],
  ])('is refused on nights that another takes: %s', async (_, from, to) => {
    const other = await fresh();
    const reply = await post('/bookings', { ...stay, check_in: at.year + from, check_out: at.year + to });
    expect(reply.status).toBe(422);
    expect(reply.json.errors).toEqual({
      check_in: [
        `The property is not available on these dates: it is booked from ${at.year}-03-01 to ${at.year}-03-04 (${other.reference}).`,
      ],
    });
    expect(await listener.names()).toEqual([]);
  });

  it('may begin on the day another ends, and end on the day another begins', async () => {
    await fresh();
    for (const [check_in, check_out] of [
      [`${at.year}-03-04`, `${at.year}-03-05`],
      [`${at.year}-02-27`, `${at.year}-03-01`],
    ]) {
      expect((await post('/bookings', { ...stay, check_in, check_out })).status).toBe(201);
    }
  });

  it('is refused on nights that a channel has blocked', async () => {
    const reply = await post('/bookings', { ...stay, check_in: '2026-10-07', check_out: '2026-10-09' });
    expect(reply.json.errors.check_in[0]).toMatch(/it is blocked from 2026-10-05 to 2026-10-08/);
  });

  it('is refused for more guests than the property takes, with all that is wrong at once', async () => {
    const { external_reference } = await fresh({ external_reference: 'twice' });
    const reply = await post('/bookings', {
      ...stay,
      guests_count: 7,
      check_in: `${at.year}-03-01`,
      check_out: `${at.year + 2}-03-01`,
      external_reference,
    });
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.json.errors).sort()).toEqual([
      'check_in',
      'check_out',
      'external_reference',
      'guests_count',
    ]);
    expect(reply.json.errors.guests_count).toEqual(['The guests count field must not be greater than 6.']);
    expect(reply.json.errors.external_reference).toEqual(['The external reference has already been taken.']);
  });

  it('is refused in a property that is archived or not active', async () => {
    const { data } = (
      await act('property.create', {
        name: 'Dar X',
        city: 'Fès',
        type: 'house',
        capacity: 4,
        base_price: 400,
      })
    ).json;
    await act('property.archive', { property_id: data.id });
    const reply = await post('/bookings', { ...stay, property_id: data.id });
    expect(reply.json.errors).toEqual({ property_id: ['The selected property id is invalid.'] });
  });

  it('takes the external reference of a cancelled one', async () => {
    const first = await fresh({ external_reference: 'again' });
    await post(`/bookings/${first.id}/cancel`);
    const second = await fresh({ external_reference: 'again' });
    const { data } = await get('/bookings?external_reference=again');
    expect(data.map(({ id }: { id: number }) => id)).toEqual([second.id, first.id]);
  });

  it('has one winner when twenty ask for the same nights at once', async () => {
    at.year += 1;
    const body = { ...stay, check_in: `${at.year}-06-01`, check_out: `${at.year}-06-05` };
    const replies = await Promise.all(Array.from({ length: 20 }, () => post('/bookings', body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(422)]);
    expect(
      (await get(`/bookings?check_in_from=${at.year}-06-01&check_in_to=${at.year}-06-01`)).meta.total,
    ).toBe(1);
  });
});

describe('money of a booking', () => {
  it('comes in as a deposit through CMI, up to what is open', async () => {
    const booking = await fresh();
    const paid = await act('payment.take', { booking_id: booking.id });
    expect(paid.json.data).toMatchObject({
      type: 'booking',
      status: 'succeeded',
      amount: 675,
      method: 'cmi',
    });
    expect(await listener.names()).toEqual(['booking.payment_received', 'payment.succeeded']);
    expect((await get(`/bookings/${booking.id}`)).data.paid_amount).toBe(675);
    const much = await act('payment.take', { booking_id: booking.id, amount: 1575.01 });
    expect(much.json.errors).toEqual({ amount: ['The amount field must not be greater than 1575.'] });
    await act('payment.take', { booking_id: booking.id, amount: 1575, method: 'cash' });
    expect(await listener.names()).toEqual(['payment.succeeded']);
    const over = await act('payment.take', { booking_id: booking.id });
    expect(over.json.errors).toEqual({ booking_id: ['The booking is paid already.'] });
  });

  it('may fail to come in', async () => {
    const booking = await fresh();
    const reply = await act('payment.fail', { booking_id: booking.id, reason: 'The card has expired.' });
    expect(reply.json.data).toMatchObject({ status: 'failed', failure_reason: 'The card has expired.' });
    expect(await listener.names()).toEqual(['payment.failed']);
    expect((await get(`/bookings/${booking.id}`)).data.paid_amount).toBe(0);
  });

  it('is invoiced once: drafted, sent, paid', async () => {
    const booking = await fresh();
    const { data: draft } = (await act('invoice.create', { booking_id: booking.id })).json;
    expect(draft).toMatchObject({
      status: 'draft',
      subtotal: 2250,
      tax_amount: 120,
      total: 2370,
      customer_name: 'Salma E.',
    });
    expect(draft.number).toMatch(/^INV-2026-\d{4}$/);
    const twice = await act('invoice.create', { booking_id: booking.id });
    expect(twice.json.errors).toEqual({ booking_id: [`The booking has invoice ${draft.number} already.`] });
    expect((await act('invoice.pay', { invoice_id: draft.id })).json.errors.status).toEqual([
      'A draft invoice cannot be paid.',
    ]);
    await act('invoice.send', { invoice_id: draft.id });
    expect(await listener.names()).toEqual(['invoice.sent']);
    await act('invoice.pay', { invoice_id: draft.id });
    expect(await listener.names()).toEqual(['payment.succeeded', 'invoice.paid']);
    expect((await get(`/bookings/${booking.id}`)).data.paid_amount).toBe(2250);
  });

  it('is drafted anew when the stay changes', async () => {
    const booking = await fresh();
    const { data: draft } = (await act('invoice.create', { booking_id: booking.id })).json;
    await act('booking.edit', { booking_id: booking.id, check_out: `${at.year}-03-05` });
    expect((await get(`/invoices/${draft.id}`)).data.subtotal).toBe(3000);
  });
});

describe('the list of bookings', () => {
  it.each(['+212612345678', '+212 612-345-678', '00212 612 345 678', '06 12 34 56 78', '345678'])(
    'finds the phone number of a guest that is written %j',
    async (search) => {
      const booking = await fresh({ guest_phone: '+212612345678' });
      const other = await fresh({ guest_phone: '+212612345679', property_id: 2 });
      const { data } = await get(`/bookings?search=${encodeURIComponent(search)}`);
      const ids = data.map(({ id }: { id: number }) => id);
      expect(ids).toContain(booking.id);
      expect(ids).not.toContain(other.id);
    },
  );

  it('finds by reference, guest, arrival, source and change', async () => {
    const booking = await fresh({ guest_name: '100% Sûr_e', source: 'vrbo' });
    const ids = async (query: string) =>
      (await get(`/bookings?${query}`)).data.map(({ id }: { id: number }) => id);
    expect(await ids(`reference=${booking.reference}`)).toEqual([booking.id]);
    expect(await ids(`search=${encodeURIComponent('100% S')}`)).toEqual([booking.id]);
    expect(await ids(`search=${encodeURIComponent('100_ S')}`)).toEqual([]);
    expect(
      await ids(`check_in_from=${at.year}-03-01&check_in_to=${at.year}-03-01&source=vrbo&property_id=1`),
    ).toEqual([booking.id]);
    await mock.advance(60);
    await act('booking.edit', { booking_id: 9876, notes: 'x' });
    expect(await ids(`updated_since=${encodeURIComponent('2026-07-15T11:01:00+01:00')}`)).toEqual([9876]);
  });
});
