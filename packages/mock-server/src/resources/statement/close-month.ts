import type { Domain } from '../../engine/domain.ts';
import { firstDay, lastDay, nextMonth } from '../../figures/dates.ts';
import { type Night, nightsOfStay } from '../../figures/night.ts';
import { audit } from '../audit-log/audit.ts';
import { earningBookings } from '../booking/availability.ts';
import { presentOwner } from '../owner/present.ts';
import type { Row } from '../tables.ts';
import { type TaxType, taxFigures } from '../tax-report/figures.ts';
import { presentTaxReport } from '../tax-report/present.ts';
import { statementFigures } from './figures.ts';
import { presentStatement } from './present.ts';

interface Month {
  period: string;
  bookings: ReadonlyMap<number, Row<'bookings'>>;
  nights: readonly Night[];
}

function readMonth(domain: Domain, period: string): Month {
  const [from, to] = [firstDay(period), lastDay(period)];
  const bookings = earningBookings(domain, from, to);
  return {
    period,
    bookings: new Map(bookings.map((booking) => [booking.id, booking])),
    nights: bookings.flatMap((booking) => nightsOfStay(booking, from, to)),
  };
}

/** Repairs that were finished in the month, by property. The owner bears them. */
function expensesOf({ store }: Domain, period: string): Map<number, number> {
  const sums = store.query<{ property_id: number; cents: number }>(
    `select property_id, sum(cost_cents) as cents from maintenance_tickets
      where agency_id = :agency and status = 'resolved' and cost_cents is not null
        and resolved_at >= :from and resolved_at < :to
      group by property_id`,
    { from: firstDay(period), to: firstDay(nextMonth(period)) },
  );
  return new Map(sums.map(({ property_id, cents }) => [property_id, cents]));
}

function writeStatements(domain: Domain, { period, bookings, nights }: Month): void {
  const expenses = expensesOf(domain, period);
  for (const owner of domain.store.list('owners')) {
    const properties = new Set(
      domain.store.list('properties', [['owner_id = ?', owner.id]]).map(({ id }) => id),
    );
    const figures = statementFigures(
      nights.filter(({ property_id }) => properties.has(property_id)),
      bookings,
      [...properties].reduce((sum, id) => sum + (expenses.get(id) ?? 0), 0),
    );
    const earlier = domain.store.first('statements', [
      ['owner_id = ?', owner.id],
      ['period = ?', period],
    ]);
    const row = earlier
      ? domain.store.update('statements', earlier.id, figures)
      : domain.store.insert('statements', { ...figures, owner_id: owner.id, period, status: 'ready' });
    domain.emit('owner.statement_ready', {
      statement: presentStatement(domain, row),
      owner: presentOwner(domain, owner),
    });
    audit(domain, {
      action: 'owner.statement_ready',
      description: `The statement of ${owner.name} for ${period} is ready.`,
      subject: ['statement', row.id],
    });
  }
}

function writeTaxReport(domain: Domain, type: TaxType, { period, nights }: Month): void {
  const values = { ...taxFigures(type, nights), generated_at: domain.now() };
  const earlier = domain.store.first('tax_reports', [
    ['type = ?', type],
    ['period = ?', period],
  ]);
  const row = earlier
    ? domain.store.update('tax_reports', earlier.id, values)
    : domain.store.insert('tax_reports', { ...values, type, period });
  domain.emit('tax_report.generated', { tax_report: presentTaxReport(row) });
  audit(domain, {
    action: 'tax_report.generated',
    description: `The ${type.replaceAll('_', ' ')} report for ${period} was generated.`,
    subject: ['tax_report', row.id],
  });
}

/**
 * What LGCD does when a month is over: a statement for every owner and the tax reports. A month that is closed again
 * (an early close by hand, then its real end) is computed anew.
 */
export function closeMonth(domain: Domain, period: string): void {
  const month = readMonth(domain, period);
  writeStatements(domain, month);
  writeTaxReport(domain, 'tourist_tax', month);
  writeTaxReport(domain, 'income', month);
}
