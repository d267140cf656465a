import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Ability, type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type N8n, startN8n } from '../scripts/n8n/boot.ts';
import { errorOf } from '../scripts/n8n/executions.ts';
import type { Execution, Workflow } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';
import { type Importer, importExample } from './support/example.ts';
import { type OtherSide, startOtherSide } from './support/other-side.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;

// n8n activates, runs and deactivates in every test, and shares the machine with others.
jest.setTimeout(60_000);

let mock: MockServer;
let n8n: N8n;
let client: Client;
let other: OtherSide;
let importer: Importer;
let workflow: Workflow;

beforeAll(async () => {
  mock = await startMockServer({ seed: 'demo', clock: 'real', rateLimit: 0 });
  other = await startOtherSide();
  const packages = [await packPackage('n8n-nodes-lgcd')];
  n8n = await startN8n({ packages, log: (line) => process.stderr.write(`${line}\n`) });
  const accessToken = mock.tokens[0]?.token as string;
  client = createClient(fetchPlatform(), { baseUrl: `${mock.url}/v1`, accessToken });
  importer = {
    n8n: n8n.api,
    otherSide: other.url,
    key: await n8n.api.createCredential({
      name: 'The other side',
      type: 'httpHeaderAuth',
      data: { name: 'Authorization', value: other.key },
    }),
    lgcd: (name, abilities) => {
      const { token } = mock.createToken({ name, abilities: abilities as Ability[] });
      const data = { accessToken: token, baseUrl: `${mock.url}/v1` };
      return n8n.api.createCredential({ name, type: 'lgcdApi', data });
    },
  };
}, untilInstalled);

afterAll(async () => {
  await n8n?.stop();
  await other?.close();
  await mock?.close();
});

/** A workflow that waits for an event must not answer to what the next test does. */
afterEach(async () => {
  if (workflow) await n8n.api.deactivate(workflow.id);
});

/** Waits for executions and holds that every node of theirs did its work. */
async function done(count: number): Promise<Execution[]> {
  const executions = await n8n.api.waitForExecution(workflow.id, { count });
  expect(executions.map(errorOf)).toEqual(executions.map(() => undefined));
  expect(executions).toHaveLength(count);
  return executions;
}

/** Imports, lets its trigger register, and starts listening for what it does. */
async function activate(name: string): Promise<void> {
  other.forget();
  workflow = await n8n.api.activate((await importExample(importer, name)).id);
}

/** Imports and runs it by hand, from its schedule on. */
async function run(name: string, from: string, values: Record<string, unknown>): Promise<void> {
  other.forget();
  workflow = await importExample(importer, name, values);
  await n8n.api.runWorkflow(workflow.id, { from });
  await done(1);
}

/** Lets LGCD deliver again what it delivered last, and holds that it starts nothing. */
async function replay(): Promise<void> {
  const executions = () => n8n.api.listExecutions({ workflowId: workflow.id });
  const before = await executions();
  const [webhook] = (await client.call('webhook.getAll', {})).data;
  const webhook_id = webhook?.id as number;
  const [delivery] = (await client.call('webhookDelivery.getAll', { webhook_id })).data;
  await client.call('webhookDelivery.replay', { webhook_id, id: delivery?.id as number });
  await mock.settled();
  expect(await executions()).toHaveLength(before.length);
}

