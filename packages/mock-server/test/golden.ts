import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One answer of the record. */
export interface Golden {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Behind the answers the record says how its application writes dates. */
const record =
  readFileSync(join(__dirname, '__fixtures__', 'laravel-golden.txt'), 'utf8').split('\nDATE ')[0] ?? '';

/** The n-th recorded answer whose title begins with `title`, as in `GET /api/v1/bookings/999`. */
export function golden(title: string, n = 0): Golden {
  const found = record.split('\n### ').filter((block) => block.startsWith(title))[n];
  if (!found) throw new Error(`The record has no answer ${n} to ${title}.`);
  const [, statusLine = '', ...rest] = found.split('\n');
  const bodyAt = rest.findIndex((line) => !/^[\w-]+: /.test(line) && !/^[\w-]+:\s*$/.test(line));
  const headers = Object.fromEntries(
    rest.slice(0, bodyAt).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return {
    status: Number(statusLine.slice('HTTP '.length)),
    headers,
    body: rest.slice(bodyAt).join('\n').trimEnd(),
  };
}
