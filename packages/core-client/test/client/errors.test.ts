import { describe, expect, it } from '@jest/globals';
import { createClient, type LgcdError, type OperationName, type PlatformResponse } from '../../src/index.ts';
import { brokenConnection, type Reply, testPlatform } from './clock.ts';

const token = '1|demoAgency42AllAbilities0000000000000000';
const secretHalf = 'demoAgency42AllAbilities0000000000000000';

async function failure(reply: Reply, operation: OperationName = 'booking.get', input: object = { id: 7 }) {
  const client = createClient(testPlatform([reply]), { accessToken: token, maxRetries: 0 });
  const error: LgcdError & Record<string, unknown> = await client
    .dispatch(operation, input as Record<string, unknown>)
    .then(() => {
      throw new Error('It succeeded.');
    })
    .catch((thrown) => thrown);
  return error;
}

const answer = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Partial<PlatformResponse> => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body,
});

describe('an answer becomes the error of its meaning', () => {
  it('401: the token is not accepted', async () => {
    const error = await failure(answer(401, { message: 'Unauthenticated.' }));
    expect(error).toMatchObject({
      name: 'UnauthenticatedError',
      code: 'unauthenticated',
      status: 401,
      operation: 'booking.get',
    });
    expect(error.message).toContain('missing, mistyped, expired or revoked');
  });

  it('403 of an ability: it is named', async () => {
    const error = await failure(answer(403, { message: 'Invalid ability provided.' }), 'booking.cancel');
    expect(error).toMatchObject({ name: 'MissingAbilityError', abilities: ['bookings:write'] });
    expect(error.message).toBe(
      'The access token may not call booking.cancel. It lacks the ability: bookings:write. Give the token this in LGCD, or use another token.',
    );
  });

  it('403 where one of two abilities is enough: both are named', async () => {
    const error = await failure(
      answer(403, { message: 'Invalid ability provided.' }),
      'whatsappTemplate.getAll',
      {},
    );
    expect(error.message).toContain('It lacks the ability: whatsapp:read or whatsapp:write.');
  });

  it.each([
    [['booking.created'], ['bookings:read']],
    [
      ['booking.*', 'ical.sync_failed', 'property.*'],
      ['bookings:read', 'properties:read'],
    ],
    [['nonsense.*'], []],
  ])('403 of a webhook for %j: the abilities of its families are named', async (events, abilities) => {
    const input = { url: 'https://example.com', events };
    const error = await failure(
      answer(403, { message: 'Invalid ability provided.' }),
      'webhook.create',
      input,
    );
    expect(error).toMatchObject({ name: 'MissingAbilityError', abilities });
  });

  it('403 of a webhook for everything: every read ability of an event is named', async () => {
    const input = { url: 'https://example.com', events: ['*'] };
    const error = await failure(
      answer(403, { message: 'Invalid ability provided.' }),
      'webhook.create',
      input,
    );
    expect(error.abilities).toContain('tax_reports:read');
    expect(new Set(error.abilities as string[]).size).toBe((error.abilities as string[]).length);
  });

  it('403 of the plan: it says which plans include it', async () => {
    const error = await failure(answer(403, { message: 'Your plan does not include the API.' }));
    expect(error).toMatchObject({ name: 'PlanError', code: 'plan_too_small' });
    expect(error.message).toContain('Business and Pro');
  });

  it('403 of another kind: what LGCD says', async () => {
    const error = await failure(answer(403, { message: 'This action is unauthorized.' }));
    expect(error).toMatchObject({ name: 'RefusedError', status: 403 });
    expect(error.message).toContain('This action is unauthorized.');
  });

  it('404 of an object: its id, and that it may be of another agency', async () => {
    const error = await failure(
      answer(404, { message: 'No query results for model [App\\Models\\Booking] 7' }),
    );
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'not_found' });
    expect(error.message).toContain('There is no booking with id 7 for this token.');
  });

  it('404 of a route: the base URL is to be checked', async () => {
    const error = await failure(answer(404, { message: 'The route nope/bookings/7 could not be found.' }));
    expect(error.message).toContain('Check the base URL');
    expect((await failure(answer(404, ''), 'account.get', {})).message).toContain('Check the base URL');
  });

  it('422: each field with its messages', async () => {
    const errors = {
      check_in: ['The check in field is required.'],
      guests_count: ['Too many.', 'Far too many.'],
    };
    const error = await failure(
      answer(422, { message: 'x (and 2 more errors)', errors }),
      'booking.create',
      {},
    );
    expect(error).toMatchObject({ name: 'ValidationError', fields: errors });
    expect(error.message).toBe(
      'LGCD refuses booking.create. check_in: The check in field is required. guests_count: Too many. Far too many.',
    );
  });

  it('422 without fields: what LGCD says', async () => {
    const error = await failure(answer(422, { message: 'Already cancelled.' }), 'booking.cancel');
    expect(error).toMatchObject({ name: 'ValidationError', fields: {} });
    expect(error.message).toContain('Already cancelled.');
  });

  it('429: the seconds to wait', async () => {
    const headers = { 'Retry-After': '37', 'X-RateLimit-Limit': '60' };
    const error = await failure(answer(429, { message: 'Too Many Attempts.' }, headers));
    expect(error).toMatchObject({ name: 'RateLimitedError', retryAfter: 37 });
    expect(error.message).toContain('60 requests a minute');
  });

  it.each([405, 409, 413])('%i: refused', async (status) => {
    expect(await failure(answer(status, { message: 'No.' }))).toMatchObject({
      name: 'RefusedError',
      code: 'refused',
      status,
    });
  });

  it('500: an error of LGCD, and whether the outcome is known', async () => {
    expect(await failure(answer(500, { message: 'Server Error' }))).toMatchObject({
      name: 'ServerError',
      outcomeUnknown: false,
    });
    expect(await failure(answer(500, {}), 'booking.cancel')).toMatchObject({ outcomeUnknown: true });
  });

  it('no answer: why, and the error of the host as its cause', async () => {
    const error = await failure(brokenConnection());
    expect(error).toMatchObject({ name: 'TransportError', code: 'transport', outcomeUnknown: false });
    expect(error.message).toContain('ECONNRESET');
    expect((error.cause as Error).message).toBe('socket hang up');
  });

  it.each<[string, Reply, string]>([
    ['a web page', answer(200, '<!doctype html>', { 'Content-Type': 'text/html' }), 'a web page'],
    [
      'a redirect',
      answer(302, '', { Location: 'https://lgcd.ma/login' }),
      'a redirect to https://lgcd.ma/login',
    ],
    [
      'a redirect that carries a token',
      answer(302, '', { Location: `https://u:p@lgcd.ma/${secretHalf}?signature=${secretHalf}` }),
      'a redirect to https://[token]@lgcd.ma/[token] where',
    ],
    ['a redirect to nowhere', answer(301, ''), 'a redirect to nowhere where'],
    ['nothing', answer(200, ''), 'nothing'],
    ['a JSON list', answer(200, [1]), 'something else'],
    ['an object without data', answer(200, { id: 7 }), 'an object in "data"'],
    ['broken JSON', answer(200, '{"data":'), 'something else'],
  ])('a success with %s: not the API', async (_, reply, text) => {
    const error = await failure(reply);
    expect(error).toMatchObject({ name: 'UnexpectedAnswerError', code: 'unexpected_answer' });
    expect(error.message).toContain(text);
    expect(error.message).toContain('Check that the base URL');
  });

  it('a page without its meta: not the API', async () => {
    expect(await failure(answer(200, { data: [] }), 'booking.getAll', {})).toMatchObject({
      name: 'UnexpectedAnswerError',
    });
  });
});

