import { z } from 'zod';

/** The little of a JSON Schema that a form needs. */
interface Json {
  type?: string;
  format?: string;
  enum?: string[];
  description?: string;
  minimum?: number;
  maximum?: number;
  anyOf?: Json[];
  items?: Json;
  properties?: Record<string, Json>;
  required?: string[];
  'x-resource'?: string;
}

export type InputKind =
  | 'text'
  | 'textarea'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'date'
  | 'time'
  | 'month'
  | 'email'
  | 'tel'
  | 'url'
  | 'list'
  | 'map';

/** One field of what an action or an operation takes. */
export interface Input {
  name: string;
  kind: InputKind;
  description: string;
  required: boolean;
  nullable: boolean;
  choices?: readonly string[];
  min?: number;
  max?: number;
  /** The value is the id of an object of this resource. */
  resource?: string;
}

const formats: Record<string, InputKind> = {
  date: 'date',
  'date-time': 'time',
  month: 'month',
  email: 'email',
  phone: 'tel',
  uri: 'url',
  multiline: 'textarea',
  money: 'number',
};

function kindOf(json: Json): InputKind {
  if (json.enum) return 'choice';
  if (json.format && formats[json.format]) return formats[json.format] as InputKind;
  if (json.type === 'array') return 'list';
  if (json.type === 'object') return 'map';
  if (json.type === 'integer' || json.type === 'number' || json.type === 'boolean') return json.type;
  return 'text';
}

function input(name: string, given: Json, required: boolean): Input {
  const branches = given.anyOf?.filter(({ type }) => type !== 'null');
  const json = branches?.[0] ? { ...branches[0], ...given } : given;
  const nullable = given.anyOf !== undefined && branches?.length !== given.anyOf.length;
  const bounded = (limit: number | undefined) =>
    limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  return {
    name,
    kind: kindOf(json),
    description: json.description ?? '',
    required: required && !nullable,
    nullable,
    ...(json.enum && { choices: json.enum }),
    ...(bounded(json.minimum) && { min: json.minimum as number }),
    ...(bounded(json.maximum) && { max: json.maximum as number }),
    ...(json['x-resource'] !== undefined && { resource: json['x-resource'] }),
  };
}

/** What a schema of the contract, or of an action, asks for: so a new action has its form without another line. */
export function inputsOf(schema: z.ZodObject): Input[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json;
  const required = new Set(json.required);
  return Object.entries(json.properties ?? {}).map(([name, property]) =>
    input(name, property, required.has(name)),
  );
}
