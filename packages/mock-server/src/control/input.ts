import type { Context } from 'hono';
import type { z } from 'zod';
import { readText } from '../http/api-request.ts';
import { clean } from '../http/laravel/clean.ts';
import { HttpError, Invalid } from '../http/laravel/errors.ts';
import { refuseHalves } from '../http/laravel/halves.ts';
import { type Exists, validate } from '../http/laravel/validate.ts';

type Input = Record<string, unknown>;

const anything: Exists = () => true;

/**
 * The JSON body of a call to the mock's own surface; no body is `{}`.
 * @throws HttpError 400 for what is not a JSON object, Invalid for half a character
 */
export async function readJson(c: Context): Promise<Input> {
  const text = await readText(c);
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, `The body is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpError(400, 'The body must be a JSON object.');
  }
  refuseHalves(value);
  return clean(value) as Input;
}

/**
 * Checks input as Laravel would, but unlike the API it refuses fields that it does not know: a test that misspells an
 * option should hear of it.
 * @throws Invalid
 */
export function checkInput<S extends z.ZodObject>(
  schema: S,
  input: Input,
  exists: Exists = anything,
): z.output<S> {
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(input).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const hint = known.length > 0 ? `Known fields: ${known.join(', ')}.` : 'There are no fields here.';
    throw new Invalid(
      Object.fromEntries(unknown.map((name) => [name, [`There is no field ${name}. ${hint}`]])),
    );
  }
  return validate(schema, input, exists);
}
