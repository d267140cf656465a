import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lodgifyEventNames } from '@lgcd/core-client/lodgify';
import { forgetStates } from '@lgcd/core-client/n8n';
import type { MockServer } from '@lgcd/mock-server';
import nock from 'nock';
import { lodgify, secretOf, startHost, startMock, subscriptions } from './harness/world.ts';

let mock: MockServer;
beforeEach(async () => {
  mock = await startMock();
});
// The next file of this process has a network of its own.
afterAll(() => nock.restore());

const two = ['booking_change', 'rate_change'];
const eventsOf = async () => (await subscriptions(mock)).map(({ event }) => event).sort();
const listFault = { path: '/lodgify/webhooks/v1/list', status: 503 };

describe('an activation', () => {
  it('subscribes every event at an address of its own, and keeps a secret for each', async () => {
    const host = await startHost(mock, { events: lodgifyEventNames });
    await host.activate();
    const listed = await subscriptions(mock);
    expect(listed.map(({ event }) => event).sort()).toEqual([...lodgifyEventNames].sort());
    expect(new Set(listed.map(({ target_url }) => target_url)).size).toBe(10);
    expect(new Set(lodgifyEventNames.map((event) => secretOf(host, event))).size).toBe(10);
  });

  it('leaves what stands as it is', async () => {
    const host = await startHost(mock, { events: two });
    await host.activate();
    const before = structuredClone(host.state);
    await host.activate();
    expect(host.state).toEqual(before);
    expect(await subscriptions(mock)).toHaveLength(2);
  });

  it('subscribes only what is missing when an event is added, and removes one that was unchosen', async () => {
    const host = await startHost(mock, { events: two });
    await host.activate();
    const kept = secretOf(host, 'booking_change');
    host.given.events = ['booking_change', 'guest_message_received'];
    await host.activate();
    expect(await eventsOf()).toEqual(['booking_change', 'guest_message_received']);
    expect(secretOf(host, 'booking_change')).toBe(kept);
    expect(secretOf(host, 'rate_change')).toBe('');
  });

  it('makes anew what was removed at Lodgify', async () => {
    const host = await startHost(mock, { events: two });
    await host.activate();
    const [gone] = await subscriptions(mock);
    await lodgify(mock, 'DELETE', '/webhooks/v1/unsubscribe', { id: gone?.id });
    await host.activate();
    expect(await eventsOf()).toEqual(two);
  });

  it('replaces a subscription at its address whose secret is lost', async () => {
    const host = await startHost(mock, { events: ['rate_change'] });
    await host.activate();
    const [orphan] = await subscriptions(mock);
    host.state = {};
    forgetStates();
    await host.activate();
    const [fresh, ...others] = await subscriptions(mock);
    expect(others).toEqual([]);
    expect(fresh).toMatchObject({ target_url: orphan?.target_url });
    expect(fresh?.id).not.toBe(orphan?.id);
  });

  it('does not touch the subscriptions of others', async () => {
    const foreign = { event: 'rate_change', target_url: 'https://other.example/hook?event=rate_change' };
    await lodgify(mock, 'POST', '/webhooks/v1/subscribe', foreign);
    const host = await startHost(mock, { events: two });
    await host.activate();
    await host.hook('delete');
    expect(await subscriptions(mock)).toMatchObject([foreign]);
  });

  it('takes back what it made when Lodgify refuses one of the events', async () => {
    const host = await startHost(mock, { events: two });
    await lodgify(mock, 'POST', '/webhooks/v1/subscribe', {
      event: 'rate_change',
      target_url: `${host.webhookUrl}?event=rate_change`,
    });
    await expect(host.hook('create')).rejects.toThrow(/Lodgify refused to subscribe to rate_change \(409\)/);
    expect(await eventsOf()).toEqual(['rate_change']);
    expect(secretOf(host, 'booking_change')).toBe('');
  });

  it('fails with a sentence when the key is wrong', async () => {
    const host = await startHost(mock, { events: two, apiKey: 'wrong' });
    await expect(host.activate()).rejects.toThrow(/does not accept the API key/);
  });

  it('fails when no event is chosen', async () => {
    const host = await startHost(mock, { events: [] });
    await expect(host.activate()).rejects.toThrow('No event is chosen');
  });

  it.each(['10000 10001', '10000; 10001', '#10000,10001'])('takes the properties %s', async (propertyIds) => {
    const host = await startHost(mock, { events: two, options: { propertyIds } });
    await expect(host.activate()).resolves.toBe(host);
  });

  it('fails when a property is no ID, rather than to drop every event', async () => {
    const host = await startHost(mock, { events: two, options: { propertyIds: 'Villa Palmeraie' } });
    await expect(host.activate()).rejects.toThrow('Property IDs: “Villa” is not an ID.');
    expect(await subscriptions(mock)).toEqual([]);
  });

  it('fails when Lodgify could not reach this n8n, and names WEBHOOK_URL', async () => {
    const host = await startHost(mock, { events: two, baseUrl: 'https://api.lodgify.com' });
    await expect(host.activate()).rejects.toThrow('WEBHOOK_URL');
  });

  it('takes the secret under both names that public clients know', async () => {
    const api = nock('https://lodgify.test');
    api.get('/webhooks/v1/list').reply(200, []);
    api.post('/webhooks/v1/subscribe').reply(200, { id: 5, secret_key: 'kept' });
    const host = await startHost(mock, {
      events: ['rate_change'],
      baseUrl: 'https://lodgify.test/',
      webhookUrl: 'https://n8n.example/webhook/3f0c/webhook',
    });
    await host.activate();
    expect(host.state).toMatchObject({ subscriptions: { rate_change: { id: '5', secret: 'kept' } } });
  });

  it('fails when there is no secret in the answer, and leaves no subscription that nobody could verify', async () => {
    const api = nock('https://lodgify.test');
    api.post('/webhooks/v1/subscribe').reply(200, { id: 'a' });
    const removed = api.delete('/webhooks/v1/unsubscribe', { id: 'a' }).reply(200, {});
    const host = await startHost(mock, {
      events: ['rate_change'],
      baseUrl: 'https://lodgify.test',
      webhookUrl: 'https://n8n.example/webhook/3f0c/webhook',
    });
    await expect(host.hook('create')).rejects.toThrow('no secret');
    expect(removed.isDone()).toBe(true);
  });
});

