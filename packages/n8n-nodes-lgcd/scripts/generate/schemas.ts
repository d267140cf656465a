import { catalog } from '../../../core-client/src/catalog-data.ts';
import { operationsOf } from '../describe/composed.ts';
import { pathTo } from '../describe/files.mts';
import type { JsonSchema } from '../describe/json-schema.ts';
import { eventSchema, outputSchema } from '../describe/schema.ts';

const file = (name: string, schema: JsonSchema) => ({
  path: pathTo(`nodes/${name}.json`),
  text: `${JSON.stringify(schema, null, 2)}\n`,
});

/** Output schemas, from which n8n shows the fields of a node before it has run. */
export default function generate() {
  return [
    ...catalog.resources
      .flatMap(operationsOf)
      .map((operation) =>
        file(`Lgcd/__schema__/v1.0.0/${operation.resource}/${operation.key}`, outputSchema(operation)),
      ),
    file('LgcdTrigger/__schema__/v1.0.0', eventSchema(catalog)),
  ];
}
