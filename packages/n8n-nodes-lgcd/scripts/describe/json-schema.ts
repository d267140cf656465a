import type { Field } from '../../../core-client/src/catalog-data.ts';

export interface JsonSchema {
  type: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: string[];
  version?: 1;
}

const types: Partial<Record<Field['type'], string>> = {
  integer: 'integer',
  number: 'number',
  money: 'number',
  boolean: 'boolean',
  map: 'object',
};

/** An object with these fields. */
export const objectSchema = (fields: readonly Field[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
});

function schemaOf(field: Field): JsonSchema {
  if (field.type === 'list') return { type: 'array', items: schemaOf(field.items as Field) };
  if (field.type === 'object') return objectSchema(field.fields ?? []);
  return { type: types[field.type] ?? 'string' };
}
