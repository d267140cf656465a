import type { Domain } from '../../engine/domain.ts';
import { nightsOfStay } from '../../figures/night.ts';
import { earningBookings } from '../booking/availability.ts';
import { refuseLongRange } from '../calendar/handlers.ts';
import type { HandlersOf, Parsed } from '../handler.ts';
import { occupancyReport, type ReportInput, revenueReport } from './figures.ts';

/**
 * The nights of the range, and the properties that they are measured against: the one that was asked for, or all that
 * are not archived. An archived one counts while it has nights in the range, so that properties add up to the whole.
 */
function inputOf(
  ctx: Domain,
  { from, to, granularity = 'day', property_id }: Parsed<'report.getRevenue'>,
): ReportInput {
  refuseLongRange(from, to);
  const nights = earningBookings(ctx, from, to)
    .filter((booking) => property_id === undefined || booking.property_id === property_id)
    .flatMap((booking) => nightsOfStay(booking, from, to));
  const sold = new Set(nights.map((night) => night.property_id));
  const properties = ctx.store
    .list('properties', [['id = ?', property_id]])
    .filter(({ id, status }) => property_id !== undefined || status !== 'archived' || sold.has(id));
  return { from, to, granularity, properties, nights };
}

export const handlers = {
  'report.getRevenue': (ctx, input) => revenueReport(inputOf(ctx, input)),
  'report.getOccupancy': (ctx, input) => occupancyReport(inputOf(ctx, input)),
} satisfies HandlersOf<'report'>;
