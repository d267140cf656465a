import { describe, expect, it } from '@jest/globals';
import { AbortedError, createClient } from '../../src/index.ts';
import { brokenConnection, pageOf, type Reply, testPlatform } from './clock.ts';

const stay = {
  property_id: 1,
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: 2,
};
const booking = { id: 7, status: 'confirmed' };
const reason = new Error('The user has left.');

/** A host that never answers, and does not care for signals. */
function silent() {
  const platform = testPlatform([]);
  platform.send = (request) => {
    platform.sent.push(request);
    return new Promise(() => {});
  };
  return platform;
}

const start = (replies: Reply[]) => {
  const platform = testPlatform(replies);
  return { platform, client: createClient(platform, { random: () => 0.5 }), abort: new AbortController() };
};
const failed = (call: Promise<unknown>): Promise<AbortedError> =>
  call.then(
    () => {
      throw new Error('It succeeded.');
    },
    (error) => error,
  );

describe('a call with a signal', () => {
  it('is carried out as without one, and hands it to the host', async () => {
    const { platform, client, abort } = start([{ body: { data: booking } }]);
    await expect(client.call('booking.get', { id: 7 }, { signal: abort.signal })).resolves.toEqual(booking);
    expect(platform.sent[0]?.signal).toBe(abort.signal);
  });

  it('sends nothing once the signal has ended it', async () => {
    const { platform, client } = start([]);
    const error = await failed(client.call('booking.create', stay, { signal: AbortSignal.abort(reason) }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({
      name: 'AbortError',
      code: 'aborted',
      outcomeUnknown: false,
      cause: reason,
    });
    expect(error.message).toBe('booking.create was ended by its caller. Nothing was carried out.');
    expect(platform.sent).toEqual([]);
  });

  it('ends while the host waits for an answer, even where the host goes on', async () => {
    const platform = silent();
    const abort = new AbortController();
    const call = failed(createClient(platform).call('booking.create', stay, { signal: abort.signal }));
    await Promise.resolve();
    abort.abort(reason);
    const error = await call;
    expect(error).toMatchObject({ code: 'aborted', outcomeUnknown: true, operation: 'booking.create' });
    expect(error.message).toContain('look before you repeat it');
    expect(platform.sent).toHaveLength(1);
  });

  it('knows that a read changes nothing', async () => {
    const abort = new AbortController();
    const call = failed(createClient(silent()).call('booking.get', { id: 7 }, { signal: abort.signal }));
    abort.abort();
    expect(await call).toMatchObject({ outcomeUnknown: false });
  });

  it('ends in the pause before another attempt, and makes none', async () => {
    const { platform, client, abort } = start([{ status: 429, headers: { 'Retry-After': '37' } }]);
    platform.sleep = () => {
      abort.abort(reason);
      return new Promise(() => {});
    };
    const error = await failed(client.call('booking.create', stay, { signal: abort.signal }));
    expect(error).toMatchObject({ code: 'aborted', outcomeUnknown: false, cause: reason });
    expect(platform.sent).toHaveLength(1);
  });

  it('says that an earlier attempt may have been carried out', async () => {
    const { platform, client, abort } = start([brokenConnection()]);
    platform.sleep = async () => abort.abort();
    const error = await failed(client.call('rate.delete', { id: 3 }, { signal: abort.signal }));
    expect(error).toMatchObject({ code: 'aborted', outcomeUnknown: true });
    expect(platform.sent).toHaveLength(1);
  });

  it('takes no request off the count of the minute that it has not sent', async () => {
    const headers = { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '1' };
    const { platform, client } = start([
      { headers, body: { data: booking } },
      { headers, body: { data: booking } },
    ]);
    await client.call('booking.get', { id: 7 });
    await failed(client.call('booking.get', { id: 7 }, { signal: AbortSignal.abort() }));
    await client.call('booking.get', { id: 7 });
    expect(platform.slept).toEqual([]);
  });

  it('ends a list between two pages', async () => {
    const { platform, client, abort } = start([
      { body: pageOf([{ id: 1 }], 1, 2) },
      { body: pageOf([{ id: 2 }], 2, 2) },
    ]);
    const ids: number[] = [];
    const list = async () => {
      for await (const { id } of client.paginate('booking.getAll', {}, { signal: abort.signal })) {
        ids.push(id);
        abort.abort();
      }
    };
    expect(await failed(list())).toMatchObject({ code: 'aborted' });
    expect(ids).toEqual([1]);
    expect(platform.sent).toHaveLength(1);
  });

  it('leaves no listener behind on a signal that lives on', async () => {
    const { client, abort } = start([{ body: { data: booking } }]);
    let listeners = 0;
    const { signal } = abort;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = ((...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    }) as typeof add;
    signal.removeEventListener = ((...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    }) as typeof remove;
    await client.call('booking.get', { id: 7 }, { signal });
    expect(listeners).toBe(0);
  });
});
