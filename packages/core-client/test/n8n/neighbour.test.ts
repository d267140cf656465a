import { describe, expect, it } from '@jest/globals';
import { receiveDelivery, whoAnswers } from '../../src/n8n/index.ts';
import { verify } from '../../src/webhook.ts';
import { exchange } from './exchange.ts';

const here = 'https://n8n-a.test/webhook/3f0c/webhook';
const there = 'https://n8n-b.test/webhook/3f0c/webhook';

/** The request as a trigger under that address gets it. */
async function trigger(address: string, headers: Record<string, string>) {
  const given = exchange('{}', headers);
  await receiveDelivery(given, {
    open: (rawBody, sent) => verify({ rawBody, headers: sent, secrets: ['whsec'] }),
    claimOf: () => undefined,
    address,
  });
  return { statusCode: given.response.statusCode, body: JSON.stringify(given.response.body) };
}

const asking = (answer: (headers: Record<string, string>) => Promise<unknown>) =>
  whoAnswers(
    {
      helpers: {
        httpRequest: ({ headers }) => answer(headers),
        httpRequestWithAuthentication: { call: () => Promise.reject(new Error('It carries no credential.')) },
      },
    },
    there,
    here,
  );

describe('who answers under a former address', () => {
  it('is another n8n where a trigger is on there', async () => {
    await expect(asking((headers) => trigger(there, headers))).resolves.toBe('another n8n');
  });

  it('is this n8n where the address leads here as well', async () => {
    await expect(asking((headers) => trigger(here, headers))).resolves.toBe('this n8n');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['no connection is made', () => Promise.reject(new Error('ECONNREFUSED'))],
    ['n8n knows no such webhook', async () => ({ statusCode: 404, body: '{"code":404}' })],
    ['another server answers', async () => ({ statusCode: 200, body: '<html>' })],
  ])('is nobody where %s', async (_, answer) => {
    await expect(asking(answer)).resolves.toBe('nobody');
  });

  it('tells nobody else under which address it stands', async () => {
    expect((await trigger(here, {})).body).not.toContain('sameAddress');
    expect((await trigger(here, { 'x-trigger-address': there })).body).not.toContain('sameAddress');
  });
});
