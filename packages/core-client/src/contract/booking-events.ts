import { z } from 'zod';
import { bookingBlockExample, bookingBlockSchema, type bookingStatus } from './booking.ts';
import { event, family, titled } from './define.ts';

const data = z.object({ booking: bookingBlockSchema });
const bookingEvent = (
  description: string,
  moment: string,
  status: (typeof bookingStatus)[number],
  filter: Record<string, string>,
) =>
  event({
    description,
    moment,
    recent: { list: 'booking.getAll', filter, as: 'booking' },
    data,
    provenance: 'published',
    example: { booking: { ...bookingBlockExample, status } },
  });

export const bookingEvents = family({
  label: 'Bookings',
  noun: 'Booking',
  ability: 'bookings:read',
  events: {
    created: titled(
      'New Booking',
      bookingEvent('New booking', 'a booking is made, by a guest, an OTA or the agency', 'pending', {}),
    ),
    confirmed: bookingEvent(
      'Booking confirmed (moved from pending to confirmed)',
      'a pending booking is confirmed',
      'confirmed',
      { status: 'confirmed' },
    ),
    updated: titled(
      'Updated Booking',
      bookingEvent('Booking modified', 'the dates, guests or price of a booking change', 'confirmed', {}),
    ),
    cancelled: bookingEvent('Booking cancelled', 'a booking is cancelled', 'cancelled', {
      status: 'cancelled',
    }),
    checked_in: bookingEvent('Check-in confirmed', 'the arrival of a guest is confirmed', 'checked_in', {
      status: 'checked_in',
    }),
    checked_out: bookingEvent('Check-out confirmed', 'the departure of a guest is confirmed', 'checked_out', {
      status: 'checked_out',
    }),
    no_show: bookingEvent('Guest did not show up (no-show)', 'a guest did not show up', 'no_show', {
      status: 'no_show',
    }),
    payment_received: bookingEvent(
      'Guest deposit collected via CMI (mini-site)',
      'the deposit of a guest is collected on the mini-site',
      'confirmed',
      { source: 'website' },
    ),
  },
});
