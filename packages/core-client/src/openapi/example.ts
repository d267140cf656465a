import { exampleOf, type Operation } from '../contract/define.ts';
import type { ResourceName } from '../contract/index.ts';
import { resources } from '../contract/index.ts';
import type { Schema } from './types.ts';

/** Objects that requests of an operation may name, by its parameters: what a server has, where the contract's are others. */
export type Known = Readonly<Record<string, unknown>>;

const objectOf = (model: string): Record<string, unknown> =>
  (exampleOf(model) ?? {}) as Record<string, unknown>;

/** `check_in_from` filters by `check_in`, `updated_since` by `updated_at`, `issued_from` by `issued_on`. */
const fieldsOf = (filter: string): string[] => {
  const field = filter.replace(/_(from|to|since|max)$/, '');
  return [field, `${field}_at`, `${field}_on`];
};

/** A day and a moment of LGCD's page, for filters that no field of the object is named like. */
const whenOf = (format: unknown): unknown => {
  const { check_in, created_at } = objectOf('Booking');
  return { date: check_in, 'date-time': created_at }[String(format)];
};

/**
 * What a parameter may be: what the server knows, what the contract's examples say, or what the example of the object
 * has in that field. Tools send it as it stands, all parameters at once.
 */
export function exampleFor(
  name: string,
  schema: Schema,
  operation: Operation,
  model: string,
  known: Known,
): unknown {
  const told = operation.examples.find(({ input }) => input[name] !== undefined)?.input[name];
  const named = schema['x-resource'] as ResourceName | undefined;
  const object = objectOf(named ? resources[named].model : model);
  const own = named
    ? object.id
    : fieldsOf(name)
        .map((field) => object[field])
        .find((value) => value != null);
  const value =
    known[name] ??
    told ??
    own ??
    schema.default ??
    whenOf(schema.format) ??
    schema.enum?.[0] ??
    schema.minimum;
  return schema.type === 'array' && value !== undefined ? [value].flat() : value;
}
