import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Server, startServer } from '../src/http/server.ts';

let server: Server;
beforeEach(async () => {
  server = await startServer({ seed: 'empty', clock: '2026-07-15T10:00:00Z' });
});
afterEach(() => server.close());

describe('Slow work that a transaction starts', () => {
  it('begins when the transaction is through', async () => {
    const { core } = server;
    const steps: string[] = [];
    core.write(() => {
      core.domain(42).background(async () => {
        steps.push('work');
      });
      steps.push('transaction');
    });
    await core.timeline.settled();
    expect(steps).toEqual(['transaction', 'work']);
  });

  it('is forgotten with a transaction that fails, also by the next one', async () => {
    const { core } = server;
    const steps: string[] = [];
    const failing = () =>
      core.write(() => {
        core.domain(42).background(async () => {
          steps.push('work of the failed one');
        });
        throw new Error('No.');
      });
    expect(failing).toThrow('No.');
    core.write(() => undefined);
    await core.timeline.settled();
    expect(steps).toEqual([]);
  });
});
