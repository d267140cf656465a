import type { z } from 'zod';
import { account } from './account.ts';
import { auditLog } from './audit-log.ts';
import { booking } from './booking.ts';
import { calendar } from './calendar.ts';
import { cleaningTask } from './cleaning-task.ts';
import type { Operation, Resource } from './define.ts';
import { type EventEntry, events } from './events.ts';
import { icalSource } from './ical-source.ts';
import { invoice } from './invoice.ts';
import { maintenanceTicket } from './maintenance-ticket.ts';
import { owner } from './owner.ts';
import { property } from './property.ts';
import { rate } from './rate.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { saasInvoice } from './saas-invoice.ts';
import { statement } from './statement.ts';
import { taxReport } from './tax-report.ts';
import { webhook, webhookDelivery } from './webhook.ts';
import { whatsappMessage, whatsappTemplate } from './whatsapp.ts';

/** Every resource of the API; the keys are the `resource` values of the n8n node. */
export const resources = {
  account,
  auditLog,
  booking,
  calendar,
  cleaningTask,
  icalSource,
  invoice,
  maintenanceTicket,
  owner,
  property,
  rate,
  report,
  review,
  saasInvoice,
  statement,
  taxReport,
  webhook,
  webhookDelivery,
  whatsappMessage,
  whatsappTemplate,
} as const;

/** The resources with their operations, by name. */
export type Resources = typeof resources;
/** `booking`, `cleaningTask`, … */
export type ResourceName = keyof Resources;

/** `booking.create`, `rate.getAll`, … */
export type OperationName = {
  [R in ResourceName]: `${R}.${keyof Resources[R]['operations'] & string}`;
}[ResourceName];

/** The definition of an operation, by its name. */
export type OperationOf<N extends OperationName> = N extends `${infer R extends ResourceName}.${infer K}`
  ? Resources[R]['operations'][K & keyof Resources[R]['operations']]
  : never;

type Merged<T> = { [K in keyof T]: T[K] };

/** Path, query and body of an operation as one flat object with the API's field names. */
export type Input<N extends OperationName> =
  OperationOf<N> extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? Merged<z.input<P> & z.input<Q> & z.input<B>>
    : never;

/** What a success answers, as its schema reads it; of a page, one of its objects. */
export type Returned<N extends OperationName> =
  OperationOf<N> extends Operation<z.ZodObject, z.ZodObject, z.ZodObject, infer S> ? z.output<S> : never;

type CamelCase<S extends string> = S extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : S;
type Named<K extends string> = K extends `${infer Name}_id` ? CamelCase<Name> & ResourceName : never;

/** The resource below whose object a path lies: `webhook` of `/webhooks/{webhook_id}/deliveries`. */
export type ParentOf<N extends OperationName> =
  OperationOf<N> extends Operation<infer P, z.ZodObject, z.ZodObject, z.ZodType>
    ? Named<keyof z.output<P> & string>
    : never;

/** All operations, flat. */
export const operations = Object.fromEntries(
  Object.entries(resources as unknown as Record<string, Resource>).flatMap(([name, { operations }]) =>
    Object.entries(operations).map(([key, operation]) => [`${name}.${key}`, operation]),
  ),
) as unknown as { [N in OperationName]: OperationOf<N> & Operation };

/** `resource.operation` of all operations, resource by resource. */
export const operationNames = Object.keys(operations) as OperationName[];

const resourceNamed = (parameter: string): string =>
  parameter.replace(/_id$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The parents that the path of an operation names, by the parameter: `{ webhook_id: 'webhook' }`.
 * @throws Error for a parameter that no resource is called after: a request to it could not be answered
 */
export function parentsOf(name: OperationName): Record<string, ResourceName> {
  const parameters = Object.keys(operations[name].params.shape).filter((parameter) => parameter !== 'id');
  return Object.fromEntries(
    parameters.map((parameter) => {
      const resource = resourceNamed(parameter);
      if (!parameter.endsWith('_id') || !Object.hasOwn(resources, resource)) {
        throw new Error(
          `{${parameter}} in the path of ${name} names no resource: call it {id}, or {<resource>_id} as in {webhook_id}.`,
        );
      }
      return [parameter, resource as ResourceName];
    }),
  );
}

/** @throws Error for an event whose `recent` names an operation or a field that there is not */
function checkRecent({ name, recent, data }: EventEntry): void {
  if (!recent) return;
  const read = [recent.list, ...Object.values(recent.beside ?? {}).map(({ get }) => get)];
  const unknown = [
    ...read.filter((operation) => !Object.hasOwn(operations, operation)),
    ...[recent.as, ...Object.keys(recent.beside ?? {})].filter((field) => !Object.hasOwn(data.shape, field)),
  ];
  if (unknown.length > 0) {
    throw new Error(`The event ${name} has a \`recent\` with what there is not: ${unknown.join(', ')}.`);
  }
}

// At load, so that a name that leads nowhere is found before the first request.
for (const name of operationNames) parentsOf(name);
for (const event of Object.values(events)) checkRecent(event);

/** The field types of the contract, for requests that are not part of it (what people do in the cockpit). */
export * as fields from './common.ts';
export * from './define.ts';
export * from './events.ts';
export { paymentSchema } from './payment.ts';
export { propertyFields } from './property.ts';
export { subscriptionSchema } from './saas-invoice.ts';
export * from './scopes.ts';
export { agencyTimeZone } from './zone.ts';
