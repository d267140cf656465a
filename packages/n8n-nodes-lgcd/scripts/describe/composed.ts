import { catalog, type OperationEntry, type ResourceEntry } from '../../../core-client/src/catalog-data.ts';
import type { DocumentName } from '../../nodes/Lgcd/outputs.ts';
import type { Parameter } from './field.ts';
import type { JsonSchema } from './json-schema.ts';
import { importLodgifyOutput, importLodgifyParameters } from './lodgify.ts';
import { outputParameters, usualOutput } from './outputs.ts';
import { priceParameters } from './prices.ts';
import { raisedRecipient, recipientParameters } from './recipient.ts';

/** What the node offers for an operation beside the fields of the contract. */
export interface Composed {
  /** Fields of the contract that are entered in another way. */
  replaced: readonly string[];
  parameters: readonly Parameter[];
  /** What is asked before all else, out of the fields by their names. */
  first?: (described: Readonly<Record<string, Parameter>>) => readonly Parameter[];
  /** Fields that `first` has at the top of the form. */
  raised?: typeof raisedRecipient;
  /** Of an item, where it is not what the API answers. */
  output?: JsonSchema;
  /** The same since the newest version of the node. */
  newOutput?: JsonSchema;
}

const variables: Parameter = {
  displayName: 'Template Variables',
  name: 'variables',
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  when: { template: [{ _cnd: { exists: true } }] },
  typeOptions: {
    loadOptionsDependsOn: [
      'template.value',
      'sendTo',
      'additionalFields.bookingId',
      'additionalFields.language',
    ],
    resourceMapper: {
      resourceMapperMethod: 'getTemplateVariables',
      mode: 'add',
      fieldWords: { singular: 'variable', plural: 'variables' },
      valuesLabel: 'Template Variables',
      addAllFields: true,
      supportAutoMap: true,
      hideNoDataError: true,
      noFieldsError: 'There is nothing to fill in.',
    },
  },
  description:
    'Values of the variables of the chosen template. What the booking says (name of the guest, property, days, reference) need not be given.',
};

const binary: Parameter = {
  displayName: 'Put Output File in Field',
  name: 'binaryPropertyName',
  type: 'string',
  required: true,
  default: 'data',
  hint: 'The name of the output binary field to put the file in',
};

const none: Composed = { replaced: [], parameters: [] };

const document = (operation: DocumentName): Composed => ({
  replaced: [],
  parameters: outputParameters(operation),
  newOutput: usualOutput(operation),
});

const byOperation: Record<string, Composed> = {
  'calendar.get': document('calendar.get'),
  'report.getOccupancy': document('report.getOccupancy'),
  'report.getRevenue': document('report.getRevenue'),
  'whatsappMessage.create': {
    replaced: ['variables'],
    parameters: [variables],
    first: recipientParameters,
    raised: raisedRecipient,
  },
  'property.exportCalendar': {
    replaced: [],
    parameters: [binary],
    output: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
  },
  'booking.importLodgifyBooking': {
    replaced: [],
    parameters: importLodgifyParameters,
    output: importLodgifyOutput,
  },
  'rate.syncPrices': {
    replaced: [],
    parameters: priceParameters,
    output: {
      type: 'object',
      properties: Object.fromEntries(
        ['property_id', 'days', 'created', 'updated', 'deleted', 'rounded'].map((name) => [
          name,
          { type: 'integer' },
        ]),
      ),
    },
  },
};

export const composedOf = (name: string): Composed => byOperation[name] ?? none;

const fieldsOf = (name: OperationEntry['name'], ...fields: string[]) =>
  catalog.operations[name].input.filter((field) => fields.includes(field.name));

/** An operation of the node that LGCD has no single call for. */
export type NodeOperation = Omit<OperationEntry, 'name'> & { name: string };

const composedOperation = (
  given: Pick<NodeOperation, 'resource' | 'key' | 'summary' | 'description' | 'input' | 'abilities'>,
): NodeOperation => ({
  ...catalog.operations['rate.create'],
  ...given,
  name: `${given.resource}.${given.key}`,
  returns: 'one',
  output: [],
  examples: [],
});

export const composedOperations: readonly NodeOperation[] = [
  composedOperation({
    resource: 'booking',
    key: 'importLodgifyBooking',
    abilities: ['bookings:read', 'bookings:write'],
    summary: 'Import a Lodgify booking',
    description:
      'Creates, changes or cancels the LGCD booking of a Lodgify booking, and tells of conflicts. Repeating it changes nothing more.',
    input: [],
  }),
  composedOperation({
    resource: 'rate',
    key: 'syncPrices',
    abilities: ['rates:read', 'rates:write'],
    summary: 'Sync daily prices',
    description:
      'Makes LGCD hold the given price of each day, with the fewest changes of its seasonal rates. Repeating it changes nothing more.',
    input: fieldsOf('rate.create', 'property_id', 'name'),
  }),
];

/** Every operation that the node offers for a resource. */
export const operationsOf = (resource: ResourceEntry): NodeOperation[] => [
  ...resource.operations.map((name) => catalog.operations[name]),
  ...composedOperations.filter((operation) => operation.resource === resource.name),
];
