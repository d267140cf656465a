import { catalog } from '../../../core-client/src/catalog-data.ts';
import { composedOf, operationsOf } from '../describe/composed.ts';
import { pathTo } from '../describe/files.mts';
import type { JsonSchema } from '../describe/json-schema.ts';
import { eventSchema, outputSchema } from '../describe/schema.ts';
import { versions } from '../describe/versions.ts';

const file = (name: string, schema: JsonSchema) => ({
  path: pathTo(`nodes/${name}.json`),
  text: `${JSON.stringify(schema, null, 2)}\n`,
});

/** n8n looks for the version of the node; the build fills up a newer folder from the one before. */
const folder = (version: number) =>
  `Lgcd/__schema__/v${Number.isInteger(version) ? `${version}.0` : version}.0`;

/** Output schemas, from which n8n shows the fields of a node before it has run. */
export default function generate() {
  const operations = catalog.resources.flatMap(operationsOf);
  return [
    ...operations.map((operation) =>
      file(`${folder(versions.first)}/${operation.resource}/${operation.key}`, outputSchema(operation)),
    ),
    ...operations.flatMap(({ name, resource, key }) => {
      const { newOutput } = composedOf(name);
      return newOutput
        ? file(`${folder(versions.newest)}/${resource}/${key}`, { ...newOutput, version: 1 })
        : [];
    }),
    file('LgcdTrigger/__schema__/v1.0.0', eventSchema(catalog)),
  ];
}
