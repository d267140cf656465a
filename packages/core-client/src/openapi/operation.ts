import type { Operation } from '../contract/define.ts';
import { exampleOf } from '../contract/define.ts';
import type { OperationName, Resource } from '../contract/index.ts';
import { exampleFor, type Known } from './example.ts';
import type { Schemas } from './schema.ts';
import { limitHeaders, response, schemaRef, withoutHeaders } from './shared.ts';
import type { MediaType, OperationObject, Parameter, Response, Schema } from './types.ts';

/** The name of the scheme that bearer tokens go by, in `securitySchemes`. */
export const bearerScheme = 'sanctum';

/** The abilities stand in `x-abilities`: linters take roles only where an OAuth flow lists them. */
const securityOf = ({ auth }: Operation): Record<string, string[]>[] =>
  auth === 'signed' ? [] : [{ [bearerScheme]: [] }];

function access({ auth, abilities, plan }: Operation): string {
  if (auth === 'signed') return 'No token: the address carries its own signature.';
  const needed = abilities.map((ability) => `\`${ability}\``).join(' or ');
  return [
    needed ? `Needs the ability ${needed}.` : 'Any valid token may call it.',
    plan === 'basic' ? 'Part of every plan.' : 'Part of the Business and Pro plans.',
  ].join(' ');
}

function parametersOf(operation: Operation, schemas: Schemas, model: string, known: Known): Parameter[] {
  return (['params', 'query'] as const).flatMap((place) => {
    const { properties = {}, required = [] } = schemas.input(operation[place]);
    return Object.entries(properties).map(([name, { description, ...schema }]): Parameter => {
      const example = exampleFor(name, schema, operation, model, known);
      return {
        // Laravel reads a list from `name[]=1&name[]=2`.
        name: schema.type === 'array' ? `${name}[]` : name,
        in: place === 'params' ? 'path' : 'query',
        required: place === 'params' || required.includes(name),
        ...(description ? { description } : {}),
        schema,
        ...(example === undefined ? {} : { example }),
      };
    });
  });
}

function bodyOf(operation: Operation, schemas: Schemas): OperationObject['requestBody'] {
  const names = Object.keys(operation.body.shape);
  if (names.length === 0) return undefined;
  const schema = schemas.input(operation.body);
  const examples = operation.examples.map(({ title, input }) => [
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    {
      summary: title,
      value: Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name))),
    },
  ]);
  const media: MediaType = {
    schema,
    ...(examples.length > 0 ? { examples: Object.fromEntries(examples) } : {}),
  };
  return { required: (schema.required ?? []).length > 0, content: { 'application/json': media } };
}

const componentOf = (schema: Schema): string | undefined => schema.$ref?.split('/').pop();

function successOf(operation: Operation, schemas: Schemas): Response {
  const { returns } = operation;
  const description = operation.summary;
  const headers = operation.auth === 'bearer' ? { headers: limitHeaders } : {};
  if (returns.kind === 'none') return { description, ...headers };
  if (returns.kind === 'text') {
    return {
      description,
      ...headers,
      content: { [returns.mediaType]: { schema: schemas.output(returns.schema) } },
    };
  }
  const schema = schemas.output(returns.schema);
  const example = exampleOf(componentOf(schema) ?? '');
  const media: Record<'one' | 'page' | 'document', () => MediaType> = {
    document: () => ({ schema, ...(example === undefined ? {} : { example }) }),
    one: () => ({
      schema: { type: 'object', required: ['data'], properties: { data: schema } },
      ...(example === undefined ? {} : { example: { data: example } }),
    }),
    page: () => ({
      schema: {
        type: 'object',
        required: ['data', 'links', 'meta'],
        properties: {
          data: { type: 'array', items: schema },
          links: schemaRef('PageLinks'),
          meta: schemaRef('PageMeta'),
        },
      },
    }),
  };
  return { description, ...headers, content: { 'application/json': media[returns.kind]() } };
}

function errorsOf(operation: Operation): Record<string, Response> {
  const { auth, params, query, body } = operation;
  const names = (schema: Operation['params']) => Object.keys(schema.shape);
  // The signature is looked at first, and no limit is counted: its refusals carry no headers of it.
  if (auth === 'signed') return { 403: response('InvalidSignature'), 404: withoutHeaders('NotFound') };
  return {
    401: response('Unauthenticated'),
    403: response('Forbidden'),
    ...(names(params).length > 0 ? { 404: response('NotFound') } : {}),
    ...(names(query).length + names(body).length > 0 ? { 422: response('ValidationFailed') } : {}),
    429: response('TooManyRequests'),
  };
}

/** The OpenAPI operation of one operation of the contract. */
export function operationObject(
  name: OperationName,
  { plural: tag, model }: Pick<Resource, 'plural' | 'model'>,
  operation: Operation,
  schemas: Schemas,
  known: Known = {},
): OperationObject {
  const parameters = parametersOf(operation, schemas, model, known);
  const requestBody = bodyOf(operation, schemas);
  return {
    operationId: name,
    summary: operation.summary,
    description: [operation.description, access(operation)]
      .filter((text) => text !== operation.summary)
      .join('\n\n'),
    tags: [tag],
    security: securityOf(operation),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: { [operation.status]: successOf(operation, schemas), ...errorsOf(operation) },
    'x-abilities': operation.abilities,
    'x-plan': operation.plan,
    'x-provenance': operation.provenance,
    ...(operation.naturalKey ? { 'x-natural-key': operation.naturalKey } : {}),
  };
}
