import './harness/no-waits.ts';
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { accessToken } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { endpoint, hook } from './harness/trigger.ts';
import {
  account,
  agency42,
  api,
  known,
  list,
  parameters,
  properties,
  registered,
  webhook,
} from './harness/webhooks.ts';

closedNetwork();
agency42();

describe('an activation', () => {
  it('registers the URL and the events, and keeps id and secret', async () => {
    const state = {};
    api()
      .post('/v1/webhooks', { url: endpoint, events: parameters.events, description: 'n8n: Guest messages' })
      .reply(201, { data: webhook({ secret: 'whsec_new' }) });
    await hook('create', { parameters, state });
    expect(state).toMatchObject({ webhookId: 12, secret: 'whsec_new' });
  });

  it('takes the description of the options', async () => {
    api()
      .post('/v1/webhooks', (body) => body.description === 'Concierge')
      .reply(201, { data: webhook({ secret: 'whsec_new' }) });
    await hook('create', { parameters: { ...parameters, options: { description: 'Concierge' } } });
  });

  it('fails with the ability that the token lacks', async () => {
    const state = {};
    api().post('/v1/webhooks').reply(403, { message: 'Invalid ability provided.' });
    await expect(hook('create', { parameters, state })).rejects.toThrow(/bookings:read, reviews:read/);
    expect(state).toEqual({});
  });

  it('with a filter that looks bookings up fails without the ability for it, and asks only then', async () => {
    const invoices = { events: ['invoice.*'], options: { propertyIds: [3] } };
    nock.cleanAll();
    properties();
    const asked = (times: number, ...abilities: string[]) =>
      api()
        .get('/v1/me')
        .times(times)
        .reply(200, account(42, ...abilities));
    asked(1, 'invoices:read');
    await expect(hook('create', { parameters: invoices, state: {} })).rejects.toThrow('bookings:read');
    for (const given of [invoices, { ...invoices, events: ['cleaning.*'] }]) {
      asked(given === invoices ? 2 : 1, 'invoices:read', 'bookings:read');
      api()
        .post('/v1/webhooks')
        .reply(201, { data: webhook({ secret: 'whsec_new' }) });
      expect((await hook('create', { parameters: given, state: {} })).result).toBe(true);
    }
  });

  it.each([[['Villa Palmeraie']], ['villa palmeraie; 4'], ['3;4'], ['3 4'], ['#3'], [[3, '4']], [' ']])(
    'with a filter by the properties %j is made when they are there',
    async (propertyIds) => {
      properties();
      api()
        .post('/v1/webhooks')
        .reply(201, { data: webhook({ secret: 'whsec_new' }) });
      const given = { events: ['cleaning.*'], options: { propertyIds } };
      expect((await hook('create', { parameters: given, state: {} })).result).toBe(true);
    },
  );

  it.each([['Villa Palmerie'], ['10000 10001'], [[3, 99]], ['-']])(
    'with a filter by the properties %j fails with the list of what exists, also where a webhook stands',
    async (propertyIds) => {
      properties();
      const given = { events: ['cleaning.*'], options: { propertyIds } };
      for (const [method, state] of [
        ['create', {}],
        ['checkExists', registered()],
      ] as const)
        await expect(hook(method, { parameters: given, state })).rejects.toThrow(
          /no property .+ Villa Palmeraie \(3\), Riad Zitoun \(4\)/,
        );
    },
  );

  it('fails when LGCD gives no secret, and leaves no webhook whose deliveries nobody could verify', async () => {
    const state = {};
    api().post('/v1/webhooks').reply(201, { data: webhook() });
    api().delete('/v1/webhooks/12').reply(204);
    await expect(hook('create', { parameters, state })).rejects.toThrow('no secret');
    expect(state).toEqual({});
  });

  it.each(['create', 'checkExists'] as const)(
    'refuses a URL that LGCD cannot reach, and names WEBHOOK_URL (%s)',
    async (method) => {
      for (const url of [
        'http://localhost:5678/webhook/x/webhook',
        'http://192.168.1.4:5678/webhook/x/webhook',
      ])
        await expect(hook(method, { parameters, url })).rejects.toThrow('WEBHOOK_URL');
    },
  );

  it('takes a URL on this machine for an API on this machine', async () => {
    const url = 'http://localhost:5678/webhook/x/webhook';
    nock('http://127.0.0.1:4010')
      .get('/v1/me')
      .reply(200, account(42))
      .post('/v1/webhooks')
      .reply(201, { data: webhook({ url, secret: 's' }) });
    const credentials = { accessToken, baseUrl: 'http://127.0.0.1:4010/v1' };
    expect((await hook('create', { parameters, url, credentials })).result).toBe(true);
  });
});

