import { firstDay, lastDay, monthOf, months } from '../../figures/dates.ts';
import { founded, type SeedAgency, seedAgencies } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { type Sowing, stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';

/** The months that an agency has paid, the running one included. */
const paidMonths = ({ today }: Sowing): string[] => {
  const to = [monthOf(founded), monthOf(today)].sort().at(-1) ?? '';
  return months(monthOf(founded), to);
};

function sowSubscription(sowing: Sowing, agency: SeedAgency, firstInvoice: number) {
  const invoices = paidMonths(sowing).map((month, index): Row<'saas_invoices'> => {
    const issued_on = firstDay(month);
    const paid_at = `${issued_on}T00:00:00+00:00`;
    return {
      id: firstInvoice + index,
      agency_id: agency.id,
      number: `LGCD-${month.slice(0, 4)}-${String(index + 1).padStart(4, '0')}`,
      plan: agency.plan,
      period_start: issued_on,
      period_end: lastDay(month),
      amount_cents: agency.price,
      status: 'paid',
      issued_on,
      paid_at,
      ...stamps(paid_at),
    };
  });
  const last = invoices.at(-1);
  if (!last) throw new Error('An agency has paid at least one month.');
  const subscription: Omit<Row<'subscriptions'>, 'id'> = {
    agency_id: agency.id,
    plan: agency.plan,
    status: 'active',
    amount_cents: agency.price,
    current_period_start: last.period_start,
    current_period_end: last.period_end,
    saas_invoice_id: last.id,
    renewed_at: last.paid_at,
    decline_next: false,
    retry_at: null,
    ...stamps(founded, last.created_at),
  };
  const payments = invoices.map(
    (invoice): Omit<Row<'payments'>, 'id'> => ({
      agency_id: agency.id,
      type: 'subscription',
      status: 'succeeded',
      amount_cents: invoice.amount_cents,
      method: 'card',
      booking_id: null,
      saas_invoice_id: invoice.id,
      failure_reason: null,
      created_at: invoice.created_at,
    }),
  );
  return { invoices, subscription, payments };
}

export const seed: Seed = {
  always(sowing) {
    let nextInvoice = 1;
    for (const agency of seedAgencies) {
      const { invoices, subscription, payments } = sowSubscription(sowing, agency, nextInvoice);
      bulk(sowing.db, 'saas_invoices', invoices);
      bulk(sowing.db, 'subscriptions', [subscription]);
      bulk(sowing.db, 'payments', payments);
      nextInvoice += invoices.length;
    }
  },
};