describe('a passing fault of Lodgify', () => {
  it.each([
    ['503', listFault],
    ['429', { ...listFault, status: 429 }],
    ['a dropped connection', { path: listFault.path, drop: true }],
  ])('tears nothing down: %s', async (_, fault) => {
    const host = await startHost(mock, { events: two });
    await host.activate();
    const before = structuredClone(host.state);
    mock.fault(fault);
    await host.activate();
    expect(host.state).toEqual(before);
    expect(await eventsOf()).toEqual(two);
    expect(host.warnings).toEqual([expect.stringContaining('left as they are')]);
  });

  it('fails an activation that knows of no subscription yet', async () => {
    const host = await startHost(mock, { events: two });
    mock.fault(listFault);
    await expect(host.activate()).rejects.toThrow('Lodgify refused to list the webhooks (503)');
  });

  it('keeps a deactivation from forgetting what still stands, and lets the next one finish', async () => {
    const host = await startHost(mock, { events: two });
    await host.activate();
    mock.fault({ path: '/lodgify/webhooks/v1/unsubscribe', status: 500 });
    await expect(host.hook('delete')).rejects.toThrow('(500)');
    expect(await subscriptions(mock)).toHaveLength(1);
    await host.hook('delete');
    expect(await subscriptions(mock)).toEqual([]);
  });
});

describe('a deactivation', () => {
  it('removes every subscription by DELETE with the id in the body', async () => {
    const host = await startHost(mock, { events: two });
    await host.activate();
    mock.clearRequests();
    await host.hook('delete');
    expect(await subscriptions(mock)).toEqual([]);
    const deletes = mock.requests({ method: 'DELETE' });
    expect(deletes.map(({ path }) => path)).toEqual(Array(2).fill('/lodgify/webhooks/v1/unsubscribe'));
    expect(JSON.parse(deletes[0]?.request_body ?? '')).toEqual({ id: expect.any(String) });
  });

  it('is content when Lodgify has removed them already', async () => {
    const host = await startHost(mock, { events: two });
    await host.activate();
    for (const { id } of await subscriptions(mock)) {
      await lodgify(mock, 'DELETE', '/webhooks/v1/unsubscribe', { id });
    }
    await expect(host.hook('delete')).resolves.toBe(true);
  });

  it('forgets the secrets as such, and keeps them as former ones for a day', async () => {
    const host = await startHost(mock, { events: ['rate_change'] });
    await host.activate();
    const secret = secretOf(host, 'rate_change');
    await host.hook('delete');
    expect(host.state).toMatchObject({
      subscriptions: { rate_change: { formerSecrets: [{ secret, until: expect.any(Number) }] } },
    });
  });
});
