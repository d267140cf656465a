import type { Method, Provenance, Recent, Returns } from './contract/define.ts';
import type { EventName, FamilyName } from './contract/events.ts';
import type { OperationName, ResourceName } from './contract/index.ts';
import type { Ability } from './contract/scopes.ts';

/** What a value is; decides the control that a form draws for it. */
export type FieldType =
  | 'string'
  | 'multiline'
  | 'integer'
  | 'number'
  | 'money'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'month'
  | 'email'
  | 'phone'
  | 'url'
  | 'uuid'
  | 'choice'
  | 'list'
  | 'map'
  | 'object';

/** One field of a request or an answer, for packages that draw forms from it. */
export interface Field {
  /** The API's name, snake_case. */
  name: string;
  /** Title Case, for people. */
  label: string;
  type: FieldType;
  description: string;
  required: boolean;
  nullable: boolean;
  provenance: Provenance;
  choices?: readonly string[];
  min?: number;
  max?: number;
  maxLength?: number;
  pattern?: string;
  /** The value is the key of an object of this resource (its `id`; a template's `name`). */
  resource?: ResourceName;
  /** The value is the name of an event. */
  event?: true;
  /** Of a `list`: what stands in it. */
  items?: Field;
  /** Of an `object`: its fields. */
  fields?: readonly Field[];
}

/** A field of a request, with the part of the request that it goes into. */
export interface InputField extends Field {
  in: 'path' | 'query' | 'body';
}

/** How people meet an operation in Zapier; see `ZapierStep` of the contract. */
export type ZapierEntry =
  | { as: 'create' | 'search'; key: string; noun: string; label: string; description: string }
  | { as: 'part' }
  | { as: 'nothing'; because: string };

/** An operation of the API: its route, what it takes and what it answers. */
export interface OperationEntry {
  name: OperationName;
  resource: ResourceName;
  /** The part of the name behind the dot. */
  key: string;
  method: Method;
  path: string;
  summary: string;
  description: string;
  zapier: ZapierEntry;
  abilities: readonly Ability[];
  auth: 'bearer' | 'signed';
  plan: 'basic' | 'business';
  provenance: Provenance;
  returns: Returns['kind'];
  status: number;
  naturalKey?: string;
  input: readonly InputField[];
  /** The component that `output` describes, as in `Booking`; its example is in the catalog's `examples`. */
  object?: string;
  /** Fields of the object (`one`), of one object of the list (`page`), or of the whole body (`document`). */
  output: readonly Field[];
  examples: readonly { title: string; input: Readonly<Record<string, unknown>> }[];
}

/** A resource, with the names of its operations. */
export interface ResourceEntry {
  name: ResourceName;
  label: string;
  plural: string;
  description: string;
  operations: readonly OperationName[];
}

/** A whole delivery as it is posted; `created_at` in ISO 8601 with offset. */
export interface Envelope {
  id: string;
  event: EventName;
  created_at: string;
  agency_id: number;
  data: Readonly<Record<string, unknown>>;
}

/** An event: what it says, who may hear of it, and a whole delivery of it. */
export interface CatalogEvent {
  name: EventName;
  /** The name with `_` for `.`: Zapier's key. */
  key: string;
  family: FamilyName;
  label: string;
  /** What Zapier calls it. */
  title: string;
  description: string;
  /** When it happens: goes on after "Triggers when ". */
  moment: string;
  /** Where objects are found that it would carry today; null where there is no list of them. */
  recent: Recent | null;
  ability: Ability;
  provenance: Provenance;
  timed: boolean;
  /** Fields of the data block. */
  data: readonly Field[];
  /** A whole delivery. */
  example: Envelope;
}

/** The events with one prefix, which a webhook can subscribe to at once. */
export interface FamilyEntry {
  name: FamilyName;
  label: string;
  /** What its events are about, in the singular. */
  noun: string;
  ability: Ability;
  events: readonly EventName[];
}

/** The whole contract as plain data. */
export interface Catalog {
  abilities: Readonly<Record<Ability, string>>;
  resources: readonly ResourceEntry[];
  operations: Readonly<Record<OperationName, OperationEntry>>;
  /** One example of what operations answer, by component. */
  examples: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  families: readonly FamilyEntry[];
  events: Readonly<Record<EventName, CatalogEvent>>;
}
