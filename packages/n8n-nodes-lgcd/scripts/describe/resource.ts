import type { Catalog, Field, InputField, ResourceEntry } from '../../../core-client/src/catalog-data.ts';
import type { Form, FormField } from '../../nodes/Lgcd/form.ts';
import { composedOf, type NodeOperation, operationsOf } from './composed.ts';
import { type Described, describe, type Parameter } from './field.ts';
import { simplified } from './simplified.ts';
import { operationText } from './texts.ts';
import { actionSource, description, operationName, sorted } from './wording.ts';

/** Where the fields that are not required go. Saved workflows depend on these names. */
const collections: Record<string, { displayName: string; name: string; placeholder: string }> = {
  getAll: { displayName: 'Filters', name: 'filters', placeholder: 'Add Filter' },
  create: { displayName: 'Additional Fields', name: 'additionalFields', placeholder: 'Add Field' },
  update: { displayName: 'Update Fields', name: 'updateFields', placeholder: 'Add Field' },
};
const others = { displayName: 'Options', name: 'options', placeholder: 'Add option' };

const show = (resource: ResourceEntry, operation: string, more: object = {}, hide?: object) => ({
  displayOptions: {
    show: { resource: [resource.name], operation: [operation], ...more },
    ...(hide ? { hide } : {}),
  },
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

/** What of a field the reader of values needs at run time; the rest is the form's. */
function readable(field: Field): Partial<Field> {
  const { type, choices, min, max, maxLength, items } = field;
  return {
    type,
    ...(choices ? { choices } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(items
      ? { items: { name: items.name, label: items.label, ...readable(items), ...pointsTo(items) } as Field }
      : {}),
  };
}

/** What the API asks for stands at the top; saved workflows depend on it. */
const isTopLevel = ({ required }: InputField) => required;

/**
 * An update changes what is named, though LGCD replaces a rate as a whole (PUT): the node reads the rest first. What the
 * API asks for is then as optional as everything else.
 */
const isRequired = ({ method }: NodeOperation, field: InputField) =>
  field.required && (method !== 'PUT' || field.in === 'path');

const stays = 'Left empty, it stays as it is.';

const firstOf = (options: unknown) => (options as { value: string }[])[0]?.value;

/** A field at the top of the form. */
function topLevel(
  resource: ResourceEntry,
  operation: NodeOperation,
  field: InputField,
  { displayName, name, type, ...rest }: Parameter,
): Parameter {
  const required = isRequired(operation, field);
  const description = [rest.description as string | undefined, ...(required ? [] : [stays])].filter(Boolean);
  return {
    displayName,
    name,
    type,
    ...(required ? { required: true } : {}),
    ...show(resource, operation.key),
    ...rest,
    // A choice that has to be made begins with the first.
    ...(rest.default === '' && type === 'options' ? { default: firstOf(rest.options) } : {}),
    ...(description.length > 1 ? { description: description.join('. ') } : {}),
  };
}

/** What a choice shows that was added and not chosen yet; its value is empty, so that adding it chooses nothing. */
const unchosen: Record<string, string> = {
  filters: 'Any',
  updateFields: 'As It Is',
};

const choosable = (parameter: Parameter, collection: string): Parameter =>
  parameter.default === '' && parameter.type === 'options'
    ? {
        ...parameter,
        options: sorted(
          [
            ...(parameter.options as { name: string }[]),
            { name: unchosen[collection] ?? 'Default', value: '' },
          ],
          ({ name }) => name,
        ),
      }
    : parameter;

const pointsTo = ({ resource }: { resource?: Field['resource'] | undefined }) =>
  resource ? { resource } : {};

const formField = (field: InputField, { parameter, resource }: Described, required: boolean): FormField => ({
  name: field.name,
  parameter: parameter.name,
  label: parameter.displayName,
  ...(readable(field) as Pick<Field, 'type'>),
  ...(isTopLevel(field) ? { topLevel: true as const } : {}),
  ...(required ? { required: true as const } : {}),
  ...(field.nullable ? { nullable: true as const } : {}),
  ...(field.event ? { event: true as const } : {}),
  ...pointsTo({ resource: resource ?? field.resource }),
});

const raisedAs = (top: Partial<Parameter> | undefined) =>
  top ? { raised: true as const, ...(top.displayName ? { label: top.displayName } : {}) } : {};

function operationForm(catalog: Catalog, resource: ResourceEntry, operation: NodeOperation) {
  const composed = composedOf(operation.name);
  const entered = operation.input
    .filter(isEntered(operation))
    .filter((field) => !composed.replaced.includes(field.name))
    .map((field) => ({ field, described: describe(catalog, field, resource, operation.key === 'update') }));
  const optional = sorted(
    entered.filter(({ field }) => !isTopLevel(field)),
    ({ described }) => described.parameter.displayName,
  );
  const { placeholder, ...collection } = collections[operation.key] ?? others;
  const fields = simplified(operation);
  /** A parameter of our own, shown for this operation, and where it says so only for some choices. */
  const placed = ({ displayName, name, type, required, when, hide, ...rest }: Parameter): Parameter => ({
    displayName,
    name,
    type,
    ...(required ? { required } : {}),
    ...show(resource, operation.key, when as object, hide as object),
    ...rest,
  });
  const byField = Object.fromEntries(
    entered.map(({ field, described }) => [field.name, described.parameter]),
  );
  const parameters: Parameter[] = [
    ...(composed.first?.(byField) ?? []).map(placed),
    ...entered
      .filter(({ field }) => isTopLevel(field))
      .map(({ field, described: { parameter } }) => topLevel(resource, operation, field, parameter)),
    ...composed.parameters.map(placed),
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
            options: optional.map(({ field, described }) => {
              const { added, addedDescription } = composed.raised?.[field.name] ?? {};
              return {
                ...choosable(described.parameter, collection.name),
                ...(added ? { displayOptions: added } : {}),
                ...(addedDescription ? { description: addedDescription } : {}),
              };
            }),
          },
        ]
      : []),
  ];
  const form: Form = {
    operation: operation.name as Form['operation'],
    ...(optional.length > 0 ? { collection: collection.name as NonNullable<Form['collection']> } : {}),
    fields: entered.map(({ field, described }) => ({
      ...formField(field, described, isRequired(operation, field)),
      ...raisedAs(composed.raised?.[field.name]?.top),
    })),
    ...(fields ? { simplified: fields } : {}),
  };
  return { parameters, form };
}

/** All parameters of a resource, and what the node has to know of its operations at run time. */
export function describeResource(catalog: Catalog, resource: ResourceEntry) {
  const operations = sorted(operationsOf(resource), operationName);
  const described = operations.map((operation) => operationForm(catalog, resource, operation));
  const operationParameter: Parameter = {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [resource.name] } },
    options: operations.map(({ name, key, summary, description: text }) => ({
      name: operationName({ resource: resource.name, key }),
      value: key,
      description: description(operationText({ name, description: text })),
      action: actionSource(summary),
    })),
    default: operations.some(({ key }) => key === 'getAll') ? 'getAll' : operations[0]?.key,
  };
  return {
    parameters: [operationParameter, ...described.flatMap(({ parameters }) => parameters)],
    forms: described.map(({ form }) => form),
  };
}
