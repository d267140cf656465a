import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type N8n, startN8n } from '../scripts/n8n/boot.ts';
import { errorOf } from '../scripts/n8n/executions.ts';
import type { Connections, Execution, WorkflowNode } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';
import { type ScriptedModel, type Step, startScriptedModel } from './support/scripted-model.ts';

const untilInstalled = 900_000;

interface Field {
  displayName: string;
  name: string;
  type: string;
  description?: string;
  displayOptions?: { show?: Record<string, unknown[]> };
  options?: Field[];
}

let mock: MockServer;
let n8n: N8n;
let model: ScriptedModel;
let client: Client;
let execution: Execution;

/** The object in what a tool answered: n8n hands the items on as JSON. */
const objectIn = (answer: string | undefined): Record<string, unknown> => {
  const parsed = JSON.parse(answer ?? '[]') as unknown;
  const first = Array.isArray(parsed) ? parsed[0] : parsed;
  return (typeof first === 'string' ? JSON.parse(first) : first) as Record<string, unknown>;
};

/** A model has to give every field something: 0 or an empty text where it knows nothing. */
const steps: Step[] = [
  () => ({ tool: 'Find_bookings', args: { Search: 'BKG-A1B2C3', Status: '', Property: '' } }),
  () => ({
    tool: 'Create_booking',
    args: {
      Property: '2',
      Check_In: '2027-03-10',
      Check_Out: '2027-03-12',
      Guest_Name: 'Nora Alami',
      Guests_Count: 2,
      Guest_Phone: '+212 612-345-678',
      Total_Amount: 0,
      Notes: '',
    },
  }),
  (answers) => ({
    tool: 'Cancel_booking',
    args: { Booking: String(objectIn(answers[1]).id), Reason: 'The guest fell ill' },
  }),
  () => ({
    tool: 'Push_rate',
    args: {
      Property: '3',
      Start_Date: '2027-05-10',
      End_Date: '2027-05-20',
      Nightly_Price: 1150,
      Name: 'Eid',
      Min_Stay: 0,
    },
  }),
];

const kinds: Record<string, string> = { number: 'number', boolean: 'boolean' };

/** The fields of an operation, each left to the model with the description that the node has of it. */
async function leftToModel(resource: string, operation: string, wanted: readonly string[]) {
  const { properties } = (await n8n.api.nodeType('n8n-nodes-lgcd.lgcd', 1.1)) as unknown as {
    properties: Field[];
  };
  const shown = properties.filter(({ displayOptions }) => {
    const { show = {} } = displayOptions ?? {};
    return show.resource?.includes(resource) && show.operation?.includes(operation);
  });
  const expression = ({ displayName, description = '', type }: Field) =>
    `={{ $fromAI('${displayName.replaceAll(' ', '_')}', \`${description}\`, '${kinds[type] ?? 'string'}') }}`;
  const entry = (field: Field) => [
    field.name,
    field.type === 'resourceLocator'
      ? { __rl: true, mode: 'id', value: expression(field) }
      : expression(field),
  ];
  const pick = (fields: readonly Field[]) =>
    Object.fromEntries(fields.filter(({ name }) => wanted.includes(name)).map(entry));
  const collection = shown.find(({ type }) => type === 'collection');
  return {
    resource,
    operation,
    ...pick(shown),
    ...(collection ? { [collection.name]: pick(collection.options ?? []) } : {}),
  };
}

async function runAgent(): Promise<Execution> {
  const lgcd = await n8n.api.createCredential({
    name: 'LGCD account',
    type: 'lgcdApi',
    data: { accessToken: mock.tokens[0]?.token, baseUrl: `${mock.url}/v1` },
  });
  const openAi = await n8n.api.createCredential({
    name: 'Scripted model',
    type: 'openAiApi',
    data: { apiKey: 'none', url: model.url },
  });
  const tool = async (name: string, ...form: Parameters<typeof leftToModel>): Promise<WorkflowNode> => ({
    name,
    type: 'n8n-nodes-lgcd.lgcdTool',
    typeVersion: 1.1,
    parameters: await leftToModel(...form),
    credentials: { lgcdApi: lgcd },
  });
  const tools = [
    await tool('Find bookings', 'booking', 'getAll', ['search', 'status', 'propertyId']),
    await tool('Create booking', 'booking', 'create', [
      ...['propertyId', 'checkIn', 'checkOut', 'guestName', 'guestsCount'],
      ...['guestPhone', 'totalAmount', 'notes'],
    ]),
    await tool('Cancel booking', 'booking', 'cancel', ['id', 'reason']),
    await tool('Push rate', 'rate', 'create', [
      ...['propertyId', 'startDate', 'endDate', 'nightlyPrice'],
      ...['name', 'minStay'],
    ]),
  ];
  const nodes: WorkflowNode[] = [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
    {
      name: 'Agent',
      type: '@n8n/n8n-nodes-langchain.agent',
      typeVersion: 2,
      parameters: { promptType: 'define', text: 'Do what the script says.', options: {} },
    },
    {
      name: 'Model',
      type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
      typeVersion: 1.2,
      parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
      credentials: { openAiApi: openAi },
    },
    ...tools,
  ];
  const into = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
  const connections: Connections = {
    Start: into('main'),
    Model: into('ai_languageModel'),
    ...Object.fromEntries(tools.map(({ name }) => [name, into('ai_tool')])),
  };
  const { id } = await n8n.api.createWorkflow({ name: 'Agent', nodes, connections });
  await n8n.api.runWorkflow(id, { from: 'Start' });
  const [done] = await n8n.api.waitForExecution(id, { timeoutMs: 60_000 });
  return done as Execution;
}

