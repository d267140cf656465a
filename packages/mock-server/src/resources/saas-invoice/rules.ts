import { isoTime } from '../../engine/clock.ts';
import type { Domain } from '../../engine/domain.ts';
import { addDays, daysBetween, firstDay, lastDay, monthOf } from '../../figures/dates.ts';
import { mad } from '../../figures/money.ts';
import { audit } from '../audit-log/audit.ts';
import { presentPayment } from '../payment/present.ts';
import type { Row } from '../tables.ts';
import { presentSubscription } from './present.ts';
import { monthlyPrice } from './price.ts';

type Subscription = Row<'subscriptions'>;
type SaasInvoice = Row<'saas_invoices'>;

/** A charge that failed is tried again after this long, until it succeeds. Inferred. */
const retryMs = 3 * 86_400_000;

/** Epoch milliseconds at which the subscription is charged next: the first day after the paid month, UTC. */
export function renewalDue(
  row: Pick<Subscription, 'status' | 'current_period_end' | 'retry_at'>,
): number | null {
  if (row.status === 'cancelled') return null;
  return row.retry_at
    ? Date.parse(row.retry_at)
    : Date.parse(`${addDays(row.current_period_end, 1)}T00:00:00Z`);
}

/** The month after the paid one; a period that began within a month lasts as many days as that month. */
function nextPeriod(row: Subscription): { period_start: string; period_end: string } {
  const period_start = addDays(row.current_period_end, 1);
  const last = lastDay(monthOf(period_start));
  const length = daysBetween(`${monthOf(period_start)}-01`, last);
  return { period_start, period_end: addDays(period_start, length) };
}

/** The invoice of the next period: the one whose charge failed, or a new one. */
function invoiceToPay({ store, today }: Domain, row: Subscription): SaasInvoice {
  const failed = store.first('saas_invoices', [["status = 'failed'"]], 'id desc');
  if (failed) return failed;
  const period = nextPeriod(row);
  const number = String(store.count('saas_invoices') + 1).padStart(4, '0');
  return store.insert('saas_invoices', {
    ...period,
    number: `LGCD-${period.period_start.slice(0, 4)}-${number}`,
    plan: row.plan,
    amount_cents: row.amount_cents,
    status: 'open',
    issued_on: today(),
  });
}

function pay(domain: Domain, invoice: SaasInvoice, failure: string | null): void {
  const payment = domain.store.insert('payments', {
    type: 'subscription',
    status: failure ? 'failed' : 'succeeded',
    amount_cents: invoice.amount_cents,
    method: 'card',
    saas_invoice_id: invoice.id,
    failure_reason: failure,
  });
  domain.emit(`payment.${payment.status}`, { payment: presentPayment(payment) });
  audit(domain, {
    severity: failure ? 'warning' : 'info',
    action: `payment.${payment.status}`,
    description: `The charge of ${mad(invoice.amount_cents)} MAD for SaaS invoice ${invoice.number} ${payment.status}.`,
    subject: ['payment', payment.id],
  });
}

function renewed(domain: Domain, row: Subscription, invoice: SaasInvoice): Subscription {
  const now = domain.now();
  domain.store.update('saas_invoices', invoice.id, { status: 'paid', paid_at: now });
  pay(domain, invoice, null);
  const after = domain.store.update('subscriptions', row.id, {
    status: 'active',
    current_period_start: invoice.period_start,
    current_period_end: invoice.period_end,
    saas_invoice_id: invoice.id,
    renewed_at: now,
    retry_at: null,
  });
  domain.emit('subscription.renewed', { subscription: presentSubscription(after) });
  audit(domain, {
    action: 'subscription.renewed',
    description: `The subscription is paid until ${after.current_period_end}.`,
    subject: ['subscription', after.id],
  });
  return after;
}

/** Charges the next month: the subscription renews, or is past due and tried again three days later. */
export function chargeSubscription(
  domain: Domain,
  row: Subscription,
  declined = row.decline_next,
): Subscription {
  const invoice = invoiceToPay(domain, row);
  const before = domain.store.update('subscriptions', row.id, { decline_next: false });
  if (!declined) return renewed(domain, before, invoice);
  domain.store.update('saas_invoices', invoice.id, { status: 'failed' });
  pay(domain, invoice, 'The card was declined.');
  return domain.store.update('subscriptions', row.id, {
    status: 'past_due',
    retry_at: isoTime(domain.clock.now() + retryMs),
  });
}

/**
 * What an agency has from the beginning: the running month of its plan, or nothing to pay until its trial is over.
 * Answers the subscription that it has already, if any.
 */
export function startSubscription(
  domain: Domain,
  { plan, trial_ends_at }: Pick<Row<'agencies'>, 'plan' | 'trial_ends_at'>,
): Subscription {
  const { store } = domain;
  const known = store.first('subscriptions', []);
  if (known) return known;
  const onTrial = trial_ends_at !== null && Date.parse(trial_ends_at) > domain.clock.now();
  const month = monthOf(domain.today());
  return store.insert('subscriptions', {
    plan,
    status: onTrial ? 'trialing' : 'active',
    amount_cents: monthlyPrice(plan),
    current_period_start: onTrial ? domain.today() : firstDay(month),
    current_period_end: onTrial ? trial_ends_at.slice(0, 10) : lastDay(month),
    decline_next: false,
  });
}
