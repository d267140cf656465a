import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OperationName, operationNames, operations } from '@lgcd/core-client/contract';
import { compareSeen, type Drift, unseen } from '@lgcd/core-client/drift';
import { type Server, startServer } from '../src/http/server.ts';
import { recorded, serving } from './recorded.ts';
import { addWebhook, paramsOf, pathOf } from './subjects.ts';

let mock: Server;
const token = '1|demoAgency42AllAbilities0000000000000000';
/** Where nobody listens, on this machine. */
const nowhere = 'http://127.0.0.1:9/nowhere';

beforeAll(async () => {
  mock = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 100_000 });
  addWebhook(mock);
  mock.core.db.run('update ical_sources set url = ?', [nowhere]);
});
afterAll(() => mock.close());

const headers = (bearer: string | null) => ({
  Accept: 'application/json',
  'Content-Type': 'application/json',
  ...(bearer && { Authorization: `Bearer ${bearer}` }),
});

async function send(base: string, name: OperationName, given: Record<string, unknown>, bearer = token) {
  const { method, params, query } = operations[name];
  const input: Record<string, unknown> = { ...given, ...('url' in given && { url: nowhere }) };
  const path = pathOf(name, { ...paramsOf(mock, name), ...(given as Record<string, number>) });
  for (const key of Object.keys(params.shape)) delete input[key];
  const inQuery = Object.keys(query.shape).length > 0;
  const text = new URLSearchParams(inQuery ? (input as Record<string, string>) : {}).toString();
  const answer = await fetch(`${base}${path}${text && `?${text}`}`, {
    method,
    headers: headers(bearer),
    ...(method !== 'GET' && method !== 'DELETE' && { body: JSON.stringify(input) }),
  });
  return { status: answer.status, text: await answer.text() };
}

async function exported(base: string) {
  const { text } = await send(base, 'property.get', {});
  const link = new URL(JSON.parse(text).data.ical_export_url);
  return fetch(base + link.pathname + link.search).then((answer) => answer.text());
}

/** Every operation with its example, and with all that it may be refused for. */
async function everything(base: string): Promise<void> {
  const last = (name: OperationName) => (operations[name].method === 'DELETE' ? 1 : 0);
  for (const name of [...operationNames].sort((a, b) => last(a) - last(b))) {
    if (name === 'property.exportCalendar') {
      await exported(base);
      continue;
    }
    const { params, examples, antiExamples } = operations[name];
    for (const { input } of antiExamples) await send(base, name, input);
    if ('id' in params.shape) await send(base, name, { id: 999_999 });
    await send(base, name, {}, '1|nobody');
    const [example] = examples;
    const { status, text } = await send(base, name, example?.input ?? {});
    expect([name, status, text]).toEqual([name, operations[name].status, text]);
  }
}

const found = (drifts: readonly Drift[]) =>
  drifts.map(({ kind, subject, status, field, contract, served }) =>
    [kind, subject, status, field, contract, served].filter((part) => part !== undefined).join(' | '),
  );

/** A layer before the mock that answers otherwise: what LGCD may turn out to do. */
// biome-ignore lint/suspicious/noExplicitAny: each test changes another answer.
type Change = (body: any, answer: { status: number; headers: Headers }) => unknown;

async function changed(changes: Record<string, Change>, program: (base: string) => Promise<unknown>) {
  const layer = await serving(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '' } = incoming;
    const real = await fetch(mock.url + url, {
      method,
      headers: { ...headers(null), Authorization: incoming.headers.authorization ?? '' },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const answer = { status: real.status, headers: new Headers(real.headers) };
    const text = await real.text();
    const change = changes[`${method} ${url.replace(/\?.*/, '').replace(/\/\d+/g, '/{}')}`];
    const body = change ? change(JSON.parse(text || 'null'), answer) : undefined;
    answer.headers.delete('content-length');
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(body === undefined ? text : JSON.stringify(body));
  });
  try {
    return compareSeen((await recorded(`${layer.url}/v1`, program)).recordings);
  } finally {
    await layer.close();
  }
}

