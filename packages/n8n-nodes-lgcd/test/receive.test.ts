import './harness/no-waits.ts';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sign } from '@lgcd/core-client';
import { forgetClaims, forgetStates } from '@lgcd/core-client/n8n';
import nock from 'nock';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';
import { delivery, execute, receive, record, signedWith, type Wire } from './harness/trigger.ts';

closedNetwork();
afterEach(() => {
  forgetClaims();
  forgetStates();
});

const parameters = { events: ['booking.*'] };
const started = (result: object) => 'workflowData' in result;

describe('a delivery of LGCD', () => {
  it('starts the workflow with the envelope as it came', async () => {
    const wire = delivery();
    const result = await receive({ parameters, wire });
    expect(result.workflowData).toEqual([[{ json: JSON.parse(wire.rawBody as string) }]]);
  });

  it('is read whatever its content type', async () => {
    for (const type of ['application/json', 'text/plain', 'application/octet-stream', undefined]) {
      const wire = delivery({ id: randomUUID() });
      delete wire.headers['content-type'];
      const sent = {
        ...wire,
        headers: { ...wire.headers, ...(type && { 'content-type': type }) },
        unread: true,
      };
      expect(started(await receive({ parameters, wire: sent }))).toBe(true);
    }
  });

  it('that the workflow did not ask for is answered with 200 and starts nothing', async () => {
    const wire = delivery();
    const result = await receive({ parameters: { events: ['booking.created', 'payment.*'] }, wire });
    expect(result).toMatchObject({ status: 200, noWebhookResponse: true, body: { ignored: true } });
  });

  it.each([['*'], ['booking.*'], ['booking.confirmed']])('is one of %s', async (pattern) => {
    expect(started(await receive({ parameters: { events: [pattern] }, wire: delivery() }))).toBe(true);
  });
});

/** LGCD has nothing of the kind on its way, whoever asks. */
const nothingPending = () => {
  const api = nock(origin).persist();
  api
    .get(/^\/v1\/webhooks\/\d+\/deliveries/)
    .optionally()
    .reply(200, page([]));
  api
    .get(/^\/v1\/webhooks\?/)
    .optionally()
    .reply(200, page([]));
};

describe('what is not signed by LGCD', () => {
  beforeEach(nothingPending);
  const good = delivery();
  const body = good.rawBody as string;
  const broken: [string, Wire][] = [
    ['a forged signature', { ...good, headers: { 'x-signature': 'a'.repeat(64) } }],
    ['no signature', { ...good, headers: {} }],
    ['an empty signature', { ...good, headers: { 'x-signature': '' } }],
    ['one byte changed', { ...good, rawBody: body.replace('9876', '9877') }],
    ['an empty body', { ...good, rawBody: '' }],
    ['no body at all', { ...good, rawBody: undefined }],
    ['the secret of another', delivery({ secret: 'whsec_of_another' })],
    ['a signature of an empty secret’s kind', { ...good, headers: { 'x-signature': 'e3b0c442'.repeat(8) } }],
  ];

  it.each(broken)('is answered with 401 and starts nothing: %s', async (_, wire) => {
    const result = await receive({ parameters, wire });
    expect(result).toMatchObject({ status: 401, noWebhookResponse: true });
    expect(started(result)).toBe(false);
    expect(JSON.stringify(result.body)).not.toContain(signedWith);
  });

  it('is everything, when no secret is stored', async () => {
    for (const state of [{}, { webhookId: 1 }, { webhookId: 1, secret: '' }]) {
      const result = await receive({ parameters, wire: delivery(), state });
      expect(result).toMatchObject({ status: 401, noWebhookResponse: true });
    }
  });

  it('is no envelope although it is signed: 422, and nothing starts', async () => {
    for (const rawBody of ['[]', '"text"', '{"event":"booking.confirmed"}', 'not json']) {
      const wire = { rawBody, headers: { 'x-signature': sign(rawBody, signedWith) } };
      expect(await receive({ parameters, wire })).toMatchObject({ status: 422, noWebhookResponse: true });
    }
  });
});

