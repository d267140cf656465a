import { describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { type Call, call } from './http.ts';
import type { Receiver } from './receiver.ts';
import { useReceiver } from './world.ts';

let mock: MockServer;
let receiver: Receiver;
useReceiver((world) => {
  ({ mock, receiver } = world);
});

const post = (path: string, body: unknown = {}, options: Call = {}) =>
  call(mock, path, { method: 'POST', token: null, body, ...options });
const subscribe = () =>
  call(mock, '/v1/webhooks', { method: 'POST', body: { url: receiver.url, events: ['*'] } });

describe('The clock', () => {
  const clock = async () => (await call(mock, '/_mock/clock', { token: null })).json.data;

  it('stands still until it is advanced', async () => {
    expect(await clock()).toEqual({ mode: 'fixed', now: '2026-07-15T10:00:00+00:00' });
    const { json } = await post('/_mock/clock', { advance_seconds: 90 });
    expect(json.data).toEqual({ mode: 'fixed', now: '2026-07-15T10:01:30+00:00' });
  });

  it('is set, forwards and back, and runs again', async () => {
    await post('/_mock/clock', { set: '2026-08-01T02:00:00+02:00' });
    expect((await clock()).now).toBe('2026-08-01T00:00:00+00:00');
    await post('/_mock/clock', { set: '2026-07-01' });
    expect((await clock()).now).toBe('2026-07-01T00:00:00+00:00');
    await post('/_mock/clock', { run: 'real' });
    expect((await clock()).mode).toBe('real');
    expect(Math.abs(Date.parse((await clock()).now) - Date.now())).toBeLessThan(5000);
  });

  it('runs on from where it is advanced to, when it runs', async () => {
    await post('/_mock/clock', { run: 'real' });
    await post('/_mock/clock', { advance_seconds: 3600 });
    expect(Math.abs(Date.parse((await clock()).now) - Date.now() - 3_600_000)).toBeLessThan(5000);
    expect((await clock()).mode).toBe('real');
  });

  it.each([
    [{}, 'Give one of advance_seconds'],
    [{ advance_seconds: 1, run: 'real' }, 'Give one of advance_seconds'],
    [{ advance_seconds: -1 }, 'must be at least 0'],
    [{ advance_seconds: 'x' }, 'must be a number'],
    [{ advance_seconds: 1e15 }, 'The clock must stay between'],
    [{ set: 'tomorrow' }, 'must be an ISO 8601 time'],
    [{ set: '2026-02-30' }, 'must be an ISO 8601 time'],
    [{ set: '3000-01-01' }, 'The clock must stay between'],
    [{ run: 'fast' }, 'The selected run is invalid.'],
  ])('refuses %j and stays as it is', async (body, message) => {
    const { status, json } = await post('/_mock/clock', body);
    expect(status).toBe(422);
    expect(json.message).toContain(message);
    expect((await clock()).now).toBe('2026-07-15T10:00:00+00:00');
  });

  it('passes everything that becomes due, in order', async () => {
    await subscribe();
    await mock.setClock('2026-09-01T00:00:00Z');
    const seen = receiver.received.map(
      ({ body }) => JSON.parse(body) as { event: string; created_at: string },
    );
    const times = seen.map(({ created_at }) => created_at);
    expect(times).toEqual(times.toSorted());
    const at = (event: string) =>
      seen.filter((given) => given.event === event).map(({ created_at }) => created_at);
    expect(at('subscription.renewed').length).toBeGreaterThan(0);
    expect(at('owner.statement_ready')).toContain('2026-08-01T00:00:00+00:00');
    expect(at('owner.statement_ready')).toContain('2026-09-01T00:00:00+00:00');
    expect(at('tax_report.generated')).toContain('2026-08-01T00:00:00+00:00');
  });
});
