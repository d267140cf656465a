import { parseArgs } from 'node:util';
import { readHttpHosts } from '@lgcd/core-client';
import { parseClock } from './engine/clock.ts';
import { defaultPerMinute } from './engine/rate-limit.ts';
import { defaultRetention } from './engine/retention.ts';
import { readCors } from './http/cors.ts';
import type { ServerOptions } from './http/server.ts';
import type { RecordOptions } from './record/proxy.ts';
import { readUpstream } from './record/upstream.ts';

export const defaultPort = 4010;

const defaultRecording = 'lgcd-recording.jsonl';

export const usage = `Usage: lgcd-mock [options]

A local LGCD API: real state, signed webhooks, a clock you own.

  --port <n>          Port to listen on, 0 for any free one (${defaultPort})
  --host <address>    Address to listen on (127.0.0.1: this machine only)
  --db <file>         Keep the state in this SQLite file (default: in memory)
  --seed <name>       What a new database is filled with: demo, empty, or the path of
                      a JSON file with your own data (demo)
  --clock <time>      real, or a time at which the clock stands still until it is
                      advanced, such as 2026-07-15T10:00:00Z (real)
  --rate-limit <n>    Requests a minute and token, 0 for no limit (${defaultPerMinute})
  --keep-requests <n> Requests that the journal keeps, 0 for all (${defaultRetention.requests})
  --keep-deliveries <n>
                      Deliveries that the log keeps, and as many events, 0 for
                      all (${defaultRetention.deliveries})
  --keep-days <n>     Days, by the server's clock, after which requests, events and
                      deliveries are forgotten, 0 for never (${defaultRetention.days})
  --cors <origin>     Let pages of this origin use the API, '*' for all pages; may be
                      given several times (none but the server's own)
  --allow-http-hosts <names>
                      Let webhooks be on these hosts over plain http, such as
                      n8n,receiver of one compose file (this machine only)
  --public-url <url>  How others reach the server, such as http://lgcd.test:4010
  --random-tokens     Make the demo tokens of this database unguessable
  --record <url>      Be no mock but a proxy in front of the real API, such as
                      https://api.lgcd.ma/v1, and record what its answers are made
                      of, without values: for lgcd drift --seen
  --record-to <file>  Add what is recorded to this file (${defaultRecording})
  --json              Print the addresses and demo tokens as one line of JSON
  --help              Show this
  --version           Show the version
`;

/** What was asked for, or a mistake to tell the person about. */
export type Command =
  | { kind: 'serve'; options: ServerOptions; json: boolean }
  | { kind: 'record'; options: RecordOptions; json: boolean }
  | { kind: 'help' | 'version' }
  | { kind: 'mistake'; message: string };

const wholeNumber = (given: string, name: string, most: number): number => {
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(value <= most))
    throw new RangeError(`--${name} must be a whole number from 0 to ${most}, not "${given}".`);
  return value;
};

/** A word that is no name of a seed is a mistake rather than a file. */
function seedName(given: string): string {
  if (/^(demo|empty)$|[./\\]/.test(given)) return given;
  throw new RangeError(`--seed must be demo, empty or the path of a JSON file, not "${given}".`);
}

function clock(given: string): string {
  parseClock(given);
  return given;
}

function publicUrl(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given;
  throw new RangeError(`--public-url must be an address such as http://lgcd.test:4010, not "${given}".`);
}

export function readCommand(args: string[]): Command {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        db: { type: 'string' },
        seed: { type: 'string' },
        clock: { type: 'string' },
        'rate-limit': { type: 'string' },
        'keep-requests': { type: 'string' },
        'keep-deliveries': { type: 'string' },
        'keep-days': { type: 'string' },
        cors: { type: 'string', multiple: true },
        'allow-http-hosts': { type: 'string' },
        'public-url': { type: 'string' },
        'random-tokens': { type: 'boolean' },
        record: { type: 'string' },
        'record-to': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    if (values.help) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    const { record, 'record-to': to, port, host, json, ...rest } = values;
    if (record !== undefined) {
      const [other] = Object.keys(rest);
      if (other !== undefined)
        throw new RangeError(`--${other} is of the mock: a recording proxy has none of it.`);
      const options = { upstream: readUpstream(record).url, to: to ?? defaultRecording, host };
      return {
        kind: 'record',
        json: json ?? false,
        options: { ...options, port: port === undefined ? defaultPort : wholeNumber(port, 'port', 65_535) },
      };
    }
    if (to !== undefined) throw new RangeError('--record-to needs --record: where the API is.');
    const number = (name: 'rate-limit' | 'keep-requests' | 'keep-deliveries' | 'keep-days', most: number) => {
      const given = values[name];
      return given === undefined ? undefined : wholeNumber(given, name, most);
    };
    return {
      kind: 'serve',
      json: values.json ?? false,
      options: {
        port: values.port === undefined ? defaultPort : wholeNumber(values.port, 'port', 65_535),
        host: values.host,
        db: values.db,
        seed: values.seed === undefined ? undefined : seedName(values.seed),
        clock: values.clock === undefined ? undefined : clock(values.clock),
        cors: values.cors && readCors(values.cors),
        allowHttpHosts:
          values['allow-http-hosts'] === undefined ? undefined : readHttpHosts(values['allow-http-hosts']),
        publicUrl: values['public-url'] === undefined ? undefined : publicUrl(values['public-url']),
        randomTokens: values['random-tokens'],
        rateLimit: number('rate-limit', 1_000_000),
        keepRequests: number('keep-requests', 1_000_000),
        keepDeliveries: number('keep-deliveries', 1_000_000_000),
        keepDays: number('keep-days', 36_500),
      },
    };
  } catch (error) {
    return { kind: 'mistake', message: (error as Error).message };
  }
}
