import './harness/no-waits.ts';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetClaims, forgetStates } from '@lgcd/core-client/n8n';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';
import { delivery, receive, type Wire } from './harness/trigger.ts';

closedNetwork();

/** Each test has a trigger of its own: what a process remembers of one is not of another. */
let url = '';
beforeEach(() => {
  forgetClaims();
  forgetStates();
  url = `https://n8n.test/webhook/${randomUUID()}/webhook`;
});

const parameters = { events: ['booking.*'] };
const started = (result: object) => 'workflowData' in result;
const api = () => nock(origin);
const lost = (state: IDataObject = {}): IDataObject => ({ address: url, instance: 'n8n-a', ...state });
/** Signed with a secret that n8n has not. */
const unknown = (id: string = randomUUID(), changes: object = {}) =>
  delivery({ id, secret: 'whsec_of_lgcd', ...changes });

interface Logged {
  id: number;
  wire: Wire;
}
const row = ({ id, wire }: Logged) => {
  const payload = JSON.parse(wire.rawBody as string);
  return {
    id,
    webhook_id: 12,
    event_id: payload.id,
    event: payload.event,
    status: 'pending',
    payload,
    attempts: [],
  };
};
const log = (webhookId: number, ...logged: Logged[]) =>
  api()
    .get(`/v1/webhooks/${webhookId}/deliveries`)
    .query({ status: 'pending', page: 1, per_page: 100 })
    .reply(200, page(logged.map(row)));
const list = (...webhooks: object[]) =>
  api().get('/v1/webhooks').query({ page: 1, per_page: 100 }).reply(200, page(webhooks));
const rotate = (id: number, secret: string) =>
  api().post(`/v1/webhooks/${id}/rotate-secret`).reply(200, { data: { id, secret } });

