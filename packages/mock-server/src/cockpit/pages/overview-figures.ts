import type { Core } from '../../engine/core.ts';
import type { Domain } from '../../engine/domain.ts';
import { firstDay, lastDay } from '../../figures/dates.ts';
import { call } from '../call.ts';
import { monthFrom } from '../months.ts';
import { card, tiles } from '../ui/card.ts';
import { type ChartDay, monthChart } from '../ui/chart.ts';
import { type Html, html } from '../ui/html.ts';
import { monthSteps } from '../ui/month-steps.ts';
import { type Column, table } from '../ui/table.ts';
import { count, dirhams, percent, shortDirhams } from '../ui/text.ts';
import { day, monthText } from '../ui/time.ts';

const columns: Column<ChartDay>[] = [
  { title: 'Day', names: true, show: ({ date }) => day(date) },
  { title: 'Occupancy', kind: 'num', show: ({ occupancy }) => percent(occupancy) },
  { title: 'ADR', kind: 'num', show: ({ adr }) => dirhams(adr) },
  { title: 'RevPAR', kind: 'num', show: ({ revpar }) => dirhams(revpar) },
];

/** The figures of a month, from the same reports as the API answers. */
export async function figuresSection(core: Core, domain: Domain, given: string | undefined): Promise<Html> {
  const month = monthFrom(given, domain.today());
  const input = { from: firstDay(month), to: lastDay(month), granularity: 'day' as const };
  const revenue = (await call(core, domain, 'report.getRevenue', input)).data;
  const occupancy = (await call(core, domain, 'report.getOccupancy', input)).data;
  const days = revenue.series.map(({ from, adr, revpar }, index) => ({
    date: from,
    occupancy: occupancy.series[index]?.occupancy_rate ?? 0,
    adr,
    revpar,
  }));
  const { global } = revenue;
  return card(
    {
      title: monthText(month),
      actions: monthSteps(month),
      live: { id: 'figures', on: 'event request reset clock' },
      foot: html`The figures of <code>GET /v1/reports/revenue?from=${input.from}&to=${input.to}&granularity=day</code> and its occupancy twin.`,
    },
    html`${tiles([
      ['Occupancy', percent(occupancy.global.occupancy_rate)],
      ['ADR, MAD', shortDirhams(global.adr)],
      ['RevPAR, MAD', shortDirhams(global.revpar)],
      ['Gross, MAD', shortDirhams(global.gross_revenue)],
      ['Net, MAD', shortDirhams(global.net_revenue)],
      [
        'Nights booked',
        html`${count(global.nights_booked)} <small>of ${count(occupancy.global.nights_available)}</small>`,
      ],
    ])}
    ${monthChart(days, domain.today())}
    <details class="more"><summary>The numbers of every day</summary>${table({ caption: `Figures of ${monthText(month)} by day`, columns, rows: days, empty: '' })}</details>`,
  );
}
