import type { ResourceEntry } from '../../../core-client/src/catalog-data.ts';
import type { NodeOperation } from './composed.ts';

/** n8n's guidelines: an answer with more fields than this gets a Simplify switch. */
const wide = 10;

/** What is left of a wide object with Simplify: what people look at, and what a next step needs. */
const kept: Partial<Record<ResourceEntry['name'], readonly string[]>> = {
  auditLog: [
    'id',
    'severity',
    'action',
    'description',
    'actor_type',
    'actor_name',
    'subject_type',
    'subject_id',
    'ip_address',
    'created_at',
  ],
  booking: [
    'id',
    'reference',
    'status',
    'source',
    'property_id',
    'check_in',
    'check_out',
    'guest_name',
    'guest_phone',
    'total_amount',
  ],
  cleaningTask: [
    'id',
    'property_id',
    'booking_id',
    'status',
    'scheduled_at',
    'assignee',
    'checklist',
    'notes',
    'completed_at',
  ],
  icalSource: ['id', 'property_id', 'name', 'channel', 'url', 'status', 'last_synced_at', 'last_error'],
  invoice: [
    'id',
    'number',
    'status',
    'booking_id',
    'customer_name',
    'subtotal',
    'tax_amount',
    'total',
    'issued_on',
    'due_on',
  ],
  maintenanceTicket: [
    'id',
    'property_id',
    'title',
    'description',
    'priority',
    'status',
    'assignee',
    'cost',
    'resolved_at',
    'created_at',
  ],
  property: [
    'id',
    'name',
    'status',
    'city',
    'type',
    'bedrooms',
    'capacity',
    'base_price',
    'min_stay',
    'owner_id',
  ],
  saasInvoice: [
    'id',
    'number',
    'plan',
    'period_start',
    'period_end',
    'amount',
    'currency',
    'status',
    'issued_on',
    'paid_at',
  ],
  statement: [
    'id',
    'owner_id',
    'owner_name',
    'period',
    'status',
    'nights_booked',
    'gross_revenue',
    'commission',
    'expenses',
    'net_amount',
  ],
  taxReport: [
    'id',
    'type',
    'period',
    'nights_booked',
    'guest_nights',
    'taxable_amount',
    'tax_amount',
    'generated_at',
  ],
  whatsappMessage: [
    'id',
    'booking_id',
    'template',
    'language',
    'to',
    'body',
    'status',
    'error',
    'sent_at',
    'delivered_at',
  ],
};

/**
 * The fields that a read operation answers with Simplify, or `undefined` when its answer is narrow.
 * @throws Error when a wide object has no selection, or the selection names a field that the contract has not
 */
export function simplified(operation: NodeOperation): readonly string[] | undefined {
  const reads = operation.key === 'get' || operation.key === 'getAll';
  if (!reads || operation.output.length <= wide) return undefined;
  const fields = kept[operation.resource];
  if (!fields)
    throw new Error(`${operation.name} answers a wide object: choose its fields in simplified.ts.`);
  const unknown = fields.filter((name) => !operation.output.some((field) => field.name === name));
  if (unknown.length > 0) throw new Error(`${operation.name} answers no ${unknown.join(', ')}.`);
  return fields;
}
