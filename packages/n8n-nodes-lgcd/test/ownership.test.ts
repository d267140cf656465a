import './harness/no-waits.ts';
import { describe, expect, it } from '@jest/globals';
import { forgetStates } from '@lgcd/core-client/n8n';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { closedNetwork } from './harness/network.ts';
import { endpoint, hook } from './harness/trigger.ts';
import { account, agency42, api, known, list, parameters, registered, webhook } from './harness/webhooks.ts';

closedNetwork();
agency42();

describe('a workflow that came from another n8n', () => {
  const there = 'https://n8n-b.test/webhook/3f0c/webhook';
  const copied = { ...registered(), address: there };
  const answers = (status: number, body: object = { message: 'no signature' }) =>
    nock('https://n8n-b.test').post('/webhook/3f0c/webhook', {}).reply(status, body);

  it('with its id leaves that webhook alone, and keeps nothing of its secrets', async () => {
    list(webhook({ url: there }));
    const state: IDataObject = { ...copied, instance: 'n8n-b' };
    const { result, warnings } = await hook('checkExists', { parameters, state });
    expect(result).toBe(false);
    expect(state).toEqual({ at: expect.any(Number) });
    expect(warnings).toEqual([expect.stringContaining('copied from another n8n')]);
  });

  it('with the same id, as of one encryption key, is told by the trigger that answers there', async () => {
    list(webhook({ url: there }));
    answers(401);
    const state: IDataObject = { ...copied };
    expect((await hook('checkExists', { parameters, state })).result).toBe(false);
    expect(state).toEqual({ at: expect.any(Number) });
  });

  it('does not delete the webhook of the other when it is deactivated', async () => {
    list(webhook({ url: there }));
    expect((await hook('delete', { parameters, state: { ...copied, instance: 'n8n-b' } })).result).toBe(true);
    forgetStates();
    known({ url: there });
    answers(401);
    expect((await hook('delete', { parameters, state: { ...copied } })).result).toBe(true);
  });

  it.each([
    [
      'nobody answers there',
      () => nock('https://n8n-b.test').post('/webhook/3f0c/webhook').replyWithError('gone'),
    ],
    ['another server answers there', () => answers(404)],
    ['this n8n answers there too', () => answers(401, { message: 'no', sameAddress: true })],
  ])('is the same n8n, which has moved, when %s', async (_, answer) => {
    list(webhook({ url: there }));
    answer();
    api()
      .patch('/v1/webhooks/12', { url: endpoint, events: parameters.events, active: true })
      .reply(200, { data: webhook() });
    const state: IDataObject = { ...copied };
    expect((await hook('checkExists', { parameters, state })).result).toBe(true);
    expect(state).toMatchObject({ address: endpoint, secret: 'whsec_kept' });
    known({ url: there });
    answer();
    api().delete('/v1/webhooks/12').reply(204);
    expect((await hook('delete', { parameters, state })).result).toBe(true);
  });
});

describe('a credential that is now of another agency', () => {
  const other = () => {
    nock.cleanAll();
    api().persist().get('/v1/me').optionally().reply(200, account(43));
  };

  it('means a new registration, and no former secret stays good', async () => {
    other();
    list();
    const state: IDataObject = { ...registered(), formerSecrets: [{ secret: 'old', until: 9e15 }] };
    const { result, warnings } = await hook('checkExists', { parameters, state });
    expect(result).toBe(false);
    expect(state).toEqual({ at: expect.any(Number) });
    expect(warnings).toEqual([expect.stringContaining('Webhook 12 of agency 42')]);
  });

  it('is seen at a deactivation too, when the webhook is not there for the token', async () => {
    other();
    api().get('/v1/webhooks/12').reply(404, { message: 'Not found.' });
    const state: IDataObject = registered();
    const { warnings } = await hook('delete', { parameters, state });
    expect(state).not.toHaveProperty('secret');
    expect(state.formerSecrets).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('Webhook 12 of agency 42')]);
  });
});
