import type { Returned } from '@lgcd/core-client/contract';
import { call } from '../../cockpit/call.ts';
import type { Paging } from '../../cockpit/ui/pager.ts';
import type { Core } from '../../engine/core.ts';
import type { Domain } from '../../engine/domain.ts';
import { isIn } from '../../engine/store/conditions.ts';
import { addDays, firstDay, lastDay } from '../../figures/dates.ts';
import { occupying } from '../../figures/night.ts';
import { endsAfter } from '../booking/availability.ts';
import type { Row } from '../tables.ts';

export type CalendarDay = Returned<'calendar.get'>['data'][number]['days'][number];

/** Nights in a row that look alike: one stay, one block, or one free night. */
export interface Span {
  from: string;
  nights: number;
  booking?: Row<'bookings'>;
  block?: Row<'blocks'>;
  /** It began before the month, or ends after it. */
  before: boolean;
  after: boolean;
}

export interface PropertyMonth {
  property: Row<'properties'>;
  days: readonly (CalendarDay & { season: boolean })[];
  spans: readonly Span[];
}

function spansOf(
  days: readonly CalendarDay[],
  bookings: readonly Row<'bookings'>[],
  blocks: readonly Row<'blocks'>[],
): Span[] {
  const spans: Span[] = [];
  const last = days.at(-1)?.date ?? '';
  const first = days[0]?.date ?? '';
  let key: string | undefined;
  for (const { date, status, booking_id } of days) {
    const booking = status === 'booked' ? bookings.find(({ id }) => id === booking_id) : undefined;
    const block =
      status === 'blocked' ? blocks.find((b) => b.start_date <= date && date < b.end_date) : undefined;
    const here = booking ? `booking ${booking.id}` : block ? `block ${block.id}` : undefined;
    const open = spans.at(-1);
    if (open && here !== undefined && here === key) {
      open.nights++;
      open.after = (booking?.check_out ?? block?.end_date ?? '') > addDays(last, 1);
    } else {
      const begins = booking?.check_in ?? block?.start_date ?? date;
      const ends = booking?.check_out ?? block?.end_date ?? date;
      spans.push({
        from: date,
        nights: 1,
        ...(booking && { booking }),
        ...(block && { block }),
        before: begins < first,
        after: ends > addDays(last, 1),
      });
    }
    key = here;
  }
  return spans;
}

const perPage = 30;

/** A month of the agency: prices and states as the API's calendar has them, with the stays and blocks themselves. */
export async function calendarMonth(
  core: Core,
  domain: Domain,
  month: string,
  page: number,
): Promise<Paging & { items: PropertyMonth[] }> {
  const [from, to] = [firstDay(month), lastDay(month)];
  const found = domain.store.page(
    'properties',
    [["status <> 'archived'"]],
    { page, per_page: perPage },
    (row) => row,
    'name, id',
  );
  const ids = found.items.map(({ id }) => id);
  if (ids.length === 0) return { ...found, items: [] };
  const answer = await call(core, domain, 'calendar.get', { from, to, property_ids: ids });
  const here = isIn('property_id', ids);
  const bookings = domain.store.list('bookings', [
    // The plus keeps SQLite to the index by arrival: for many properties it would read every booking there is.
    isIn('+property_id', ids),
    ['check_in <= ?', to],
    ...endsAfter(domain, from),
    isIn('status', occupying),
  ]);
  const blocks = domain.store.list('blocks', [here, ['start_date <= ?', to], ['end_date > ?', from]]);
  const rates = domain.store.list('rates', [here, ['start_date <= ?', to], ['end_date >= ?', from]]);
  const items = found.items.flatMap((property): PropertyMonth[] => {
    const days = answer.data.find(({ property_id }) => property_id === property.id)?.days;
    if (!days) return [];
    const own = <R extends { property_id: number }>(rows: readonly R[]) =>
      rows.filter((row) => row.property_id === property.id);
    const seasons = own(rates);
    return [
      {
        property,
        days: days.map((day) => ({
          ...day,
          season: seasons.some(({ start_date, end_date }) => start_date <= day.date && day.date <= end_date),
        })),
        spans: spansOf(days, own(bookings), own(blocks)),
      },
    ];
  });
  return { ...found, items };
}
