import { type Client, NotFoundError, type Returned } from '@lgcd/core-client';
import { readField } from '@lgcd/core-client/input';
import type { Bundle, PlainInputField, PlainOutputField } from 'zapier-platform-core';
import { type CatalogEvent, catalog, type Field } from '../contract.ts';
import { outputFields } from '../fields/output.ts';
import { setting } from '../fields/read.ts';

const key = 'include_full_booking';
const label = 'Include Full Booking';

const isOfBooking = ({ family }: CatalogEvent): boolean => family === 'booking';

/** The events of bookings carry the eight fields that LGCD publishes; this asks for the rest. */
export const fullBookingFields = (event: CatalogEvent): PlainInputField[] =>
  isOfBooking(event)
    ? [
        {
          key,
          label,
          type: 'boolean',
          required: false,
          altersDynamicFields: true,
          helpText:
            'Also give the property, the email and phone of the guest, the amounts and the notes. It asks LGCD once for each event.',
        },
      ]
    : [];

/** Whether a Zap asks for the whole booking. */
export const wantsFullBooking = (event: CatalogEvent, { inputData }: Bundle): boolean =>
  isOfBooking(event) &&
  readField({ name: key, label, type: 'boolean', required: false }, inputData?.[key], setting) === true;

const whole = catalog.operations['booking.get'].output;

/** The data block as the Zap gets it: what the event itself does not carry may be empty. */
export function dataFields(event: CatalogEvent, isFull: boolean): readonly Field[] {
  if (!isFull) return event.data;
  return event.data.map((block) => {
    const published = new Set(block.fields?.map(({ name }) => name));
    const fields = whole.map((field) => ({
      ...field,
      required: field.required && published.has(field.name),
    }));
    return { ...block, fields };
  });
}

/** The output fields that the choice adds. */
export function furtherFields(event: CatalogEvent): PlainOutputField[] {
  const known = new Set(outputFields(event.data).map((field) => field.key));
  return outputFields(dataFields(event, true)).filter((field) => !known.has(field.key));
}

export type Booking = Returned<'booking.get'>;

/** The booking of an event's block, asked for once however many need it; undefined when it is gone. */
export function bookingOf(client: Client, data: object): () => Promise<Booking | undefined> {
  const { booking } = data as { booking?: { id?: unknown } };
  let asked: Promise<Booking | undefined> | undefined;
  return () => {
    asked ??= client.call('booking.get', { id: Number(booking?.id) }).catch((error: unknown) => {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    });
    return asked;
  };
}

const empty = Object.fromEntries(whole.map(({ name }) => [name, null]));

/** The block of an event with the whole booking. What the event says is what was so when it happened. */
export const completed = (data: object, booking: Booking | undefined): object => {
  const { booking: block } = data as { booking?: object };
  return { ...data, booking: { ...empty, ...booking, ...block } };
};
