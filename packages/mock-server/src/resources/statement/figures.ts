import { mad } from '../../figures/money.ts';
import { groupBy, type Night, totalsOf } from '../../figures/night.ts';
import type { Row } from '../tables.ts';

export type StatementFigures = Pick<
  Row<'statements'>,
  | 'bookings_count'
  | 'nights_booked'
  | 'gross_cents'
  | 'commission_cents'
  | 'expenses_cents'
  | 'net_cents'
  | 'lines'
>;

type Booking = Pick<Row<'bookings'>, 'id' | 'reference' | 'property_id' | 'check_in' | 'check_out'>;

/**
 * The payout of an owner for a month: what the nights of the month brought, less the agency's commission and the
 * repairs that the owner bears.
 *
 * @param nights the nights of the owner's properties in the month
 * @param bookings at least those that the nights belong to
 * @param expenses in centimes
 */
export function statementFigures(
  nights: readonly Night[],
  bookings: ReadonlyMap<number, Booking>,
  expenses: number,
): StatementFigures {
  const { nights: booked, gross, commission } = totalsOf(nights);
  const byBooking = groupBy(nights, ({ booking_id }) => booking_id);
  const lines = [...byBooking].map(([id, its]) => {
    const booking = bookings.get(id);
    if (!booking) throw new Error(`A night of booking ${id} has no booking.`);
    const part = totalsOf(its);
    return {
      booking_id: id,
      booking_reference: booking.reference,
      property_id: booking.property_id,
      check_in: booking.check_in,
      check_out: booking.check_out,
      nights: part.nights,
      gross_revenue: mad(part.gross),
      commission: mad(part.commission),
    };
  });
  return {
    bookings_count: lines.length,
    nights_booked: booked,
    gross_cents: gross,
    commission_cents: commission,
    expenses_cents: expenses,
    net_cents: gross - commission - expenses,
    lines: lines.sort((a, b) =>
      a.check_in === b.check_in ? a.booking_id - b.booking_id : a.check_in < b.check_in ? -1 : 1,
    ),
  };
}
