import { isoDate, isoTime } from '../../engine/clock.ts';
import type { Domain } from '../../engine/domain.ts';
import { percentage } from '../../figures/allocate.ts';
import { addDays, firstDay, lastDay, monthOf } from '../../figures/dates.ts';
import { mad, toCents } from '../../figures/money.ts';
import { priceOfStay } from '../../figures/price.ts';
import { seasonsOf } from '../../resources/booking/check-and-price.ts';
import { bookingReference } from '../../resources/booking/reference.ts';
import { invoiceFigures } from '../../resources/invoice/figures.ts';
import { nextNumber } from '../../resources/invoice/rules.ts';
import { newPropertyDefaults } from '../../resources/property/rules.ts';
import { calendarToken } from '../../resources/property/seed.ts';
import { monthlyPrice } from '../../resources/saas-invoice/price.ts';
import type { Row } from '../../resources/tables.ts';
import { newWebhookSecret } from '../../resources/webhook/rules.ts';
import { variablesIn } from '../../resources/whatsapp-template/variables.ts';
import type { ListName } from './lists.ts';
import type { SeedRow, Values } from './parse.ts';

export interface Sown {
  domain: Domain;
  agency: Row<'agencies'>;
  row: SeedRow;
  /** The moment at which the seed is sown. */
  now: number;
}

type Booking = Row<'bookings'>;
interface Figures {
  nights?: number;
  nights_booked?: number;
  guest_nights?: number;
}

const sum = (lines: unknown, of: (line: Figures) => number | undefined): number =>
  ((lines as Figures[] | undefined) ?? []).reduce((all, line) => all + (of(line) ?? 0), 0);

/** A moment of a stay, as far as it has come. */
const reached = (date: unknown, time: string, now: number): string =>
  isoTime(Math.min(Date.parse(`${String(date)}T${time}:00Z`), now));

function bookingDefaults({ domain, row, now }: Sown): Values {
  const { property_id, check_in, check_out, status = 'confirmed' } = row.values;
  const property = domain.store.find('properties', Number(property_id));
  if (!property) throw new Error(`${row.path} has lost its property.`);
  const stay = { property_id: property.id, check_in: String(check_in), check_out: String(check_out) };
  const total =
    row.values.total_amount ??
    mad(priceOfStay(property, seasonsOf(domain, stay), stay.check_in, stay.check_out));
  const made = row.values.created_at ?? isoTime(now);
  const came = status === 'checked_in' || status === 'checked_out';
  return {
    reference: bookingReference(row.id),
    status,
    source: 'api',
    total_amount: total,
    commission_amount: mad(percentage(toCents(Number(total)), property.commission_rate)),
    paid_amount: 0,
    confirmed_at: ['pending', 'cancelled'].includes(String(status)) ? null : made,
    checked_in_at: came ? reached(check_in, property.check_in_time, now) : null,
    checked_out_at: status === 'checked_out' ? reached(check_out, property.check_out_time, now) : null,
    cancelled_at: status === 'cancelled' ? made : null,
  };
}

function invoiceDefaults({ domain, row, now }: Sown): Values {
  const booking = domain.store.find('bookings', Number(row.values.booking_id)) as Booking;
  const { customer_name, lines, subtotal_cents, tax_cents, total_cents } = invoiceFigures(booking);
  const issued_on = String(row.values.issued_on ?? isoDate(now));
  const at = `${issued_on}T00:00:00+00:00`;
  const { status = 'draft' } = row.values;
  return {
    number: nextNumber(domain, issued_on.slice(0, 4)),
    status,
    customer_name,
    lines,
    subtotal: mad(subtotal_cents),
    tax_amount: mad(tax_cents),
    total: mad(total_cents),
    issued_on,
    due_on: booking.check_in > issued_on ? booking.check_in : addDays(issued_on, 15),
    sent_at: status === 'sent' || status === 'paid' ? at : null,
    paid_at: status === 'paid' ? at : null,
  };
}

