import { z } from 'zod';
import type {
  Catalog,
  CatalogEvent,
  Field,
  FieldType,
  InputField,
  OperationEntry,
  ZapierEntry,
} from './catalog-types.ts';
import { exampleOf } from './contract/define.ts';
import {
  abilities,
  type EventName,
  events,
  families,
  type Operation,
  type OperationName,
  operations,
  type Resource,
  resources,
} from './contract/index.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema & { [key: string]: unknown };

const words = (name: string) => name.split('_');
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const acronyms = new Map([
  ['id', 'ID'],
  ['ids', 'IDs'],
  ['url', 'URL'],
  ['uid', 'UID'],
  ['adr', 'ADR'],
  ['revpar', 'RevPAR'],
  ['ical', 'iCal'],
  ['ip', 'IP'],
  ['saas', 'SaaS'],
  ['whatsapp', 'WhatsApp'],
]);

/** `check_in_from` to `Check In From`, for people. */
export const label = (name: string) =>
  words(name)
    .map((word) => acronyms.get(word) ?? capital(word))
    .join(' ');

const formats: Record<string, FieldType> = {
  date: 'date',
  'date-time': 'dateTime',
  month: 'month',
  email: 'email',
  phone: 'phone',
  uri: 'url',
  uuid: 'uuid',
  multiline: 'multiline',
  money: 'money',
};

function typeOf(schema: JsonSchema): FieldType {
  if (schema.enum) return 'choice';
  const format = formats[String(schema.format)];
  if (format) return format;
  if (typeof schema.const === 'string') return 'string';
  switch (schema.type) {
    case 'array':
      return 'list';
    case 'object':
      return schema.properties ? 'object' : 'map';
    case 'integer':
    case 'number':
    case 'boolean':
    case 'string':
      return schema.type;
    default:
      return 'map';
  }
}

/** Looks through `$ref` and `anyOf [x, null]` to the schema that says what a value is. */
function plain(
  given: JsonSchema,
  defs: Record<string, JsonSchema>,
): { schema: JsonSchema; nullable: boolean } {
  const { $ref, anyOf, ...outer } = given;
  if (typeof $ref === 'string') {
    const target = plain(defs[$ref.replace('#/$defs/', '')] as JsonSchema, defs);
    return { schema: { ...target.schema, ...outer }, nullable: target.nullable };
  }
  if (Array.isArray(given.type)) {
    const [type, ...others] = (given.type as string[]).filter((name) => name !== 'null');
    if (type !== undefined && others.length === 0)
      return { schema: { ...given, type } as JsonSchema, nullable: true };
  }
  if (!anyOf) return { schema: given, nullable: false };
  const branches = (anyOf as JsonSchema[]).filter((branch) => branch.type !== 'null');
  const nullable = branches.length < anyOf.length;
  // The first branch says what the value is: a map stands before the `[]` that PHP writes for an empty one.
  const inner = plain(branches[0] as JsonSchema, defs);
  return { schema: { ...inner.schema, ...outer }, nullable: nullable || inner.nullable };
}

function field(name: string, given: JsonSchema, required: boolean, defs: Record<string, JsonSchema>): Field {
  const { schema, nullable } = plain(given, defs);
  const type = typeOf(schema);
  const numeric = schema.type === 'integer' || schema.type === 'number';
  return {
    name,
    label: label(name),
    type,
    description: schema.description ?? '',
    required: required && !nullable,
    nullable,
    provenance: schema['x-provenance'] === 'published' ? 'published' : 'inferred',
    ...(schema.enum ? { choices: schema.enum as string[] } : {}),
    ...(numeric && typeof schema.minimum === 'number' ? { min: schema.minimum } : {}),
    ...(numeric && typeof schema.maximum === 'number' && schema.maximum < Number.MAX_SAFE_INTEGER
      ? { max: schema.maximum }
      : {}),
    ...(typeof schema.maxLength === 'number' ? { maxLength: schema.maxLength } : {}),
    ...(typeof schema.pattern === 'string' && (type === 'string' || type === 'phone')
      ? { pattern: schema.pattern }
      : {}),
    ...(typeof schema['x-resource'] === 'string'
      ? { resource: schema['x-resource'] as Field['resource'] & string }
      : {}),
    ...(schema['x-event'] ? { event: true as const } : {}),
    ...(type === 'list' && schema.items
      ? { items: field(name, schema.items as JsonSchema, true, defs) }
      : {}),
    ...(type === 'object' ? { fields: fieldsOf(schema, defs) } : {}),
  };
}