describe('a delivery that no stored secret fits', () => {
  it('is taken when it is on its way at LGCD, and the secret is replaced and kept', async () => {
    const wire = unknown();
    const state = lost({ webhookId: 12, secret: 'whsec_old' });
    log(12, { id: 77, wire });
    rotate(12, 'whsec_new');
    const result = await receive({ parameters, wire, state, url });
    expect(result.workflowData).toEqual([[{ json: JSON.parse(wire.rawBody as string) }]]);
    expect(state).toMatchObject({ webhookId: 12, secret: 'whsec_new', newestDelivery: 77, address: url });
    expect(state.formerSecrets).toMatchObject([{ secret: 'whsec_old' }]);
  });

  it('finds the webhook by its address when n8n has lost its id too', async () => {
    const wire = unknown();
    const state = {};
    list({ id: 11, url: 'https://elsewhere.test/' }, { id: 12, url });
    log(12, { id: 77, wire });
    rotate(12, 'whsec_new');
    expect(started(await receive({ parameters, wire, state, url }))).toBe(true);
    expect(state).toMatchObject({ webhookId: 12, secret: 'whsec_new' });
  });

  it.each([
    ['within 5 seconds of it', '2026-07-15T10:23:38+00:00', [], 503],
    ['when it comes again', '2026-07-15T10:23:38+00:00', [{ number: 1 }], 200],
    ['later', '2026-07-15T10:20:00+00:00', [], 200],
  ])('of a webhook that n8n has yet to store is sent away %s', async (_, created_at, attempts, status) => {
    const wire = unknown();
    list({ id: 12, url, created_at });
    api()
      .get('/v1/webhooks/12/deliveries')
      .query(true)
      .reply(200, page([{ ...row({ id: 77, wire }), created_at: '2026-07-15T10:23:41+00:00', attempts }]));
    if (status === 200) rotate(12, 'whsec_new');
    expect(await receive({ parameters, wire, state: {}, url })).toMatchObject({ status });
  });

  it('finds the webhook in the place of one that n8n has gone back to', async () => {
    const wire = unknown();
    const state = lost({ webhookId: 7, secret: 'whsec_old' });
    api().get('/v1/webhooks/7/deliveries').query(true).reply(404, { message: 'Not found.' });
    list({ id: 12, url });
    log(12, { id: 77, wire });
    rotate(12, 'whsec_new');
    expect(started(await receive({ parameters, wire, state, url }))).toBe(true);
    expect(state).toMatchObject({ webhookId: 12, secret: 'whsec_new' });
  });

  it('that was signed before the present secret was given is taken, and nothing is replaced', async () => {
    const wire = unknown();
    const state = lost({ webhookId: 12, secret: 'whsec_present', newestDelivery: 80 });
    log(12, { id: 77, wire });
    expect(started(await receive({ parameters, wire, state, url }))).toBe(true);
    expect(state.secret).toBe('whsec_present');
  });

  it('lets those that queue behind it be taken without another question', async () => {
    const wires = [unknown(), unknown(), unknown()];
    const state = lost({ webhookId: 12 });
    log(12, ...wires.map((wire, index) => ({ id: 70 + index, wire })).reverse());
    rotate(12, 'whsec_new');
    for (const wire of wires) expect(started(await receive({ parameters, wire, state, url }))).toBe(true);
  });

  it('asks once for twenty that come at the same time, and replaces the secret once', async () => {
    const wires = Array.from({ length: 20 }, () => unknown());
    const state = lost({ webhookId: 12 });
    log(12, ...wires.map((wire, index) => ({ id: 70 + index, wire })).reverse());
    rotate(12, 'whsec_new');
    const results = await Promise.all(wires.map((wire) => receive({ parameters, wire, state, url })));
    expect(results.every(started)).toBe(true);
  });

  it('is taken though the secret can not be replaced now, which the next one does', async () => {
    const [first, second] = [unknown(), unknown()];
    const state = lost({ webhookId: 12 });
    log(12, { id: 77, wire: first });
    api().post('/v1/webhooks/12/rotate-secret').reply(500, { message: 'Server Error' });
    expect(started(await receive({ parameters, wire: first, state, url }))).toBe(true);
    expect(state.secret).toBeUndefined();
    log(12, { id: 78, wire: second });
    rotate(12, 'whsec_new');
    expect(started(await receive({ parameters, wire: second, state, url }))).toBe(true);
    expect(state.secret).toBe('whsec_new');
  });

  it('is registered anew where LGCD can not rotate', async () => {
    const wire = unknown();
    const state = lost({ webhookId: 12 });
    log(12, { id: 77, wire });
    api().post('/v1/webhooks/12/rotate-secret').reply(404, { message: 'Not found.' });
    api()
      .post('/v1/webhooks', (body) => body.url === url)
      .reply(201, { data: { id: 13, secret: 'whsec_new' } });
    api().delete('/v1/webhooks/12').reply(204);
    expect(started(await receive({ parameters, wire, state, url }))).toBe(true);
    expect(state).toMatchObject({ webhookId: 13, secret: 'whsec_new' });
  });

  it.each([
    ['is not reached', (get: nock.Interceptor) => get.replyWithError('socket hang up')],
    ['answers 500', (get: nock.Interceptor) => get.reply(500, { message: 'Server Error' })],
    ['answers 429', (get: nock.Interceptor) => get.reply(429, {}, { 'Retry-After': '60' })],
    ['does not know the token', (get: nock.Interceptor) => get.reply(401, { message: 'Unauthenticated.' })],
  ])('is sent away to come again when LGCD %s', async (_, fail) => {
    fail(api().get('/v1/webhooks/12/deliveries').query(true));
    const result = await receive({ parameters, wire: unknown(), state: lost({ webhookId: 12 }), url });
    expect(result).toMatchObject({ status: 503, noWebhookResponse: true });
  });
});

