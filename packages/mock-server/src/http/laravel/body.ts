import { clean } from './clean.ts';
import { Invalid } from './errors.ts';
import { refuseHalves } from './halves.ts';
import { fromPairs, parseParams } from './params.ts';

/** PHP's default `post_max_size`. */
export const maxBody = 8 * 1024 * 1024;
/** Of PHP's `json_decode`. */
const maxDepth = 512;

type Input = Record<string, unknown>;

const empty = (): Input => Object.create(null) as Input;

/** Whether brackets nest deeper than PHP reads. Counts outside of strings, without recursion. */
function tooDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (quoted) {
      if (code === 0x5c) index++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

/**
 * What cannot be read is no input, and so a 422 of the required fields. Source: recorded from Laravel.
 * @throws Invalid
 */
function readJson(bytes: Uint8Array): Input {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (tooDeep(text)) return empty();
    const value: unknown = JSON.parse(text);
    // Only an escape can bring half a character into JSON that is UTF-8.
    if (/\\ud/i.test(text)) refuseHalves(value);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Input) : empty();
  } catch (error) {
    if (error instanceof Invalid) throw error;
    return empty();
  }
}

async function readMultipart(bytes: Uint8Array, contentType: string): Promise<Input> {
  try {
    const form = await new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { 'Content-Type': contentType },
    }).formData();
    const pairs = [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    return clean(fromPairs(pairs)) as Input;
  } catch {
    return empty();
  }
}

export const isJson = (contentType: string): boolean => /[/+]json/i.test(contentType);

/** The parameters of a query string or a form, cleaned. */
export const readParams = (text: string): Input =>
  text === '' ? empty() : (clean(parseParams(text)) as Input);

/**
 * Laravel's `$request->all()`: the JSON body, or the form, over the query. Other types of body are not input. Values of
 * JSON are cleaned where they are used, by `validate`: there may be many, and few are.
 * @throws Invalid for half a character. PHP drops the whole document for it and says so of no field; a change would
 * be lost without a word.
 */
export async function readInput(query: Input, contentType: string, bytes: Uint8Array | null): Promise<Input> {
  if (!bytes || bytes.length === 0) return query;
  let body = empty();
  if (isJson(contentType)) body = readJson(bytes);
  else if (/^application\/x-www-form-urlencoded/i.test(contentType))
    body = readParams(Buffer.from(bytes).toString());
  else if (/^multipart\/form-data/i.test(contentType)) body = await readMultipart(bytes, contentType);
  return Object.keys(query).length === 0 ? body : Object.assign(empty(), query, body);
}
