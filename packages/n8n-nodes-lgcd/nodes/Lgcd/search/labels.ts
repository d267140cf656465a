import type { ResourceName } from '@lgcd/core-client';
import type { IDataObject } from 'n8n-workflow';

type Label = (object: IDataObject) => unknown[];

/** What tells objects of a kind apart in a list; the parts that are there are put together. */
const labels: Partial<Record<ResourceName, Label>> = {
  auditLog: ({ action, created_at }) => [action, created_at],
  booking: ({ reference, guest_name, check_in, check_out }) => [
    reference,
    guest_name,
    `${check_in} to ${check_out}`,
  ],
  cleaningTask: ({ id, scheduled_at, status }) => [`#${id}`, scheduled_at, status],
  icalSource: ({ name, channel }) => [name, channel],
  invoice: ({ number, customer_name, total }) => [number, customer_name, `${total} MAD`],
  maintenanceTicket: ({ id, title, status }) => [`#${id}`, title, status],
  owner: ({ name, company, city }) => [name, company, city],
  property: ({ name, city }) => [name, city],
  rate: ({ name, property_id, start_date, end_date }) => [
    name,
    `property ${property_id}`,
    `${start_date} to ${end_date}`,
  ],
  review: ({ author, rating, created_at }) => [author, `${rating} of 5`, created_at],
  statement: ({ owner_name, period }) => [owner_name, period],
  taxReport: ({ type, period }) => [type, period],
  webhook: ({ id, description, url }) => [`#${id}`, description, url],
  webhookDelivery: ({ event, status, created_at }) => [event, status, created_at],
  whatsappMessage: ({ id, template, to, status }) => [`#${id}`, template, to, status],
  whatsappTemplate: ({ name, language }) => [name, language],
};

export function labelOf(resource: ResourceName, object: IDataObject): string {
  const parts = labels[resource]?.(object) ?? [object.id];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}
