import type { OperationName } from './contract.ts';

/** How a user meets an operation of the API. */
export type Offer =
  | { as: 'create' | 'search'; key: string; noun: string; label: string; description: string }
  /** A search takes the object itself too, so reading one object is a part of the search for it. */
  | { as: 'part'; of: OperationName }
  | { as: 'nothing'; because: string };

const create = (key: string, noun: string, label: string, description: string) =>
  ({ as: 'create', key, noun, label, description }) as const;
const search = (key: string, noun: string, label: string, description: string) =>
  ({ as: 'search', key, noun, label, description }) as const;
const part = (of: OperationName) => ({ as: 'part', of }) as const;
const nothing = (because: string) => ({ as: 'nothing', because }) as const;

const plumbing =
  'Zapier subscribes and unsubscribes by itself; a Zap that changed webhooks could cut off another.';

/** Every operation of the API, offered or not: whoever adds one is led here by the compiler. */
export const offers = {
  'account.get': nothing('The connection test calls it.'),
  'auditLog.getAll': search(
    'find_audit_log',
    'Audit Log Entry',
    'Find Audit Log Entry',
    'Finds entries of the audit log by severity, action or day.',
  ),
  'auditLog.get': part('auditLog.getAll'),
  'booking.getAll': search(
    'find_booking',
    'Booking',
    'Find Booking',
    'Finds a booking by reference, guest, property, status or arrival.',
  ),
  'booking.get': part('booking.getAll'),
  'booking.create': create(
    'create_booking',
    'Booking',
    'Create Booking',
    'Creates a booking, and refuses one that overlaps another or a blocked day.',
  ),
  'booking.cancel': create(
    'cancel_booking',
    'Booking',
    'Cancel Booking',
    'Cancels a booking and frees its days.',
  ),
  'calendar.get': search(
    'get_calendar',
    'Calendar',
    'Find Calendar Days',
    'Finds availability, price and minimum stay of every day, for all properties or some.',
  ),
  'cleaningTask.getAll': search(
    'find_cleaning_task',
    'Cleaning Task',
    'Find Cleaning Task',
    'Finds a cleaning task by property, booking, status or time.',
  ),
  'cleaningTask.get': part('cleaningTask.getAll'),
  'cleaningTask.create': create(
    'create_cleaning_task',
    'Cleaning Task',
    'Create Cleaning Task',
    'Creates a cleaning task, with its checklist.',
  ),
  'cleaningTask.update': create(
    'update_cleaning_task',
    'Cleaning Task',
    'Update Cleaning Task',
    'Assigns, completes, skips or changes a cleaning task.',
  ),
  'icalSource.getAll': search(
    'find_ical_source',
    'iCal Source',
    'Find iCal Source',
    'Finds an iCal source of a property by name or channel.',
  ),
  'icalSource.create': create(
    'add_ical_source',
    'iCal Source',
    'Add iCal Source',
    'Adds the calendar of another channel to a property.',
  ),
  'icalSource.update': create(
    'update_ical_source',
    'iCal Source',
    'Update iCal Source',
    'Changes name, channel or address of an iCal source.',
  ),
  'icalSource.delete': create(
    'delete_ical_source',
    'iCal Source',
    'Delete iCal Source',
    'Deletes an iCal source, and the days that it blocks with it.',
  ),
  'icalSource.sync': create(
    'sync_ical_source',
    'iCal Source',
    'Sync iCal Source',
    'Starts to read the calendar of an iCal source.',
  ),
  'invoice.getAll': search(
    'find_invoice',
    'Invoice',
    'Find Invoice',
    'Finds the invoice of a stay by booking, status or day of issue.',
  ),
  'invoice.get': part('invoice.getAll'),
  'maintenanceTicket.getAll': search(
    'find_maintenance_ticket',
    'Maintenance Ticket',
    'Find Maintenance Ticket',
    'Finds a maintenance ticket by property, status or priority.',
  ),
  'maintenanceTicket.get': part('maintenanceTicket.getAll'),
  'maintenanceTicket.create': create(
    'create_maintenance_ticket',
    'Maintenance Ticket',
    'Create Maintenance Ticket',
    'Creates a maintenance ticket.',
  ),
  'maintenanceTicket.update': create(
    'update_maintenance_ticket',
    'Maintenance Ticket',
    'Update Maintenance Ticket',
    'Assigns, escalates, resolves or changes a maintenance ticket.',
  ),
  'owner.getAll': search('find_owner', 'Owner', 'Find Owner', 'Finds an owner by name, company or email.'),
  'owner.get': part('owner.getAll'),
  'property.getAll': search(
    'find_property',
    'Property',
    'Find Property',
    'Finds a property by name, city, owner or status.',
  ),
  'property.get': part('property.getAll'),
  'property.exportCalendar': nothing('It is a signed link for OTAs to read, not a step of a Zap.'),
  'rate.getAll': search('find_rate', 'Rate', 'Find Rate', 'Finds seasonal rates by property or day.'),
  'rate.get': part('rate.getAll'),
  'rate.create': create(
    'push_rate',
    'Rate',
    'Push Rate',
    'Creates a seasonal rate, and refuses one that overlaps another of the property.',
  ),
  'rate.update': create(
    'update_rate',
    'Rate',
    'Update Rate',
    'Changes a seasonal rate and keeps what is left empty.',
  ),
  'rate.delete': create('delete_rate', 'Rate', 'Delete Rate', 'Deletes a seasonal rate.'),
  'report.getRevenue': search(
    'get_revenue_report',
    'Revenue Report',
    'Find Revenue Report',
    'Finds revenue, ADR and RevPAR between two days, as a whole, by property and over time.',
  ),
  'report.getOccupancy': search(
    'get_occupancy_report',
    'Occupancy Report',
    'Find Occupancy Report',
    'Finds nights and occupancy between two days, as a whole, by property and over time.',
  ),
  'review.getAll': search(
    'find_review',
    'Review',
    'Find Review',
    'Finds guest reviews by property, rating or source.',
  ),
  'review.get': part('review.getAll'),
  'review.create': create(
    'create_review',
    'Review',
    'Create Review',
    'Creates a guest review, as from an OTA.',
  ),
  'saasInvoice.getAll': search(
    'find_saas_invoice',
    'SaaS Invoice',
    'Find SaaS Invoice',
    'Finds an invoice of the subscription of the agency by its number or status.',
  ),
  'statement.getAll': search(
    'find_statement',
    'Owner Statement',
    'Find Owner Statement',
    'Finds the monthly statement of an owner, with its lines.',
  ),
  'statement.get': part('statement.getAll'),
  'taxReport.getAll': search(
    'find_tax_report',
    'Tax Report',
    'Find Tax Report',
    'Finds a monthly tax report, with one line a property.',
  ),
  'taxReport.get': part('taxReport.getAll'),
  'webhook.getAll': nothing(plumbing),
  'webhook.get': nothing(plumbing),
  'webhook.create': nothing(plumbing),
  'webhook.update': nothing(plumbing),
  'webhook.delete': nothing(plumbing),
  'webhook.rotateSecret': nothing(plumbing),
  'webhook.test': nothing(plumbing),
  'webhookDelivery.getAll': nothing(plumbing),
  'webhookDelivery.get': nothing(plumbing),
  'webhookDelivery.replay': nothing(plumbing),
  'whatsappMessage.getAll': search(
    'find_whatsapp_message',
    'WhatsApp Message',
    'Find WhatsApp Message',
    'Finds a WhatsApp message of the outbox by booking or status.',
  ),
  'whatsappMessage.get': part('whatsappMessage.getAll'),
  'whatsappMessage.create': create(
    'send_whatsapp_template',
    'WhatsApp Message',
    'Prepare WhatsApp Message',
    'Prepares a WhatsApp message from a template, to a number or to the guest of a booking.',
  ),
  'whatsappTemplate.getAll': search(
    'find_whatsapp_template',
    'WhatsApp Template',
    'Find WhatsApp Template',
    'Finds the approved WhatsApp templates of a language, with their variables.',
  ),
} satisfies Record<OperationName, Offer>;

type Step = Extract<Offer, { as: 'create' | 'search' }>;

/** The operations that are offered in one way, with what the user reads. */
export const offered = (as: Step['as']): [OperationName, Step][] =>
  Object.entries(offers as Record<OperationName, Offer>).filter(
    (entry): entry is [OperationName, Step] => entry[1].as === as,
  );
