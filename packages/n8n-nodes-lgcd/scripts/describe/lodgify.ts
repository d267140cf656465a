import { catalog } from '../../../core-client/src/catalog-data.ts';
import { type ImportResult, importOutcomes } from '../../../core-client/src/lodgify/index.ts';
import type { Parameter } from './field.ts';
import { type JsonSchema, objectSchema } from './json-schema.ts';

const languages = [
  { name: 'Arabic', value: 'ar' },
  { name: 'English', value: 'en' },
  { name: 'French', value: 'fr' },
];

/** Parameters of Import Lodgify Booking: the object as it came, and which property of Lodgify is which of LGCD. */
export const importLodgifyParameters: readonly Parameter[] = [
  {
    displayName: 'Lodgify Object',
    name: 'lodgifyObject',
    type: 'json',
    required: true,
    default: '={{ $json }}',
    description: 'The object of a Lodgify webhook as it came. The Lodgify Trigger hands it on so.',
  },
  {
    displayName: 'Properties',
    name: 'properties',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Property',
    default: {},
    description: 'Which property of Lodgify is which property of LGCD',
    options: [
      {
        displayName: 'Property',
        name: 'property',
        values: [
          {
            displayName: 'Lodgify ID',
            name: 'lodgifyId',
            type: 'string',
            default: '',
            placeholder: 'e.g. 10000',
            description:
              'ID of the property in Lodgify. For one of its room types add a slash and its ID, as in 10000/12345.',
          },
          {
            displayName: 'LGCD Property Name or ID',
            name: 'propertyId',
            type: 'options',
            typeOptions: { loadOptionsMethod: 'getProperties' },
            default: '',
            description:
              'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
          },
        ],
      },
    ],
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Answer Language',
        name: 'answerLanguage',
        type: 'options',
        options: languages,
        default: 'fr',
        description: 'Language of the WhatsApp template that answers a message of a guest',
      },
      {
        displayName: 'Answer Template',
        name: 'answerTemplate',
        type: 'string',
        default: '',
        placeholder: 'e.g. booking_confirmation',
        description:
          'Name of the WhatsApp template that answers a message of a guest. Without it such messages are left alone.',
      },
    ],
  },
];

const booking = objectSchema(catalog.operations['booking.get'].output);
const text: JsonSchema = { type: 'string' };
const texts: JsonSchema = { type: 'array', items: text };

/** Every field is always there; those that do not apply are null or empty. */
const fields = {
  outcome: { type: 'string', enum: Object.keys(importOutcomes) },
  message: text,
  external_reference: text,
  booking,
  previous_booking: booking,
  changes: texts,
  conflict: { type: 'object', properties: { reason: text, booking } },
  remarks: texts,
  whatsapp_message_id: { type: 'integer' },
} satisfies Record<keyof ImportResult, JsonSchema>;

export const importLodgifyOutput: JsonSchema = { type: 'object', properties: fields };
