import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Server, startServer } from '../src/http/server.ts';
import { stateOf } from './digest.ts';
import { attempts, order, send } from './hostile.ts';
import { addWebhook } from './subjects.ts';

let server: Server;
let state: () => string;
const bearer = { Authorization: 'Bearer 1|demoAgency42AllAbilities0000000000000000' };

beforeAll(async () => {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, retryLadder: [0] });
  addWebhook(server);
  state = stateOf(server.core.db);
});
afterAll(async () => {
  await server.core.timeline.settled();
  await server.close();
});

const megabytes = 7_000_000;
const huge: [string, string, string, unknown][] = [
  ['an email of dots', '/v1/bookings', 'application/json', { guest_email: 'a.'.repeat(megabytes / 2) }],
  ['a phone number', '/v1/bookings', 'application/json', { guest_phone: '+1'.repeat(megabytes / 2) }],
  ['blanks', '/v1/bookings', 'application/json', { guest_name: `${' '.repeat(megabytes)}x` }],
  [
    'a host name',
    '/v1/webhooks',
    'application/json',
    { url: `https://${'a.'.repeat(megabytes / 2)}`, events: ['*'] },
  ],
  [
    'a list',
    '/v1/webhooks',
    'application/json',
    { url: 'https://a.example', events: Array(500_000).fill('x.y') },
  ],
  [
    'fields',
    '/v1/bookings',
    'application/json',
    Object.fromEntries(Array.from({ length: 300_000 }, (_, n) => [`k${n}`, n])),
  ],
  ['parameters', '/v1/bookings', 'application/x-www-form-urlencoded', 'a[]=1&'.repeat(1_000_000)],
  ['brackets', '/v1/bookings', 'application/x-www-form-urlencoded', `a${'[b]'.repeat(2_000_000)}=1`],
  ['stray percent signs', '/v1/bookings', 'application/x-www-form-urlencoded', '%'.repeat(megabytes)],
];

describe('Megabytes', () => {
  it.each(huge)('of %s are refused in time', async (_, path, type, body) => {
    await server.core.timeline.settled();
    const before = state();
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const { status } = await send(server, { path, method: 'POST', type, body: text }, bearer);
    expect(status).toBe(422);
    expect(state()).toBe(before);
  });
});

/** More of them to hunt with: FUZZ_RUNS=1000. */
const runs = Number(process.env.FUZZ_RUNS ?? 40);

describe('Hostile input', () => {
  it.each(order)(
    '%s: no 500, no hang, and a refusal changes nothing',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(attempts(server, name), async (attempt) => {
          await server.core.timeline.settled();
          const before = state();
          const { status, text } = await send(server, attempt, bearer);
          expect(status).toBeLessThan(500);
          if (status < 400) return;
          await server.core.timeline.settled();
          expect(state()).toBe(before);
          expect(typeof JSON.parse(text).message).toBe('string');
        }),
        { numRuns: runs },
      );
    },
    10_000 + runs * 200,
  );
});
