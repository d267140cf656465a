import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bookingBlockExample } from '../../src/contract/booking.ts';
import { faultOf, forgetClaims, receive, unreachable } from '../../src/n8n/index.ts';
import { sign, testDelivery, verify } from '../../src/webhook.ts';
import { exchange } from './exchange.ts';

beforeEach(forgetClaims);

const secret = 'whsec_test';
const signed = () =>
  testDelivery({ event: 'booking.confirmed', data: { booking: bookingBlockExample }, secret });
const receiver = (secrets: string[] = [secret]) => ({
  open: (rawBody: Uint8Array, headers: Parameters<typeof verify>[0]['headers']) =>
    verify({ rawBody, headers, secrets }),
  claimOf: (delivery: ReturnType<typeof verify>) => ({ key: delivery.id }),
});

describe('receive', () => {
  it('hands on a signed delivery and leaves the answer to n8n', async () => {
    const { rawBody, headers } = signed();
    const given = exchange(rawBody, headers);
    const delivery = await receive(given, receiver());
    expect(delivery).toEqual(JSON.parse(rawBody));
    expect(given.response.headersSent).toBe(false);
  });

  it.each([
    [
      'a body that was changed',
      (given: ReturnType<typeof signed>) => exchange(`${given.rawBody} `, given.headers),
    ],
    ['a delivery without signature', (given: ReturnType<typeof signed>) => exchange(given.rawBody)],
    ['a delivery without body', (given: ReturnType<typeof signed>) => exchange(undefined, given.headers)],
  ])('answers %s with 401 and starts nothing', async (_, make) => {
    const given = make(signed());
    await expect(receive(given, receiver())).resolves.toBeUndefined();
    expect(given.response.statusCode).toBe(401);
  });

  it('answers everything with 401 while no secret is stored', async () => {
    const { rawBody, headers } = signed();
    const given = exchange(rawBody, headers);
    await expect(receive(given, receiver([]))).resolves.toBeUndefined();
    expect(given.response.statusCode).toBe(401);
  });

  it('answers a signed body that is no envelope with 422', async () => {
    const given = exchange('{}', { 'x-signature': sign('{}', secret) });
    await expect(receive(given, receiver())).resolves.toBeUndefined();
    expect(given.response.statusCode).toBe(422);
  });

  it('reads the bytes itself when n8n has not, whatever the content type', async () => {
    const { rawBody, headers } = signed();
    const given = exchange(undefined, headers);
    const request = {
      ...given.request,
      rawBody: undefined as Uint8Array | undefined,
      async readRawBody() {
        request.rawBody = Buffer.from(rawBody);
      },
    };
    await expect(receive({ ...given, request }, receiver())).resolves.toMatchObject({
      event: 'booking.confirmed',
    });
  });

  it('answers a delivery that nobody wants with 200 and claims nothing', async () => {
    const { rawBody, headers } = signed();
    const claimOf = jest.fn(() => ({ key: 'key' }));
    const given = exchange(rawBody, headers);
    await receive(given, { ...receiver(), wants: () => false, claimOf });
    expect(given.response).toMatchObject({ statusCode: 200, body: { received: true, ignored: true } });
    expect(claimOf).not.toHaveBeenCalled();
  });

  it('answers a duplicate with 200 and starts nothing', async () => {
    const { rawBody, headers } = signed();
    const first = exchange(rawBody, headers);
    await receive(first, receiver());
    first.response.finish(200);
    const second = exchange(rawBody, headers);
    await expect(receive(second, receiver())).resolves.toBeUndefined();
    expect(second.response).toMatchObject({ statusCode: 200, body: { received: true, duplicate: true } });
  });

  it('does not take a forged body for the duplicate of a real one', async () => {
    const { rawBody, headers } = signed();
    const forged = exchange(rawBody, { ...headers, 'X-Signature': '0'.repeat(64) });
    await receive(forged, receiver());
    const real = exchange(rawBody, headers);
    await expect(receive(real, receiver())).resolves.toBeDefined();
  });

  it('lets a fault of ours through instead of taking it for a forgery', async () => {
    const broken = { ...receiver(), open: () => JSON.parse('{') };
    await expect(receive(exchange('{'), broken)).rejects.toThrow(SyntaxError);
  });
});

describe('unreachable', () => {
  it.each([
    ['http://localhost:5678/webhook/x', 'https://api.lgcd.ma/v1'],
    ['http://127.0.0.1:5678/webhook/x', 'https://api.lgcd.ma/v1'],
    ['http://n8n:5678/webhook/x', 'https://api.lgcd.ma/v1'],
    ['https://192.168.1.4/webhook/x', 'https://api.lgcd.ma/v1'],
    ['http://n8n.example.com/webhook/x', 'https://api.lgcd.ma/v1'],
  ])('names WEBHOOK_URL for %s', (webhookUrl, api) => {
    expect(unreachable(webhookUrl, api)).toContain('WEBHOOK_URL');
  });

  it.each([
    ['https://n8n.example.com/webhook/x', 'https://api.lgcd.ma/v1'],
    ['http://localhost:5678/webhook/x', 'http://127.0.0.1:4010/v1'],
    ['http://n8n:5678/webhook/x', 'http://lgcd-mock:4010/v1'],
  ])('has nothing against %s for %s', (webhookUrl, api) => {
    expect(unreachable(webhookUrl, api)).toBeUndefined();
  });
});

describe('faultOf', () => {
  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [429, 'passing'],
    [503, 'passing'],
    [undefined, 'passing'],
    [401, 'refused'],
    [403, 'refused'],
    [422, 'refused'],
  ])('reads %s as %s', (status, fault) => {
    expect(faultOf(status)).toBe(fault);
  });
});
