import { afterAll, afterEach, beforeEach, jest } from '@jest/globals';
import { testDelivery } from '@lgcd/core-client';
import nock from 'nock';
import { type Bundle, createAppTester, type ZObject } from 'zapier-platform-core';
import app from '../src/index.ts';

type Method = (z: ZObject, bundle: Bundle) => unknown;

const tester = createAppTester(app);

export const token = '3|demoAgency42BookingsWrite000000000000000';
export const secret = 'whsec_0123456789abcdef0123456789abcdef';

/** Runs a method of the app as Zapier does, with a connection. */
export async function run<T = unknown>(method: unknown, bundle: Partial<Bundle> = {}): Promise<T> {
  const authData = { access_token: token };
  return (await tester(method as Method, { authData, inputData: {}, meta: {}, ...bundle } as Bundle)) as T;
}

export const trigger = (key: string) => app.triggers[key]?.operation as Required<Hook>;
export const create = (key: string) => app.creates[key]?.operation as Step;
export const search = (key: string) => app.searches[key]?.operation as Step;

interface Step {
  perform: Method;
  inputFields: (Method | Record<string, unknown>)[];
  sample: Record<string, unknown>;
}

interface Hook extends Step {
  performList: Method;
  performSubscribe: Method;
  performUnsubscribe: Method;
}

/** LGCD, as far as a test says what it answers; a request that no test expects fails. */
export const api = () => nock('https://api.lgcd.ma/v1', { reqheaders: { authorization: `Bearer ${token}` } });

/** A page of a list as Laravel answers it. */
export const page = (...data: object[]) => ({
  data,
  links: { first: null, last: null, prev: null, next: null },
  meta: {
    current_page: 1,
    from: 1,
    last_page: 1,
    links: [],
    path: '/',
    per_page: 100,
    to: 1,
    total: data.length,
  },
});

/** The agency's property, for runs that look its name up. */
export const namesProperty = () =>
  api()
    .get('/properties')
    .query({ page: 1, per_page: 100 })
    .optionally()
    .reply(200, page({ id: 1, name: 'Riad Zitoun' }));

/** A delivery as Zapier hands it over: headers with `Http-` before them, the body untouched. */
export function delivered(given: Omit<Parameters<typeof testDelivery>[0], 'secret'>): Partial<Bundle> {
  const { rawBody, signature } = testDelivery({ ...given, secret } as Parameters<typeof testDelivery>[0]);
  return {
    rawRequest: {
      method: 'POST',
      querystring: '',
      headers: { 'Content-Type': 'application/json', 'Http-X-Signature': signature },
      content: rawBody,
    },
    subscribeData: { id: '12', secret } as { id: string },
  };
}

beforeEach(() => {
  nock.disableNetConnect();
  // The platform's core prints what the app logs.
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

// The files that follow in this process patch `http` themselves.
afterAll(() => nock.restore());

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  if (pending.length > 0) throw new Error(`Never requested: ${pending.join(', ')}`);
});
