import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OperationName } from '@lgcd/core-client/contract';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type N8n, startN8n } from '../scripts/n8n/boot.ts';
import { outputOf } from '../scripts/n8n/executions.ts';
import type { CredentialRef, WorkflowNode } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';
import { bookings, type Case, rates, searches, tickets } from './trials/cases.ts';
import { startWorld, type World } from './zapier/world.ts';

let zapier: World;
let mock: MockServer;
let n8n: N8n;
let lgcd: CredentialRef;

beforeAll(async () => {
  zapier = await startWorld();
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
  n8n = await startN8n({
    packages: [await packPackage('n8n-nodes-lgcd')],
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const data = { accessToken: mock.tokens[0]?.token as string, baseUrl: `${mock.url}/v1` };
  lgcd = await n8n.api.createCredential({ name: 'LGCD', type: 'lgcdApi', data });
}, 900_000);
afterAll(async () => {
  await Promise.all([n8n?.stop(), mock?.close(), zapier?.close()]);
});

/** What reached the API by an operation, and not the look-ups around it: bodies of writes, queries of lists. */
const reached = (server: MockServer, operation: OperationName): unknown[] =>
  server
    .requests()
    .filter((entry) => entry.operation === operation)
    .map(({ request_body, path }) => (request_body === null ? path : JSON.parse(request_body)));

interface Seen {
  sent: unknown[];
  error: string | undefined;
}

const start: WorkflowNode = {
  name: 'Start',
  type: 'n8n-nodes-base.manualTrigger',
  typeVersion: 1,
  parameters: {},
};

interface NodeForm {
  operation: OperationName;
  parameters: Record<string, unknown>;
}

/** Runs the node once for an item, and answers what it gave out. */
async function runNode(
  { operation, parameters }: NodeForm,
  item: object,
): Promise<Record<string, unknown>[]> {
  const [resource, key] = operation.split('.');
  const workflow = await n8n.api.createWorkflow({
    name: 'Trial',
    settings: { timezone: 'Europe/Paris' },
    nodes: [
      start,
      {
        name: 'LGCD',
        type: 'n8n-nodes-lgcd.lgcd',
        typeVersion: 1,
        parameters: { resource, operation: key, ...parameters },
        credentials: { lgcdApi: lgcd },
        onError: 'continueRegularOutput',
      },
    ],
    connections: { Start: { main: [[{ node: 'LGCD', type: 'main', index: 0 }]] } },
    pinData: { Start: [{ json: item }] },
  });
  await n8n.api.runWorkflow(workflow.id, { from: 'Start' });
  const [execution] = await n8n.api.waitForExecution(workflow.id);
  return execution ? outputOf(execution, 'LGCD') : [];
}

/** Each case is an item, whose fields the node's form maps by expressions, as people do with a sheet. */
async function throughN8n(cases: readonly Case[], form: NodeForm): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const { given } of cases) {
    mock.clearRequests();
    const [item] = await runNode(form, given);
    seen.push({ sent: reached(mock, form.operation), error: item?.error as string | undefined });
  }
  return seen;
}

/** The same values as a Zap maps them. */
async function throughZapier(
  cases: readonly Case[],
  { operation, step, keys = {} }: { operation: OperationName; step: string; keys?: Record<string, string> },
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const { given } of cases) {
    zapier.mock.clearRequests();
    const inputData = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [keys[name] ?? name, value]),
    );
    const error = await zapier.run(step, inputData).then(
      () => undefined,
      (thrown: Error) => thrown.message,
    );
    seen.push({ sent: reached(zapier.mock, operation), error });
  }
  return seen;
}

const mapped = (name: string) => `={{ $json.${name} }}`;
const located = (name: string) => ({ __rl: true, mode: 'id', value: mapped(name) });

const trials: {
  what: string;
  cases: readonly Case[];
  zapier: Parameters<typeof throughZapier>[1];
  n8n: NodeForm;
}[] = [
  {
    what: 'a booking',
    cases: bookings,
    zapier: { operation: 'booking.create', step: 'creates.create_booking.operation.perform' },
    n8n: {
      operation: 'booking.create',
      parameters: {
        propertyId: located('property_id'),
        checkIn: mapped('check_in'),
        checkOut: mapped('check_out'),
        guestName: mapped('guest_name'),
        guestsCount: mapped('guests_count'),
        additionalFields: {
          totalAmount: mapped('total_amount'),
          guestPhone: mapped('guest_phone'),
          notes: mapped('notes'),
        },
      },
    },
  },
  {
    what: 'a season',
    cases: rates,
    zapier: { operation: 'rate.create', step: 'creates.push_rate.operation.perform' },
    n8n: {
      operation: 'rate.create',
      parameters: {
        propertyId: located('property_id'),
        startDate: mapped('start_date'),
        endDate: mapped('end_date'),
        nightlyPrice: mapped('nightly_price'),
      },
    },
  },
  {
    what: 'an update of a ticket',
    cases: tickets,
    zapier: {
      operation: 'maintenanceTicket.update',
      step: 'creates.update_maintenance_ticket.operation.perform',
      keys: { id: 'maintenance_ticket_id' },
    },
    n8n: {
      operation: 'maintenanceTicket.update',
      parameters: {
        id: located('id'),
        updateFields: Object.fromEntries(
          ['title', 'assignee', 'description', 'cost', 'status', 'priority'].map((name) => [
            name,
            mapped(name),
          ]),
        ),
      },
    },
  },
  {
    what: 'a search for a booking',
    cases: searches,
    zapier: { operation: 'booking.getAll', step: 'searches.find_booking.operation.perform' },
    n8n: {
      operation: 'booking.getAll',
      parameters: {
        filters: {
          externalReference: mapped('external_reference'),
          search: mapped('search'),
          status: mapped('status'),
          propertyId: located('property_id'),
        },
      },
    },
  },
];

