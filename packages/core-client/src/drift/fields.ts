import { isObject } from './document.ts';

export interface FlatField {
  /** JSON types without null, as in `integer`; empty when the schema does not say. */
  types: string[];
  nullable: boolean;
  /** Only where it tells values apart: date, date-time. */
  format: string | undefined;
  choices: string[] | undefined;
  required: boolean;
  provenance: string | undefined;
}

type Json = Record<string, unknown>;
type Resolve = (value: unknown) => Json;

const tellingFormats = new Set(['date', 'date-time']);
const deepest = 8;

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
const schemas = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** One schema out of `allOf`, and out of `anyOf [X, null]`. Other alternatives say no one thing, so they say nothing. */
function flatten(schema: Json, resolve: Resolve): { schema: Json; nullable: boolean } {
  const parts = [schema, ...schemas(schema.allOf).map((part) => flatten(resolve(part), resolve).schema)];
  const merged: Json = Object.assign({}, ...parts);
  if (parts.length > 1) {
    merged.properties = Object.assign({}, ...parts.map(({ properties }) => properties));
    merged.required = parts.flatMap(({ required }) => strings(required));
  }
  const branches = [...schemas(merged.anyOf), ...schemas(merged.oneOf)].map(resolve);
  const real = branches.filter((branch) => branch.type !== 'null');
  const nullable =
    merged.nullable === true || real.length < branches.length || strings(merged.type).includes('null');
  if (branches.length === 0) return { schema: merged, nullable };
  const [only] = real;
  if (!only || real.length > 1) return { schema: {}, nullable };
  const inner = flatten(only, resolve);
  return { schema: { ...merged, ...inner.schema }, nullable: nullable || inner.nullable };
}

const childrenOf = (schema: Json): [string, unknown, boolean][] => {
  const required = strings(schema.required);
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  return properties.map(([name, inner]) => [`.${name}`, inner, required.includes(name)]);
};

/** All fields of a schema by their way, as in `data[].id`. The schema itself has the empty way. */
export function fieldsOf(given: unknown, resolve: Resolve): Map<string, FlatField> {
  const fields = new Map<string, FlatField>();
  const visit = (way: string, value: unknown, required: boolean, depth: number): void => {
    if (depth > deepest) return;
    const { schema, nullable } = flatten(resolve(value), resolve);
    const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    const types = strings(schema.type).filter((type) => type !== 'null');
    fields.set(way, {
      types: types.length > 0 ? types.sort() : isObject(schema.properties) ? ['object'] : [],
      nullable,
      format: tellingFormats.has(String(schema.format)) ? String(schema.format) : undefined,
      choices: Array.isArray(choices) ? choices.filter((choice) => choice !== null).map(String) : undefined,
      required,
      provenance: typeof schema['x-provenance'] === 'string' ? schema['x-provenance'] : undefined,
    });
    for (const [name, inner, isRequired] of childrenOf(schema)) {
      visit(way === '' ? name.slice(1) : `${way}${name}`, inner, isRequired, depth + 1);
    }
    if (schema.items !== undefined) visit(`${way}[]`, schema.items, true, depth + 1);
  };
  if (given !== undefined) visit('', given, true, 0);
  return fields;
}

/** Whether the document says anything of what is inside. */
export const isDescribed = (fields: ReadonlyMap<string, FlatField>): boolean => fields.size > 1;
