import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bookingBlockExample } from '../../src/contract/booking.ts';
import { faultOf, forgetClaims, receiveDelivery, Unsettled, unreachable } from '../../src/n8n/index.ts';
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
    const delivery = await receiveDelivery(given, receiver());
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
    await expect(receiveDelivery(given, receiver())).resolves.toBeUndefined();
    expect(given.response.statusCode).toBe(401);
  });

  it('answers everything with 401 while no secret is stored', async () => {
    const { rawBody, headers } = signed();
    const given = exchange(rawBody, headers);
    await expect(receiveDelivery(given, receiver([]))).resolves.toBeUndefined();
    expect(given.response.statusCode).toBe(401);
  });

  it('answers a signed body that is no envelope with 422', async () => {
    const given = exchange('{}', { 'x-signature': sign('{}', secret) });
    await expect(receiveDelivery(given, receiver())).resolves.toBeUndefined();
    expect(given.response.statusCode).toBe(422);
  });

  it('answers a signed event that LGCD does not send with 422: to repeat it would not help', async () => {
    const body = signed().rawBody.replace('booking.confirmed', 'booking.teleported');
    const given = exchange(body, { 'x-signature': sign(body, secret) });
    await expect(receiveDelivery(given, receiver())).resolves.toBeUndefined();
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
    await expect(receiveDelivery({ ...given, request }, receiver())).resolves.toMatchObject({
      event: 'booking.confirmed',
    });
  });

  it('answers a delivery that nobody wants with 200 and claims nothing', async () => {
    const { rawBody, headers } = signed();
    const claimOf = jest.fn(() => ({ key: 'key' }));
    const given = exchange(rawBody, headers);
    await receiveDelivery(given, { ...receiver(), wants: () => false, claimOf });
    expect(given.response).toMatchObject({ statusCode: 200, body: { received: true, ignored: true } });
    expect(claimOf).not.toHaveBeenCalled();
  });

  it('answers a duplicate with 200 and starts nothing', async () => {
    const { rawBody, headers } = signed();
    const first = exchange(rawBody, headers);
    await receiveDelivery(first, receiver());
    first.response.finish(200);
    const second = exchange(rawBody, headers);
    await expect(receiveDelivery(second, receiver())).resolves.toBeUndefined();
    expect(second.response).toMatchObject({ statusCode: 200, body: { received: true, duplicate: true } });
  });

  it('does not take a forged body for the duplicate of a real one', async () => {
    const { rawBody, headers } = signed();
    const forged = exchange(rawBody, { ...headers, 'X-Signature': '0'.repeat(64) });
    await receiveDelivery(forged, receiver());
    const real = exchange(rawBody, headers);
    await expect(receiveDelivery(real, receiver())).resolves.toBeDefined();
  });

  it('lets a fault of ours through instead of taking it for a forgery', async () => {
    const broken = { ...receiver(), open: () => JSON.parse('{') };
    await expect(receiveDelivery(exchange('{'), broken)).rejects.toThrow(SyntaxError);
  });
});

describe('a delivery that no secret fits', () => {
  const recovering = (recover: () => Promise<ReturnType<typeof verify> | undefined>) => ({
    ...receiver(['whsec_another']),
    recover,
  });
  const wire = () => {
    const { rawBody, headers } = signed();
    return { given: exchange(rawBody, headers), event: JSON.parse(rawBody) };
  };

  it('is taken when the service says that it has sent it', async () => {
    const { given, event } = wire();
    await expect(
      receiveDelivery(
        given,
        recovering(async () => event),
      ),
    ).resolves.toBe(event);
    expect(given.response.headersSent).toBe(false);
  });

  it('is answered with 401 when the service has not sent it', async () => {
    const { given } = wire();
    await expect(
      receiveDelivery(
        given,
        recovering(async () => undefined),
      ),
    ).resolves.toBeUndefined();
    expect(given.response.statusCode).toBe(401);
  });

  it('is answered with 503 when the service can not say now', async () => {
    const { given } = wire();
    const unsettled = async () => {
      throw new Unsettled('LGCD can not be reached.');
    };
    await expect(receiveDelivery(given, recovering(unsettled))).resolves.toBeUndefined();
    expect(given.response).toMatchObject({ statusCode: 503, headers: { 'Retry-After': '60' } });
  });

  it('starts nothing when the sender has hung up in the meantime: it comes again', async () => {
    const { given, event } = wire();
    const result = receiveDelivery(
      given,
      recovering(async () => {
        given.response.hangUp();
        return event;
      }),
    );
    await expect(result).resolves.toBeUndefined();
  });

  it('is not asked for when it is not signed at all', async () => {
    const recover = jest.fn(async () => undefined);
    await receiveDelivery(exchange(signed().rawBody), recovering(recover));
    expect(recover).not.toHaveBeenCalled();
  });

  it('is refused although it is signed, when the trigger says so', async () => {
    const { rawBody, headers } = signed();
    const given = exchange(rawBody, headers);
    await receiveDelivery(given, { ...receiver(), refuses: () => 'It is of another agency.' });
    expect(given.response).toMatchObject({ statusCode: 401, body: { message: 'It is of another agency.' } });
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
