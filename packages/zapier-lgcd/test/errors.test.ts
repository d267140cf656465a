import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@lgcd/core-client';
import type { ZObject } from 'zapier-platform-core';
import { zapierError } from '../src/errors.ts';
import { api, create, page, run, search, token, trigger } from './app.ts';

const inputData = { booking_id: 9876, reason: 'Flight cancelled' };
const cancel = () => run(create('cancel_booking').perform, { inputData });
const cancelAnswers = (status: number, body: object | string, headers: Record<string, string> = {}) =>
  api().post('/bookings/9876/cancel', { reason: 'Flight cancelled' }).reply(status, body, headers);

const failure = async (attempt: Promise<unknown>): Promise<Error> =>
  attempt.then(
    () => new Error('It did not fail.'),
    (error: Error) => error,
  );

describe('a refused step', () => {
  it('is tried again by Zapier after the seconds that LGCD names', async () => {
    cancelAnswers(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '37', 'X-RateLimit-Limit': '60' });
    const error = await failure(cancel());
    expect(error.name).toBe('ThrottledError');
    expect(JSON.parse(error.message)).toEqual({ message: expect.stringContaining('60 requests'), delay: 37 });
  });

  it('is tried again after a second at the earliest, for Zapier takes no delay of 0', async () => {
    const throttled = (z: ZObject) => {
      throw zapierError(z, new RateLimitedError('Too Many Attempts.', 0, {}), 'run');
    };
    const error = await failure(run(throttled));
    expect(error.name).toBe('ThrottledError');
    expect(JSON.parse(error.message)).toEqual({ message: 'Too Many Attempts.', delay: 1 });
  });

  it('is never tried again by waiting within the run', async () => {
    const started = performance.now();
    cancelAnswers(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '2' });
    await failure(cancel());
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('asks to reconnect on a 401', async () => {
    cancelAnswers(401, { message: 'Unauthenticated.' });
    expect((await failure(cancel())).name).toBe('ExpiredAuthError');
  });

  it('names the ability that is missing on a 403', async () => {
    cancelAnswers(403, { message: 'Invalid ability provided.' });
    const { name, message } = await failure(cancel());
    expect(name).toBe('AppError');
    expect(JSON.parse(message)).toMatchObject({
      message: expect.stringContaining('bookings:write'),
      status: 403,
    });
  });

  it('tells the fields by their labels on a 422', async () => {
    const errors = { reason: ['The reason field must not be greater than 5000 characters.'] };
    cancelAnswers(422, { message: 'The reason field …', errors });
    expect(await failure(cancel())).toMatchObject({
      name: 'HaltedError',
      message: 'LGCD refuses this. Reason: The reason field must not be greater than 5000 characters.',
    });
  });

  it('says that the outcome is not known on a 500', async () => {
    cancelAnswers(500, { message: 'Server Error' });
    expect((await failure(cancel())).message).toContain('look before you repeat it');
  });

  it('says that a web page answered where the API should', async () => {
    cancelAnswers(200, '<html>Sign in to the hotel Wi-Fi</html>', { 'content-type': 'text/html' });
    expect((await failure(cancel())).message).toContain('a web page');
  });

  it('follows no redirect, which would carry the token along', async () => {
    cancelAnswers(302, '', { location: 'https://evil.example/' });
    expect((await failure(cancel())).message).toContain('a redirect');
  });

  it('never repeats the token', async () => {
    cancelAnswers(422, { message: `bad ${token}`, errors: { reason: [`leaks ${token}`] } });
    expect((await failure(cancel())).message).not.toContain(token.slice(2));
  });

  it('refuses what can not be read before anything is sent, in the words of the form', async () => {
    const broken = { inputData: { booking_id: 'a/../b' } };
    expect((await failure(run(search('find_booking').perform, broken))).message).toContain(
      'Booking: “a/../b” is no address',
    );
  });

  it.each([
    ['a booking that does not exist', 404, /no booking with id 9876/],
    ['a conflict', 409, /refuses booking.cancel with 409/],
  ])('halts the run, and never pauses the Zap, for %s', async (_what, status, reason) => {
    cancelAnswers(status, { message: 'No query results for model.' });
    const error = await failure(cancel());
    expect(error.name).toBe('HaltedError');
    expect(error.message).toMatch(reason);
  });

  it('halts the run for a field that cannot be read', async () => {
    const error = await failure(run(create('cancel_booking').perform, { inputData: { booking_id: 'x/y' } }));
    expect(error).toMatchObject({ name: 'HaltedError', message: expect.stringContaining('Booking') });
  });

  it('is an error where a Zap is set up, which a person is there to see', async () => {
    const broken = { targetUrl: 'https://hooks.zapier.com/1', inputData: { property_id: 'No Such Riad' } };
    api()
      .get('/properties')
      .query(true)
      .reply(200, page({ id: 1, name: 'Riad Zitoun' }));
    const error = await failure(run(trigger('booking_created').performSubscribe, broken));
    expect(error.name).toBe('AppError');
    expect(error.message).toContain('Riad Zitoun (1)');
  });

  it('is tried again when LGCD is down and says until when', async () => {
    cancelAnswers(503, { message: 'Service Unavailable' }, { 'Retry-After': '45' });
    const error = await failure(cancel());
    expect(error.name).toBe('ThrottledError');
    expect(JSON.parse(error.message)).toMatchObject({ delay: 45 });
  });

  it('is an error when LGCD is down and does not say until when', async () => {
    cancelAnswers(503, { message: 'Service Unavailable' });
    expect((await failure(cancel())).name).toBe('AppError');
  });

  it('is an error when no such route exists, since the base URL is wrong then', async () => {
    api().post('/bookings').reply(404, { message: 'The route v1/bookings could not be found.' });
    const stay = {
      property_id: 1,
      check_in: '2027-03-01',
      check_out: '2027-03-04',
      guest_name: 'Salma E.',
      guests_count: 2,
    };
    const error = await failure(run(create('create_booking').perform, { inputData: stay }));
    expect(error).toMatchObject({ name: 'AppError', message: expect.stringContaining('base URL') });
  });
});

describe('the errors of a run', () => {
  const guest = { id: 1, name: 'Zuleika Quist', email: 'zuleika@example.com', phone: '+212699887766' };
  const lodgify_object = { action: 'booking_change', booking: { id: 'x' }, guest };

  it.each([
    ['an object that is none', { lodgify_object: 'Zuleika zuleika@example.com +212699887766' }],
    ['an object that cannot be mapped', { lodgify_object: JSON.stringify(lodgify_object) }],
    ['an object that arrives as one', { lodgify_object }],
  ])('tell nothing of a guest for %s', async (_what, inputData) => {
    const step = run(create('import_lodgify_booking').perform, {
      inputData: { ...inputData, properties: { 1: '1' } } as never,
    });
    const error = await failure(step);
    expect(error.name).toBe('HaltedError');
    expect(error.message).not.toMatch(/zuleika|quist|9887766/i);
  });

  it('keep the place, and not the words, of what nobody foresaw', async () => {
    const logged: string[] = [];
    const z = {
      errors: { Error: class extends Error {} },
      console: { log: (line: string) => logged.push(line) },
    };
    const fault = new TypeError('Zuleika Quist is not a function');
    const shown = zapierError(z as never, fault, 'run') as Error;
    expect(shown.message).toContain('TypeError');
    expect(logged.join()).toContain('errors.test.ts');
    expect([shown.message, ...logged].join()).not.toContain('Zuleika');
  });
});
