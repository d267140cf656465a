/**
 * JSON as PHP's `json_encode` writes it, to the byte: slashes and non-ASCII escaped, an empty map as `[]`, `-0.0` as
 * `-0`, an exponent as `1.0e+25`. Source: recorded from Laravel 12 on PHP 8.2, `laravel.md`.
 */
const escapeUnicode = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function number(value: number): string {
  if (Number.isSafeInteger(value) && value !== 0) return String(value);
  if (Object.is(value, -0)) return '-0';
  if (!Number.isFinite(value)) return '0';
  const written = String(value);
  const [mantissa = written, exponent] = written.split('e');
  if (exponent === undefined) return written;
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent}`;
}

/** What JSON, and PHP's, writes as it is: printable ASCII but `"`, `/` and the backslash. */
const plain = /^[ !#-.0-[\]-~]*$/;
const plainButSlashes = /^[ !#-[\]-~]*$/;

const string = (value: string): string => {
  if (plain.test(value)) return `"${value}"`;
  if (plainButSlashes.test(value)) return `"${value.replaceAll('/', '\\/')}"`;
  const json = JSON.stringify(value);
  // Most strings need neither: the test is cheaper than two replacements.
  return /[/\u0080-\uffff]/.test(json) ? escapeUnicode(json).replaceAll('/', '\\/') : json;
};

const keys = new Map<string, string>();
function key(name: string): string {
  let written = keys.get(name);
  if (written === undefined) {
    written = `${string(name)}:`;
    if (keys.size < 1000) keys.set(name, written);
  }
  return written;
}

/** Compact, as in successes, 401, 422 and webhooks. `undefined` is left out of objects and is `null` in arrays. */
export function phpJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return string(value);
    case 'number':
      return number(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      return 'null';
  }
  if (value === null) return 'null';
  let written = '';
  if (Array.isArray(value)) {
    for (const member of value) written += (written === '' ? '[' : ',') + phpJson(member);
    return written === '' ? '[]' : `${written}]`;
  }
  for (const name of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[name];
    if (member !== undefined) written += (written === '' ? '{' : ',') + key(name) + phpJson(member);
  }
  return written === '' ? '[]' : `${written}}`;
}

/** Four spaces, slashes as they are: what Laravel's exception handler writes for a message. */
export const phpPrettyMessage = (message: string): string =>
  `{\n    "message": ${escapeUnicode(JSON.stringify(message))}\n}`;
