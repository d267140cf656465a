import { firstDay, lastDay, monthOf, months, nextMonth, previousMonth } from '../../figures/dates.ts';
import { earning, type Night, nightsOfStay } from '../../figures/night.ts';
import { firstMonth, seedAgencies, seedOwners, seedProperties } from '../../seed/agencies.ts';
import { type Sowing, stamps } from '../../seed/sowing.ts';
import type { Row } from '../tables.ts';
import { taxFigures } from '../tax-report/figures.ts';
import { statementFigures } from './figures.ts';

type Statement = Omit<Row<'statements'>, 'id'>;
type TaxReport = Omit<Row<'tax_reports'>, 'id'>;
type Ticket = Omit<Row<'maintenance_tickets'>, 'id'>;

/** The last month that was over when the seed was sown. */
export const closedAt = ({ today }: Sowing): string => previousMonth(monthOf(today));

function expensesOf(tickets: readonly Ticket[], homes: ReadonlySet<number>, month: string): number {
  return tickets
    .filter(
      ({ property_id, resolved_at }) =>
        homes.has(property_id) && resolved_at && monthOf(resolved_at) === month,
    )
    .reduce((sum, { cost_cents }) => sum + (cost_cents ?? 0), 0);
}

/** Statements and tax reports of every month that is over, as its end would have made them. */
export function sowMonths(sowing: Sowing, tickets: readonly Ticket[]) {
  const statements: Statement[] = [];
  const taxReports: TaxReport[] = [];
  const last = closedAt(sowing);
  const sold = sowing.bookings.filter(({ status }) => (earning as readonly string[]).includes(status));
  const bookings = new Map(sold.map((booking) => [booking.id, booking]));
  for (const month of months(firstMonth, last)) {
    const [from, to] = [firstDay(month), lastDay(month)];
    const time = stamps(`${firstDay(nextMonth(month))}T00:00:00+00:00`);
    const nights = sold
      .filter(({ check_in, check_out }) => check_in <= to && check_out > from)
      .map((stay) => ({ agency: stay.agency_id, nights: nightsOfStay(stay, from, to) }));
    for (const { id: agency_id } of seedAgencies) {
      const own: Night[] = nights.filter(({ agency }) => agency === agency_id).flatMap((stay) => stay.nights);
      for (const owner of seedOwners.filter((each) => each.agency_id === agency_id)) {
        const homes = new Set(
          seedProperties.filter(({ owner_id }) => owner_id === owner.id).map(({ id }) => id),
        );
        statements.push({
          ...statementFigures(
            own.filter(({ property_id }) => homes.has(property_id)),
            bookings,
            expensesOf(tickets, homes, month),
          ),
          ...time,
          agency_id,
          owner_id: owner.id,
          period: month,
          status: month === last ? 'ready' : 'paid',
        });
      }
      for (const type of ['tourist_tax', 'income'] as const) {
        taxReports.push({
          ...taxFigures(type, own),
          ...time,
          agency_id,
          type,
          period: month,
          generated_at: time.created_at,
        });
      }
    }
  }
  return { statements, taxReports };
}
