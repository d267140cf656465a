import { beforeEach } from '@jest/globals';
import { forgetStates } from '@lgcd/core-client/n8n';
import nock from 'nock';
import { origin } from './http.ts';
import { page } from './pages.ts';
import { endpoint } from './trigger.ts';

export const parameters = { events: ['booking.*', 'review.received'] };
export const api = () => nock(origin);
export const account = (id: number, ...abilities: string[]) => ({
  data: { agency: { id }, token: { abilities } },
});

export const properties = () =>
  api()
    .persist()
    .get('/v1/properties')
    .query(true)
    .optionally()
    .reply(
      200,
      page([
        { id: 3, name: 'Villa Palmeraie' },
        { id: 4, name: 'Riad Zitoun' },
      ]),
    );

/** For a file of tests: each begins as after a restart of n8n, with a token of agency 42. */
export function agency42(): void {
  beforeEach(() => {
    forgetStates();
    api().persist().get('/v1/me').optionally().reply(200, account(42));
  });
}

export const webhook = (changes: object = {}) => ({
  id: 12,
  url: endpoint,
  events: parameters.events,
  description: 'n8n: Guest messages',
  active: true,
  ...changes,
});
export const list = (...webhooks: object[]) =>
  api().get('/v1/webhooks').query({ page: 1, per_page: 100 }).reply(200, page(webhooks));
export const registered = () => ({
  webhookId: 12,
  secret: 'whsec_kept',
  address: endpoint,
  instance: 'n8n-a',
  agency: 42,
  at: 1,
});
/** What LGCD says of the webhook that is to be deleted. */
export const known = (changes: object = {}) =>
  api()
    .get('/v1/webhooks/12')
    .reply(200, { data: webhook(changes) });
