import type { PageOperationName, Returned } from '@lgcd/core-client';
import type { ResourceName } from '../contract.ts';
import { title } from '../text.ts';
import { localDay, localTime } from './local-time.ts';

type ListedResource = {
  [R in ResourceName]: `${R}.getAll` extends PageOperationName ? R : never;
}[ResourceName];

type Listed<R extends ListedResource> = Returned<`${R}.getAll`>;

interface Dropdown<R extends ListedResource> {
  /** What one object is called, as the label of its field. */
  noun: string;
  /** The hidden trigger that fills the dropdown. */
  list: string;
  /** The search that Zapier offers to put in front of the step. */
  search?: string;
  /** What a field holds of the object; its `id` when left out. */
  value?: (object: Listed<R>) => string | number;
  /** What tells it from the others; `property` is the name of its property. */
  name: (object: Listed<R>, property: string | null) => string;
}

const line = (...parts: (string | number | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

/** What is over stands in lists too, since a step may be about it; it is marked. */
const over = ({ status }: { status: string }): string | null =>
  status === 'archived' || status === 'cancelled' ? status : null;

const mad = (amount: number): string => `${amount} MAD`;

/** Objects that a user can choose from a dropdown instead of typing an id. */
export const dropdowns = {
  auditLog: {
    noun: 'Audit Log Entry',
    list: 'list_audit_logs',
    search: 'find_audit_log',
    name: (entry) => line(entry.description, localTime(entry.created_at)),
  },
  booking: {
    noun: 'Booking',
    list: 'list_bookings',
    search: 'find_booking',
    name: (booking, property) =>
      line(booking.reference, booking.guest_name, property, booking.check_in, over(booking)),
  },
  cleaningTask: {
    noun: 'Cleaning Task',
    list: 'list_cleaning_tasks',
    search: 'find_cleaning_task',
    name: (task, property) => line(property, localTime(task.scheduled_at), task.assignee, title(task.status)),
  },
  icalSource: {
    noun: 'iCal Source',
    list: 'list_ical_sources',
    search: 'find_ical_source',
    name: (source) => line(source.name, source.channel),
  },
  invoice: {
    noun: 'Invoice',
    list: 'list_invoices',
    search: 'find_invoice',
    name: (invoice) => line(invoice.number, invoice.customer_name, mad(invoice.total), over(invoice)),
  },
  maintenanceTicket: {
    noun: 'Maintenance Ticket',
    list: 'list_maintenance_tickets',
    search: 'find_maintenance_ticket',
    name: (ticket, property) =>
      line(ticket.title, property, localDay(ticket.created_at), title(ticket.status)),
  },
  owner: {
    noun: 'Owner',
    list: 'list_owners',
    search: 'find_owner',
    name: (owner) => line(owner.name, owner.company),
  },
  property: {
    noun: 'Property',
    list: 'list_properties',
    search: 'find_property',
    name: (property) => line(property.name, property.city, over(property)),
  },
  rate: {
    noun: 'Rate',
    list: 'list_rates',
    search: 'find_rate',
    name: (rate, property) =>
      line(rate.name, property, `${rate.start_date} to ${rate.end_date}`, mad(rate.nightly_price)),
  },
  review: {
    noun: 'Review',
    list: 'list_reviews',
    search: 'find_review',
    name: (review, property) =>
      line(review.author, property, `${review.rating}/5`, localDay(review.created_at)),
  },
  statement: {
    noun: 'Owner Statement',
    list: 'list_statements',
    search: 'find_statement',
    name: (statement) => line(statement.owner_name, statement.period),
  },
  taxReport: {
    noun: 'Tax Report',
    list: 'list_tax_reports',
    search: 'find_tax_report',
    name: (report) => line(title(report.type), report.period),
  },
  whatsappMessage: {
    noun: 'WhatsApp Message',
    list: 'list_whatsapp_messages',
    search: 'find_whatsapp_message',
    name: (message) => line(message.template, message.to, localTime(message.created_at)),
  },
  whatsappTemplate: {
    noun: 'Template',
    list: 'list_whatsapp_templates',
    value: (template) => template.name,
    name: (template) => template.name,
  },
} satisfies { [R in ListedResource]?: Dropdown<R> };

export type DropdownName = keyof typeof dropdowns;

/** The dropdown of a resource, if it has one. */
export const dropdownOf = (resource: ResourceName | undefined) =>
  resource && resource in dropdowns ? dropdowns[resource as DropdownName] : undefined;

/** How an input field refers to its dropdown and to the search that Zapier offers beside it. */
export const reference = (
  dropdown: (typeof dropdowns)[DropdownName],
): { dynamic: string; search?: string } => ({
  dynamic: `${dropdown.list}.id.name`,
  ...('search' in dropdown ? { search: `${dropdown.search}.id` } : {}),
});
