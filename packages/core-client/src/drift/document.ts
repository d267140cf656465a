/** An OpenAPI document that others wrote: nothing in it is sure. */
export interface Served {
  operations: Map<string, ServedOperation>;
  /** Names; undefined when the document does not speak of webhooks. */
  events: string[] | undefined;
}

export interface Described {
  schema: unknown;
  required: boolean;
}

export interface ServedOperation {
  method: string;
  path: string;
  /** `POST /bookings/{}/cancel`: without the version prefix and the names of parameters. */
  key: string;
  id: string | undefined;
  /** Undefined when the document does not state any. */
  abilities: string[] | undefined;
  provenance: string | undefined;
  query: Map<string, Described>;
  body: unknown;
  answer: unknown;
  /** By status: those that are named one by one. */
  answers: Map<number, DescribedAnswer>;
}

export interface DescribedAnswer {
  /** Undefined for no body. */
  media: string | undefined;
  schema: unknown;
  headers: string[];
}

type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const object = (value: unknown): Json => (isObject(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Follows `#/…` references; what cannot be followed describes nothing. */
export function resolver(document: Json): (value: unknown) => Json {
  return (value) => {
    let current = object(value);
    for (let hops = 0; typeof current.$ref === 'string' && hops < 20; hops += 1) {
      const way = current.$ref.startsWith('#/') ? current.$ref.slice(2).split('/') : ['nowhere'];
      const names = way.map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'));
      current = object(names.reduce<unknown>((at, name) => object(at)[name], document));
    }
    return current;
  };
}

/** `/api/v1/bookings/{booking}` to `/bookings/{}`: the version belongs to the base URL, the name to nobody. */
const canonical = (path: string) =>
  path
    .replace(/^(\/api)?(\/v1)?(?=\/)/, '')
    .replace(/\{[^{}]*\}/g, '{}')
    .replace(/(?<=.)\/$/, '');

function abilitiesOf(operation: Json): string[] | undefined {
  if (Array.isArray(operation['x-abilities'])) return operation['x-abilities'].map(String).sort();
  // Roles in 3.1, scopes in 3.0.
  const roles = list(operation.security).flatMap((requirement) =>
    Object.values(object(requirement)).flatMap(list),
  );
  return roles.length > 0 ? [...new Set(roles.map(String))].sort() : undefined;
}

function jsonSchema(resolve: (value: unknown) => Json, holder: unknown): unknown {
  const content = object(resolve(holder).content);
  const media = Object.entries(content).find(([type]) => /[/+]json\b/.test(type))?.[1];
  return object(media).schema;
}

function answersOf(resolve: (value: unknown) => Json, operation: Json): Map<number, DescribedAnswer> {
  const statuses = Object.entries(object(operation.responses)).filter(([status]) => /^\d+$/.test(status));
  return new Map(
    statuses.map(([status, given]) => {
      const answer = resolve(given);
      const [media] = Object.keys(object(answer.content));
      const headers = Object.keys(object(answer.headers));
      return [Number(status), { media, schema: jsonSchema(resolve, answer), headers }];
    }),
  );
}

function operationOf(
  resolve: (value: unknown) => Json,
  method: string,
  path: string,
  item: Json,
): ServedOperation {
  const operation = object(item[method]);
  const parameters = [...list(item.parameters), ...list(operation.parameters)].map(resolve);
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const success = Object.entries(object(operation.responses)).find(([status]) => status.startsWith('2'))?.[1];
  return {
    method: method.toUpperCase(),
    path,
    key: `${method.toUpperCase()} ${canonical(path)}`,
    id: typeof operation.operationId === 'string' ? operation.operationId : undefined,
    abilities: abilitiesOf(operation),
    provenance: typeof operation['x-provenance'] === 'string' ? operation['x-provenance'] : undefined,
    query: new Map(
      query.map((parameter) => [
        String(parameter.name).replace(/\[\]$/, ''),
        { schema: parameter.schema, required: parameter.required === true },
      ]),
    ),
    body: jsonSchema(resolve, operation.requestBody),
    answer: jsonSchema(resolve, success),
    answers: answersOf(resolve, operation),
  };
}

/** @throws Error when it is no OpenAPI 3 document */
export function readDocument(document: unknown): Served {
  const root = object(document);
  if (typeof root.openapi !== 'string' || !root.openapi.startsWith('3.') || !isObject(root.paths)) {
    throw new Error('This is no OpenAPI 3 document: it has no "openapi": "3.…" with "paths".');
  }
  const resolve = resolver(root);
  const operations = Object.entries(root.paths).flatMap(([path, given]) => {
    const item = resolve(given);
    return methods
      .filter((method) => isObject(item[method]))
      .map((method) => operationOf(resolve, method, path, item));
  });
  return {
    operations: new Map(operations.map((operation) => [operation.key, operation])),
    events: isObject(root.webhooks) ? Object.keys(root.webhooks) : undefined,
  };
}