describe('yield management', () => {
  const prices = { from: '2027-05-03', to: '2027-05-09' };
  const week = ['03', '04', '05', '06', '07', '08', '09'].map((day) => `2027-05-${day}`);
  const rates = async () =>
    (await client.call('rate.getAll', { property_id: 4, ...prices })).data.map(
      ({ start_date, end_date, nightly_price, min_stay }) => ({
        start_date,
        end_date,
        nightly_price,
        min_stay,
      }),
    );
  const tool = () => {
    const listing = (price: (date: string) => number) =>
      week.map((date) => ({ date, price: price(date), min_stay: 2 }));
    other.answers('GET', /\/prices$/, () => ({
      currency: 'MAD',
      listings: [
        { listing_id: 'lgcd-4', prices: listing((date) => (date >= '2027-05-07' ? 990 : 640)) },
        { listing_id: 'lgcd-6', prices: listing(() => 505) },
      ],
    }));
  };

  it('gives the calendar to the pricing tool and makes its prices seasonal rates, once', async () => {
    other.forget();
    tool();
    workflow = await importExample(importer, 'yield-management', prices);
    await n8n.api.runWorkflow(workflow.id, { from: 'Every hour' });
    await done(1);

    const [calendar] = other.documents(/\/calendar$/);
    expect(calendar?.body.listings).toHaveLength(10);
    expect(other.calls('GET', /\/prices$/)[0]?.query).toEqual({ ...prices, currency: 'MAD' });
    const expected = [
      { start_date: '2027-05-07', end_date: '2027-05-09', nightly_price: 990, min_stay: 2 },
      { start_date: '2027-05-03', end_date: '2027-05-06', nightly_price: 640, min_stay: 2 },
    ];
    expect(await rates()).toEqual(expect.arrayContaining(expected));
    expect(await rates()).toHaveLength(2);

    mock.clearRequests();
    await n8n.api.runWorkflow(workflow.id, { from: 'Every hour' });
    await done(2);
    expect(mock.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('cleaning ops', () => {
  const hook = () => `${n8n.url}/webhook/lgcd-cleaning-app`;
  const tell = (event: string, task: number, photos: object = {}, authorization = other.key) =>
    fetch(hook(), {
      method: 'POST',
      headers: { authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ event, job: { external_id: `lgcd-${task}`, ...photos } }),
    });

  it('makes an assigned task a job, and what the app reports the status and photos of the task', async () => {
    await activate('cleaning-ops');
    const { id } = await client.call('cleaningTask.create', {
      property_id: 1,
      scheduled_at: '2027-03-04T11:30:00+00:00',
      assignee: 'Fatima Z.',
      checklist: ['Change the linen'],
    });
    await mock.settled();
    await done(1);
    const [job] = other.documents(/\/jobs\//);
    expect(job?.path).toBe(`/v1/jobs/lgcd-${id}`);
    expect(job?.body).toMatchObject({
      property: 'Riad Zitoun',
      cleaner: 'Fatima Z.',
      checklist: ['Change the linen'],
      starts_at: '2027-03-04T11:30:00+00:00',
    });

    const task = () => client.call('cleaningTask.get', { id });
    expect((await tell('job.started', id, {}, 'Bearer forged')).status).toBe(403);
    expect((await task()).status).toBe('assigned');
    const before = ['https://photos.example.com/before.jpg'];
    await tell('job.started', id, { photos_before: before });
    expect(await task()).toMatchObject({ status: 'in_progress', photos_before: before, photos_after: [] });
    const after = ['https://photos.example.com/after.jpg'];
    const answer = await tell('job.completed', id, { photos_after: after });
    expect(await answer.json()).toEqual({ task: id, status: 'completed' });
    expect(await task()).toMatchObject({ status: 'completed', photos_before: before, photos_after: after });

    const late = await tell('job.started', id);
    expect(await late.json()).toEqual({ task: id, status: 'completed' });
    expect((await task()).status).toBe('completed');
  });
});

describe('outsourced maintenance', () => {
  beforeEach(async () => {
    await activate('outsourced-maintenance');
    other.answers('PUT', /\/tickets\//, () => ({ number: 'S-1', contractor: 'Plomberie Atlas' }));
  });

  it('sends a new ticket to the supplier, whose contractor becomes its assignee, and pages nobody', async () => {
    const { id } = await client.call('maintenanceTicket.create', { property_id: 2, title: 'Dripping tap' });
    await mock.settled();
    await done(1);
    expect(other.documents(/\/tickets\//)).toMatchObject([
      { path: `/v1/tickets/lgcd-ticket-${id}`, body: { title: 'Dripping tap', priority: 'normal' } },
    ]);
    expect(await client.call('maintenanceTicket.get', { id })).toMatchObject({
      assignee: 'Plomberie Atlas',
      status: 'assigned',
    });
    expect(other.deeds(/./)).toEqual([]);
  });

  it('pages the people on call once for a ticket that is new and urgent', async () => {
    const input = { property_id: 1, title: 'Leak in the bathroom', priority: 'urgent' } as const;
    const { id } = await client.call('maintenanceTicket.create', input);
    await mock.settled();
    await done(2);
    await replay();
    expect(other.deeds(/\/incidents$/)).toMatchObject([
      {
        body: {
          incident: { incident_key: `lgcd-ticket-${id}`, title: 'Leak in the bathroom in Riad Zitoun' },
        },
      },
    ]);
    expect(other.deeds(/\/chat\.postMessage$/)).toMatchObject([
      { body: { channel: '#operations', text: expect.stringContaining('Leak in the bathroom') } },
    ]);
    expect(other.documents(/\/tickets\//)).toHaveLength(1);
  });
});

describe('BI & reporting', () => {
  it("writes the figures of LGCD's page, one row a day and one a property", async () => {
    await run('bi-reporting', 'Every morning', { from: '2026-07-01', to: '2026-07-31' });
    const [days] = other.documents(/\/tables\/days\/rows$/);
    const rows = days?.body.rows as Record<string, number>[];
    const sum = (field: string) => rows.reduce((total, row) => total + (row[field] ?? Number.NaN), 0);
    expect(rows).toHaveLength(31);
    expect(days?.body.key).toEqual(['period']);
    expect([sum('gross_revenue'), sum('net_revenue'), sum('nights_booked')]).toEqual([142500, 128250, 186]);
    expect(sum('nights_available')).toBe(310);
    const [properties] = other.documents(/\/tables\/properties\/rows$/);
    expect(properties?.body.rows).toHaveLength(10);
  });
});

describe('owner accounting', () => {
  it('books and pays every statement once, also when the month is computed anew', async () => {
    await activate('owner-accounting');
    await mock.action('month.close', { period: '2026-10' });
    const { data: statements } = await client.call('statement.getAll', { period: '2026-10' });
    await done(statements.length);
    await mock.action('month.close', { period: '2026-10' });
    await done(statements.length * 2);

    const byOwner = (a: { beneficiary: unknown }, b: { beneficiary: unknown }) =>
      String(a.beneficiary).localeCompare(String(b.beneficiary));
    const transfers = other.deeds(/\/transfers$/).map(({ body }) => body as { beneficiary: unknown });
    expect(transfers.sort(byOwner)).toMatchObject(
      statements
        .filter(({ net_amount }) => net_amount > 0)
        .map(({ owner_id, net_amount }) => ({ beneficiary: `lgcd-owner-${owner_id}`, amount: net_amount }))
        .sort(byOwner),
    );
    expect(other.calls('POST', /\/transfers$/)).toHaveLength(2 * transfers.length);
    const entries = other.documents(/\/entries\//);
    expect(entries).toHaveLength(statements.length);
    for (const { body } of entries) {
      const lines = body.lines as { debit?: number; credit?: number }[];
      const balance = lines.reduce((total, { debit = 0, credit = 0 }) => total + debit - credit, 0);
      expect(balance).toBeCloseTo(0, 2);
    }
  });

  it('orders no transfer for a statement that is paid already', async () => {
    const { data: statements } = await client.call('statement.getAll', { period: '2026-09' });
    const [statement] = statements.filter(({ net_amount }) => net_amount > 0);
    if (statement?.status === 'ready') await mock.action('statement.pay', { statement_id: statement.id });
    await activate('owner-accounting');
    await mock.emit('owner.statement_ready', { statement: { id: statement?.id } });
    await done(1);
    expect(other.documents(/\/entries\//)).toHaveLength(1);
    expect(other.deeds(/\/transfers$/)).toEqual([]);
  });
});

describe('guest CRM', () => {
  const stay = { property_id: 2, guest_name: 'Salma El Idrissi', guests_count: 2 };

  it('makes a confirmed guest a contact in the pre-stay sequence and prepares a WhatsApp message', async () => {
    await activate('guest-crm');
    const booking = await client.call('booking.create', {
      ...stay,
      check_in: '2027-03-10',
      check_out: '2027-03-14',
      guest_email: 'salma@example.com',
      guest_phone: '+212600000001',
    });
    await mock.settled();
    await done(1);
    await replay();
    expect(other.documents(/\/contacts\//)).toMatchObject([
      { path: '/v3/contacts/salma@example.com', body: { name: 'Salma El Idrissi', phone: '+212600000001' } },
    ]);
    expect(other.deeds(/\/sequences\/pre-stay\/contacts$/)).toMatchObject([
      { body: { email: 'salma@example.com', starts_on: '2027-03-03', booking: booking.reference } },
    ]);
    const { data: messages } = await client.call('whatsappMessage.getAll', { booking_id: booking.id });
    expect(messages).toMatchObject([
      { to: '+212600000001', template: 'booking_confirmation', language: 'fr' },
    ]);
  });

  it('leaves out what a guest without email and phone cannot get', async () => {
    await activate('guest-crm');
    const dates = { check_in: '2027-03-16', check_out: '2027-03-18' };
    const { id } = await client.call('booking.create', { ...stay, ...dates });
    await mock.settled();
    await done(1);
    expect(other.calls('PUT', /./)).toEqual([]);
    expect((await client.call('whatsappMessage.getAll', { booking_id: id })).data).toEqual([]);
  });
});

describe('OTA sync', () => {
  it('keeps the listing of a property from its creation to its archive, and takes its calendar in once', async () => {
    await activate('ota-sync');
    const calendar = `${other.url}/calendars/new.ics`;
    other.answers('PUT', /\/listings\/lgcd-\d+$/, () => ({ calendar }));
    const { id } = (await mock.action('property.create', {
      name: 'Dar Nour',
      city: 'Essaouira',
      type: 'riad',
      capacity: 4,
      base_price: 820,
      owner_id: 1,
    })) as { id: number };
    await done(1);
    await mock.action('property.update', { property_id: id, base_price: 860 });
    await done(2);
    expect(other.documents(/\/listings\//)).toMatchObject([
      { path: `/v1/listings/lgcd-${id}`, body: { name: 'Dar Nour', price: 860, guests: 4 } },
    ]);
    const { data: sources } = await client.call('icalSource.getAll', { property_id: id });
    expect(sources).toMatchObject([{ name: 'Channel manager', url: calendar }]);

    const { id: rate } = await client.call('rate.create', {
      property_id: id,
      start_date: '2027-06-01',
      end_date: '2027-06-30',
      nightly_price: 1100,
    });
    await mock.settled();
    await done(3);
    await client.call('rate.delete', { id: rate });
    await mock.settled();
    await done(4);
    const path = `/v1/listings/lgcd-${id}/rates/lgcd-${rate}`;
    expect(other.calls('PUT', /\/rates\//)).toMatchObject([{ path, body: { price: 1100 } }]);
    expect(other.calls('DELETE', /\/rates\//)).toMatchObject([{ path }]);

    await mock.action('property.archive', { property_id: id });
    await done(5);
    expect(other.deeds(/\/archive$/)).toMatchObject([{ path: `/v1/listings/lgcd-${id}/archive` }]);
  });
});

describe('security & compliance', () => {
  it('sends a critical event at once, and at night all entries under the same keys', async () => {
    await activate('security-compliance');
    await mock.action('audit.critical', { action: 'data.exported', description: 'All guests | exported=1' });
    await done(1);
    const [sent, ...more] = other.documents(/\/documents\//);
    expect(more).toEqual([]);
    const { data: critical } = await client.call('auditLog.getAll', { severity: 'critical' });
    expect(sent?.path).toBe(`/v1/documents/lgcd-audit-${critical[0]?.id}`);
    expect(sent?.body.entry).toMatchObject({ action: 'data.exported', severity: 'critical' });
    expect(sent?.body.cef).toMatch(
      /^CEF:0\|LGCD\|LGCD\|1\|data\.exported\|All guests \\\| exported=1\|9\|externalId=\d+ rt=\d{13} suser=Cockpit/,
    );

    const from = mock.now().slice(0, 10);
    const entries: number[] = [];
    for await (const { id } of client.paginate('auditLog.getAll', { from })) entries.push(id);
    expect(entries.length).toBeGreaterThan(1);
    await n8n.api.runWorkflow(workflow.id, { from: 'Every night' });
    await done(2);
    const paths = other.documents(/\/documents\//).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(entries.map((id) => `/v1/documents/lgcd-audit-${id}`)));
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('no-code automations', () => {
  it('appends a row for every event, and tells of a bad review only', async () => {
    await activate('no-code');
    for (const [rating, author] of [
      [5, 'Aya'],
      [2, 'Omar'],
    ] as const) {
      await client.call('review.create', { property_id: 1, rating, author, comment: 'Bruyant' });
    }
    await client.call('maintenanceTicket.create', { property_id: 3, title: 'Lamp' });
    await mock.settled();
    await done(3);
    await replay();
    const rows = other.deeds(/\/rows$/).map(({ body }) => body.values as string[]);
    expect(rows.map(([, , event]) => event).sort()).toEqual([
      'maintenance.created',
      'review.received',
      'review.received',
    ]);
    expect(other.deeds(/\/chat\.postMessage$/)).toMatchObject([
      { body: { channel: '#reviews', text: '2 of 5 from Omar: Bruyant' } },
    ]);
  });
});

describe('a workflow whose key of the other side is wrong', () => {
  it('shows it as an error, and nothing gets through', async () => {
    expect(other.refused()).toBe(0);
    const key = await n8n.api.createCredential({
      name: 'Wrong',
      type: 'httpHeaderAuth',
      data: { name: 'Authorization', value: 'Bearer wrong' },
    });
    other.forget();
    const period = { from: '2026-07-01', to: '2026-07-02' };
    workflow = await importExample({ ...importer, key }, 'bi-reporting', period);
    await n8n.api.runWorkflow(workflow.id, { from: 'Every morning' });
    const [execution] = await n8n.api.waitForExecution(workflow.id, { timeoutMs: 30_000 });
    expect(execution?.status).toBe('error');
    expect(other.refused()).toBe(3);
    expect(other.documents(/./)).toEqual([]);
  });
});
