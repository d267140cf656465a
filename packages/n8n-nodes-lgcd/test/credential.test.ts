import { describe, expect, it } from '@jest/globals';
import type { ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import nock from 'nock';
import { action, run } from './harness/execute.ts';
import { accessToken, baseUrl, origin, request } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';
import { trigger } from './harness/trigger.ts';

closedNetwork();

interface OldOptions {
  uri: string;
  followRedirect: boolean;
  headers: Record<string, string>;
}

/** n8n's old request helper, which is all that a credential test has. */
const n8n = {
  helpers: {
    request: ({ uri, followRedirect, headers }: OldOptions) =>
      request({ url: uri, headers, disableFollowRedirect: !followRedirect, ignoreHttpStatusErrors: true }),
  },
} as unknown as ICredentialTestFunctions;

const tested = (data: Record<string, string>): Promise<INodeCredentialTestResult> =>
  action.methods.credentialTest.lgcdApiTest.call(n8n, {
    id: '1',
    name: 'LGCD',
    type: 'lgcdApi',
    data: { accessToken, baseUrl, ...data },
  });

const account = {
  data: { agency: { id: 42, name: 'Atlas Conciergerie' }, token: { abilities: ['bookings:read'] } },
};
const sentRight = { reqheaders: { authorization: `Bearer ${accessToken}` } };
const me = () => nock(origin, sentRight).get('/v1/me');

describe('the test of a credential', () => {
  it('says whose token it is and what it may do', async () => {
    me().reply(200, account);
    expect(await tested({})).toEqual({
      status: 'OK',
      message: 'Connected to Atlas Conciergerie. The token has 1 ability: bookings:read.',
    });
  });

  it('goes over plain http to a host that was named, and to no other', async () => {
    const baseUrl = 'http://lgcd:4010/v1';
    nock('http://lgcd:4010', sentRight).get('/v1/me').reply(200, account);
    const refused = await tested({ baseUrl });
    expect(refused).toMatchObject({ status: 'Error', message: expect.stringContaining('Allow HTTP Hosts') });
    expect((await tested({ baseUrl, allowHttpHosts: 'other' })).status).toBe('Error');
    expect((await tested({ baseUrl, allowHttpHosts: 'other, lgcd' })).status).toBe('OK');
  });

  it('connects a token of the Basic plan, and says what that reads', async () => {
    me().reply(403, { message: 'Your plan does not include the API.' });
    nock(origin, sentRight).get('/v1/saas-invoices').query({ per_page: 1 }).reply(200, page([]));
    const { status, message } = await tested({});
    expect(status).toBe('OK');
    expect(message).toContain('SaaS invoices');
  });

  it.each([
    [401, { message: 'Unauthenticated.' }, {}, 'does not accept the access token'],
    [403, { message: 'This address is not allowed.' }, {}, 'This address is not allowed.'],
    [404, { message: 'The route v1/me could not be found.' }, {}, 'it ends in /v1'],
    [200, '<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' }, 'a web page'],
    [200, { hello: 'world' }, {}, 'Check that the base URL is that of the API'],
    [302, '', { Location: 'https://elsewhere.test/v1/me' }, 'a redirect to https://elsewhere.test'],
    [429, { message: 'Too Many Attempts.' }, { 'Retry-After': '17' }, 'Try again in 17 seconds.'],
    [503, '', {}, 'an error of its own'],
  ])('explains an answer of %i', async (status, body, headers, message) => {
    me().reply(status, body as nock.Body, headers as Record<string, string>);
    const result = await tested({});
    expect(result.status).toBe('Error');
    expect(result.message).toContain(message);
  });

  it('says that a token is missing, without asking', async () => {
    expect(await tested({ accessToken: ' ' })).toEqual({
      status: 'Error',
      message: 'The access token is empty.',
    });
  });

  it('never shows the token', async () => {
    me().reply(400, { message: `Bad header: Bearer ${accessToken}` });
    expect((await tested({})).message).not.toContain(accessToken.split('|')[1]);
  });

  it('is the one of both nodes', () => {
    for (const { description, methods } of [action, trigger]) {
      expect(description.credentials).toEqual([{ name: 'lgcdApi', required: true, testedBy: 'lgcdApiTest' }]);
      expect(methods.credentialTest).toHaveProperty('lgcdApiTest');
    }
  });
});

describe('what is pasted into a credential', () => {
  it.each([
    { baseUrl: ` ${baseUrl}/ ` },
    { baseUrl: origin },
    { baseUrl: 'api.lgcd.test' },
    { baseUrl: 'api.lgcd.test/v1' },
    { baseUrl: `${baseUrl}/docs` },
    { accessToken: `Bearer ${accessToken}` },
    { accessToken: ` bearer  ${accessToken}\n` },
    { accessToken: `Authorization: Bearer ${accessToken}` },
  ])('%j works in the test and in a run', async (data) => {
    me().times(2).reply(200, account);
    expect((await tested(data as Record<string, string>)).status).toBe('OK');
    const credentials = { accessToken, baseUrl, ...data };
    const output = await run({ parameters: { resource: 'account', operation: 'get' }, credentials });
    expect(output).toHaveLength(1);
  });

  it.each([
    [{ baseUrl: 'http://api.lgcd.test/v1' }, 'in the clear'],
    [{ baseUrl: 'https://me:secret@api.lgcd.test/v1' }, 'must not carry a user or a password'],
    [{ baseUrl: 'not an address' }, 'it is not an address'],
  ])('%j is refused by the test and by a run, before anything is sent', async (data, message) => {
    const result = await tested(data);
    expect(result.status).toBe('Error');
    expect(result.message).toContain(message);
    const credentials = { accessToken, ...data };
    await expect(run({ parameters: { resource: 'account', operation: 'get' }, credentials })).rejects.toThrow(
      message,
    );
  });
});
