import { openApi } from '../openapi.ts';
import { isObject, readDocument, resolver, type ServedOperation } from './document.ts';
import { type FlatField, fieldsOf } from './fields.ts';

/** An answer of the contract, ready to be held beside one that was seen. */
export interface KnownAnswer {
  media: string | undefined;
  fields: ReadonlyMap<string, FlatField>;
  headers: readonly string[];
}

export interface KnownOperation extends Pick<ServedOperation, 'method' | 'path' | 'provenance'> {
  id: string;
  segments: readonly string[];
  answers: ReadonlyMap<number, KnownAnswer>;
  /** Fields of the request, by name, and whether one must be given. */
  input: ReadonlyMap<string, boolean>;
}

export interface Known {
  operations: readonly KnownOperation[];
  /** Words that stand in the paths of the contract. */
  words: ReadonlySet<string>;
}

function operationOf(served: ServedOperation, document: Record<string, unknown>): KnownOperation {
  const resolve = resolver(document);
  const answers = [...served.answers].map(([status, { media, schema, headers }]) => {
    const fields = fieldsOf(schema, resolve);
    return [status, { media, fields, headers }] as const;
  });
  const body = [...fieldsOf(served.body, resolve)].filter(([way]) => /^\w+$/.test(way));
  const { method, path, provenance, id = path } = served;
  return {
    method,
    path,
    provenance,
    id,
    segments: path.split('/').slice(1),
    answers: new Map(answers),
    input: new Map([
      ...[...served.query].map(([name, { required }]) => [name, required] as const),
      ...body.map(([name, { required }]) => [name, required] as const),
    ]),
  };
}

const isPlaceholder = (segment: string) => segment.startsWith('{');

function read(): Known {
  const document = openApi();
  const operations = [...readDocument(document).operations.values()]
    .map((served) => operationOf(served, isObject(document) ? document : {}))
    // What is spelt out goes before what has a placeholder in its place.
    .sort((a, b) => a.segments.filter(isPlaceholder).length - b.segments.filter(isPlaceholder).length);
  const words = operations.flatMap(({ segments }) => segments.filter((segment) => !isPlaceholder(segment)));
  return { operations, words: new Set(words) };
}

let once: Known | undefined;

/** The contract's own document, read once. */
export function known(): Known {
  once ??= read();
  return once;
}

/** The operation that a request below the version is, `GET` and `/bookings/9876`. */
export function operationAt(method: string, path: string): KnownOperation | undefined {
  const given = path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .slice(1);
  return known().operations.find(
    (one) =>
      one.method === method &&
      one.segments.length === given.length &&
      one.segments.every((segment, index) =>
        isPlaceholder(segment) ? given[index] : segment === given[index],
      ),
  );
}
