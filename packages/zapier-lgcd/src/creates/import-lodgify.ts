import type { Client } from '@lgcd/core-client';
import { readField } from '@lgcd/core-client/input';
import {
  type ImportOutcome,
  type ImportResult,
  importLodgify,
  importOutcomes,
} from '@lgcd/core-client/lodgify';
import type { PlainInputField, ZObject } from 'zapier-platform-core';
import { catalog, type Field } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { ownField } from '../fields/derived.ts';
import type { Item } from '../fields/present.ts';
import { type InputData, setting } from '../fields/read.ts';
import type { Wording, Work } from './create.ts';
import { mapFields, propertyMap } from './lodgify-map.ts';
import { objectFields, objectOf } from './lodgify-object.ts';

export const importLodgifyWording: Wording = {
  key: 'import_lodgify_booking',
  noun: 'Booking',
  label: 'Import Lodgify Booking',
  description: 'Creates, changes or cancels the booking that a webhook of Lodgify tells of.',
};

const booking = catalog.operations['booking.get'];

const always = { required: true, nullable: false };
const texts = {
  type: 'list',
  items: ownField('item', { label: 'Item', type: 'string' }),
  ...always,
} as const;
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
      ownField('reason', { label: 'Reason', type: 'string' }),
      ownField('booking', { label: 'Booking', ...ofBooking }),
    ],
  },
  remarks: { label: 'Remarks', ...texts },
  whatsapp_message_id: { label: 'WhatsApp Message ID', type: 'integer' },
} satisfies Record<keyof ImportResult, Parameters<typeof ownField>[1]>;

const fields: Field[] = Object.entries(described).map(([name, one]) => ownField(name, one));

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

/** Outcomes after which LGCD is as it was, for a reason that a person should know. */
const doneNothing: ReadonlySet<ImportOutcome> = new Set(['conflict', 'unmappable', 'not_expressible']);

const goOn: PlainInputField = {
  key: 'go_on',
  label: 'Continue When Nothing Was Imported',
  type: 'boolean',
  required: false,
  helpText:
    'Leave empty to stop the run when another booking stands in the way or the object cannot be mapped. Choose true to go on, with a step that looks at Outcome.',
};

const goesOn = ({ go_on }: InputData): boolean =>
  readField({ name: goOn.key, label: goOn.label ?? '', type: 'boolean', required: false }, go_on, setting) ===
  true;

/** The core says it for every host; here the map is a field of the form. */
const inWordsOfTheForm = (message: string): string => message.replace('the property map', '“Properties”');

/** Makes LGCD say what Lodgify says of a booking. */
export const importLodgifyBooking: Work = {
  inputFields: [...objectFields, ...mapFields, goOn],
  output: fields,
  sample,
  async perform(client: Client, inputData: InputData, z: ZObject): Promise<Item> {
    const object = objectOf(inputData);
    const continues = goesOn(inputData);
    const done = await importLodgify(client, object, { propertyMap: await propertyMap(client, inputData) });
    const message = inWordsOfTheForm(done.message);
    if (doneNothing.has(done.outcome) && !continues) throw new z.errors.HaltedError(message);
    return { ...done, message };
  },
};
