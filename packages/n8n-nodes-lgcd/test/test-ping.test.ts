import './harness/no-waits.ts';
import { describe, expect, it } from '@jest/globals';
import { closedNetwork } from './harness/network.ts';
import { hook } from './harness/trigger.ts';
import { agency42, api, parameters, webhook } from './harness/webhooks.ts';

closedNetwork();
agency42();

describe('the test on activation', () => {
  const ping = { ...parameters, options: { testPing: true } };
  const attempt = (changes: object) => ({
    number: 1,
    attempted_at: '2026-07-15T10:00:00+00:00',
    status_code: 200,
    duration_ms: 12,
    response_excerpt: null,
    error: null,
    ...changes,
  });

  function answers(...attempts: object[]) {
    api()
      .post('/v1/webhooks')
      .reply(201, { data: webhook({ secret: 'whsec_new' }) });
    api()
      .post('/v1/webhooks/12/test')
      .reply(202, { data: { id: 5, event_id: 'e1', attempts: [] } });
    api()
      .get('/v1/webhooks/12/deliveries/5')
      .reply(200, { data: { id: 5, attempts } });
  }

  it.each([
    [200, null],
    [401, null],
    [503, '{"message":"The webhook was registered this moment, and n8n has yet to store it."}'],
  ])('has arrived when this n8n answered it with %d', async (status_code, response_excerpt) => {
    answers(attempt({ status_code, response_excerpt }));
    const state = {};
    expect((await hook('create', { parameters: ping, state })).result).toBe(true);
    // It is told from an event when it comes again.
    expect(state).toMatchObject({ ping: 'e1' });
  });

  it.each([
    ['no connection', attempt({ status_code: null, error: 'Connection refused' }), 'Connection refused'],
    ['another server', attempt({ status_code: 404 }), '404'],
    ['a proxy that finds no n8n', attempt({ status_code: 503, response_excerpt: 'Bad gateway' }), '503'],
  ])('fails the activation on %s, and leaves no webhook behind', async (_, failed, reason) => {
    answers(failed);
    api().delete('/v1/webhooks/12').reply(204);
    const state = {};
    await expect(hook('create', { parameters: ping, state })).rejects.toThrow(reason);
    expect(state).not.toHaveProperty('webhookId');
  });

  it('does not fail the activation when LGCD cannot say now whether it arrived', async () => {
    api()
      .post('/v1/webhooks')
      .reply(201, { data: webhook({ secret: 'whsec_new' }) });
    api().post('/v1/webhooks/12/test').reply(429, {}, { 'Retry-After': '3600' });
    const { result, warnings } = await hook('create', { parameters: ping, state: {} });
    expect(result).toBe(true);
    expect(warnings).toHaveLength(1);
  });
});
