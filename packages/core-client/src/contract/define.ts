import { z } from 'zod';
import type { Ability } from './scopes.ts';

/** `published`: stated on LGCD's integrations page. `inferred`: the likeliest shape of a Laravel API that fits it. */
export type Provenance = 'published' | 'inferred';

/** The methods that LGCD takes. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What a success answers.
 * - `one`: `{ "data": {…} }`
 * - `page`: Laravel's paginated resource, `data`, `links`, `meta`
 * - `document`: the schema is the whole body (reports, calendar)
 * - `text`: not JSON (iCalendar)
 * - `none`: no body (204)
 */
export type Returns<S extends z.ZodType = z.ZodType> =
  | { kind: 'one' | 'page' | 'document'; schema: S }
  | { kind: 'text'; mediaType: string; schema: S }
  | { kind: 'none'; schema: S };

/** A request that must be refused: one thing of a valid request is broken. `errors` are Laravel's messages by field. */
export interface AntiExample {
  why: string;
  input: Record<string, unknown>;
  errors: Record<string, string>;
}

/**
 * How people meet an operation in Zapier. Their Zaps are stored by the key: it is never changed. The label derives from
 * it, and from the noun for `find_…`.
 */
export type ZapierStep =
  | {
      as: 'create' | 'search';
      /** `create_booking`. */
      key: string;
      /** What the step does, as a sentence that begins with its verb. */
      description: string;
      /** What it makes or finds, in the singular, where that is not the label of the resource. */
      noun?: string;
      /** Where the label is not what the key says. */
      label?: string;
    }
  /** A search takes the object itself too, so reading one object is a part of the search for it. */
  | { as: 'part' }
  | { as: 'nothing'; because: string };

/** A step that makes something. */
export const create = (key: string, description: string, noun?: string, label?: string): ZapierStep => ({
  as: 'create',
  key,
  description,
  ...(noun && { noun }),
  ...(label && { label }),
});
/** A step that finds something. */
export const search = (key: string, description: string, noun?: string, label?: string): ZapierStep => ({
  as: 'search',
  key,
  description,
  ...(noun && { noun }),
  ...(label && { label }),
});
/** An operation that the search for its object covers. */
export const partOfSearch: ZapierStep = { as: 'part' };
/** An operation that is no step of a Zap, and why. */
export const notOffered = (because: string): ZapierStep => ({ as: 'nothing', because });

/**
 * One request that LGCD takes, with everything that is known about it: hosts, mock, documents and tests derive from
 * it.
 */
export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodObject = z.ZodObject,
  S extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** Below the base URL, with `{id}` placeholders that are keys of `params`. */
  path: `/${string}`;
  summary: string;
  description: string;
  zapier: ZapierStep;
  /** One of these is enough; empty: any valid token. */
  abilities: readonly Ability[];
  /** `signed`: no bearer token, the URL carries its own signature. */
  auth: 'bearer' | 'signed';
  /** The smallest plan that may call it. */
  plan: 'basic' | 'business';
  provenance: Provenance;
  params: P;
  query: Q;
  body: B;
  returns: Returns<S>;
  status: 200 | 201 | 202 | 204;
  /** The body field that identifies what a create makes, so that a lost answer is looked up instead of repeated. */
  naturalKey?: string;
  /** The `getAll` filter that finds it by that key has the same name. */
  examples: readonly { title: string; input: Record<string, unknown> }[];
  antiExamples: readonly AntiExample[];
}

const nothing = z.object({});
type Nothing = typeof nothing;

type OperationInput<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  S extends z.ZodType,
> = Pick<Operation<P, Q, B, S>, 'method' | 'path' | 'summary' | 'zapier' | 'returns'> &
  Partial<Operation<P, Q, B, S>>;

/** Declares an operation; what is left out takes the API's usual value (inferred, bearer, Business plan, 200). */
export function operation<
  S extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodObject = Nothing,
>(given: OperationInput<P, Q, B, S>): Operation<P, Q, B, S> {
  return {
    description: given.summary,
    abilities: [],
    auth: 'bearer',
    plan: 'business',
    provenance: 'inferred',
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: nothing as unknown as B,
    status: given.returns.kind === 'none' ? 204 : 200,
    examples: [],
    antiExamples: [],
    ...given,
  };
}

