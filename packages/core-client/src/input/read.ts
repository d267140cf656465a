import { type ReadableField, readField, type Setting } from './field.ts';
import { FieldError } from './refusal.ts';

/** How a host's form was filled. */
export interface Form extends Setting {
  /** Names of fields that a person empties on purpose, in the way that the host has for it. */
  emptied?: ReadonlySet<string>;
  /** Names of fields that a language model fills, and has to fill with something: 0 or an empty text when it knows nothing. */
  fromModel?: ReadonlySet<string>;
}

const isZero = (value: unknown) =>
  value === 0 || (typeof value === 'string' && /^\s*0+(?:[.,]0+)?\s*$/.test(value));

const refusal = ({ name, label }: ReadableField, said: string) =>
  new FieldError({ [name]: `${label} ${said}` });

/** What empties a field in the API. */
function emptyOf(field: ReadableField): null | [] {
  if (!field.nullable) throw refusal(field, 'can not be emptied. Give it a value, or leave it as it is.');
  return field.type === 'list' ? [] : null;
}

function readOne(field: ReadableField, given: unknown, form: Form): unknown {
  if (form.emptied?.has(field.name)) return emptyOf(field);
  if (form.fromModel?.has(field.name) && isZero(given)) {
    if (!field.required) return undefined;
    if (field.type === 'money') {
      throw refusal(field, 'is 0, which a language model gives when it knows none. Say the price.');
    }
  }
  const value = readField(field, given, form);
  if (value === undefined && field.required) throw refusal(field, 'is empty. It is required.');
  return value;
}

/**
 * The input of an operation out of a filled form: fields that were not given are left out, those that were are in the
 * types of the API. The one way from a host's form to the API.
 *
 * @param given what the form holds for a field
 * @throws FieldError with a sentence for each field that can't be read, before anything is sent
 */
export function readInput<F extends ReadableField>(
  fields: readonly F[],
  given: (field: F) => unknown,
  form: Form,
): Record<string, unknown> {
  const read: [string, unknown][] = [];
  const refused: Record<string, string> = {};
  for (const field of fields) {
    try {
      const value = readOne(field, given(field), form);
      if (value !== undefined) read.push([field.name, value]);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      Object.assign(refused, error.fields);
    }
  }
  if (Object.keys(refused).length > 0) throw new FieldError(refused);
  return Object.fromEntries(read);
}
