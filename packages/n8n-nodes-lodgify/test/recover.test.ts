import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetStates } from '@lgcd/core-client/n8n';
import type { MockServer } from '@lgcd/mock-server';
import type { N8nHost } from './harness/host.mts';
import { body, emit, secretOf, send, startHost, startMock, subscriptions } from './harness/world.ts';

let mock: MockServer;
beforeEach(async () => {
  mock = await startMock();
  forgetStates();
});

const two = ['booking_change', 'rate_change'];
const active = async (events = two, more = {}): Promise<N8nHost> =>
  (await startHost(mock, { events, ...more })).activate();

/** n8n has restarted, and has stored what an execution wrote back. */
function lose(host: N8nHost, state = {}): void {
  host.state = state;
  forgetStates();
}

const book = async () =>
  (
    (await mock.action('lodgify.book', { arrival: '2027-03-01', departure: '2027-03-04' })) as {
      booking: { id: number };
    }
  ).booking.id;
const listings = () => mock.requests({ path: '/lodgify/webhooks/v1/list' }).length;
const wrong = 'a secret that was guessed';

describe('secrets that n8n has lost', () => {
  it('heal at the next delivery: the webhooks are made anew, and the booking is handed on as it now stands', async () => {
    const host = await active();
    const id = await book();
    await mock.settled();
    lose(host);
    await mock.action('lodgify.change', { booking_id: id, departure: '2027-03-06' });
    await mock.settled();
    await host.settled();
    expect(host.output.at(-1)).toMatchObject({
      action: 'booking_change',
      booking: { id, date_departure: '2027-03-06T00:00:00' },
    });
    expect((await subscriptions(mock)).map(({ event }) => event).sort()).toEqual(two);
    for (const event of two) expect(secretOf(host, event)).not.toBe('');
    mock.clearRequests();
    const before = host.output.length;
    await mock.action('lodgify.change', { booking_id: id, departure: '2027-03-07' });
    await mock.settled();
    await host.settled();
    expect(host.output.length).toBe(before + 1);
    expect(listings()).toBe(0);
  });

  it('heal when n8n has gone back to those of webhooks that are gone', async () => {
    const host = await active();
    const old = structuredClone(host.state);
    await host.hook('delete');
    await host.activate();
    lose(host, old);
    const id = await book();
    await mock.action('lodgify.change', { booking_id: id, departure: '2027-03-06' });
    await mock.settled();
    await host.settled();
    expect(host.output.at(-1)).toMatchObject({ booking: { id } });
  });

  it('need no question while the process remembers', async () => {
    const host = await active();
    host.state = {};
    mock.clearRequests();
    await emit(mock, host, { event: 'rate_change' });
    expect(host.output).toHaveLength(1);
    expect(mock.requests({ path: '/lodgify/*' })).toEqual([]);
  });

  it('let a change of prices start the workflow with its ids, when its rooms are there', async () => {
    const host = await active();
    lose(host);
    await emit(mock, host, { event: 'rate_change' });
    expect(host.output).toEqual([
      { action: 'rate_change', property_id: 10000, room_type_ids: expect.any(Array) },
    ]);
  });

  it('refuse a guest’s message, which can not be read from Lodgify, and say so', async () => {
    const host = await active(['guest_message_received']);
    lose(host);
    await emit(mock, host, { event: 'guest_message_received' });
    expect(host.output).toEqual([]);
    expect(host.warnings).toContainEqual(
      expect.stringContaining('A delivery of guest_message_received was refused'),
    );
    await emit(mock, host, { event: 'guest_message_received' });
    expect(host.output).toHaveLength(1);
  });

  it('have the delivery come again when Lodgify can not be asked', async () => {
    const host = await active();
    lose(host);
    mock.fault({ path: '/lodgify/webhooks/v1/list', status: 503 });
    const answer = await send(host, { event: 'booking_change', body: body(), secret: wrong });
    expect(answer.status).toBe(503);
  });
});

describe('a forgery', () => {
  it('is a 401 while our secret is that of the webhook which stands, and hands nothing on', async () => {
    const host = await active();
    const id = await book();
    await mock.settled();
    host.output.length = 0;
    const before = structuredClone(host.state);
    const given = { event: 'booking_change', body: body({}, { id }), secret: wrong };
    mock.clearRequests();
    for (let times = 0; times < 5; times += 1) expect((await send(host, given)).status).toBe(401);
    expect(listings()).toBe(1);
    expect(host.output).toEqual([]);
    expect(host.state).toEqual(before);
  });

  it('hands on nothing of its own when the secrets are lost: at most the booking as Lodgify has it', async () => {
    const host = await active();
    const id = await book();
    await mock.settled();
    host.output.length = 0;
    lose(host);
    const forged = body({}, { id, status: 'Declined', notes: 'Send the keys to Mallory.' });
    await send(host, { event: 'booking_change', body: forged, secret: wrong });
    expect(JSON.stringify(host.output)).not.toContain('Mallory');
    for (const { booking } of host.output) expect(booking).toMatchObject({ id, status: 'Booked' });
    lose(host);
    const unknown = body({}, { id: 999_999 });
    expect((await send(host, { event: 'booking_change', body: unknown, secret: wrong })).status).toBe(401);
  });
});

describe('a workflow that is copied to another n8n', () => {
  it.each([
    ['with an id of its own', { instance: 'n8n-b' }],
    ['with the same id, as of one encryption key', {}],
  ])('%s leaves the webhooks of the first one alone, also at its end', async (_, more) => {
    const first = await active();
    const copy = await startHost(mock, { events: two, ...more });
    copy.state = structuredClone(first.state);
    await copy.activate();
    const origins = async () =>
      (await subscriptions(mock)).map(({ target_url }) => new URL(target_url).origin).sort();
    const both = [first, first, copy, copy].map((host) => new URL(host.webhookUrl).origin);
    expect(await origins()).toEqual(both.sort());
    const unused = await startHost(mock, { events: two, ...more });
    unused.state = structuredClone(first.state);
    await unused.hook('delete');
    await copy.hook('delete');
    expect(await origins()).toEqual(both.filter((one) => one === new URL(first.webhookUrl).origin));
    first.output.length = 0;
    await emit(mock, first, { event: 'rate_change' });
    expect(first.output).toHaveLength(1);
  });

  it('is none when n8n has moved: then the webhooks move with it', async () => {
    const host = await active(two, { webhookUrl: 'http://127.0.0.1:9/webhook/3f0c/webhook' });
    const moved = await startHost(mock, { events: two, workflowId: host.workflowId });
    moved.state = structuredClone(host.state);
    await moved.activate();
    const urls = (await subscriptions(mock)).map(({ target_url }) => target_url.split('?')[0]);
    expect(new Set(urls)).toEqual(new Set([moved.webhookUrl]));
    expect(urls).toHaveLength(2);
  });
});

describe('a key of another account', () => {
  it('means new webhooks, and no former secret stays good', async () => {
    const host = await active();
    const former = secretOf(host, 'rate_change');
    host.given.apiKey = 'lodgify-demo-43';
    await host.hook('delete');
    expect(host.warnings).toContainEqual(expect.stringContaining('another Lodgify account'));
    await host.activate();
    expect(secretOf(host, 'rate_change')).not.toBe('');
    expect(JSON.stringify(host.state)).not.toContain(former);
    await emit(mock, host, { event: 'rate_change' });
    expect(host.output).toEqual([]);
  });
});
