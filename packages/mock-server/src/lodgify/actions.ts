import { fields } from '@lgcd/core-client/contract';
import { lodgifyStatuses } from '@lgcd/core-client/lodgify';
import { z } from 'zod';
import { action } from '../resources/action.ts';
import { changeBooking, lodgifyBooking, makeBooking } from './bookings.ts';
import { setPrices } from './prices.ts';
import { emitLodgify } from './surface.ts';

const booking_id = fields.id('ID of the Lodgify booking');
const total = z
  .string()
  .regex(/^\d{1,8}(\.\d{1,2})?$/)
  .meta({ description: 'Price of the stay, as in 1113.50' });
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: 'Currency of the price' });

const edit = {
  property_id: fields.id('ID of the property in Lodgify').optional(),
  room_type_id: fields.id('ID of the room type in Lodgify').optional(),
  arrival: fields.date('Day of arrival'),
  departure: fields.date('Day of departure'),
  people: fields.integer('Number of guests', 1, 100).optional(),
  guest_name: fields.text('Name of the guest').optional(),
  guest_email: z.string().max(255).optional().meta({ description: 'Email of the guest' }),
  guest_phone: z.string().max(40).optional().meta({ description: 'Phone number of the guest' }),
  total: total.optional(),
  currency: currency.optional(),
  notes: fields.longText('Notes').optional(),
  status: fields.choice(lodgifyStatuses, 'Status of the booking').optional(),
};

/** What people do in Lodgify: each tells whoever subscribed there. */
export const actions = {
  'lodgify.book': action({
    summary: 'Make a booking in Lodgify',
    body: fields.ordered(z.object(edit), 'arrival', 'departure'),
    run: (domain, input) => makeBooking(domain, input).object,
  }),
  'lodgify.change': action({
    summary: 'Change a booking in Lodgify',
    body: fields.ordered(
      z.object({
        booking_id,
        ...edit,
        arrival: edit.arrival.optional(),
        departure: edit.departure.optional(),
      }),
      'arrival',
      'departure',
    ),
    run: (domain, { booking_id: id, ...input }) =>
      changeBooking(domain, lodgifyBooking(domain, id), input).object,
  }),
  'lodgify.decline': action({
    summary: 'Decline or cancel a booking in Lodgify',
    body: z.object({ booking_id }),
    run: (domain, { booking_id: id }) =>
      changeBooking(domain, lodgifyBooking(domain, id), { status: 'Declined' }).object,
  }),
  'lodgify.set_prices': action({
    summary: 'Set the price of nights in Lodgify',
    body: fields.ordered(
      z.object({
        property_id: fields.id('ID of the property in Lodgify'),
        room_type_id: fields.id('ID of the room type in Lodgify'),
        from: fields.date('First night'),
        to: fields.date('Last night, included'),
        price: total.meta({ description: 'Price of a night in MAD, as in 950.50' }),
        min_stay: fields.integer('Fewest nights of a stay', 1, 365).optional(),
      }),
      'from',
      'to',
      true,
    ),
    run(domain, input) {
      setPrices(domain, input);
      return input;
    },
  }),
  'lodgify.message': action({
    summary: 'Write to the host as the guest of a Lodgify booking',
    body: z.object({ booking_id, message: fields.longText('What the guest writes') }),
    run(domain, { booking_id: id, message }) {
      const { booking, guest } = lodgifyBooking(domain, id).object;
      return emitLodgify(domain, 'guest_message_received', {
        inbox_uid: `B${booking.id}`,
        guest_name: guest.name,
        message,
      });
    },
  }),
};
