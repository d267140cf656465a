import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { events } from '@lgcd/core-client/contract';
import { envelopeOf, putIntoOutbox } from '../src/engine/outbox.ts';
import { type Server, startServer } from '../src/http/server.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', seed: 'empty' });
});
afterAll(() => server.close());

const now = Date.parse('2026-07-15T10:00:00Z');
const example = events['booking.created'].example as object;
const put = (data: object, options: { check: boolean; dispatched?: boolean }) =>
  server.core.write(() =>
    putIntoOutbox(server.core.domain(42).store, envelopeOf(42, 'booking.created', data, now), options),
  );

describe('An envelope', () => {
  it('has an id of its own, and says what happened to whom and when', () => {
    const [one, two] = [1, 2].map(() => envelopeOf(42, 'booking.created', example, now));
    expect(one).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      event: 'booking.created',
      created_at: '2026-07-15T10:00:00+00:00',
      agency_id: 42,
      data: example,
    });
    expect(two?.id).not.toBe(one?.id);
  });
});

describe('An event in the outbox', () => {
  it('has its bytes fixed as PHP writes them, and waits for its deliveries', () => {
    const row = put({ text: 'é/' }, { check: false });
    expect(row).toMatchObject({
      agency_id: 42,
      event: 'booking.created',
      created_at: '2026-07-15T10:00:00+00:00',
      dispatched: false,
    });
    expect(row.body).toContain('"data":{"text":"\\u00e9\\/"}');
    expect(JSON.parse(row.body).id).toBe(row.uuid);
  });

  it('waits for none where the caller sees to them', () => {
    expect(put(example, { check: true, dispatched: true }).dispatched).toBe(true);
  });

  it('off the contract is told where answers are checked, and only there', () => {
    expect(() => put({ booking: {} }, { check: true })).toThrow(
      /^The event booking\.created does not fit the contract: .+/,
    );
    expect(put({ booking: {} }, { check: false }).event).toBe('booking.created');
  });
});
