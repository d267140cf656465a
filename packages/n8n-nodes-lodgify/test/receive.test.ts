import { beforeEach, describe, expect, it } from '@jest/globals';
import { lodgifyEventNames, lodgifyEvents } from '@lgcd/core-client/lodgify';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import type { MockServer } from '@lgcd/mock-server';
import type { N8nHost } from './harness/host.mts';
import { body, emit, secretOf, send, startHost, startMock } from './harness/world.ts';

let mock: MockServer;
beforeEach(async () => {
  mock = await startMock();
});

const active = async (events: string[], options = {}, more = {}): Promise<N8nHost> =>
  (await startHost(mock, { events, options, ...more })).activate();

const event = 'booking_change';
describe('a delivery of Lodgify', () => {
  it.each(lodgifyEventNames)('of %s starts the workflow with the object as it came', async (name) => {
    const host = await active([...lodgifyEventNames]);
    await emit(mock, host, { event: name, fixture: true });
    expect(host.output).toEqual([JSON.parse(lodgifyFixtures[lodgifyEvents[name].object])]);
    expect(Object.keys(host.output[0] ?? {})).toEqual(
      Object.keys(JSON.parse(lodgifyFixtures[lodgifyEvents[name].object])),
    );
  });

  it.each(['application/json', 'text/plain', 'application/octet-stream', 'application/x-lodgify'])(
    'is read as %s',
    async (type) => {
      const host = await active([event]);
      await send(host, { event, body: body(), headers: { 'Content-Type': type } });
      expect(host.output).toHaveLength(1);
    },
  );

  it('is accepted while the secret is not in the static data yet', async () => {
    const host = await active([event]);
    const secret = secretOf(host, event);
    host.state = {};
    expect((await send(host, { event, body: body(), secret })).status).toBe(200);
  });

  it('is accepted under the secret of before for as long as Lodgify may retry it', async () => {
    const host = await active([event]);
    const secret = secretOf(host, event);
    await host.hook('delete');
    await host.activate();
    expect(secretOf(host, event)).not.toBe(secret);
    expect((await send(host, { event, body: body(), secret })).status).toBe(200);
  });

  it('of a property that was not chosen is answered 200 and starts nothing', async () => {
    const host = await active([event, 'guest_message_received'], { propertyIds: '1, 2' });
    const answer = await send(host, { event, body: body() });
    expect(await answer.json()).toEqual({ received: true, ignored: true });
    await send(host, { event, body: body({}, { property_id: 2 }) });
    await emit(mock, host, { event: 'guest_message_received', fixture: true });
    expect(host.output).toHaveLength(2);
  });
});

describe('what Lodgify has not signed', () => {
  it.each([
    ['another secret', { secret: 'other' }],
    ['the body changed behind the signature', { headers: { 'ms-signature': `sha256=${'0'.repeat(64)}` } }],
    ['an empty signature', { headers: { 'ms-signature': '' } }],
    ['a signature of another kind', { headers: { 'ms-signature': 'sha1=abc' } }],
  ])('is answered 401 and starts nothing: %s', async (_, wire) => {
    const host = await active([event]);
    const answer = await send(host, { event, body: body(), ...wire });
    expect(answer.status).toBe(401);
    expect(host.executions).toBe(0);
    expect(await answer.text()).not.toContain(secretOf(host, event));
  });

  it('is everything while no secret is stored', async () => {
    const host = await startHost(mock, { events: [event] });
    expect((await send(host, { event, body: body(), secret: 'any' })).status).toBe(401);
    expect(host.executions).toBe(0);
  });

  it('is a delivery of one event at the address of another', async () => {
    const host = await active([event, 'rate_change']);
    const secret = secretOf(host, 'rate_change');
    expect((await send(host, { event, body: body(), secret })).status).toBe(401);
  });

  it.each(['[]', 'no json', '{"action":"property_change"}', '{"action":"booking_change"}'])(
    'is no object of Lodgify although it is signed: %s is answered 422',
    async (text) => {
      const host = await active([event]);
      expect((await send(host, { event, body: text })).status).toBe(422);
      expect(host.executions).toBe(0);
    },
  );
});