function fieldsOf(schema: JsonSchema, defs: Record<string, JsonSchema>): Field[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, value]) =>
    field(name, value as JsonSchema, required.has(name), defs),
  );
}

function fieldsOfZod(schema: z.ZodType, io: 'input' | 'output'): Field[] {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  const defs = (json.$defs ?? {}) as Record<string, JsonSchema>;
  return fieldsOf(plain(json, defs).schema, defs);
}

const objectOf = ({ returns }: Operation) => {
  const id = returns.schema.meta()?.id;
  return id === undefined ? {} : { object: id };
};

function zapierEntry({ zapier }: Operation, resource: OperationEntry['resource']): ZapierEntry {
  if (zapier.as === 'part' || zapier.as === 'nothing') return zapier;
  const { as, key, noun = resources[resource].label, description } = zapier;
  const usual = key.startsWith('find_') ? `Find ${noun}` : label(key.replace(/^get_/, 'find_'));
  return { as, key, noun, label: zapier.label ?? usual, description };
}

function operationEntry(name: OperationName, operation: Operation): OperationEntry {
  const [resource, key] = name.split('.') as [OperationEntry['resource'], string];
  const input = (['path', 'query', 'body'] as const).flatMap((place): InputField[] =>
    fieldsOfZod(operation[place === 'path' ? 'params' : place], 'input').map((entry) => ({
      ...entry,
      in: place,
    })),
  );
  const { method, path, summary, description, abilities, auth, plan, provenance, status, examples } =
    operation;
  return {
    name,
    resource,
    key,
    method,
    path,
    summary,
    description,
    zapier: zapierEntry(operation, resource),
    abilities,
    auth,
    plan,
    provenance,
    returns: operation.returns.kind,
    status,
    ...(operation.naturalKey ? { naturalKey: operation.naturalKey } : {}),
    input,
    ...objectOf(operation),
    output: fieldsOfZod(operation.returns.schema, 'output'),
    examples,
  };
}

function catalogEvent(name: EventName): CatalogEvent {
  const { family, ability, description, title, moment, recent, provenance, timed, data, example } =
    events[name];
  const key = name.replace('.', '_');
  return {
    name,
    key,
    family,
    label: label(key),
    title: title ?? label(key),
    description,
    moment,
    recent,
    ability,
    provenance,
    timed: timed ?? false,
    data: fieldsOfZod(data, 'output'),
    example: {
      id: '7f2a8b1c-9d4e-4f5a-b2c1-3d6e8f901234',
      event: name,
      created_at: '2026-07-15T10:23:41+00:00',
      agency_id: 42,
      data: example,
    },
  };
}

const mapValues = <K extends string, V, W>(record: Record<K, V>, make: (key: K, value: V) => W) =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, make(key as K, value as V)]),
  ) as Record<K, W>;

/** The contract as plain data. `pnpm gen` writes it to `generated/catalog.ts`, which carries no zod. */
export function buildCatalog(): Catalog {
  const examples = Object.values(operations as Record<string, Operation>)
    .flatMap((operation) => objectOf(operation).object ?? [])
    .map((name) => [name, exampleOf(name)] as const)
    .filter(([, example]) => example !== undefined);
  return {
    abilities,
    resources: Object.entries(resources as Record<string, Resource>).map(([name, resource]) => ({
      name: name as OperationEntry['resource'],
      label: resource.label,
      plural: resource.plural,
      description: resource.description,
      operations: Object.keys(resource.operations).map((key) => `${name}.${key}` as OperationName),
    })),
    operations: mapValues(operations as Record<OperationName, Operation>, operationEntry),
    examples: Object.fromEntries(examples) as Catalog['examples'],
    families: Object.entries(families).map(([name, family]) => ({
      name: name as keyof typeof families,
      label: family.label,
      noun: family.noun,
      ability: family.ability,
      events: Object.keys(family.events).map((key) => `${name}.${key}` as EventName),
    })),
    events: mapValues(events, catalogEvent),
  };
}
