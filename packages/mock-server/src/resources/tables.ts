import type { ResourceName } from '@lgcd/core-client/contract';
import type { Column } from '../engine/store/columns.ts';
import * as lodgify from '../lodgify/table.ts';
import * as account from './account/table.ts';
import * as auditLog from './audit-log/table.ts';
import * as booking from './booking/table.ts';
import * as cleaningTask from './cleaning-task/table.ts';
import * as icalSource from './ical-source/table.ts';
import * as invoice from './invoice/table.ts';
import * as maintenanceTicket from './maintenance-ticket/table.ts';
import { merged } from './merged.ts';
import * as owner from './owner/table.ts';
import * as payment from './payment/table.ts';
import * as property from './property/table.ts';
import * as rate from './rate/table.ts';
import * as review from './review/table.ts';
import * as saasInvoice from './saas-invoice/table.ts';
import * as statement from './statement/table.ts';
import * as taxReport from './tax-report/table.ts';
import * as webhook from './webhook/table.ts';
import * as webhookDelivery from './webhook-delivery/table.ts';
import * as whatsappMessage from './whatsapp-message/table.ts';
import * as whatsappTemplate from './whatsapp-template/table.ts';

/** Whose tables there are, parents first. */
const stored = [
  account,
  saasInvoice,
  owner,
  property,
  rate,
  icalSource,
  booking,
  payment,
  invoice,
  statement,
  taxReport,
  cleaningTask,
  maintenanceTicket,
  whatsappTemplate,
  whatsappMessage,
  auditLog,
  review,
  webhook,
  webhookDelivery,
  lodgify,
] as const;

/**
 * All tables. The row types, the encoding of values and the SQL of a new database derive from here; a
 * file made by an older version is brought up by `engine/store/migrations.ts`.
 */
export const tables = merged(stored.map((room) => room.tables));

export const indexes: readonly string[] = stored.flatMap((room) => room.indexes);

/** What the server itself remembers (clock, seed); not a tenant's. */
export const settingsTable = 'create table settings (key text primary key, value text not null) strict';

export type Tables = typeof tables;
export type TableName = keyof Tables;
/** Tables whose rows belong to an agency. */
export type TenantTable = {
  [T in TableName]: 'agency_id' extends keyof Tables[T] ? T : never;
}[TableName];

type ValueOf<C> = C extends Column<infer V> ? V : never;
/** A row as the code sees it: numbers, booleans, lists; money in centimes, times in UTC. */
export type Row<T extends TableName> = { -readonly [C in keyof Tables[T]]: ValueOf<Tables[T][C]> };

/**
 * Where the objects of each resource are, for route binding and to check ids that a request names; null for one that
 * is only computed. A resource that is missing here does not compile.
 */
export const tableOf = {
  account: null,
  auditLog: 'audit_logs',
  booking: 'bookings',
  calendar: null,
  cleaningTask: 'cleaning_tasks',
  icalSource: 'ical_sources',
  invoice: 'invoices',
  maintenanceTicket: 'maintenance_tickets',
  owner: 'owners',
  property: 'properties',
  rate: 'rates',
  report: null,
  review: 'reviews',
  saasInvoice: 'saas_invoices',
  statement: 'statements',
  taxReport: 'tax_reports',
  webhook: 'webhooks',
  webhookDelivery: 'deliveries',
  whatsappMessage: 'whatsapp_messages',
  whatsappTemplate: 'whatsapp_templates',
} as const satisfies Record<ResourceName, TenantTable | null>;
