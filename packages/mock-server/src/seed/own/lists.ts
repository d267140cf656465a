import { abilityNames, events, fields, operations } from '@lgcd/core-client/contract';
import { z } from 'zod';

/** The fields that a row may have, of which it needs `R`. */
type Fields<S, R> = { [K in keyof S]: K extends R ? S[K] : z.ZodOptional<S[K] & z.ZodType> };

const { reference, date, dateTime, text, id, price, ordered } = fields;

const agency_id = reference('agency', 'ID of the agency').optional();

/** A row as the API shows it: what is left out takes its default, what is not known is refused. */
function row<S extends z.ZodRawShape, const R extends keyof S & string>(shape: S, required: readonly R[]) {
  const own = Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [
      name,
      (required as readonly string[]).includes(name) ? field : (field as z.ZodType).optional(),
    ]),
  ) as unknown as Fields<S, R>;
  return z.strictObject({ agency_id, ...own });
}

const account = operations['account.get'].returns.schema.shape;
const { id: agencyId, name: agencyName, plan, trial_ends_at } = account.agency.shape;

const token = z.strictObject({
  /** The whole text, `7|secret` or a secret alone; random when left out. */
  token: z
    .string()
    .max(255)
    .regex(/^([1-9]\d{0,14}\|)?[!-{}~]+$/)
    .optional(),
  name: text('Name of the token').optional(),
  abilities: z.array(z.enum(abilityNames)).optional(),
  expires_at: dateTime('When it expires').nullable().optional(),
});

export const agencyRow = z.strictObject({
  id: agencyId.optional(),
  name: agencyName,
  plan: plan.optional(),
  trial_ends_at: trial_ends_at.optional(),
  /** One with all abilities when left out. */
  tokens: z.array(token).min(1).optional(),
});

const { total_amount } = operations['booking.create'].body.shape;

/** What an own seed may hold: a list of each kind, parents first. Rows are as the contract has them. */
export const lists = {
  saas_invoices: row(operations['saasInvoice.getAll'].returns.schema.shape, [
    'period_start',
    'period_end',
    'amount',
  ]),
  subscriptions: row(events['subscription.renewed'].data.shape.subscription.shape, [
    'current_period_start',
    'current_period_end',
  ]),
  owners: row(operations['owner.get'].returns.schema.shape, ['name']),
  properties: row(operations['property.get'].returns.schema.shape, [
    'name',
    'city',
    'type',
    'capacity',
    'base_price',
  ]),
  rates: ordered(
    row(operations['rate.get'].returns.schema.shape, [
      'property_id',
      'start_date',
      'end_date',
      'nightly_price',
    ]),
    'start_date',
    'end_date',
    true,
  ),
  ical_sources: row(operations['icalSource.create'].returns.schema.shape, [
    'property_id',
    'name',
    'channel',
    'url',
  ]),
  blocks: ordered(
    row(
      {
        id: id('ID of the block'),
        property_id: reference('property', 'ID of the property'),
        ical_source_id: reference('icalSource', 'ID of the calendar that it comes from').nullable(),
        uid: text('UID in that calendar').nullable(),
        summary: text('What the calendar says of it').nullable(),
        start_date: date('First night that is blocked'),
        end_date: date('Day after the last night that is blocked'),
        created_at: dateTime('When it was made'),
      },
      ['property_id', 'start_date', 'end_date'],
    ),
    'start_date',
    'end_date',
  ),
  bookings: ordered(
    row(
      {
        ...operations['booking.get'].returns.schema.shape,
        total_amount,
        paid_amount: price('What the guest has paid, in MAD'),
      },
      ['property_id', 'check_in', 'check_out', 'guest_name', 'guests_count'],
    ),
    'check_in',
    'check_out',
  ),
  payments: row(events['payment.succeeded'].data.shape.payment.shape, ['amount']),
  invoices: row(operations['invoice.get'].returns.schema.shape, ['booking_id']),
  statements: row(operations['statement.get'].returns.schema.shape, [
    'owner_id',
    'period',
    'gross_revenue',
    'commission',
  ]),
  tax_reports: row(operations['taxReport.get'].returns.schema.shape, [
    'type',
    'period',
    'taxable_amount',
    'tax_amount',
  ]),
  cleaning_tasks: row(operations['cleaningTask.get'].returns.schema.shape, ['property_id', 'scheduled_at']),
  maintenance_tickets: row(operations['maintenanceTicket.get'].returns.schema.shape, [
    'property_id',
    'title',
  ]),
  whatsapp_templates: row(operations['whatsappTemplate.getAll'].returns.schema.shape, [
    'name',
    'language',
    'body',
  ]),
  whatsapp_messages: row(operations['whatsappMessage.get'].returns.schema.shape, [
    'template',
    'language',
    'to',
    'body',
    'status',
  ]),
  audit_logs: row(operations['auditLog.get'].returns.schema.shape, ['action', 'description']),
  reviews: row(operations['review.get'].returns.schema.shape, ['property_id', 'rating', 'author']),
  webhooks: row(operations['webhook.create'].returns.schema.shape, ['url', 'events']),
};

export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as ListName[];

/** The list that has the objects of a resource. */
export const listOf: Record<string, ListName> = {
  booking: 'bookings',
  icalSource: 'ical_sources',
  owner: 'owners',
  property: 'properties',
  saasInvoice: 'saas_invoices',
};

/** An own seed: agencies with their tokens, and what they have. Ids are those of the file. */
export type SeedFile = { agencies: z.input<typeof agencyRow>[] } & {
  [L in ListName]?: z.input<(typeof lists)[L]>[];
};