describe('the token', () => {
  const leaky = () => {
    const headers = { Authorization: `Bearer ${token}` };
    return Object.assign(new Error(`GET failed with ${token} and ${secretHalf}`), {
      code: 'ECONNRESET',
      config: { headers },
      request: { headers },
      cause: new Error(`Authorization: Bearer ${token}`),
    });
  };
  const everything = (error: unknown): string => {
    if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
    const own = Object.getOwnPropertyNames(error).map(
      (name) => (error as unknown as Record<string, unknown>)[name],
    );
    return own
      .map((value) => (value instanceof Error ? everything(value) : JSON.stringify(value)))
      .join('\n');
  };

  it.each<[string, Reply]>([
    ['the error of the host', leaky()],
    [
      'the message of the server',
      answer(422, { message: token, errors: { url: [`https://x.example?token=${secretHalf}`] } }),
    ],
    ['the name of a field', answer(422, { message: 'x', errors: { [token]: ['Unknown.'] } })],
    ['a redirect', answer(302, '', { Location: `https://x.example/?next=${token}` })],
    ['a redirect of a success', answer(200, '', { Location: token })],
    ['a 403', answer(403, { message: `${secretHalf} is forbidden` })],
    ['a server error', answer(500, { message: token })],
  ])('does not come out through %s', async (_, reply) => {
    const error = await failure(reply);
    expect(everything(error)).not.toContain(secretHalf);
    expect(everything(error).length).toBeGreaterThan(40);
  });

  it('does not come out where the client never knew it', async () => {
    const client = createClient(testPlatform([leaky()]), { maxRetries: 0 });
    const error = await client.call('booking.get', { id: 7 }).catch((thrown) => thrown);
    expect(everything(error)).not.toContain(token);
  });
});
