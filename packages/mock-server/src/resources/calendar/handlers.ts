import { isIn } from '../../engine/store/conditions.ts';
import { addDays, days, daysBetween } from '../../figures/dates.ts';
import { mad } from '../../figures/money.ts';
import { groupBy, occupying } from '../../figures/night.ts';
import { priceOfDay } from '../../figures/price.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { endsAfter } from '../booking/availability.ts';
import type { HandlersOf } from '../handler.ts';

const mostDays = 366;

/** @throws Invalid on `to`, as Laravel's `before_or_equal` says it */
export function refuseLongRange(from: string, to: string): void {
  if (daysBetween(from, to) < mostDays) return;
  throw invalid({ to: `The to field must be a date before or equal to ${addDays(from, mostDays - 1)}.` });
}

export const handlers = {
  'calendar.get': ({ store }, { from, to, property_ids }) => {
    refuseLongRange(from, to);
    const properties = store.list('properties', [["status <> 'archived'"], isIn('id', property_ids)]);
    const bookings = groupBy(
      store.list('bookings', [
        isIn('status', occupying),
        ['check_in <= ?', to],
        ...endsAfter({ store }, from),
      ]),
      ({ property_id }) => property_id,
    );
    const blocks = groupBy(
      store.list('blocks', [
        ['start_date <= ?', to],
        ['end_date > ?', from],
      ]),
      ({ property_id }) => property_id,
    );
    const rates = groupBy(
      store.list('rates', [
        ['start_date <= ?', to],
        ['end_date >= ?', from],
      ]),
      ({ property_id }) => property_id,
    );
    return {
      from,
      to,
      currency: 'MAD',
      data: properties.map((property) => ({
        property_id: property.id,
        property_name: property.name,
        days: days(from, to).map((date) => {
          const booking = bookings.get(property.id)?.find((b) => b.check_in <= date && date < b.check_out);
          const blocked = blocks.get(property.id)?.some((b) => b.start_date <= date && date < b.end_date);
          const { price_cents, min_stay } = priceOfDay(property, rates.get(property.id) ?? [], date);
          return {
            date,
            status: booking ? 'booked' : blocked ? 'blocked' : 'available',
            price: mad(price_cents),
            min_stay,
            booking_id: booking?.id ?? null,
          };
        }),
      })),
    };
  },
} satisfies HandlersOf<'calendar'>;
