export const header = '// Generated from core-client/src/contract by pnpm gen. Do not edit.';

/** Source text that stands in a literal as it is. */
export class Source {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const quoted = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));

const flat = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || value instanceof Source;

const widest = 110;

/**
 * A value as TypeScript source, with identifier keys: n8n's verification reads descriptions as source text, and
 * looks for keys that are identifiers.
 */
export function literal(value: unknown, indent = ''): string {
  if (value instanceof Source) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (flat(value)) return String(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  const entries = Object.entries(value as object).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return isList ? '[]' : '{}';
  const render = ([name, entry]: [string, unknown], at: string) =>
    `${isList ? '' : `${key(name)}: `}${literal(entry, at)}`;
  const line = `${open}${entries.map((entry) => render(entry, indent)).join(', ')}${close}`;
  if (!line.includes('\n') && indent.length + line.length <= widest) return line;
  const lines = entries.map((entry) => `${inner}${render(entry, inner)},\n`);
  return `${open.trim()}\n${lines.join('')}${indent}${close.trim()}`;
}
