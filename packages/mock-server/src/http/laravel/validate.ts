import type { z } from 'zod';
import { clean } from './clean.ts';
import { coerce } from './coerce.ts';
import { Invalid } from './errors.ts';
import { attribute, type Issue, messageOf } from './messages.ts';
import { definition, isInteger, schemaAt, unwrap } from './schema.ts';

type Shape = Record<string, z.ZodType>;
type Input = Record<string, unknown>;
interface Problem {
  path: PropertyKey[];
  message: string;
}
interface Reference {
  path: PropertyKey[];
  resource: string;
  id: number;
}

/** Whether the caller's agency has an object of this resource. */
export type Exists = (resource: string, id: number) => boolean;

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/** The objects that a field names: `property_id`, each of `property_ids`. */
function references(path: PropertyKey[], schema: z.ZodType, value: unknown): Reference[] {
  const inner = unwrap(schema);
  const { element } = definition(inner);
  if (element && Array.isArray(value)) {
    return value.flatMap((member, index) => references([...path, index], element, member));
  }
  const resource = inner.meta()?.['x-resource'];
  return isInteger(inner) && typeof resource === 'string' && typeof value === 'number'
    ? [{ path, resource, id: value }]
    : [];
}

/** In the order of the schema's fields, then of a list's members; one message is kept once. */
function collect(shape: Shape, problems: Problem[]): Record<string, string[]> {
  const fields = Object.keys(shape);
  const rank = ({ path }: Problem) => fields.indexOf(String(path[0]));
  const member = ({ path }: Problem) => (typeof path[1] === 'number' ? path[1] : -1);
  const errors = Object.create(null) as Record<string, string[]>;
  for (const problem of problems.toSorted((a, b) => rank(a) - rank(b) || member(a) - member(b))) {
    const name = problem.path.join('.');
    errors[name] ??= [];
    if (!errors[name].includes(problem.message)) errors[name].push(problem.message);
  }
  return errors;
}

export interface Options {
  /** A null counts as not given: filters are `nullable` in Laravel, and an empty one is no filter. */
  dropNulls?: boolean;
}

/** The fields that the schema knows, cleaned and in its types. */
function take(shape: Shape, input: Input, dropNulls: boolean): Input {
  const given: Input = {};
  for (const [name, field] of Object.entries(shape)) {
    if (!Object.hasOwn(input, name)) continue;
    const value = clean(input[name]);
    if (value !== null || !dropNulls) given[name] = coerce(field, value);
  }
  return given;
}

const ofNothingKept = new WeakMap<z.ZodObject, { value: Input | undefined }>();

/** What a schema makes of no input, where it takes that: the usual case of filters. */
function ofNothing(schema: z.ZodObject): Input | undefined {
  let kept = ofNothingKept.get(schema);
  if (!kept) {
    kept = { value: schema.safeParse({}).data };
    ofNothingKept.set(schema, kept);
  }
  return kept.value;
}

/**
 * Checks input against a schema of the contract as Laravel's validator would, and answers it in the schema's types.
 * Fields that the schema does not know are ignored.
 * @throws Invalid with every problem of the input at once.
 */
export function validate<S extends z.ZodObject>(
  schema: S,
  input: Input,
  exists: Exists,
  { dropNulls = false }: Options = {},
): z.output<S> {
  const shape = schema.shape as Shape;
  const given = take(shape, input, dropNulls);
  const nothing = Object.keys(given).length === 0 ? ofNothing(schema) : undefined;
  if (nothing) return { ...nothing } as z.output<S>;
  const parsed = schema.safeParse(given);
  const problems: Problem[] = (parsed.error?.issues ?? []).map((issue) => ({
    path: issue.path,
    message: messageOf(shape, issue as Issue, valueAt(given, issue.path)),
  }));
  const refused = new Set(problems.map(({ path }) => path.join('.')));
  for (const [name, field] of Object.entries(shape)) {
    for (const { path, resource, id } of references([name], field, given[name])) {
      if (refused.has(path.join('.')) || exists(resource, id)) continue;
      const { wildcard } = schemaAt(shape, path);
      problems.push({ path, message: `The selected ${attribute(path, wildcard)} is invalid.` });
    }
  }
  if (problems.length > 0) throw new Invalid(collect(shape, problems));
  return parsed.data as z.output<S>;
}
