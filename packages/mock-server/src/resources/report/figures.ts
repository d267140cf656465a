import type { Returned } from '@lgcd/core-client/contract';
import { days, isoWeek, monthOf } from '../../figures/dates.ts';
import { mad } from '../../figures/money.ts';
import { groupBy, type Night, totalsOf } from '../../figures/night.ts';

export type RevenueReport = Returned<'report.getRevenue'>;
export type OccupancyReport = Returned<'report.getOccupancy'>;
export type Granularity = 'day' | 'week' | 'month';

export interface ReportInput {
  /** First day. */
  from: string;
  /** Last day, inclusive. */
  to: string;
  granularity: Granularity;
  properties: readonly { id: number; name: string }[];
  nights: readonly Night[];
}

/** Half a centime rounds up, away from the binary fraction: 459.677… is 459.68. */
const perUnit = (cents: number, units: number): number => (units === 0 ? 0 : mad(Math.round(cents / units)));

function revenue(nights: readonly Night[], available: number) {
  const { nights: booked, gross, commission } = totalsOf(nights);
  return {
    gross_revenue: mad(gross),
    net_revenue: mad(gross - commission),
    nights_booked: booked,
    adr: perUnit(gross, booked),
    revpar: perUnit(gross, available),
  };
}

function occupancy(nights: readonly Night[], available: number) {
  const rate = available === 0 ? 0 : Math.round((nights.length / available) * 10_000) / 100;
  return { nights_available: available, nights_booked: nights.length, occupancy_rate: rate };
}

const periodOf = { day: (date: string) => date, week: isoWeek, month: monthOf };

function reportOf<F extends object>(
  { from, to, granularity, properties, nights }: ReportInput,
  figures: (nights: readonly Night[], available: number) => F,
) {
  const all = days(from, to);
  const byDate = groupBy(nights, ({ date }) => date);
  const byProperty = groupBy(nights, ({ property_id }) => property_id);
  return {
    from,
    to,
    currency: 'MAD' as const,
    data: {
      global: figures(nights, properties.length * all.length),
      per_property: properties.map(({ id, name }) => ({
        property_id: id,
        property_name: name,
        ...figures(byProperty.get(id) ?? [], all.length),
      })),
      series: [...groupBy(all, periodOf[granularity])].map(([period, dates]) => ({
        period,
        from: dates[0] ?? from,
        to: dates.at(-1) ?? to,
        ...figures(
          dates.flatMap((date) => byDate.get(date) ?? []),
          properties.length * dates.length,
        ),
      })),
    },
  };
}

/** Revenue, ADR (gross / nights sold) and RevPAR (gross / (properties x days)). Source of the formulas: the published figures. */
export const revenueReport = (input: ReportInput): RevenueReport => reportOf(input, revenue);

export const occupancyReport = (input: ReportInput): OccupancyReport => reportOf(input, occupancy);
