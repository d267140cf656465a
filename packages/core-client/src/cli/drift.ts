import { parseArgs } from 'node:util';
import { compare } from '../drift/compare.ts';
import { type Recording, readRecordings } from '../drift/recording.ts';
import { report } from '../drift/report.ts';
import { compareSeen, unseen } from '../drift/seen.ts';
import type { Drift } from '../drift/types.ts';
import { openApi } from '../openapi.ts';
import { type Io, UsageError } from './io.ts';

export const driftUsage =
  'lgcd drift <url or file of an OpenAPI 3 document, JSON> [--seen <recording of lgcd-mock --record>] [--json]';

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

async function documentDrift(source: string, io: Io): Promise<Drift[]> {
  const document = parse(await textOf(source, io), source);
  try {
    return compare(openApi(), document);
  } catch (error) {
    throw new UsageError(`${source}: ${(error as Error).message}`);
  }
}

async function recordingsOf(source: string, io: Io): Promise<Recording[]> {
  let found: Recording[];
  const text = await textOf(source, io);
  try {
    found = readRecordings(text);
  } catch (error) {
    throw new UsageError(`${source}: ${(error as Error).message}`);
  }
  if (found.length === 0) throw new UsageError(`${source}: nothing is recorded there.`);
  return found;
}

/** How much was seen: agreement says little where hardly anything was. */
function seenReport(recordings: readonly Recording[], drifts: readonly Drift[]): string {
  const rest = unseen(recordings);
  const coverage =
    rest.length === 0 ? 'Every operation was seen.' : `Not seen with success: ${rest.join(', ')}.`;
  return `${report(drifts, `What was seen in ${recordings.length} answers`)}\n\n${coverage}`;
}

/**
 * Prints what a served document, or the answers that were seen, say otherwise than the contract. Answers 0 for nothing,
 * 1 for something.
 */
export async function drift(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      seen: { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  });
  const { seen = [], json } = values;
  const [source] = positionals;
  if (positionals.length > 1 || (source === undefined && seen.length === 0))
    throw new UsageError(`Usage: ${driftUsage}`);
  const served = source === undefined ? undefined : await documentDrift(source, io);
  const recordings = (await Promise.all(seen.map((file) => recordingsOf(file, io)))).flat();
  const found = compareSeen(recordings);
  const all = [...(served ?? []), ...found];
  const texts = [
    ...(served ? [report(served)] : []),
    ...(recordings.length > 0 ? [seenReport(recordings, found)] : []),
  ];
  io.print(json ? JSON.stringify(all, null, 2) : texts.join('\n\n'));
  return all.length > 0 ? 1 : 0;
}
