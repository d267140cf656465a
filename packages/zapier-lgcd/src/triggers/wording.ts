import type { CatalogEvent, EventName, FamilyName } from '../contract.ts';

/** Titles that say it otherwise than the event's name, as Zapier's guidelines ask ("New Booking"). */
export const titles: Partial<Record<EventName, string>> = {
  'booking.created': 'New Booking',
  'booking.updated': 'Updated Booking',
  'property.created': 'New Property',
  'property.updated': 'Updated Property',
  'maintenance.created': 'New Maintenance Ticket',
  'maintenance.assigned': 'Maintenance Ticket Assigned',
  'maintenance.urgent': 'Urgent Maintenance Ticket',
  'maintenance.resolved': 'Maintenance Ticket Resolved',
  'cleaning.assigned': 'Cleaning Task Assigned',
  'cleaning.completed': 'Cleaning Task Completed',
  'cleaning.skipped': 'Cleaning Task Skipped',
  'ical.conflict_detected': 'New iCal Conflict',
  'audit.critical_event': 'New Critical Audit Event',
  'owner.statement_ready': 'New Owner Statement',
  'review.received': 'New Review',
  'tax_report.generated': 'New Tax Report',
};

/** What a trigger is called. */
export const titleOf = ({ name, label }: CatalogEvent): string => titles[name] ?? label;

/** How each trigger's description goes on after "Triggers when ". */
export const moments = {
  'booking.created': 'a booking is made, by a guest, an OTA or the agency',
  'booking.confirmed': 'a pending booking is confirmed',
  'booking.updated': 'the dates, guests or price of a booking change',
  'booking.cancelled': 'a booking is cancelled',
  'booking.checked_in': 'the arrival of a guest is confirmed',
  'booking.checked_out': 'the departure of a guest is confirmed',
  'booking.no_show': 'a guest did not show up',
  'booking.payment_received': 'the deposit of a guest is collected on the mini-site',
  'property.created': 'a property is added',
  'property.updated': 'the price, the description or another detail of a property changes',
  'property.archived': 'a property is archived',
  'property.rate_changed': 'a seasonal rate is added, changed or removed',
  'cleaning.assigned': 'a cleaning task is assigned',
  'cleaning.completed': 'a cleaning task is completed',
  'cleaning.skipped': 'a cleaning task is skipped and has to be scheduled again',
  'maintenance.created': 'a maintenance ticket is created',
  'maintenance.assigned': 'a maintenance ticket is assigned to somebody',
  'maintenance.urgent': 'a maintenance ticket is marked as urgent',
  'maintenance.resolved': 'a maintenance ticket is resolved',
  'invoice.sent': 'the invoice of a stay is sent',
  'invoice.paid': 'the invoice of a stay is paid',
  'ical.conflict_detected': 'an iCal source overlaps a booking',
  'ical.sync_failed': 'an iCal source cannot be read',
  'whatsapp.message_failed': 'a WhatsApp message cannot be delivered',
  'audit.critical_event': 'a critical event is written to the audit log',
  'owner.statement_ready': 'the monthly statement of an owner is ready, on the first of the next month',
  'subscription.renewed': 'the subscription of the agency is renewed after a payment',
  'review.received': 'a guest leaves a review',
  'payment.succeeded': 'a payment of a booking or of the subscription succeeds',
  'payment.failed': 'a payment of a booking or of the subscription fails',
  'tax_report.generated': 'the monthly tax report is generated',
} satisfies Record<EventName, string>;

/** What the events of a family are about, in the singular; Zapier says "No new … found" with it. */
export const nouns = {
  booking: 'Booking',
  property: 'Property',
  cleaning: 'Cleaning Task',
  maintenance: 'Maintenance Ticket',
  invoice: 'Invoice',
  ical: 'iCal Source',
  whatsapp: 'WhatsApp Message',
  audit: 'Audit Log Entry',
  owner: 'Owner Statement',
  subscription: 'Subscription',
  review: 'Review',
  payment: 'Payment',
  tax_report: 'Tax Report',
} satisfies Record<FamilyName, string>;
