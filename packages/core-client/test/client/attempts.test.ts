import { describe, expect, it } from '@jest/globals';
import {
  type ClientOptions,
  createClient,
  NotFoundError,
  RateLimitedError,
  ServerError,
  TransportError,
  ValidationError,
} from '../../src/index.ts';
import {
  brokenConnection,
  nobodyThere,
  pageOf,
  type Reply,
  type TestPlatform,
  testPlatform,
} from './clock.ts';

const token = '1|demoAgency42AllAbilities0000000000000000';
const start = (replies: Reply[], options: ClientOptions = {}) => {
  const platform = testPlatform(replies);
  return { platform, client: createClient(platform, { accessToken: token, random: () => 0.5, ...options }) };
};
const calls = ({ sent }: TestPlatform) =>
  sent.map(({ method, url }) => `${method} ${url.replace('https://api.lgcd.ma/v1', '')}`);

const stay = {
  property_id: 1,
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: 2,
};
const rate = { property_id: 1, start_date: '2027-05-10', end_date: '2027-05-20', nightly_price: 1150 };
const booking = { id: 7, status: 'confirmed', external_reference: 'X-1' };
const throttled = (headers: Record<string, string> = { 'Retry-After': '37' }): Reply => ({
  status: 429,
  headers,
  body: { message: 'Too Many Attempts.' },
});

describe('a request that meets a 429', () => {
  it('waits as long as Retry-After says, then succeeds', async () => {
    const { platform, client } = start([throttled(), { body: { data: booking } }]);
    await expect(client.call('booking.get', { id: 7 })).resolves.toEqual(booking);
    expect(platform.slept).toEqual([37_000]);
  });

  it('is repeated even as a POST, since it was not carried out', async () => {
    const { platform, client } = start([throttled(), { status: 201, body: { data: booking } }]);
    await client.call('booking.create', stay);
    expect(calls(platform)).toEqual(['POST /bookings', 'POST /bookings']);
    expect(platform.sent[1]?.body).toBe(platform.sent[0]?.body);
  });

  it('is repeated at once when Retry-After is 0', async () => {
    const { platform, client } = start([throttled({ 'Retry-After': '0' }), { body: { data: booking } }]);
    await client.call('booking.get', { id: 7 });
    expect(platform.slept).toEqual([]);
  });

  it('is not repeated at once again and again for a server that says 0 each time', async () => {
    const now = throttled({ 'Retry-After': '0' });
    const { platform, client } = start([now, now, now, now], { random: () => 0 });
    await expect(client.call('booking.get', { id: 7 })).rejects.toBeInstanceOf(RateLimitedError);
    expect(platform.slept).toEqual([500, 1000]);
  });

  it('gives up with the seconds to wait when that is longer than maxWait', async () => {
    const { platform, client } = start([throttled()], { maxWait: 36_999 });
    const error = await client.call('booking.get', { id: 7 }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RateLimitedError);
    expect(error.retryAfter).toBe(37);
    expect(error.message).toContain('Try again in 37 seconds');
    expect(platform.slept).toEqual([]);
  });

  it('gives up with the seconds to wait where the host refuses to sleep', async () => {
    const { platform, client } = start([throttled()]);
    platform.sleep = async () => {
      throw new Error('Zapier does not sleep');
    };
    await expect(client.call('booking.get', { id: 7 })).rejects.toMatchObject({
      name: 'RateLimitedError',
      retryAfter: 37,
    });
  });

  it('gives up after maxRetries, 0 included', async () => {
    const { platform, client } = start([throttled(), throttled(), throttled()], { maxRetries: 2 });
    await expect(client.call('booking.get', { id: 7 })).rejects.toBeInstanceOf(RateLimitedError);
    expect(platform.sent).toHaveLength(3);
    const never = start([throttled()], { maxRetries: 0 });
    await expect(never.client.call('booking.get', { id: 7 })).rejects.toBeInstanceOf(RateLimitedError);
    expect(never.platform.sent).toHaveLength(1);
  });
});

