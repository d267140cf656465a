import type { RequestEntry } from '../../engine/journal.ts';

/** Quoted for a shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A request of the journal as a command that repeats it; the token comes from the environment. */
export function asCurl({ method, path, request_body }: RequestEntry, origin: string): string {
  const lines = [
    `curl -i${method === 'GET' ? '' : ` -X ${method}`} ${quoted(`${origin}${path}`)}`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H 'Accept: application/json'`,
    ...(request_body === null
      ? []
      : [`-H 'Content-Type: application/json'`, `--data-binary ${quoted(request_body)}`]),
  ];
  return lines.join(' \\\n  ');
}