function judge({ reaches, reachesFromZapier, refused }: Case, { sent, error }: Seen, host: 'n8n' | 'Zapier') {
  if (refused) {
    expect(error).toMatch(refused);
    expect(sent).toEqual([]);
    return;
  }
  expect(sent).toEqual([host === 'Zapier' ? (reachesFromZapier ?? reaches) : reaches]);
}

describe.each(trials)('what is handed over for $what', ({ cases, zapier: zap, n8n: form }) => {
  it('reaches the API through the built Zapier zip as a person meant it, or is refused', async () => {
    const seen = await throughZapier(cases, zap);
    for (const [index, one] of cases.entries()) judge(one, seen[index] as Seen, 'Zapier');
  }, 240_000);

  it('reaches the API through the node on n8n as a person meant it, or is refused', async () => {
    const seen = await throughN8n(cases, form);
    for (const [index, one] of cases.entries()) judge(one, seen[index] as Seen, 'n8n');
  }, 240_000);
});

describe('a reference that another booking has', () => {
  const first = {
    property_id: 10,
    check_in: '2027-06-18',
    check_out: '2027-06-19',
    guest_name: 'J',
    guests_count: 2,
  };
  const other = { ...first, property_id: 3, check_in: '2029-07-20', check_out: '2029-07-25' };
  const step = 'creates.create_booking.operation.perform';
  const form = trials[0]?.n8n as NodeForm;
  const keyed: NodeForm = {
    ...form,
    parameters: { ...form.parameters, additionalFields: { externalReference: mapped('external_reference') } },
  };

  it('is answered by Zapier for the same stay, and for no other', async () => {
    const made = await zapier.run(step, { ...first, external_reference: 'k1' });
    expect(await zapier.run(step, { ...first, external_reference: 'k1' })).toMatchObject({ id: made.id });
    await expect(zapier.run(step, { ...other, external_reference: 'k1' })).rejects.toThrow(
      `is that of ${made.reference} (ID ${made.id}), which differs in Property, Check In, Check Out`,
    );
  });

  it('is answered by n8n for the same stay, and for no other', async () => {
    const [made] = await runNode(keyed, { ...first, external_reference: 'k1' });
    expect(await runNode(keyed, { ...first, external_reference: 'k1' })).toMatchObject([{ id: made?.id }]);
    const [refused] = await runNode(keyed, { ...other, external_reference: 'k1' });
    expect(refused?.error).toContain(`(ID ${made?.id}), which differs in Property, Check In, Check Out`);
  });
});

describe('prices of days', () => {
  const blank = { property_id: 10, prices: [{ date: '2027-09-03', price: ' ' }] };

  it('are refused by Zapier where a price is blank', async () => {
    zapier.mock.clearRequests();
    await expect(zapier.run('creates.sync_prices.operation.perform', blank)).rejects.toThrow(
      'Price 1: Price is empty',
    );
    expect(zapier.mock.requests()).toEqual([]);
  });

  it('are refused by n8n where a price is blank', async () => {
    mock.clearRequests();
    const parameters = { propertyId: located('property_id'), pricesFrom: 'list', prices: mapped('prices') };
    const [item] = await runNode({ operation: 'rate.syncPrices' as OperationName, parameters }, blank);
    expect(item?.error).toContain('Entry 1 of Prices: Price is empty');
    expect(mock.requests()).toEqual([]);
  });
});

describe('what an expression of n8n gives', () => {
  it.each([
    ['a DateTime of the zone', "DateTime.fromISO('2027-08-13', { zone: 'Europe/Paris' })"],
    ['a DateTime of UTC', "DateTime.fromISO('2027-08-12T22:00:00Z', { zone: 'utc' })"],
    ['a Date', "new Date('2027-08-12T22:00:00.000Z')"],
    ['a Date of midnight in UTC', "new Date('2027-08-13')"],
    ['an instant', "'2027-08-12T22:00:00.000Z'"],
    ['a text that becomes a DateTime', "'2027-08-13'.toDateTime()"],
  ])('as a day is the day that is meant: %s', async (_, expression) => {
    mock.clearRequests();
    const form = trials[0]?.n8n as NodeForm;
    const parameters = { ...form.parameters, checkIn: `={{ ${expression} }}`, additionalFields: {} };
    const stay = { property_id: 10, check_out: '2027-08-20', guest_name: 'J', guests_count: 2 };
    await runNode({ ...form, parameters }, stay);
    expect(reached(mock, 'booking.create')).toEqual([{ ...stay, check_in: '2027-08-13' }]);
  });

  it('as text for Return All is true', async () => {
    const all = await runNode(
      { operation: 'booking.getAll', parameters: { returnAll: '={{ "true" }}', filters: { propertyId: 1 } } },
      {},
    );
    expect(all.length).toBeGreaterThan(50);
  });
});
