import { describe, expect, it } from '@jest/globals';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import nock from 'nock';
import { run } from './harness/execute.ts';
import { accessToken, baseUrl, origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

const get = { resource: 'booking', operation: 'get', id: 1 };

async function failure(parameters = get): Promise<NodeApiError> {
  try {
    await run({ parameters });
  } catch (error) {
    return error as NodeApiError;
  }
  throw new Error('It did not fail.');
}

const answer = (status: number, body: object, headers?: Record<string, string>) =>
  nock(origin)
    .get('/v1/bookings/1')
    .reply(status, body as nock.Body, headers);

describe('an error', () => {
  it('of a token without the ability names the ability, and where to see what the token has', async () => {
    answer(403, { message: 'Invalid ability provided.' });
    const error = await failure();
    expect(error).toBeInstanceOf(NodeApiError);
    expect(error.message).toContain('bookings:read');
    expect(error.description).toContain('Account');
    expect(error.httpCode).toBe('403');
    expect(error.context.itemIndex).toBe(0);
  });

  it('of fields says what LGCD says of each, in the words of the form, and nothing twice', async () => {
    nock(origin)
      .post('/v1/bookings')
      .reply(422, {
        message: 'The check in field is required. (and 2 more errors)',
        errors: {
          check_in: ['The check in field is required.', 'The check in field is required.'],
          guests_count: ['The guests count field must be at least 1.'],
          property_id: ['The selected property id is invalid.'],
        },
      });
    const error = await failure({
      resource: 'booking',
      operation: 'create',
      propertyId: 3,
      checkIn: '2026-08-12',
      checkOut: '2026-08-19',
      guestName: 'Karim B.',
      guestsCount: 2,
    } as unknown as typeof get);
    expect(error.message).toBe(
      'LGCD refuses “Create booking”: Check In is required. Guests Count must be at least 1. Property: LGCD has none like this that the token may use.',
    );
    expect(error.description ?? '').toBe('');
  });

  it('of a connection keeps our sentence, where n8n has a general one for the code', async () => {
    nock(origin)
      .get('/v1/bookings/1')
      .times(4)
      .replyWithError(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    const error = await failure();
    expect(error.message).toBe(
      'LGCD did not answer “Get booking” (ECONNREFUSED). Nothing listens there. Check the base URL.',
    );
    expect(error.messages).toEqual([]);
  });

  it('of an object below another names both as the form does', async () => {
    nock(origin)
      .delete('/v1/properties/3/ical-sources/5')
      .reply(404, { message: 'No query results for model [App\\Models\\IcalSource] 5' });
    const error = await failure({
      resource: 'icalSource',
      operation: 'delete',
      propertyId: 3,
      id: 5,
    } as unknown as typeof get);
    expect(error.message).toBe(
      'There is no iCal source with Property 3, ID 5 for this token. It was deleted, never existed, or belongs to another agency.',
    );
  });

  it('of a booking whose key is taken names its fields as the form does', async () => {
    nock(origin)
      .post('/v1/bookings')
      .reply(422, {
        message: 'x',
        errors: { external_reference: ['The external reference has already been taken.'] },
      });
    const other = { id: 9, reference: 'BKG-1', external_reference: 'X1', check_in: '2026-09-01' };
    nock(origin)
      .get('/v1/bookings')
      .query(true)
      .reply(200, page([other]));
    const error = await failure({
      resource: 'booking',
      operation: 'create',
      propertyId: 3,
      checkIn: '2026-08-12',
      checkOut: '2026-08-19',
      guestName: 'Karim B.',
      guestsCount: 2,
      additionalFields: { externalReference: 'X1' },
    } as unknown as typeof get);
    expect(error.message).toBe(
      'The External Reference is that of BKG-1 (ID 9), which differs in Check In. Nothing was made. Give another External Reference, or cancel the other one first if this one takes its place.',
    );
  });

  it('of the token says that it is the token', async () => {
    answer(401, { message: 'Unauthenticated.' });
    expect((await failure()).message).toContain('does not accept the access token');
  });

  it('of the plan says which plans have it', async () => {
    answer(403, { message: 'Your plan does not include the API.' });
    expect((await failure()).message).toContain('Business and Pro');
  });

  it('of the limit says how many seconds to wait, when that is longer than a run may wait', async () => {
    answer(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '300', 'X-RateLimit-Limit': '60' });
    const error = await failure();
    expect(error.message).toContain('300 seconds');
    expect(error.description).toContain('Retry On Fail');
  });

  it('of an object that is not there names its ID', async () => {
    answer(404, { message: 'No query results for model [App\\Models\\Booking] 1' });
    expect((await failure()).message).toContain('no booking with ID 1');
  });

  it('of input that could not be sent is one of the node, and nothing is sent', async () => {
    const error = await failure({ ...get, id: '' as unknown as number });
    expect(error).toBeInstanceOf(NodeOperationError);
    expect(error.message).toBe('Booking is empty. It is required.');
  });

  it('never carries the token', async () => {
    answer(400, { message: `Bad header Authorization: Bearer ${accessToken}` });
    const error = await failure();
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain(
      accessToken,
    );
  });

  it('of a base URL that would send the token in the clear says so', async () => {
    const credentials = { accessToken, baseUrl: 'http://api.lgcd.test/v1' };
    await expect(run({ parameters: get, credentials })).rejects.toThrow('in the clear');
  });
});

describe('a node that is set to continue', () => {
  it('gives each failed item its error, and carries out the others', async () => {
    answer(403, { message: 'Invalid ability provided.' });
    nock(origin)
      .get('/v1/bookings/2')
      .reply(200, { data: { id: 2 } });
    nock(origin)
      .get('/v1/bookings/3')
      .reply(422, { message: 'No.', errors: { id: ['No.'] } });
    const output = await run({
      continueOnFail: true,
      items: [{}, {}, {}],
      parameters: [1, 2, 3].map((id) => ({ ...get, id, simplify: false })),
    });
    expect(output.map(({ json }) => json)).toEqual([
      { error: expect.stringContaining('bookings:read') },
      { id: 2 },
      { error: 'LGCD refuses “Get booking”: Booking: No.' },
    ]);
    expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
    expect(output[0]?.error).toBeInstanceOf(NodeApiError);
    expect(output[0]?.error?.context.itemIndex).toBe(0);
  });
});

it('a trailing slash or a missing /v1 in the base URL does no harm', async () => {
  for (const given of [`${baseUrl}/`, origin, `${origin}/`]) {
    nock(origin)
      .get('/v1/bookings/1')
      .reply(200, { data: { id: 1 } });
    const output = await run({ parameters: get, credentials: { accessToken, baseUrl: given } });
    expect(output[0]?.json.id).toBe(1);
  }
});
