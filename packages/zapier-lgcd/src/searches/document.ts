import type { Field, OperationEntry } from '../contract.ts';
import type { Item } from '../fields/present.ts';

const dataOf = ({ output }: OperationEntry): Field | undefined => output.find(({ name }) => name === 'data');
const outerOf = ({ output }: OperationEntry): Field[] => output.filter(({ name }) => name !== 'data');
const isList = (field: Field): boolean => field.type === 'list' && field.items?.type === 'object';

interface Nested {
  /** The list within each item of `data`, as the days of a property. */
  inner: Field;
  outer: readonly Field[];
}

function nestedOf(data: Field | undefined): Nested | undefined {
  const fields = data?.items?.fields ?? [];
  const inner = fields.find(isList);
  return inner && { inner, outer: fields.filter((field) => field !== inner) };
}

const idField: Field = {
  name: 'id',
  label: 'ID',
  type: 'string',
  description: 'Names the document',
  required: true,
  nullable: false,
  provenance: 'inferred',
};

/**
 * The fields of a document as Zaps see it. Its `data` is lifted; a list within a list becomes one list, since Zapier's
 * line items hold no line items.
 */
export function documentFields(operation: OperationEntry): Field[] {
  const data = dataOf(operation);
  const nested = nestedOf(data);
  const lifted = nested
    ? [
        {
          ...nested.inner,
          items: {
            ...nested.inner,
            type: 'object' as const,
            fields: [...nested.outer, ...fieldsIn(nested.inner)],
          },
        },
      ]
    : (data?.fields ?? []);
  return [idField, ...outerOf(operation), ...lifted];
}

const fieldsIn = (list: Field): readonly Field[] => list.items?.fields ?? [];

function flattened(items: Item[], { inner }: Nested): Item[] {
  return items.flatMap(({ [inner.name]: children, ...parent }) =>
    (children as Item[]).map((child) => ({ ...parent, ...child })),
  );
}

/** The document itself in the shape of `documentFields`. */
export function documentItem(operation: OperationEntry, document: Item): Item {
  const { data, ...outer } = document;
  const nested = nestedOf(dataOf(operation));
  const lifted = nested ? { [nested.inner.name]: flattened(data as Item[], nested) } : (data as Item);
  return { id: [operation.name, outer.from, outer.to].join(':'), ...outer, ...lifted };
}