describe('a secret that was replaced', () => {
  const state = (until: number) => ({
    webhookId: 1,
    secret: 'whsec_new',
    formerSecrets: [{ secret: signedWith, until }],
  });

  it('is accepted beside the new one, for as long as LGCD may retry what it signed', async () => {
    const now = Date.now();
    expect(started(await receive({ parameters, wire: delivery(), state: state(now + 60_000) }))).toBe(true);
    const signedAnew = delivery({ secret: 'whsec_new', id: randomUUID() });
    expect(started(await receive({ parameters, wire: signedAnew, state: state(now + 60_000) }))).toBe(true);
  });

  it('is refused after that', async () => {
    nothingPending();
    const result = await receive({ parameters, wire: delivery(), state: state(Date.now() - 1) });
    expect(result).toMatchObject({ status: 401, noWebhookResponse: true });
  });
});

describe('the test on activation', () => {
  it('starts nothing when it comes again, in whatever process', async () => {
    const id = randomUUID();
    const state = { webhookId: 1, secret: signedWith, ping: id };
    expect(await receive({ parameters, wire: delivery({ id }), state })).toMatchObject({
      status: 200,
      body: { test: true },
    });
  });
});

describe('repeated deliveries', () => {
  it('of which 20 come at once start one execution, and 20 different ones 20', async () => {
    const wire = delivery({ id: randomUUID() });
    const same = await Promise.all(Array.from({ length: 20 }, () => receive({ parameters, wire })));
    expect(same.filter(started)).toHaveLength(1);
    expect(same.every(({ status }) => status === 200)).toBe(true);
    const others = await Promise.all(
      Array.from({ length: 20 }, () => receive({ parameters, wire: delivery({ id: randomUUID() }) })),
    );
    expect(others.filter(started)).toHaveLength(20);
  });

  it('start the workflow after all when n8n could not start it the first time', async () => {
    const wire = delivery({ id: randomUUID() });
    expect((await receive({ parameters, wire, startFails: true })).status).toBe(500);
    expect(started(await receive({ parameters, wire }))).toBe(true);
    expect(started(await receive({ parameters, wire }))).toBe(false);
  });

  it('after a restart start an execution that hands nothing on', async () => {
    const checkProcessedAndRecord = record();
    const wire = delivery({ id: randomUUID() });
    const [items] = (await receive({ parameters, wire })).workflowData as [never[]];
    expect(await execute(items, { parameters, checkProcessedAndRecord })).toHaveLength(1);
    forgetClaims();
    const again = await Promise.all(Array.from({ length: 20 }, () => receive({ parameters, wire })));
    const [replayed = []] = again.flatMap(({ workflowData = [] }) => workflowData);
    expect(await execute(replayed, { parameters, checkProcessedAndRecord })).toEqual([]);
  });

  it('in executions that run side by side are handed on once', async () => {
    const checkProcessedAndRecord = record();
    const items = [{ json: { id: randomUUID() } }];
    const outputs = await Promise.all(
      Array.from({ length: 20 }, () => execute(items, { parameters, checkProcessedAndRecord })),
    );
    expect(outputs.flat()).toHaveLength(1);
  });

  it('of different ids side by side are all handed on, though n8n’s record is not made for that', async () => {
    const checkProcessedAndRecord = record();
    const items = Array.from({ length: 20 }, () => ({ json: { id: randomUUID() } }));
    const run = () =>
      Promise.all(items.map((item) => execute([item], { parameters, checkProcessedAndRecord })));
    expect((await run()).flat()).toHaveLength(20);
    expect((await run()).flat()).toHaveLength(0);
  });

  it('run again where the option says so', async () => {
    const replaying = { ...parameters, options: { deduplicate: false } };
    const checkProcessedAndRecord = record();
    const wire = delivery({ id: randomUUID() });
    for (let time = 0; time < 2; time += 1) {
      const [items] = (await receive({ parameters: replaying, wire })).workflowData as [never[]];
      expect(await execute(items, { parameters: replaying, checkProcessedAndRecord })).toHaveLength(1);
    }
  });

  it.each(['manual', 'retry'] as const)('are not looked for in a run by hand: %s', async (mode) => {
    const never = async () => {
      throw new Error('Nobody looks into the record when a person means it.');
    };
    const items = [{ json: { id: 'a' } }];
    const given = { parameters, mode, checkProcessedAndRecord: never };
    expect(await execute(items, given)).toEqual(items);
  });
});

