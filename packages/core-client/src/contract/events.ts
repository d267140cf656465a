import { z } from 'zod';
import { auditEvents } from './audit-log.ts';
import { bookingEvents } from './booking-events.ts';
import { cleaningEvents } from './cleaning-task.ts';
import { dateTime, id } from './common.ts';
import { type EventDefinition, published } from './define.ts';
import { icalEvents } from './ical-source.ts';
import { invoiceEvents } from './invoice.ts';
import { maintenanceEvents } from './maintenance-ticket.ts';
import { paymentEvents } from './payment.ts';
import { propertyEvents } from './property.ts';
import { reviewEvents } from './review.ts';
import { subscriptionEvents } from './saas-invoice.ts';
import type { Ability } from './scopes.ts';
import { ownerEvents } from './statement.ts';
import { taxReportEvents } from './tax-report.ts';
import { whatsappEvents } from './whatsapp.ts';

/** The event families in the order of LGCD's page; the key is the prefix of the event names. */
export const families = {
  booking: bookingEvents,
  property: propertyEvents,
  cleaning: cleaningEvents,
  maintenance: maintenanceEvents,
  invoice: invoiceEvents,
  ical: icalEvents,
  whatsapp: whatsappEvents,
  audit: auditEvents,
  owner: ownerEvents,
  subscription: subscriptionEvents,
  review: reviewEvents,
  payment: paymentEvents,
  tax_report: taxReportEvents,
} as const;

/** The families with their events, by prefix. */
export type Families = typeof families;
/** `booking`, `tax_report`, …: what stands before the dot of an event. */
export type FamilyName = keyof Families;
/** `booking.confirmed`, … */
export type EventName = {
  [F in FamilyName]: `${F}.${keyof Families[F]['events'] & string}`;
}[FamilyName];

/** What a webhook may subscribe to. */
export type EventPattern = EventName | `${FamilyName}.*` | '*';

type Definition<E extends EventName> = E extends `${infer F extends FamilyName}.${infer N}`
  ? Families[F]['events'][N & keyof Families[F]['events']]
  : never;

/** The data block of an event. */
export type EventData<E extends EventName> =
  Definition<E> extends EventDefinition<infer D> ? z.output<D> : never;

/** An event with its full name, and the ability that a subscription to it needs. */
export interface EventEntry extends EventDefinition {
  name: EventName;
  family: FamilyName;
  ability: Ability;
}

/** All events, flat, in the order of LGCD's page. */
export const events = Object.fromEntries(
  Object.entries(families).flatMap(([family, { ability, events }]) =>
    Object.entries(events).map(([key, definition]) => {
      const name = `${family}.${key}`;
      return [name, { ...definition, name, family, ability }];
    }),
  ),
) as unknown as Record<EventName, EventEntry>;

/** All events, in the order of LGCD's page. */
export const eventNames = Object.keys(events) as EventName[];

/** The envelope of every event. Source: published. */
export const envelopeSchema = <D extends z.ZodType>(name: string, data: D) =>
  z.object({
    ...published({
      id: z.uuid().meta({ description: 'Unique id of the event, the same in retries and replays' }),
      event: z.literal(name).meta({ description: 'Name of the event' }),
      created_at: dateTime('When the event happened'),
      agency_id: id('ID of the agency'),
    }),
    data,
  });
