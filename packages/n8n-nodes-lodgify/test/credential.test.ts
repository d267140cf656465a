import { describe, expect, it } from '@jest/globals';
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { LodgifyApi } from '../credentials/LodgifyApi.credentials.ts';
import { LodgifyTrigger } from '../nodes/LodgifyTrigger/LodgifyTrigger.node.ts';
import { startMock } from './harness/world.ts';

interface OldOptions {
  method: string;
  uri: string;
  headers: Record<string, string>;
  followRedirect: boolean;
}

/** n8n's old request helper, which is all that a credential test has. */
const over = (send: typeof fetch) =>
  ({
    helpers: {
      async request({ method, uri, headers, followRedirect }: OldOptions) {
        const answer = await send(uri, { method, headers, redirect: followRedirect ? 'follow' : 'manual' });
        return {
          statusCode: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: await answer.text(),
        };
      },
    },
  }) as unknown as ICredentialTestFunctions;

const node = new LodgifyTrigger();

const tested = (data: Record<string, string>, send: typeof fetch = fetch) =>
  node.methods.credentialTest.lodgifyApiTest.call(over(send), {
    id: '1',
    name: 'Lodgify',
    type: 'lodgifyApi',
    data: { apiKey: 'lodgify-demo-42', ...data },
  });

const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  (async () => new Response(status === 302 ? null : body, { status, headers })) as typeof fetch;

describe('the test of a Lodgify credential', () => {
  it('lists the webhooks of the key, however the address and the key were pasted', async () => {
    const { url } = await startMock();
    const address = `${url}/lodgify`;
    for (const data of [
      { baseUrl: address },
      { baseUrl: ` ${address}/ ` },
      { baseUrl: address.replace('http://', '') },
      { baseUrl: address, apiKey: ' lodgify-demo-42\n' },
      { baseUrl: address, apiKey: 'X-ApiKey: lodgify-demo-42' },
    ])
      expect(await tested(data)).toEqual({
        status: 'OK',
        message: 'Connected to Lodgify, which has 0 webhooks for this key.',
      });
    const wrong = await tested({ baseUrl: address, apiKey: 'wrong' });
    expect(wrong).toEqual({
      status: 'Error',
      message:
        'Lodgify refused to list the webhooks (401). It does not accept the API key. Copy the key from Lodgify, Settings, Public API.',
    });
  });

  it.each([
    [403, '{}', 'Check the plan and the permissions of the Lodgify account.'],
    [404, '{}', 'Check the base URL'],
    [200, '<html>Sign in</html>', "is not Lodgify's"],
    [200, '{"hello":"world"}', "is not Lodgify's"],
    [302, '', 'Check the base URL'],
    [503, '', 'try again later'],
  ])('explains an answer of %i %s', async (status, body, message) => {
    const result = await tested({}, answering(status, body, { Location: 'https://elsewhere.test/' }));
    expect(result.status).toBe('Error');
    expect(result.message).toContain(message);
  });

  it('refuses http to another host, which would send the key in the clear, and sends nothing', async () => {
    const result = await tested({ baseUrl: 'http://api.lodgify.test' }, () => {
      throw new Error('It was sent.');
    });
    expect(result.message).toContain('in the clear');
  });

  it('goes by http to a host that the credential names, and to no other', async () => {
    const asked: string[] = [];
    const send = (async (url: string) => {
      asked.push(url);
      return new Response('[]', { status: 200 });
    }) as typeof fetch;
    const allowHttpHosts = 'receiver, LGCD';
    const named = await tested({ baseUrl: 'http://lgcd:4010/lodgify', allowHttpHosts }, send);
    expect([named.status, asked]).toEqual(['OK', ['http://lgcd:4010/lodgify/webhooks/v1/list']]);
    const other = await tested({ baseUrl: 'http://lgcd2:4010/lodgify', allowHttpHosts }, send);
    expect([other.status, asked.length]).toEqual(['Error', 1]);
    expect(other.message).toContain('Allow HTTP Hosts');
    const wrong = await tested({ allowHttpHosts: 'http://lgcd' }, send);
    expect([wrong.status, asked.length]).toEqual(['Error', 1]);
    expect(wrong.message).toContain('give names alone');
  });

  it('says that nothing answers there, without the key', async () => {
    const result = await tested({}, () => Promise.reject(new Error('connect lodgify-demo-42')));
    expect(result.message).toContain('could not be reached');
    expect(result.message).not.toContain('lodgify-demo-42');
  });
});

it('requests of the credential carry the key as Lodgify wants it', async () => {
  const { headers } = await new LodgifyApi().authenticate({ apiKey: ' k1 ' }, { url: 'https://a.test' });
  expect(headers).toEqual({ 'X-ApiKey': 'k1' });
});
