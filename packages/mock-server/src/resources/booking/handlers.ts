import { containsOrCalls } from '../../engine/store/conditions.ts';
import { utc } from '../../http/laravel/utc.ts';
import type { HandlersOf } from '../handler.ts';
import { presentBooking } from './present.ts';
import { cancelBooking, createBooking } from './rules.ts';

export const handlers = {
  'booking.getAll': (ctx, input) =>
    ctx.store.page(
      'bookings',
      [
        ['status = ?', input.status],
        ['source = ?', input.source],
        ['property_id = ?', input.property_id],
        ['check_in >= ?', input.check_in_from],
        ['check_in <= ?', input.check_in_to],
        ['updated_at >= ?', utc('updated_since', input.updated_since)],
        ['reference = ?', input.reference],
        ['external_reference = ?', input.external_reference],
        containsOrCalls(['guest_name', 'guest_email', 'reference'], 'guest_phone', input.search),
      ],
      input,
      presentBooking,
    ),

  'booking.get': (ctx) => presentBooking(ctx.model),

  'booking.create': (ctx, input) => presentBooking(createBooking(ctx, input)),

  'booking.cancel': (ctx, input) => presentBooking(cancelBooking(ctx, ctx.model, input.reason)),
} satisfies HandlersOf<'booking'>;
