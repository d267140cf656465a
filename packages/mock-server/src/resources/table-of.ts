import type { ResourceName } from '@lgcd/core-client/contract';
import type { TenantTable } from './tables.ts';

/** Where the objects of a resource are: for route binding, and to check ids that a request names. */
export const tableOf = {
  auditLog: 'audit_logs',
  booking: 'bookings',
  cleaningTask: 'cleaning_tasks',
  icalSource: 'ical_sources',
  invoice: 'invoices',
  maintenanceTicket: 'maintenance_tickets',
  owner: 'owners',
  property: 'properties',
  rate: 'rates',
  review: 'reviews',
  saasInvoice: 'saas_invoices',
  statement: 'statements',
  taxReport: 'tax_reports',
  webhook: 'webhooks',
  webhookDelivery: 'deliveries',
  whatsappMessage: 'whatsapp_messages',
  whatsappTemplate: 'whatsapp_templates',
} as const satisfies Partial<Record<ResourceName, TenantTable>>;

export type TableOf = typeof tableOf;
