import { describe, expect, it } from '@jest/globals';
import { api, create, run, search, token } from './app.ts';

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
    const { message } = await failure(cancel());
    expect(JSON.parse(message).message).toBe(
      'LGCD refuses this. Reason: The reason field must not be greater than 5000 characters.',
    );
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
});