describe('a forgery', () => {
  it('of an event that LGCD is not delivering is a 401, and its repetitions ask nobody', async () => {
    const wire = unknown();
    const state = lost({ webhookId: 12, secret: 'whsec_present' });
    log(12);
    for (let times = 0; times < 5; times += 1)
      expect(await receive({ parameters, wire, state, url })).toMatchObject({ status: 401 });
    expect(state.secret).toBe('whsec_present');
  });

  it('with the id of an event that is on its way, and another content, is a 401', async () => {
    const genuine = unknown();
    const changed = { ...genuine, rawBody: (genuine.rawBody as string).replace('9876', '9877') };
    log(12, { id: 77, wire: genuine });
    const result = await receive({ parameters, wire: changed, state: lost({ webhookId: 12 }), url });
    expect(result).toMatchObject({ status: 401, noWebhookResponse: true });
  });

  it('with the content of an event that is on its way, written in other bytes, is a 401', async () => {
    const genuine = unknown();
    const pretty = JSON.stringify(JSON.parse(genuine.rawBody as string), null, 2);
    log(12, { id: 77, wire: genuine });
    const wire = { ...genuine, rawBody: pretty };
    expect(await receive({ parameters, wire, state: lost({ webhookId: 12 }), url })).toMatchObject({
      status: 401,
    });
  });

  it.each<[string, Wire]>([
    ['no signature', { ...unknown(), headers: {} }],
    ['a signature of another form', { ...unknown(), headers: { 'x-signature': 'abc' } }],
    ['no envelope', { ...unknown(), rawBody: '{"id":1}' }],
    ['an event of another agency', unknown(randomUUID(), { agency_id: 43 })],
  ])('with %s asks nobody', async (_, wire) => {
    const state = lost({ webhookId: 12, secret: 'whsec_present', agency: 42 });
    expect(await receive({ parameters, wire, state, url })).toMatchObject({ status: 401 });
  });

  it('of an event that the workflow does not want asks nobody', async () => {
    const given = { parameters: { events: ['invoice.paid'] }, state: lost({ webhookId: 12 }), url };
    expect(await receive({ ...given, wire: unknown() })).toMatchObject({ status: 401 });
  });

  it('asks nobody in a test run', async () => {
    const given = { parameters, state: lost({ webhookId: 12 }), url, mode: 'manual' as const };
    expect(await receive({ ...given, wire: unknown() })).toMatchObject({ status: 401 });
  });
});

describe('an LGCD without a delivery log', () => {
  const noLog = () => {
    api().get('/v1/webhooks/12/deliveries').query(true).reply(404, { message: 'Not found.' });
    list({ id: 12, url });
  };

  it('is given a new secret once, so that later events come, and what was refused is named', async () => {
    const state = lost({ webhookId: 12, secret: 'whsec_old' });
    noLog();
    rotate(12, 'whsec_new');
    expect(await receive({ parameters, wire: unknown(), state, url })).toMatchObject({ status: 401 });
    expect(state.secret).toBe('whsec_new');
    noLog();
    expect(await receive({ parameters, wire: unknown(), state, url })).toMatchObject({ status: 401 });
    expect(state.secret).toBe('whsec_new');
  });

  it('keeps a secret that a delivery has fitted: what does not fit it is forged', async () => {
    const state = lost({ webhookId: 12, secret: 'whsec_good' });
    const good = delivery({ id: randomUUID(), secret: 'whsec_good' });
    expect(started(await receive({ parameters, wire: good, state, url }))).toBe(true);
    noLog();
    expect(await receive({ parameters, wire: unknown(), state, url })).toMatchObject({ status: 401 });
    expect(state.secret).toBe('whsec_good');
  });
});

describe('another agency', () => {
  it('has its envelopes refused, also when they are signed with the secret of the webhook', async () => {
    const state = lost({ webhookId: 12, secret: 'whsec_good', agency: 42 });
    const wire = delivery({ id: randomUUID(), secret: 'whsec_good', agency_id: 43 });
    expect(await receive({ parameters, wire, state, url })).toMatchObject({ status: 401 });
  });
});

describe('a state that came from another n8n', () => {
  it('has no secret that is good here, and the log of the other is not asked', async () => {
    const state = { webhookId: 12, secret: 'whsec_of_a', address: 'https://n8n-b.test/x', instance: 'n8n-b' };
    const wire = delivery({ id: randomUUID(), secret: 'whsec_of_a' });
    list({ id: 12, url: 'https://n8n-b.test/x' });
    expect(await receive({ parameters, wire, state, url })).toMatchObject({ status: 401 });
  });
});
