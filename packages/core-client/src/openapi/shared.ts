import type { OpenApiDocument, Response, Schema } from './types.ts';

const schemaRef = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const link = (description: string): Schema => ({ type: ['string', 'null'], format: 'uri', description });
const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description });

/** Laravel's paginator. Source: published ("Laravel pagination"); fields recorded from Laravel. */
export const sharedSchemas: Record<string, Schema> = {
  PageLinks: {
    type: 'object',
    description: 'Addresses of other pages',
    required: ['first', 'last', 'prev', 'next'],
    properties: {
      first: link('First page'),
      last: link('Last page'),
      prev: link('Page before this one'),
      next: link('Page after this one; null on the last'),
    },
  },
  PageMeta: {
    type: 'object',
    description: 'Where this page stands among the others',
    required: ['current_page', 'from', 'last_page', 'links', 'path', 'per_page', 'to', 'total'],
    properties: {
      current_page: count('Number of this page, from 1'),
      from: { ...count('Number of its first object, from 1'), type: ['integer', 'null'] },
      last_page: count('Number of the last page'),
      links: {
        type: 'array',
        description: 'Buttons of a pager',
        items: {
          type: 'object',
          required: ['url', 'label', 'active'],
          properties: {
            url: link('Address of the page'),
            label: { type: 'string', description: 'Text of the button, HTML' },
            page: { ...count('Number of the page'), type: ['integer', 'null'] },
            active: { type: 'boolean', description: 'Whether it is this page' },
          },
        },
      },
      path: { type: 'string', format: 'uri', description: 'Address of the list' },
      per_page: count('Objects on a page'),
      to: { ...count('Number of its last object'), type: ['integer', 'null'] },
      total: count('Objects on all pages'),
    },
  },
  Error: {
    type: 'object',
    description: 'What went wrong',
    required: ['message'],
    properties: { message: { type: 'string', description: 'What went wrong, for people' } },
  },
  ValidationError: {
    type: 'object',
    description: 'Which fields are refused, and why',
    required: ['message', 'errors'],
    properties: {
      message: { type: 'string', description: 'The first message, and how many more there are' },
      errors: {
        type: 'object',
        description: 'Messages by field; items of a list as in events.0',
        additionalProperties: { type: 'array', items: { type: 'string' } },
      },
    },
  },
};

const integer: Schema = { type: 'integer', minimum: 0 };

/** Source: published for Limit and Remaining; the other two recorded from Laravel. */
export const sharedHeaders: OpenApiDocument['components']['headers'] = {
  'X-RateLimit-Limit': { description: 'Requests that the token may make in a minute', schema: integer },
  'X-RateLimit-Remaining': { description: 'Requests that are left of them', schema: integer },
  'X-RateLimit-Reset': {
    description: 'When requests are taken again, in seconds since 1970',
    schema: integer,
  },
  'Retry-After': { description: 'Seconds until requests are taken again', schema: integer },
};

export const headers = (...names: string[]): NonNullable<Response['headers']> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

export const limitHeaders = headers('X-RateLimit-Limit', 'X-RateLimit-Remaining');

const error = (
  description: string,
  message: string,
  given: Response['headers'],
  schema = 'Error',
): Response => ({
  description,
  ...(given ? { headers: given } : {}),
  content: { 'application/json': { schema: schemaRef(schema), example: { message } } },
});

/** The errors as Laravel gives them. Source: recorded from Laravel. */
export const sharedResponses: Record<string, Response> = {
  Unauthenticated: error('The token is missing, unknown, expired or revoked', 'Unauthenticated.', undefined),
  Forbidden: error(
    'The token lacks the ability, or the plan does not include the operation',
    'Invalid ability provided.',
    limitHeaders,
  ),
  InvalidSignature: error(
    'The link does not carry the signature of the object',
    'Invalid signature.',
    undefined,
  ),
  NotFound: error(
    'There is no such object, or it belongs to another agency',
    'No query results for model [App\\Models\\Booking] 999',
    limitHeaders,
  ),
  ValidationFailed: {
    description: 'Some fields are refused',
    headers: limitHeaders,
    content: {
      'application/json': {
        schema: schemaRef('ValidationError'),
        example: {
          message: 'The check in field is required.',
          errors: { check_in: ['The check in field is required.'] },
        },
      },
    },
  },
  TooManyRequests: error(
    'The requests of this minute are used up',
    'Too Many Attempts.',
    headers('X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'Retry-After'),
  ),
};

export const response = (name: keyof typeof sharedResponses): Response => ({
  $ref: `#/components/responses/${name}`,
});

/** The same answer where no rate limit is counted. */
export const withoutHeaders = (name: keyof typeof sharedResponses): Response => {
  const { headers: _, ...rest } = sharedResponses[name] as Response;
  return rest;
};
export { schemaRef };