beforeAll(async () => {
  mock = await startMockServer({ seed: 'demo', clock: '2026-11-22T06:00:00Z', rateLimit: 0 });
  model = await startScriptedModel(steps);
  client = createClient(fetchPlatform(), {
    baseUrl: `${mock.url}/v1`,
    accessToken: mock.tokens[0]?.token as string,
  });
  const packages = [await packPackage('n8n-nodes-lgcd')];
  n8n = await startN8n({
    packages,
    env: { N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true' },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  execution = await runAgent();
}, untilInstalled);

afterAll(async () => {
  await n8n?.stop();
  await model?.close();
  await mock?.close();
});

/** What a tool answered in the run. */
const answerOf = (node: string) =>
  (execution.data.resultData.runData[node] ?? []).map(({ data }) => JSON.stringify(data ?? {}));

describe('an agent whose tools are operations of LGCD', () => {
  it('does all that the model asks for', () => {
    expect(errorOf(execution)).toBeUndefined();
    expect(execution.status).toBe('success');
  });

  it('finds the booking, and only that one', () => {
    const [found] = answerOf('Find bookings');
    expect(found).toContain('BKG-A1B2C3');
    expect(found?.match(/BKG-/g)).toHaveLength(1);
  });

  it('creates a booking with what the model knew, priced by the calendar, and cancels it', async () => {
    const { data } = await client.call('booking.getAll', { search: 'Nora Alami' });
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      property_id: 2,
      check_in: '2027-03-10',
      check_out: '2027-03-12',
      guests_count: 2,
      guest_phone: '+212612345678',
      status: 'cancelled',
    });
    expect(data[0]?.total_amount).toBeGreaterThan(0);
  });

  it('pushes a rate, and takes the 0 of a shortest stay that it does not know for none', async () => {
    const { data } = await client.call('rate.getAll', {
      property_id: 3,
      from: '2027-05-10',
      to: '2027-05-20',
    });
    const rate = data.find(({ name }) => name === 'Eid');
    expect(rate).toMatchObject({ start_date: '2027-05-10', end_date: '2027-05-20', nightly_price: 1150 });
    expect(rate?.min_stay ?? null).toBeNull();
  });

  it('offers the model tools that say what they do', () => {
    const described = Object.fromEntries(model.tools().map(({ name, description }) => [name, description]));
    expect(Object.keys(described).sort()).toEqual([
      'Cancel_booking',
      'Create_booking',
      'Find_bookings',
      'Push_rate',
    ]);
    expect(described.Create_booking).toMatch(/create booking/i);
  });

  it('offers fields whose schema alone says how each is written', () => {
    const fieldsOf = (name: string) =>
      model.tools().find((tool) => tool.name === name)?.parameters.properties;
    expect(fieldsOf('Create_booking')).toMatchObject({
      Check_In: { type: 'string', description: 'Day of arrival, written YYYY-MM-DD, as in 2026-08-12' },
      Guests_Count: { type: 'number' },
      Guest_Phone: { description: expect.stringContaining('+212600000000') },
    });
    expect(fieldsOf('Find_bookings')).toMatchObject({
      Status: { description: expect.stringContaining('Checked In') },
    });
    expect(fieldsOf('Push_rate')).toMatchObject({
      Nightly_Price: { type: 'number', description: expect.stringContaining('MAD') },
    });
    for (const { parameters } of model.tools())
      for (const { description } of Object.values(parameters.properties)) expect(description).toBeTruthy();
  });
});