function statementDefaults({ row }: Sown): Values {
  const { gross_revenue, commission, expenses = 0, lines = [] } = row.values;
  return {
    status: 'ready',
    bookings_count: (lines as unknown[]).length,
    nights_booked: sum(lines, ({ nights }) => nights),
    expenses,
    net_amount: mad(toCents(Number(gross_revenue)) - toCents(Number(commission)) - toCents(Number(expenses))),
    lines,
  };
}

/** What a row has where the file says nothing. */
export const defaults: Record<ListName, (sown: Sown) => Values> = {
  saas_invoices: ({ domain, agency, row }) => ({
    number: `LGCD-${String(row.values.period_start).slice(0, 4)}-${String(domain.store.count('saas_invoices') + 1).padStart(4, '0')}`,
    plan: agency.plan,
    status: 'paid',
    issued_on: row.values.period_start,
    paid_at:
      (row.values.status ?? 'paid') === 'paid' ? `${String(row.values.period_start)}T00:00:00+00:00` : null,
  }),
  subscriptions: ({ agency, now }) => ({
    plan: agency.plan,
    status: 'active',
    amount: mad(monthlyPrice(agency.plan)),
    current_period_start: firstDay(monthOf(isoDate(now))),
    current_period_end: lastDay(monthOf(isoDate(now))),
    decline_next: false,
  }),
  owners: () => ({}),
  properties: ({ row }) => ({ ...newPropertyDefaults, calendar_token: calendarToken(row.id) }),
  rates: () => ({}),
  ical_sources: () => ({ status: 'pending' }),
  blocks: () => ({}),
  bookings: bookingDefaults,
  payments: ({ row }) => ({
    type: row.values.saas_invoice_id == null ? 'booking' : 'subscription',
    status: 'succeeded',
    method: row.values.saas_invoice_id == null ? 'cmi' : 'card',
  }),
  invoices: invoiceDefaults,
  statements: statementDefaults,
  tax_reports: ({ row: { values }, now }) => ({
    nights_booked: sum(values.lines, ({ nights_booked }) => nights_booked),
    guest_nights: sum(values.lines, ({ guest_nights }) => guest_nights),
    lines: [],
    generated_at: values.created_at ?? isoTime(now),
  }),
  cleaning_tasks: ({ row: { values }, now }) => ({
    status: values.assignee ? 'assigned' : 'pending',
    checklist: [],
    photos_before: [],
    photos_after: [],
    completed_at: values.status === 'completed' ? isoTime(now) : null,
  }),
  maintenance_tickets: ({ row: { values }, now }) => ({
    priority: 'normal',
    status: values.assignee ? 'assigned' : 'open',
    resolved_at: values.status === 'resolved' ? isoTime(now) : null,
  }),
  whatsapp_templates: ({ row }) => ({ variables: variablesIn(String(row.values.body)) }),
  whatsapp_messages: () => ({ variables: {} }),
  audit_logs: () => ({ severity: 'info', actor_type: 'system', metadata: {} }),
  reviews: () => ({ source: 'direct' }),
  webhooks: () => ({ active: true, secret: newWebhookSecret() }),
};

/** Fields of the API that are kept in centimes, under another name. */
export const centsOf: { [L in ListName]?: Readonly<Record<string, string>> } = {
  saas_invoices: { amount: 'amount_cents' },
  subscriptions: { amount: 'amount_cents' },
  properties: { base_price: 'base_price_cents' },
  rates: { nightly_price: 'nightly_price_cents' },
  bookings: {
    total_amount: 'total_cents',
    commission_amount: 'commission_cents',
    paid_amount: 'paid_cents',
  },
  payments: { amount: 'amount_cents' },
  invoices: { subtotal: 'subtotal_cents', tax_amount: 'tax_cents', total: 'total_cents' },
  statements: {
    gross_revenue: 'gross_cents',
    commission: 'commission_cents',
    expenses: 'expenses_cents',
    net_amount: 'net_cents',
  },
  tax_reports: { taxable_amount: 'taxable_cents', tax_amount: 'tax_cents' },
  maintenance_tickets: { cost: 'cost_cents' },
};
