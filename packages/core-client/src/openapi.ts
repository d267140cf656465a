import { exampleOf } from './contract/define.ts';
import { abilityNames, eventNames, type OperationName, type Resource, resources } from './contract/index.ts';
import type { Known } from './openapi/example.ts';
import { bearerScheme, operationObject } from './openapi/operation.ts';
import { Schemas } from './openapi/schema.ts';
import { sharedHeaders, sharedResponses, sharedSchemas } from './openapi/shared.ts';
import type { OpenApiDocument, PathItem, Schema } from './openapi/types.ts';
import { webhookItems } from './openapi/webhooks.ts';

export type { Known } from './openapi/example.ts';
export { bearerScheme } from './openapi/operation.ts';
export type { OpenApiDocument } from './openapi/types.ts';

/** What of the document depends on where it is served. */
export interface OpenApiOptions {
  /** Base URLs; LGCD's own when left out. */
  servers?: OpenApiDocument['servers'] | undefined;
  /** Values for the parameters of an operation that this server answers well; the contract's examples when left out. */
  known?: ((operation: OperationName) => Known) | undefined;
}

const description = `A REST API and ${eventNames.length} webhooks of the LGCD cockpit for vacation-rental agencies.

LGCD publishes one page about this API. What that page states is marked \`x-provenance: published\`; everything else is \`inferred\`: the likeliest shape of a Laravel API that fits the page. Check the inferred parts first when you use the real API.

Tokens are Laravel Sanctum's, each with some of ${abilityNames.length} abilities. A token may make 60 requests a minute.`;

const withExample = (name: string, schema: Schema): Schema => {
  const example = exampleOf(name);
  return example === undefined ? schema : { ...schema, examples: [example] };
};

/** What deletes comes last: requests in this order still find what they name. */
const deletesLast = (items: Record<string, PathItem>) =>
  Object.entries(items).sort(([, a], [, b]) => Number('delete' in a) - Number('delete' in b));

function pathItems(schemas: Schemas, known: OpenApiOptions['known']): Record<string, PathItem> {
  const paths = Object.entries(resources as Record<string, Resource>).flatMap(([resourceName, resource]) => {
    const items: Record<string, PathItem> = {};
    for (const [key, operation] of Object.entries(resource.operations)) {
      const name = `${resourceName}.${key}` as OperationName;
      const method = operation.method.toLowerCase() as keyof PathItem;
      items[operation.path] = {
        ...items[operation.path],
        [method]: operationObject(name, resource, operation, schemas, known?.(name)),
      };
    }
    return deletesLast(items);
  });
  return Object.fromEntries(paths);
}

/** The contract as an OpenAPI 3.1 document, webhooks included. */
export function openApi({ servers, known }: OpenApiOptions = {}): OpenApiDocument {
  const schemas = new Schemas();
  const paths = pathItems(schemas, known);
  const webhooks = webhookItems(schemas);
  const named = { ...schemas.components, ...sharedSchemas };
  return {
    openapi: '3.1.0',
    info: {
      title: 'LGCD API',
      version: 'v1',
      summary: 'Bookings, rates, cleaning, maintenance and guest messages of vacation-rental agencies',
      description,
      contact: {
        name: 'LGCD automation contributors',
        url: 'https://github.com/lgcd-automation/lgcd-automation',
      },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: servers ?? [{ url: 'https://api.lgcd.ma/v1', description: 'LGCD' }],
    tags: Object.values(resources as Record<string, Resource>).map(({ plural, description }) => ({
      name: plural,
      description,
    })),
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
            'A Laravel Sanctum token, `<id>|<plain text>`. Its abilities, one of which each operation asks for, stand in `x-abilities`.',
        },
      },
    },
  };
}