describe('lgcd-mock --record', () => {
  it('sees no drift in the contract itself, over every operation and refusal', async () => {
    const { recordings } = await recorded(`${mock.url}/v1`, everything);
    expect(unseen(recordings)).toEqual([]);
    expect(new Set(recordings.map(({ status }) => status))).toEqual(
      new Set([200, 201, 202, 204, 401, 404, 422]),
    );
    expect(found(compareSeen(recordings))).toEqual([]);
  });

  it('names every change at its place', async () => {
    const drifts = await changed(
      {
        'GET /v1/bookings/{}': ({ data }, answer) => {
          if (answer.status !== 200) return { error: { code: 404 } };
          const { guest_name, ...rest } = data as Record<string, unknown>;
          answer.headers.set('X-Quota-Left', '7');
          return {
            data: {
              ...rest,
              guest_full_name: guest_name,
              channel_fee: { amount: 12, payer: 'Karim Benali' },
              total_amount: '5250.00',
              reference: null,
              status: 'waitlisted',
              created_at: '2026-07-15 10:20:00',
            },
          };
        },
        'GET /v1/rates': (body, answer) => {
          answer.headers.delete('X-RateLimit-Remaining');
          const { data, ...rest } = body as { data: Record<string, unknown>[] };
          return {
            ...rest,
            data: data.map((rate, index) => ({ ...rate, name: index === 0 ? undefined : rate.name })),
          };
        },
        'POST /v1/bookings': (_, answer) => {
          if (answer.status === 201) answer.status = 200;
          else
            return {
              message: 'x',
              errors: {
                agent_code: ['The agent code field is required.'],
                notes: ['The notes field is required.'],
              },
            };
          return undefined;
        },
        'GET /v1/owners/{}': (_, answer) => {
          answer.status = 410;
          return { message: 'Gone.' };
        },
        'GET /v1/me': (_, answer) => {
          answer.headers.set('Content-Type', 'text/html');
          return '<html>';
        },
        'GET /v1/forecasts': (_, answer) => {
          answer.status = 200;
          return { data: [] };
        },
      },
      async (base) => {
        await send(base, 'booking.get', {});
        await send(base, 'booking.get', { id: 999_999 });
        await send(base, 'rate.getAll', {});
        const stay = {
          check_in: '2029-05-01',
          check_out: '2029-05-03',
          guest_name: 'Salma E.',
          guests_count: 1,
        };
        await send(base, 'booking.create', { ...stay, property_id: 1 });
        await send(base, 'booking.create', stay);
        await send(base, 'owner.get', {});
        await send(base, 'account.get', {});
        await fetch(`${base}/v1/forecasts`, { headers: headers(token) });
        await fetch(`${base}/v1/unheard-of`, { headers: headers(token) });
      },
    );
    expect([...new Set(found(drifts))].sort()).toEqual(
      [
        'missing_field | booking.get | data.guest_name | missing in 1 of 1',
        'extra_field | booking.get | data.guest_full_name',
        'extra_field | booking.get | data.channel_fee',
        'changed_type | booking.get | data.total_amount | number | string',
        'changed_type | booking.get | data.reference | never null | null as well',
        'changed_choices | booking.get | data.status | also waitlisted',
        'changed_type | booking.get | data.created_at | string date-time | string of another form',
        'extra_header | booking.get | x-quota-left',
        'missing_field | booking.get | 404 | message | missing in 1 of 1',
        'extra_field | booking.get | 404 | error',
        'missing_field | rate.getAll | data[].name | missing in 1 of 15',
        'missing_header | rate.getAll | X-RateLimit-Remaining',
        'changed_status | booking.create | 201 | 200',
        'extra_field | booking.create | agent_code',
        'changed_required | booking.create | notes | optional | required',
        'extra_status | owner.get | 410',
        'changed_media | account.get | application/json | text/html',
        'extra_operation | GET /forecasts',
      ].sort(),
    );
  });
});
