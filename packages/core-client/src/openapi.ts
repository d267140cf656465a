import { exampleOf } from './contract/define.ts';
import {
  abilityNames,
  eventNames,
  type OperationName,
  operations,
  type Resource,
  resources,
} from './contract/index.ts';
import { bearerScheme, operationObject } from './openapi/operation.ts';
import { Schemas } from './openapi/schema.ts';
import { sharedHeaders, sharedResponses, sharedSchemas } from './openapi/shared.ts';
import type { OpenApiDocument, PathItem, Schema } from './openapi/types.ts';
import { eventTags, webhookItems } from './openapi/webhooks.ts';

export { bearerScheme } from './openapi/operation.ts';
export type { OpenApiDocument } from './openapi/types.ts';

/** What of the document depends on where it is served. */
export interface OpenApiOptions {
  /** Base URLs; LGCD's own when left out. */
  servers?: OpenApiDocument['servers'] | undefined;
}

const description = `A REST API and ${eventNames.length} webhooks of the LGCD cockpit for vacation-rental agencies.

LGCD publishes one page about this API. What that page states is marked \`x-provenance: published\`; everything else is \`inferred\`: the likeliest shape of a Laravel API that fits the page. Check the inferred parts first when you use the real API.

Tokens are Laravel Sanctum's, each with some of ${abilityNames.length} abilities. A token may make 60 requests a minute.`;

const withExample = (name: string, schema: Schema): Schema => {
  const example = exampleOf(name);
  return example === undefined ? schema : { ...schema, examples: [example] };
};

function pathItems(schemas: Schemas): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {};
  for (const [resourceName, resource] of Object.entries(resources as Record<string, Resource>)) {
    for (const key of Object.keys(resource.operations)) {
      const name = `${resourceName}.${key}` as OperationName;
      const operation = operations[name];
      const method = operation.method.toLowerCase() as keyof PathItem;
      paths[operation.path] = {
        ...paths[operation.path],
        [method]: operationObject(name, resource.plural, operation, schemas),
      };
    }
  }
  return paths;
}

/** The contract as an OpenAPI 3.1 document, webhooks included. */
export function openApi({ servers }: OpenApiOptions = {}): OpenApiDocument {
  const schemas = new Schemas();
  const paths = pathItems(schemas);
  const webhooks = webhookItems(schemas);
  const named = { ...schemas.components, ...sharedSchemas };
  return {
    openapi: '3.1.0',
    info: {
      title: 'LGCD API',
      version: 'v1',
      summary: 'Bookings, rates, cleaning, maintenance and guest messages of vacation-rental agencies',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: servers ?? [{ url: 'https://api.lgcd.ma/v1', description: 'LGCD' }],
    tags: [
      ...Object.values(resources as Record<string, Resource>).map(({ plural, description }) => ({
        name: plural,
        description,
      })),
      ...eventTags,
    ],
    security: [{ [bearerScheme]: [] }],
    paths,
    webhooks,
    components: {
      schemas: Object.fromEntries(
        Object.keys(named)
          .sort()
          .map((name) => [name, withExample(name, named[name] as Schema)]),
      ),
      responses: sharedResponses,
      headers: sharedHeaders,
      securitySchemes: {
        [bearerScheme]: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'Sanctum',
          description:
            'A Laravel Sanctum token, `<id>|<plain text>`. The roles of an operation are abilities of the token.',
        },
      },
    },
  };
}
