import { type Client, InputError } from '@lgcd/core-client';
import { isBlank } from '@lgcd/core-client/input';
import { type ImportResult, importLodgify, importOutcomes } from '@lgcd/core-client/lodgify';
import { catalog, type Field } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, present } from '../fields/present.ts';
import type { InputData } from '../fields/read.ts';
import type { Wording, Work } from './create.ts';

export const importLodgifyWording: Wording = {
  key: 'import_lodgify_booking',
  noun: 'Booking',
  label: 'Import Lodgify Booking',
  description: 'Creates, changes or cancels the LGCD booking of a Lodgify booking, and tells of conflicts.',
};

const booking = catalog.operations['booking.get'];

type Described = Omit<Partial<Field>, 'name'> & Pick<Field, 'label' | 'type'>;

const field = (name: string, described: Described): Field => ({
  name,
  description: '',
  required: false,
  nullable: true,
  provenance: 'inferred',
  ...described,
});
const always = { required: true, nullable: false };
const texts = { type: 'list', items: field('item', { label: 'Item', type: 'string' }), ...always } as const;
const ofBooking = {
  type: 'object',
  fields: booking.output.map((one) => ({ ...one, required: false })),
} as const;

/** The core's `ImportResult`; every field is always there. */
const described = {
  outcome: { label: 'Outcome', type: 'choice', choices: Object.keys(importOutcomes), ...always },
  message: { label: 'Message', type: 'string', ...always },
  external_reference: { label: 'External Reference', type: 'string' },
  booking: { label: 'Booking', ...ofBooking },
  previous_booking: { label: 'Previous Booking', ...ofBooking },
  changes: { label: 'Changes', ...texts },
  conflict: {
    label: 'Conflict',
    type: 'object',
    fields: [
      field('reason', { label: 'Reason', type: 'string' }),
      field('booking', { label: 'Booking', ...ofBooking }),
    ],
  },
  remarks: { label: 'Remarks', ...texts },
  whatsapp_message_id: { label: 'WhatsApp Message ID', type: 'integer' },
} satisfies Record<keyof ImportResult, Described>;

const fields: Field[] = Object.entries(described).map(([name, one]) => field(name, one));

const sample = {
  outcome: 'created',
  message: 'Booking BKG-A1B2C3 was made.',
  external_reference: 'lodgify:123456',
  booking: { ...exampleOf(booking), source: 'lodgify', external_reference: 'lodgify:123456' },
  previous_booking: null,
  changes: [],
  conflict: null,
  remarks: [],
  whatsapp_message_id: null,
} satisfies Record<keyof ImportResult, unknown>;

function objectOf({ lodgify_object: given }: InputData): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    // The parser's own message quotes the text, which may carry a guest's data.
    throw new InputError(
      'Lodgify Object is not JSON. Map the raw body of the webhook, as Catch Raw Hook gives it.',
    );
  }
}

const isMap = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function propertyMap({ properties }: InputData): Record<string, string> {
  if (!isMap(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).filter(([key, value]) => !isBlank(key) && !isBlank(value)),
  );
}

/** Makes LGCD say what Lodgify says of a booking. A conflict is an outcome with its own fields, not an error. */
export const importLodgifyBooking: Work = {
  inputFields: [
    {
      key: 'lodgify_object',
      label: 'Lodgify Object',
      type: 'text',
      required: true,
      helpText: 'The raw body of a webhook of Lodgify, as *Catch Raw Hook* of Webhooks by Zapier gives it.',
    },
    {
      key: 'properties',
      label: 'Properties',
      dict: true,
      required: true,
      helpText:
        'Left: the number of a property in Lodgify, as in `10000`, or of one of its room types, as in `10000/12345`. Right: the number of the property in LGCD, which Find Property tells.',
    },
  ],
  outputFields: outputFields(fields),
  sample: present(fields, sample),
  async perform(client: Client, inputData: InputData): Promise<Item> {
    const done = await importLodgify(client, objectOf(inputData), { propertyMap: propertyMap(inputData) });
    return present(fields, { ...done });
  },
};