/** Answers `{ "data": {…} }`. */
export const one = <S extends z.ZodType>(schema: S): Returns<S> => ({ kind: 'one', schema });
/** Answers Laravel's page of such objects. */
export const page = <S extends z.ZodType>(schema: S): Returns<S> => ({ kind: 'page', schema });
/** Answers the schema itself as the body. */
export const document = <S extends z.ZodType>(schema: S): Returns<S> => ({ kind: 'document', schema });
/** Answers no body. */
export const none = (): Returns<z.ZodUndefined> => ({ kind: 'none', schema: z.undefined() });

/** Where objects are found that an event would carry today: an editor shows them as samples. */
export interface Recent {
  /** The operation that lists them, as in `booking.getAll`. */
  list: string;
  filter?: Readonly<Record<string, string>>;
  /** The field of the data block that carries the object. */
  as: string;
  /** The object's field that says when it happened; `updated_at` when left out. */
  at?: string;
  /** What else the block carries: the operation that reads it, and the object's field with its id. */
  beside?: Readonly<Record<string, { get: string; id: string }>>;
}

/** One webhook event: what it says to people, and the data block that its deliveries carry. */
export interface EventDefinition<D extends z.ZodObject = z.ZodObject> {
  /** The sentence of LGCD's page. */
  description: string;
  /** What Zapier calls it, where its guidelines ask for another title than the name gives ("New Booking"). */
  title?: string;
  /** When it happens: goes on after "Triggers when ". */
  moment: string;
  /** Null where LGCD tells of it once, and keeps no list to read it from. */
  recent: Recent | null;
  data: D;
  /** Of the data block; the names are published. */
  provenance: Provenance;
  /** The data block of a real delivery. */
  example: z.output<D>;
  /** The event comes of a moment in time and not of what a person did. */
  timed?: boolean;
}

/** Declares an event; its data block is inferred unless it says otherwise. */
export const event = <D extends z.ZodObject>(
  given: Omit<EventDefinition<D>, 'provenance'> & { provenance?: Provenance },
): EventDefinition<D> => ({ provenance: 'inferred', ...given });

/** An event with a title of its own in Zapier. */
export const titled = <D extends z.ZodObject>(
  title: string,
  given: EventDefinition<D>,
): EventDefinition<D> => ({
  ...given,
  title,
});

/** Events that are about one kind of thing. */
export interface Family<E extends Record<string, EventDefinition> = Record<string, EventDefinition>> {
  /** Heading of the family on LGCD's page. */
  label: string;
  /** What its events are about, in the singular; Zapier says "No new … found" with it. */
  noun: string;
  /** A webhook may subscribe to the family only with this ability. Inferred. */
  ability: Ability;
  events: E;
}

/** Declares a family of events. */
export const family = <E extends Record<string, EventDefinition>>(given: Family<E>): Family<E> => given;

/** One kind of object, and what can be done with it. */
export interface Resource<O extends Record<string, Operation> = Record<string, Operation>> {
  label: string;
  plural: string;
  description: string;
  /** The Eloquent model in Laravel's 404, `App\Models\<model>`. */
  model: string;
  operations: O;
}

/** Declares a resource. */
export const resource = <O extends Record<string, Operation>>(given: Resource<O>): Resource<O> => given;

const mark =
  (provenance: Provenance) =>
  <S extends z.ZodRawShape>(shape: S): S =>
    Object.fromEntries(
      Object.entries(shape).map(([name, field]) => {
        const schema = field as z.ZodType;
        return [name, schema.meta({ ...schema.meta(), 'x-provenance': provenance })];
      }),
    ) as unknown as S;

/** Marks a group of fields as stated on LGCD's page. */
export const published = mark('published');
/** Marks a group of fields as inferred. */
export const inferred = mark('inferred');

const examples = new Map<string, unknown>();

/** The example of a schema that has a name in OpenAPI: documents, samples and tests show it. */
export function example<S extends z.ZodType>(schema: S, value: z.output<S>): z.output<S> {
  const name = schema.meta()?.id;
  if (name !== undefined) examples.set(name, value);
  return value;
}

/** The example of a component of OpenAPI, as in `Booking`. */
export const exampleOf = (component: string): unknown => examples.get(component);
