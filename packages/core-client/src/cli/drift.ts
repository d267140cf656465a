import { parseArgs } from 'node:util';
import { compare } from '../drift/compare.ts';
import { report } from '../drift/report.ts';
import { openApi } from '../openapi.ts';
import { type Io, UsageError } from './io.ts';

export const driftUsage = 'lgcd drift <url or file of an OpenAPI 3 document, JSON> [--json]';

async function textOf(source: string, io: Io): Promise<string> {
  try {
    if (source === '-') return (await io.readStdin()).toString('utf8');
    return /^https?:\/\//.test(source)
      ? await io.fetchText(source)
      : (await io.readFile(source)).toString('utf8');
  } catch (error) {
    throw new UsageError(`${source} could not be read: ${(error as Error).message}`);
  }
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const what = /^\s*</.test(text) ? 'It is a web page.' : 'It is not JSON.';
    throw new UsageError(
      `${source} is no OpenAPI document. ${what} Give the address of the JSON, as in https://api.lgcd.ma/v1/openapi.json.`,
    );
  }
}

/** Prints what a served document says otherwise than the contract. Answers 0 for nothing, 1 for something. */
export async function drift(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [source] = positionals;
  if (source === undefined || positionals.length > 1) throw new UsageError(`Usage: ${driftUsage}`);
  const document = parse(await textOf(source, io), source);
  let drifts: ReturnType<typeof compare>;
  try {
    drifts = compare(openApi(), document);
  } catch (error) {
    throw new UsageError(`${source}: ${(error as Error).message}`);
  }
  io.print(values.json ? JSON.stringify(drifts, null, 2) : report(drifts));
  return drifts.length > 0 ? 1 : 0;
}
