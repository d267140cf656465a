import { firstDay, lastDay, monthOf, months, nextMonth, previousMonth } from '../figures/dates.ts';
import { earning, groupBy, type Night, nightsOfStay } from '../figures/night.ts';
import type { Row } from '../resources/tables.ts';
import { firstMonth } from './agencies.ts';
import { type Sowing, stamps } from './sowing.ts';

/** The last month that was over when the seed was sown. */
export const closedAt = ({ today }: Sowing): string => previousMonth(monthOf(today));

/** A month that is over: its end, and the nights that were sold in it by agency. */
export interface SoldMonth {
  month: string;
  time: { created_at: string; updated_at: string };
  nightsOf(agencyId: number): readonly Night[];
}

/** Bookings that bring revenue, by id. */
export const soldBookings = ({ bookings }: Sowing): Map<number, Row<'bookings'>> =>
  new Map(
    bookings
      .filter(({ status }) => (earning as readonly string[]).includes(status))
      .map((booking) => [booking.id, booking]),
  );

const found = new WeakMap<Sowing['bookings'], SoldMonth[]>();

/** Every month that is over, as its end would have seen it; found once for all who build on it. */
export function soldMonths(sowing: Sowing): SoldMonth[] {
  const known = found.get(sowing.bookings);
  if (known) return known;
  const sold = [...soldBookings(sowing).values()];
  const all = months(firstMonth, closedAt(sowing)).map((month): SoldMonth => {
    const [from, to] = [firstDay(month), lastDay(month)];
    const stays = sold.filter(({ check_in, check_out }) => check_in <= to && check_out > from);
    const nights = new Map(
      [...groupBy(stays, ({ agency_id }) => agency_id)].map(([agency, its]) => [
        agency,
        its.flatMap((stay) => nightsOfStay(stay, from, to)),
      ]),
    );
    return {
      month,
      time: stamps(`${firstDay(nextMonth(month))}T00:00:00+00:00`),
      nightsOf: (agencyId) => nights.get(agencyId) ?? [],
    };
  });
  found.set(sowing.bookings, all);
  return all;
}