describe('the check before an activation', () => {
  it('finds nothing when nothing is there', async () => {
    list();
    expect((await hook('checkExists', { parameters, state: {} })).result).toBe(false);
  });

  it('finds the webhook that it knows, and changes nothing when nothing has drifted', async () => {
    list(
      webhook({ events: [...parameters.events].reverse() }),
      webhook({ id: 13, url: 'https://other.test/' }),
    );
    const state = registered();
    expect((await hook('checkExists', { parameters, state })).result).toBe(true);
    expect(state).toEqual(registered());
  });

  it.each([
    ['other events', { events: ['booking.created'] }],
    ['a switch turned off', { active: false }],
  ])('repairs %s', async (_, drift) => {
    list(webhook(drift));
    api()
      .patch('/v1/webhooks/12', { url: endpoint, events: parameters.events, active: true })
      .reply(200, { data: webhook() });
    expect((await hook('checkExists', { parameters, state: registered() })).result).toBe(true);
  });

  it('rotates a secret that n8n has lost, and keeps the new one', async () => {
    list(webhook());
    api()
      .post('/v1/webhooks/12/rotate-secret')
      .reply(200, { data: webhook({ secret: 'whsec_rotated' }) });
    const state: IDataObject = { webhookId: 12 };
    expect((await hook('checkExists', { parameters, state })).result).toBe(true);
    expect(state.secret).toBe('whsec_rotated');
  });

  it('deletes strays with the same URL, whose secret nobody has', async () => {
    list(webhook({ id: 7 }), webhook(), webhook({ id: 9 }));
    api().delete('/v1/webhooks/7').reply(204);
    api().delete('/v1/webhooks/9').reply(404, { message: 'Not found.' });
    expect((await hook('checkExists', { parameters, state: registered() })).result).toBe(true);
  });

  it('deletes the stray when the state is lost altogether, so that create makes the only one', async () => {
    list(webhook());
    api().delete('/v1/webhooks/12').reply(204);
    expect((await hook('checkExists', { parameters, state: {} })).result).toBe(false);
  });

  it('leaves the webhook of another workflow alone whose state this one was copied with', async () => {
    list(webhook({ url: 'https://n8n.test/webhook/other/webhook' }));
    expect((await hook('checkExists', { parameters, state: registered() })).result).toBe(false);
  });

  it('notes where a webhook stands that an older version registered', async () => {
    list(webhook());
    const state: IDataObject = { webhookId: 12, secret: 'whsec_kept' };
    expect((await hook('checkExists', { parameters, state })).result).toBe(true);
    expect(state).toMatchObject({ ...registered(), at: expect.any(Number) });
  });

  it('sets right what n8n has lost or taken back, when the process knows better', async () => {
    const state: IDataObject = {};
    api()
      .post('/v1/webhooks')
      .reply(201, { data: webhook({ secret: 'whsec_new' }) });
    await hook('create', { parameters, state });
    for (const stored of [{}, { webhookId: 7, secret: 'whsec_old', at: 5 }]) {
      list(webhook());
      expect((await hook('checkExists', { parameters, state: stored })).result).toBe(true);
      expect(stored).toEqual(state);
    }
  });

  it.each([
    ['a broken connection', (get: nock.Interceptor) => get.replyWithError('socket hang up')],
    ['a used-up limit', (get: nock.Interceptor) => get.reply(429, {}, { 'Retry-After': '3600' })],
  ])('believes that the webhook stands on %s, when its id and secret are known', async (_, fail) => {
    fail(api().get('/v1/webhooks').query(true).times(4) as nock.Interceptor);
    const state = registered();
    const { result, warnings } = await hook('checkExists', { parameters, state });
    expect(result).toBe(true);
    expect(state).toEqual(registered());
    expect(warnings).toHaveLength(1);
    nock.cleanAll();
  });

  it('fails on a passing fault when the secret is not known, rather than to accept what it cannot verify', async () => {
    api().get('/v1/webhooks').query(true).reply(429, {}, { 'Retry-After': '3600' });
    await expect(hook('checkExists', { parameters, state: { webhookId: 12 } })).rejects.toThrow(
      '3600 seconds',
    );
  });

  it('fails when the token is no longer good', async () => {
    api().get('/v1/webhooks').query(true).reply(401, { message: 'Unauthenticated.' });
    await expect(hook('checkExists', { parameters, state: registered() })).rejects.toThrow('access token');
  });
});

describe('a deactivation', () => {
  it('deletes the webhook, and accepts its secret until the last retry is over', async () => {
    const state: IDataObject = registered();
    known();
    api().delete('/v1/webhooks/12').reply(204);
    await hook('delete', { parameters, state });
    expect(state).not.toHaveProperty('webhookId');
    expect(state).not.toHaveProperty('secret');
    expect(state.formerSecrets).toMatchObject([{ secret: 'whsec_kept' }]);
  });

  it.each([404, 410])('is done when LGCD answers %d: it is gone already', async (status) => {
    api().get('/v1/webhooks/12').reply(status, { message: 'Gone.' });
    const state = registered();
    expect((await hook('delete', { parameters, state })).result).toBe(true);
    expect(state).not.toHaveProperty('webhookId');
  });

  it('fails on a passing fault and forgets nothing, so that the next one finds the webhook', async () => {
    known();
    api().delete('/v1/webhooks/12').reply(429, {}, { 'Retry-After': '3600' });
    const state = registered();
    await expect(hook('delete', { parameters, state })).rejects.toThrow('3600 seconds');
    expect(state).toEqual(registered());
  });

  it('whose webhook n8n has lost removes the one with its address, and no other', async () => {
    list(webhook({ id: 7 }), webhook({ id: 8, url: 'https://n8n-b.test/webhook/3f0c/webhook' }));
    api().delete('/v1/webhooks/7').reply(204);
    expect((await hook('delete', { parameters, state: {} })).result).toBe(true);
  });
});
