import { describe, expect, it } from '@jest/globals';
import { clients } from './checks/clients.ts';
import { fuzz } from './checks/fuzz.ts';
import { kill } from './checks/kill.ts';
import { storm } from './checks/storm.ts';
import { surfaces } from './checks/surfaces.ts';

/** The short form of `npm run reliability`; a check that breaks says which promise, and is run again by its command. */
describe('Reliability', () => {
  it('a mock that is killed while writers write has lost and doubled nothing', async () => {
    const { counts, broken } = await kill({ kills: 2, writers: 4, seed: 1 });
    expect(broken).toEqual([]);
    expect(counts['acknowledged creates']).toBeGreaterThan(10);
  });

  it('a storm of events reaches all receivers, in their order and signed, whatever they answer', async () => {
    const { counts, broken } = await storm({ events: 30, receivers: 5, seed: 1 });
    expect(broken).toEqual([]);
    expect(counts.attempts).toBeGreaterThan(counts.deliveries as number);
  });

  it('clients in processes of their own lose no change and sell no night twice', async () => {
    const { counts, broken } = await clients({ processes: 4, rounds: 4, seed: 1 });
    expect(broken).toEqual([]);
    expect(counts['stays booked']).toBeGreaterThan(1);
  });

  // That of the API is in packages/mock-server/test/hostile-input.test.ts, operation by operation.
  it('hostile requests get no 500 from the other surfaces, and no forgery is believed', async () => {
    const others = surfaces.filter(({ name }) => name !== '/v1');
    const { counts, broken } = await fuzz({ requests: 60, verifications: 2000, seed: 1 }, others);
    expect(broken).toEqual([]);
    expect(counts['genuine of them']).toBeGreaterThan(100);
  });
});
