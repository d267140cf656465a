import { firstDay, lastDay, monthOf, months, nextMonth, previousMonth } from '../figures/dates.ts';
import { earning, type Night, nightsOfStay } from '../figures/night.ts';
import type { Row } from '../resources/tables.ts';
import { firstMonth } from './agencies.ts';
import { type Sowing, stamps } from './sowing.ts';

/** The last month that was over when the seed was sown. */
export const closedAt = ({ today }: Sowing): string => previousMonth(monthOf(today));

/** A month that is over: its end, and the nights that were sold in it by agency. */
export interface SoldMonth {
  month: string;
  time: { created_at: string; updated_at: string };
  nightsOf(agencyId: number): Night[];
}

/** Bookings that bring revenue, by id. */
export const soldBookings = ({ bookings }: Sowing): Map<number, Row<'bookings'>> =>
  new Map(
    bookings
      .filter(({ status }) => (earning as readonly string[]).includes(status))
      .map((booking) => [booking.id, booking]),
  );

/** Every month that is over, as its end would have seen it. */
export function soldMonths(sowing: Sowing): SoldMonth[] {
  const sold = [...soldBookings(sowing).values()];
  return months(firstMonth, closedAt(sowing)).map((month) => {
    const [from, to] = [firstDay(month), lastDay(month)];
    const stays = sold
      .filter(({ check_in, check_out }) => check_in <= to && check_out > from)
      .map((stay) => ({ agency: stay.agency_id, nights: nightsOfStay(stay, from, to) }));
    return {
      month,
      time: stamps(`${firstDay(nextMonth(month))}T00:00:00+00:00`),
      nightsOf: (agencyId) =>
        stays.filter(({ agency }) => agency === agencyId).flatMap(({ nights }) => nights),
    };
  });
}
