import { z } from 'zod';
import type { Schema } from './types.ts';

/**
 * The formats that JSON Schema knows. What they say, zod's own patterns say again, to no reader's help; the contract's
 * other formats are for our forms.
 */
const standardFormats = new Set(['date', 'date-time', 'uuid', 'email', 'uri']);

const isNull = (schema: Schema) => schema.type === 'null';

/** `anyOf [X, null]` as `type: [x, null]`, which people read and generators understand. */
function nullable(schema: Schema): Schema {
  const { anyOf, ...outer } = schema;
  const [inner, none] = anyOf ?? [];
  const isPlain = inner && typeof inner.type === 'string' && !inner.enum && inner.const === undefined;
  if (!isPlain || anyOf?.length !== 2 || !none || !isNull(none)) return schema;
  return { ...inner, ...outer, type: [inner.type as string, 'null'] };
}

function tidy(schema: Schema): Schema {
  const { $schema, propertyNames, ...rest } = schema;
  if (rest.maximum === Number.MAX_SAFE_INTEGER) delete rest.maximum;
  if (rest.pattern && standardFormats.has(String(rest.format))) delete rest.pattern;
  if (!standardFormats.has(String(rest.format))) delete rest.format;
  // A server may answer more than the contract knows.
  if (rest.additionalProperties === false) delete rest.additionalProperties;
  const described = rest.anyOf?.find((branch) => branch.description)?.description;
  if (described && !rest.description) rest.description = described;
  return nullable(rest);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Goes through everything that is a schema; leaves what is data (`enum`, `examples`) alone. */
function deep(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (key === 'properties') {
      return [
        key,
        Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([k, v]) => [k, deep(v)])),
      ];
    }
    if (key === 'anyOf' || key === 'oneOf' || key === 'allOf') return [key, (value as Schema[]).map(deep)];
    if ((key === 'items' || key === 'additionalProperties') && isRecord(value)) return [key, deep(value)];
    if (key === '$ref') return [key, String(value).replace('#/$defs/', '#/components/schemas/')];
    return [key, value];
  });
  return tidy(Object.fromEntries(entries));
}

/** Turns zod schemas into JSON Schema, and collects those that carry an id as components. */
export class Schemas {
  readonly components: Record<string, Schema> = {};

  /** What a request may hold. */
  input(schema: z.ZodType): Schema {
    return this.#convert(schema, 'input');
  }

  /** What an answer or a delivery holds; one with an id becomes a reference. */
  output(schema: z.ZodType): Schema {
    return this.#convert(schema, 'output');
  }

  #convert(schema: z.ZodType, io: 'input' | 'output'): Schema {
    // Only an inner schema with an id becomes a reference, so each is converted inside of another.
    const json = z.toJSONSchema(z.object({ schema }), { io, unrepresentable: 'any' }) as Schema;
    for (const [name, definition] of Object.entries((json.$defs ?? {}) as Record<string, Schema>)) {
      this.components[name] ??= deep(definition);
    }
    return deep(json.properties?.schema as Schema);
  }
}