describe('the filter by property', () => {
  const filtered = (...propertyIds: unknown[]) => ({
    events: ['*'],
    options: { propertyIds: propertyIds as number[] },
  });
  const cleaning = (property_id: number) => {
    const rawBody = JSON.stringify({
      id: randomUUID(),
      event: 'cleaning.completed',
      created_at: '2026-07-15T10:23:41+00:00',
      agency_id: 42,
      data: { cleaning_task: { id: 1, property_id } },
    });
    return { rawBody, headers: { 'x-signature': sign(rawBody, signedWith) } };
  };

  it('takes events of these properties only', async () => {
    expect(started(await receive({ parameters: filtered(3, 4), wire: cleaning(4) }))).toBe(true);
    const other = await receive({ parameters: filtered(3, '4'), wire: cleaning(5) });
    expect(other).toMatchObject({ status: 200, body: { ignored: true } });
  });

  it('looks up the property of a booking, which its events do not carry', async () => {
    nock(origin)
      .get('/v1/bookings/9876')
      .twice()
      .reply(200, { data: { id: 9876, property_id: 3 } });
    expect(started(await receive({ parameters: filtered(3), wire: delivery({ id: randomUUID() }) }))).toBe(
      true,
    );
    expect(started(await receive({ parameters: filtered(4), wire: delivery({ id: randomUUID() }) }))).toBe(
      false,
    );
  });

  it('has LGCD deliver again when the property cannot be looked up now, and then starts the workflow', async () => {
    const wire = delivery({ id: randomUUID() });
    nock(origin).get('/v1/bookings/9876').reply(500, { message: 'Server Error' });
    expect(await receive({ parameters: filtered(3), wire })).toMatchObject({ status: 503 });
    nock(origin)
      .get('/v1/bookings/9876')
      .reply(200, { data: { id: 9876, property_id: 3 } });
    expect(started(await receive({ parameters: filtered(3), wire }))).toBe(true);
  });

  it('takes names, which are looked up once, and again when they could not be', async () => {
    const parameters = filtered('Villa Palmeraie');
    nock(origin).get('/v1/properties').query(true).reply(500, { message: 'Server Error' });
    expect(await receive({ parameters, wire: cleaning(3) })).toMatchObject({ status: 503 });
    nock(origin)
      .get('/v1/properties')
      .query(true)
      .reply(200, page([{ id: 3, name: 'Villa Palmeraie' }]));
    expect(started(await receive({ parameters, wire: cleaning(3) }))).toBe(true);
    expect(started(await receive({ parameters, wire: cleaning(4) }))).toBe(false);
    expect(started(await receive({ parameters, wire: cleaning(3) }))).toBe(true);
  });

  it('lets pass what belongs to no property', async () => {
    const rawBody = JSON.stringify({
      id: randomUUID(),
      event: 'audit.critical_event',
      created_at: '2026-07-15T10:23:41+00:00',
      agency_id: 42,
      data: { audit_log: { id: 1 } },
    });
    const wire = { rawBody, headers: { 'x-signature': sign(rawBody, signedWith) } };
    expect(started(await receive({ parameters: filtered(3), wire }))).toBe(true);
  });
});
