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

describe('the life of a booking', () => {
  const steps: Record<string, [action: string, event: string]> = {
    confirm: ['booking.confirm', 'booking.confirmed'],
    check_in: ['booking.check_in', 'booking.checked_in'],
    check_out: ['booking.check_out', 'booking.checked_out'],
    no_show: ['booking.no_show', 'booking.no_show'],
    cancel: ['booking.cancel', 'booking.cancelled'],
    edit: ['booking.edit', 'booking.updated'],
  };
  const reach: Record<string, string[]> = {
    pending: [],
    confirmed: ['confirm'],
    checked_in: ['confirm', 'check_in'],
    checked_out: ['confirm', 'check_in', 'check_out'],
    no_show: ['confirm', 'no_show'],
    cancelled: ['cancel'],
  };
  const allowed: Record<string, string[]> = {
    pending: ['confirm', 'cancel', 'edit'],
    confirmed: ['check_in', 'no_show', 'cancel', 'edit'],
    checked_in: ['check_out', 'edit'],
    checked_out: [],
    no_show: [],
    cancelled: [],
  };
  const cases = Object.keys(reach).flatMap((status) => Object.keys(steps).map((step) => ({ status, step })));

  it.each(cases)('from $status: $step', async ({ status, step }) => {
    const { id } = await fresh({ status: 'pending' });
    for (const name of reach[status] ?? []) await act(steps[name]?.[0] ?? '', { booking_id: id });
    await listener.heard();
    expect((await get(`/bookings/${id}`)).data.status).toBe(status);
    const reply = await act(steps[step]?.[0] ?? '', { booking_id: id });
    if (allowed[status]?.includes(step)) {
      expect(reply.status).toBe(200);
      expect((await listener.names())[0]).toBe(steps[step]?.[1]);
    } else {
      expect(reply.status).toBe(422);
      expect(Object.keys(reply.json.errors)).toEqual(['status']);
      expect(await listener.names()).toEqual([]);
      expect((await get(`/bookings/${id}`)).data.status).toBe(status);
    }
  });

  it('ends with a cancellation: the nights are free and the invoice is cancelled', async () => {
    const booking = await fresh();
    const { data: invoice } = (await act('invoice.create', { booking_id: booking.id })).json;
    await act('invoice.send', { invoice_id: invoice.id });
    const reply = await post(`/bookings/${booking.id}/cancel`, { reason: 'Flight cancelled' });
    expect(reply.json.data).toMatchObject({
      status: 'cancelled',
      cancellation_reason: 'Flight cancelled',
      cancelled_at: '2026-07-15T10:00:00+00:00',
    });
    expect((await get(`/invoices/${invoice.id}`)).data.status).toBe('cancelled');
    expect(
      (await post('/bookings', { ...stay, check_in: `${at.year}-03-01`, check_out: `${at.year}-03-04` }))
        .status,
    ).toBe(201);
    const again = await post(`/bookings/${booking.id}/cancel`);
    expect(again.json).toEqual({
      message: 'A cancelled booking cannot be cancelled.',
      errors: { status: ['A cancelled booking cannot be cancelled.'] },
    });
  });

  it('moves to other nights at their price, and not onto those of another', async () => {
    const other = await fresh();
    const booking = await fresh();
    const moved = await act('booking.edit', {
      booking_id: booking.id,
      check_out: `${at.year}-03-06`,
      guest_name: 'Omar T.',
    });
    expect(moved.json.data).toMatchObject({
      nights: 5,
      total_amount: 3750,
      commission_amount: 375,
      guest_name: 'Omar T.',
    });
    const refused = await act('booking.edit', {
      booking_id: booking.id,
      check_in: other.check_in,
      check_out: other.check_out,
    });
    expect(Object.keys(refused.json.errors)).toEqual(['check_in']);
    const backwards = await act('booking.edit', { booking_id: booking.id, check_in: `${at.year}-03-08` });
    expect(backwards.json.errors).toEqual({
      check_out: ['The check out field must be a date after check in.'],
    });
  });

  it('keeps its price when only its guest changes', async () => {
    const booking = await fresh({ total_amount: 99.99 });
    const { data } = (await act('booking.edit', { booking_id: booking.id, guests_count: 3 })).json;
    expect(data).toMatchObject({ total_amount: 99.99, guests_count: 3 });
  });

  it('calls for a cleaning when the guest leaves, unless one is planned', async () => {
    const booking = await fresh({ check_in: '2026-07-29', check_out: '2026-07-31' });
    await act('booking.check_in', { booking_id: booking.id });
    await act('booking.check_out', { booking_id: booking.id });
    const { data } = await get(`/cleaning-tasks?booking_id=${booking.id}`);
    expect(data).toHaveLength(1);
    // Half an hour after the latest departure, 11:00 in Morocco.
    expect(data[0]).toMatchObject({ status: 'pending', scheduled_at: '2026-07-31T10:30:00+00:00' });
    const planned = await fresh();
    await post('/cleaning-tasks', {
      property_id: 1,
      booking_id: planned.id,
      scheduled_at: '2026-08-01T10:00:00Z',
    });
    await act('booking.check_in', { booking_id: planned.id });
    await act('booking.check_out', { booking_id: planned.id });
    expect((await get(`/cleaning-tasks?booking_id=${planned.id}`)).meta.total).toBe(1);
  });
});
