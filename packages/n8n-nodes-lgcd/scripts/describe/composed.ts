import type { OperationEntry } from '../../../core-client/src/catalog-data.ts';
import type { Parameter } from './field.ts';
import type { JsonSchema } from './schema.ts';

/** What the node offers for an operation beside the fields of the contract. */
export interface Composed {
  /** Fields of the contract that are entered in another way. */
  replaced: readonly string[];
  parameters: readonly Parameter[];
  /** Of an item, where it is not what the API answers. */
  output?: JsonSchema;
}

const variables: Parameter = {
  displayName: 'Template Variables',
  name: 'variables',
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  typeOptions: {
    loadOptionsDependsOn: ['template.value', 'additionalFields.language'],
    resourceMapper: {
      resourceMapperMethod: 'getTemplateVariables',
      mode: 'add',
      fieldWords: { singular: 'variable', plural: 'variables' },
      valuesLabel: 'Template Variables',
      addAllFields: true,
      supportAutoMap: true,
      hideNoDataError: true,
      noFieldsError: 'The template has no variables, or none of that name is in this language.',
    },
  },
  description:
    'Values of the variables that the chosen template has. With a booking, those that are left empty are filled from it.',
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

const byOperation: Partial<Record<OperationEntry['name'], Composed>> = {
  'whatsappMessage.create': { replaced: ['variables'], parameters: [variables] },
  'property.exportCalendar': {
    replaced: [],
    parameters: [binary],
    output: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
  },
};

export const composedOf = (name: OperationEntry['name']): Composed => byOperation[name] ?? none;
