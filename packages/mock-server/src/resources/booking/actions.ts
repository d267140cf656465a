import { fields, operations } from '@lgcd/core-client/contract';
import { z } from 'zod';
import type { Domain } from '../../engine/domain.ts';
import { action, named, rowOf } from '../action.ts';
import type { Row } from '../tables.ts';
import { presentBooking } from './present.ts';
import {
  cancelBooking,
  checkIn,
  checkOut,
  confirmBooking,
  createBooking,
  editBooking,
  markNoShow,
} from './rules.ts';

const one = z.object({ booking_id: named('booking') });

/** An action on one booking that needs nothing else. */
const step = (summary: string, does: (domain: Domain, row: Row<'bookings'>) => Row<'bookings'>) =>
  action({
    summary,
    body: one,
    run: (domain, { booking_id }) => presentBooking(does(domain, rowOf(domain, 'bookings', booking_id))),
  });

const { create, cancel } = {
  create: operations['booking.create'].body,
  cancel: operations['booking.cancel'].body,
};
const { check_in, check_out, guest_name, guests_count, guest_email, guest_phone, notes } = create.shape;

export const actions = {
  'booking.create': action({
    summary: 'Create a booking',
    body: create,
    run: (domain, input) => presentBooking(createBooking(domain, input)),
  }),
  'booking.confirm': step('Confirm a pending booking', confirmBooking),
  'booking.edit': action({
    summary: 'Edit a booking; new dates are priced anew unless a price is given',
    body: fields.ordered(
      z.object({
        ...one.shape,
        property_id: named('property').optional(),
        check_in: check_in.optional(),
        check_out: check_out.optional(),
        guest_name: guest_name.optional(),
        guests_count: guests_count.optional(),
        guest_email,
        guest_phone,
        total_amount: fields.price('Price of the stay, in MAD').optional(),
        notes,
      }),
      'check_in',
      'check_out',
    ),
    run: (domain, { booking_id, ...edit }) =>
      presentBooking(editBooking(domain, rowOf(domain, 'bookings', booking_id), edit)),
  }),
  'booking.check_in': step('Check a guest in', checkIn),
  'booking.check_out': step('Check a guest out; a cleaning task is made', checkOut),
  'booking.no_show': step('Mark a guest as not shown up', markNoShow),
  'booking.cancel': action({
    summary: 'Cancel a booking',
    body: z.object({ ...one.shape, ...cancel.shape }),
    run: (domain, { booking_id, reason }) =>
      presentBooking(cancelBooking(domain, rowOf(domain, 'bookings', booking_id), reason)),
  }),
};
