import type { Catalog, Field } from '../../../core-client/src/catalog-data.ts';
import { composedOf, type NodeOperation } from './composed.ts';
import { type JsonSchema, objectSchema as object } from './json-schema.ts';
import { simplified } from './simplified.ts';

/** What an item of an operation looks like as the node is set at first, with Simplify on. */
export function outputSchema(operation: NodeOperation): JsonSchema {
  const composed = composedOf(operation.name).output;
  if (composed) return { ...composed, version: 1 };
  if (operation.returns === 'none')
    return { type: 'object', properties: { deleted: { type: 'boolean' } }, version: 1 };
  const kept = simplified(operation);
  const fields = kept
    ? kept.map((name) => operation.output.find((field) => field.name === name) as Field)
    : operation.output;
  return { ...object(fields), version: 1 };
}

/** The envelope of every event; its data block has what any of them may carry. */
export function eventSchema(catalog: Catalog): JsonSchema {
  const data = new Map(
    Object.values(catalog.events).flatMap((event) => event.data.map((field) => [field.name, field])),
  );
  return {
    type: 'object',
    properties: {
      id: { type: 'string' },
      event: { type: 'string' },
      created_at: { type: 'string' },
      agency_id: { type: 'integer' },
      data: object([...data.values()]),
    },
    version: 1,
  };
}
