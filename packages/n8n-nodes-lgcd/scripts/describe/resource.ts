import type { Catalog, InputField, ResourceEntry } from '../../../core-client/src/catalog-data.ts';
import type { ValueKind } from '../../nodes/Lgcd/form.ts';
import { composedOf, type NodeOperation, operationsOf } from './composed.ts';
import { type Described, describe, type Parameter } from './field.ts';
import { simplified } from './simplified.ts';
import { actionSource, description, operationName, sorted } from './wording.ts';

/** What the node has to know of a field at run time. */
export interface FormField {
  name: string;
  parameter: string;
  kind: ValueKind;
  required?: true;
  nullable?: true;
  segment?: string;
}

/** What the node has to know of an operation at run time. */
export interface Form {
  operation: string;
  collection?: string;
  fields: FormField[];
  simplified?: readonly string[];
}

/** Where the fields that are not required go. Saved workflows depend on these names. */
const collections: Record<string, { displayName: string; name: string; placeholder: string }> = {
  getAll: { displayName: 'Filters', name: 'filters', placeholder: 'Add Filter' },
  create: { displayName: 'Additional Fields', name: 'additionalFields', placeholder: 'Add Field' },
  update: { displayName: 'Update Fields', name: 'updateFields', placeholder: 'Add Field' },
};
const others = { displayName: 'Options', name: 'options', placeholder: 'Add option' };

const show = (resource: ResourceEntry, operation: string, more: object = {}) => ({
  displayOptions: { show: { resource: [resource.name], operation: [operation], ...more } },
});

const paging = (resource: ResourceEntry): Parameter[] => [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    ...show(resource, 'getAll'),
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    ...show(resource, 'getAll', { returnAll: [false] }),
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
];

const simplify = (resource: ResourceEntry, operation: string): Parameter => ({
  displayName: 'Simplify',
  name: 'simplify',
  type: 'boolean',
  ...show(resource, operation),
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
});

/** Paging is Return All and Limit; the signature of a signed link is read from the object that carries the link. */
const isEntered = (operation: NodeOperation) => (field: InputField) =>
  !['page', 'per_page'].includes(field.name) && !(operation.auth === 'signed' && field.in === 'query');

const formField = (field: InputField, { kind, parameter, segment }: Described): FormField => ({
  name: field.name,
  parameter: parameter.name,
  kind,
  ...(field.required ? { required: true as const } : {}),
  ...(field.nullable ? { nullable: true as const } : {}),
  ...(segment ? { segment } : {}),
});

function operationForm(catalog: Catalog, resource: ResourceEntry, operation: NodeOperation) {
  const composed = composedOf(operation.name);
  const entered = operation.input
    .filter(isEntered(operation))
    .filter((field) => !composed.replaced.includes(field.name))
    .map((field) => ({ field, described: describe(catalog, field, resource) }));
  const optional = sorted(
    entered.filter(({ field }) => !field.required),
    ({ described }) => described.parameter.displayName,
  );
  const { placeholder, ...collection } = collections[operation.key] ?? others;
  const fields = simplified(operation);
  const parameters: Parameter[] = [
    ...entered
      .filter(({ field }) => field.required)
      .map(({ described: { parameter } }) => {
        const { displayName, name, type, ...rest } = parameter;
        return { displayName, name, type, required: true, ...show(resource, operation.key), ...rest };
      }),
    ...composed.parameters.map((parameter) => {
      const { displayName, name, type, when, ...rest } = parameter;
      return { displayName, name, type, ...show(resource, operation.key, when as object), ...rest };
    }),
    ...(operation.returns === 'page' ? paging(resource) : []),
    ...(fields ? [simplify(resource, operation.key)] : []),
    ...(optional.length > 0
      ? [
          {
            ...collection,
            type: 'collection',
            placeholder,
            ...show(resource, operation.key),
            default: {},
            options: optional.map(({ described }) => described.parameter),
          },
        ]
      : []),
  ];
  const form: Form = {
    operation: operation.name,
    ...(optional.length > 0 ? { collection: collection.name } : {}),
    fields: entered.map(({ field, described }) => formField(field, described)),
    ...(fields ? { simplified: fields } : {}),
  };
  return { parameters, form };
}

/** All parameters of a resource, and what the node has to know of its operations at run time. */
export function describeResource(catalog: Catalog, resource: ResourceEntry) {
  const operations = sorted(operationsOf(resource), ({ key }) => operationName(key));
  const described = operations.map((operation) => operationForm(catalog, resource, operation));
  const operationParameter: Parameter = {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [resource.name] } },
    options: operations.map(({ key, summary, description: text }) => ({
      name: operationName(key),
      value: key,
      description: description(text),
      action: actionSource(summary),
    })),
    default: operations.some(({ key }) => key === 'getAll') ? 'getAll' : operations[0]?.key,
  };
  return {
    parameters: [operationParameter, ...described.flatMap(({ parameters }) => parameters)],
    forms: described.map(({ form }) => form),
  };
}