describe('a failure after which nobody knows what happened', () => {
  it.each<[string, Reply]>([
    ['a broken connection', brokenConnection()],
    ['a 500', { status: 500, body: { message: 'Server Error' } }],
    ['a 504 of a proxy', { status: 504, headers: { 'Content-Type': 'text/html' }, body: '<html>' }],
  ])('is repeated for a GET, a PUT and a DELETE: %s', async (_, failure) => {
    const get = start([failure, { body: { data: booking } }]);
    await expect(get.client.call('booking.get', { id: 7 })).resolves.toEqual(booking);
    expect(get.platform.slept).toEqual([250]);
    const put = start([failure, { body: { data: { id: 3 } } }]);
    await expect(put.client.call('rate.update', { id: 3, ...rate })).resolves.toEqual({ id: 3 });
    const del = start([failure, { status: 204 }]);
    await expect(del.client.call('rate.delete', { id: 3 })).resolves.toBeUndefined();
  });

  it('is not repeated for a POST or a PATCH, and the error says to look first', async () => {
    const post = start([brokenConnection()]);
    const error = await post.client.call('booking.cancel', { id: 7 }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(TransportError);
    expect(error.outcomeUnknown).toBe(true);
    expect(error.message).toContain('look before you repeat it');
    const patch = start([{ status: 502 }]);
    await expect(patch.client.call('cleaningTask.update', { id: 1, notes: 'x' })).rejects.toMatchObject({
      name: 'ServerError',
      outcomeUnknown: true,
    });
    expect(patch.platform.sent).toHaveLength(1);
  });

  it('counts a 404 as done when a delete is repeated', async () => {
    const { client } = start([brokenConnection(), { status: 404, body: { message: 'No query results' } }]);
    await expect(client.call('rate.delete', { id: 3 })).resolves.toBeUndefined();
  });

  it('leaves the 404 of a first delete an error, and that of a get', async () => {
    await expect(start([{ status: 404 }]).client.call('rate.delete', { id: 3 })).rejects.toBeInstanceOf(
      NotFoundError,
    );
    await expect(
      start([brokenConnection(), { status: 404 }]).client.call('rate.get', { id: 3 }),
    ).rejects.toBeInstanceOf(NotFoundError);
  });

  it('leaves the 404 of a delete an error after a 429, which was not carried out', async () => {
    await expect(
      start([throttled(), { status: 404 }]).client.call('rate.delete', { id: 3 }),
    ).rejects.toBeInstanceOf(NotFoundError);
  });

  it('is repeated for a POST that never left', async () => {
    const { platform, client } = start([nobodyThere(), { body: { data: booking } }]);
    await client.call('booking.cancel', { id: 7 });
    expect(platform.sent).toHaveLength(2);
  });

  it('ends with the error of the last attempt', async () => {
    const { platform, client } = start([500, 502, 503, 504].map((status) => ({ status })));
    await expect(client.call('booking.get', { id: 7 })).rejects.toMatchObject({
      name: 'ServerError',
      status: 504,
    });
    expect(platform.slept).toEqual([250, 500, 1000]);
  });

  it('waits as long as a 503 says', async () => {
    const { platform, client } = start([
      { status: 503, headers: { 'Retry-After': '60' } },
      { body: { data: booking } },
    ]);
    await client.call('booking.get', { id: 7 });
    expect(platform.slept).toEqual([60_000]);
  });
});

describe('a create with a key of its own that is lost on the way', () => {
  const keyed = { ...stay, external_reference: 'X-1' };
  const create = (replies: Reply[], options?: ClientOptions) => {
    const { platform, client } = start([brokenConnection(), ...replies], options);
    return { platform, result: client.call('booking.create', keyed) };
  };
  const search = 'GET /bookings?external_reference=X-1';

  it('is looked up and answered, not created twice', async () => {
    const { platform, result } = create([{ body: pageOf([booking]) }]);
    await expect(result).resolves.toEqual(booking);
    expect(calls(platform)).toEqual(['POST /bookings', search]);
  });

  it('is looked up even when no repeat is allowed', async () => {
    const { result } = create([{ body: pageOf([booking]) }], { maxRetries: 0 });
    await expect(result).resolves.toEqual(booking);
  });

  it('is created when it is not there', async () => {
    const { platform, result } = create([{ body: pageOf([]) }, { status: 201, body: { data: booking } }]);
    await expect(result).resolves.toEqual(booking);
    expect(calls(platform)).toEqual(['POST /bookings', search, 'POST /bookings']);
  });

  it('is looked up again when the repeat is refused for what the first attempt made', async () => {
    const taken = { status: 422, body: { message: 'x', errors: { check_in: ['The property is booked.'] } } };
    const { platform, result } = create([{ body: pageOf([]) }, taken, { body: pageOf([booking]) }]);
    await expect(result).resolves.toEqual(booking);
    expect(calls(platform)).toEqual(['POST /bookings', search, 'POST /bookings', search]);
  });

  it('does not take a cancelled booking for it', async () => {
    const { platform, result } = create([
      { body: pageOf([{ ...booking, id: 3, status: 'cancelled' }]) },
      { status: 201, body: { data: booking } },
    ]);
    await expect(result).resolves.toEqual(booking);
    expect(platform.sent).toHaveLength(3);
  });

  it('is not created again when the server did not filter', async () => {
    const { platform, result } = create([{ body: pageOf([{ ...booking, external_reference: 'Y-2' }]) }]);
    await expect(result).rejects.toBeInstanceOf(TransportError);
    expect(platform.sent).toHaveLength(2);
  });

  it('is not created again when the token may not look', async () => {
    const { platform, result } = create([{ status: 403, body: { message: 'Invalid ability provided.' } }]);
    await expect(result).rejects.toBeInstanceOf(TransportError);
    expect(platform.sent).toHaveLength(2);
  });

  it('is not repeated without the key', async () => {
    const { platform, client } = start([{ status: 500 }]);
    await expect(client.call('booking.create', stay)).rejects.toBeInstanceOf(ServerError);
    expect(platform.sent).toHaveLength(1);
  });
});

describe('a create with a key that is taken', () => {
  const keyed = { ...stay, guest_email: 'Salma@example.com', external_reference: 'X-1' };
  const refused: Reply = {
    status: 422,
    body: { message: 'x', errors: { external_reference: ['Already taken.'] } },
  };
  const held = {
    ...keyed,
    id: 7,
    reference: 'BKG-A1',
    status: 'checked_in',
    guest_email: 'salma@example.com',
    total_amount: 900,
  };
  const create = (replies: Reply[], input: object = keyed) => {
    const { platform, client } = start(replies);
    return { platform, result: client.call('booking.create', input as typeof keyed) };
  };

  it('is answered with the object that has the key, when that is what was sent', async () => {
    const { platform, result } = create([refused, { body: pageOf([held]) }]);
    await expect(result).resolves.toEqual(held);
    expect(calls(platform)).toEqual(['POST /bookings', 'GET /bookings?external_reference=X-1']);
  });

  it('is so when LGCD names the days instead, which the first one has taken', async () => {
    const booked = { status: 422, body: { message: 'x', errors: { check_in: ['Booked.'] } } };
    await expect(create([booked, { body: pageOf([held]) }]).result).resolves.toEqual(held);
  });

  it.each([
    ['other nights', { check_in: '2027-06-01', check_out: '2027-06-04' }, ['check_in', 'check_out']],
    ['another property', { property_id: 3 }, ['property_id']],
    ['another price', { total_amount: 901 }, ['total_amount']],
    ['another guest', { guest_name: 'Karim B.' }, ['guest_name']],
  ])('is refused for %s, naming the object and what differs', async (_, change, differing) => {
    const { result } = create([refused, { body: pageOf([held]) }], { ...keyed, ...change });
    await expect(result).rejects.toMatchObject({
      name: 'TakenError',
      message: expect.stringMatching(/^The external reference is that of BKG-A1 \(ID 7\), which differs in /),
      existing: held,
      differing,
    });
  });

  it('is refused so too when the first answer was lost', async () => {
    const { result } = create([brokenConnection(), { body: pageOf([{ ...held, guests_count: 3 }]) }]);
    await expect(result).rejects.toMatchObject({ name: 'TakenError', differing: ['guests_count'] });
  });

  it.each([
    ['a price as text', { total_amount: '900' }],
    ['no price at all', { total_amount: null }],
    ['the status that it has gone on from', { status: 'pending' }],
    ['white space around the name', { guest_name: ' Salma E. ' }],
  ])('is not another one for %s', async (_, change) => {
    const { result } = create([refused, { body: pageOf([held]) }], { ...keyed, ...change });
    await expect(result).resolves.toEqual(held);
  });

  it('is refused in the words of LGCD when the token may not look', async () => {
    const { result } = create([refused, { status: 403, body: { message: 'Invalid ability provided.' } }]);
    await expect(result).rejects.toBeInstanceOf(ValidationError);
  });

  it('is refused in the words of LGCD when nobody has the key', async () => {
    const { platform, result } = create([refused, { body: pageOf([]) }]);
    await expect(result).rejects.toMatchObject({ name: 'ValidationError' });
    expect(platform.sent).toHaveLength(2);
  });

  it('is refused even for the same thing where only a new one will do', async () => {
    const { platform, client } = start([refused]);
    const created = client.call('booking.create', keyed, { onlyNew: true });
    await expect(created).rejects.toMatchObject({ name: 'ValidationError' });
    expect(platform.sent).toHaveLength(1);
  });

  it('of a review is compared the same', async () => {
    const review = { property_id: 1, rating: 5, author: 'Salma', external_reference: 'R-1' };
    const { client } = start([refused, { body: pageOf([{ ...review, id: 3, rating: 1 }]) }]);
    await expect(client.call('review.create', review)).rejects.toMatchObject({ differing: ['rating'] });
  });
});
