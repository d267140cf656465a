import type { EventData, EventName } from '@lgcd/core-client/contract';
import type { Domain } from '../engine/domain.ts';
import { addDays } from '../figures/dates.ts';
import { presentAuditLog } from './audit-log/present.ts';
import { bookingBlock } from './booking/present.ts';
import { presentCleaningTask } from './cleaning-task/present.ts';
import { presentIcalSource } from './ical-source/present.ts';
import { presentInvoice } from './invoice/present.ts';
import { presentMaintenanceTicket } from './maintenance-ticket/present.ts';
import { presentOwner } from './owner/present.ts';
import { presentPayment } from './payment/present.ts';
import { presentProperty } from './property/present.ts';
import { presentRate } from './rate/present.ts';
import { presentReview } from './review/present.ts';
import { presentSubscription } from './saas-invoice/present.ts';
import { presentStatement } from './statement/present.ts';
import type { TenantTable } from './tables.ts';
import { presentTaxReport } from './tax-report/present.ts';
import { presentMessage } from './whatsapp-message/present.ts';

/** The booking of LGCD's page; where an agency has it, its events are those of the page. */
const published = 9876;

/** The newest row that is as it would be after the event, else the newest of all. */
const row = <T extends TenantTable>({ store }: Domain, table: T, fits: string, order = 'id desc') =>
  store.first(table, [[fits]], order) ?? store.first(table, [], order);

const present = <R, D>(found: R | undefined, data: (found: R) => D): D | undefined =>
  found === undefined ? undefined : data(found);

const booking = (status: EventData<'booking.created'>['booking']['status']) => (domain: Domain) =>
  present(row(domain, 'bookings', `status = '${status}'`, `id = ${published} desc, id desc`), (found) => ({
    booking: { ...bookingBlock(found), status },
  }));

const property =
  (status: 'active' | 'archived') =>
  (domain: Domain): EventData<'property.created'> | undefined =>
    present(row(domain, 'properties', `status = '${status}'`, 'id'), (found) => ({
      property: { ...presentProperty(domain, found), status },
    }));

const task = (status: 'assigned' | 'completed' | 'skipped') => (domain: Domain) =>
  present(row(domain, 'cleaning_tasks', `status = '${status}'`), (found) => ({
    cleaning_task: { ...presentCleaningTask(found), status },
  }));

const ticket = (fits: string) => (domain: Domain) =>
  present(row(domain, 'maintenance_tickets', fits), (found) => ({
    maintenance_ticket: presentMaintenanceTicket(found),
  }));

const invoice = (status: 'sent' | 'paid') => (domain: Domain) =>
  present(row(domain, 'invoices', `status = '${status}'`), (found) => ({
    invoice: { ...presentInvoice(found), status },
  }));

const payment = (status: 'succeeded' | 'failed') => (domain: Domain) =>
  present(row(domain, 'payments', `status = '${status}'`), (found) => ({
    payment: { ...presentPayment(found), status },
  }));

function calendar(domain: Domain, status: 'ok' | 'failed') {
  const source = row(domain, 'ical_sources', `status = '${status}'`);
  const owner = source && domain.store.find('properties', source.property_id);
  return source && owner
    ? { ical_source: presentIcalSource(domain, source), property: presentProperty(domain, owner) }
    : undefined;
}

function conflict(domain: Domain): EventData<'ical.conflict_detected'> | undefined {
  const about = calendar(domain, 'ok');
  const stay =
    about &&
    domain.store.first('bookings', [["status = 'confirmed'"], ['property_id = ?', about.property.id]]);
  return about && stay
    ? {
        ...about,
        conflict: {
          booking_id: stay.id,
          booking_reference: stay.reference,
          uid: `conflict-${stay.id}@example.com`,
          summary: 'Reserved',
          start: stay.check_in,
          end: addDays(stay.check_in, 2),
        },
      }
    : undefined;
}

/**
 * The data block of each event from a real object of the agency, for the Test button and `POST /_mock/events`;
 * nothing where the agency has no such object.
 */
export const samples: { [E in EventName]: (domain: Domain) => EventData<E> | undefined } = {
  'booking.created': booking('pending'),
  'booking.confirmed': booking('confirmed'),
  'booking.updated': booking('confirmed'),
  'booking.cancelled': booking('cancelled'),
  'booking.checked_in': booking('checked_in'),
  'booking.checked_out': booking('checked_out'),
  'booking.no_show': booking('no_show'),
  'booking.payment_received': booking('confirmed'),
  'property.created': property('active'),
  'property.updated': property('active'),
  'property.archived': property('archived'),
  'property.rate_changed': (domain) =>
    present(domain.store.first('rates', [], 'id desc'), (rate) => {
      const owner = domain.store.find('properties', rate.property_id);
      return (
        owner && { property: presentProperty(domain, owner), rate: presentRate(rate), change: 'updated' }
      );
    }),
  'cleaning.assigned': task('assigned'),
  'cleaning.completed': task('completed'),
  'cleaning.skipped': task('skipped'),
  'maintenance.created': ticket("status = 'open'"),
  'maintenance.assigned': ticket("status = 'assigned'"),
  'maintenance.urgent': ticket("priority = 'urgent' and status <> 'resolved'"),
  'maintenance.resolved': ticket("status = 'resolved'"),
  'invoice.sent': invoice('sent'),
  'invoice.paid': invoice('paid'),
  'ical.conflict_detected': conflict,
  'ical.sync_failed': (domain) =>
    present(calendar(domain, 'failed'), (about) => {
      const error = about.ical_source.last_error ?? "The calendar's host refused the connection.";
      return { ...about, ical_source: { ...about.ical_source, status: 'failed', last_error: error }, error };
    }),
  'whatsapp.message_failed': (domain) =>
    present(row(domain, 'whatsapp_messages', "status = 'failed'"), (message) => ({
      message: presentMessage(message),
    })),
  'audit.critical_event': (domain) =>
    present(row(domain, 'audit_logs', "severity = 'critical'"), (entry) => ({
      audit_log: { ...presentAuditLog(entry), severity: 'critical' },
    })),
  'owner.statement_ready': (domain) =>
    present(domain.store.first('statements', [], 'id desc'), (statement) => {
      const owner = domain.store.find('owners', statement.owner_id);
      return owner && { statement: presentStatement(domain, statement), owner: presentOwner(domain, owner) };
    }),
  'subscription.renewed': (domain) =>
    present(domain.store.first('subscriptions', []), (found) => ({
      subscription: presentSubscription(found),
    })),
  'review.received': (domain) =>
    present(domain.store.first('reviews', [], 'id desc'), (review) => ({ review: presentReview(review) })),
  'payment.succeeded': payment('succeeded'),
  'payment.failed': payment('failed'),
  'tax_report.generated': (domain) =>
    present(domain.store.first('tax_reports', [], 'id desc'), (found) => ({
      tax_report: presentTaxReport(found),
    })),
};
