import type { Field, Shape } from '../../../core-client/src/lodgify/describe.ts';
import { objects } from '../../../core-client/src/lodgify/objects.ts';
import { pathTo } from '../describe/files.mts';

interface JsonSchema {
  type: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  version?: 1;
}

/** As on the wire: an amount is text in most places, a day is text. */
const types = {
  text: 'string',
  integer: 'integer',
  amount: 'string',
  boolean: 'boolean',
  day: 'string',
  time: 'string',
} as const;

function schemaOf(field: Field): JsonSchema {
  if (field.kind === 'object') return objectOf(field.fields);
  if (field.kind === 'list') return { type: 'array', items: schemaOf(field.items) };
  return { type: types[field.kind] };
}

const objectOf = (shape: Shape): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, schemaOf(field)])),
});

/** What an item may carry, whichever event it is of; from it n8n shows the fields of a trigger that has not run. */
export default function generate() {
  const all: Shape = Object.assign({}, ...Object.values(objects));
  const text = `${JSON.stringify({ ...objectOf(all), version: 1 }, null, 2)}\n`;
  return [{ path: pathTo('nodes/LodgifyTrigger/__schema__/v1.0.0.json'), text }];
}
