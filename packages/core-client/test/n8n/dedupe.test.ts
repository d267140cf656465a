import { describe, expect, it } from '@jest/globals';
import { inTurn, unseen } from '../../src/n8n/index.ts';

/** n8n's record as it is: read, then write, with time in between, so that unguarded writers lose each other's keys. */
function racyRecord() {
  let stored: string[] = [];
  return async (keys: string[]) => {
    const read = stored;
    await new Promise(setImmediate);
    const fresh = keys.filter((key) => !read.includes(key));
    stored = [...read, ...fresh];
    return { new: fresh, processed: keys.filter((key) => read.includes(key)) };
  };
}

const key = (delivery: { id: string }) => delivery.id;

describe('unseen', () => {
  it('passes a delivery on once, however many executions ask at the same time', async () => {
    const record = racyRecord();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => unseen('node', [{ id: 'a' }], key, record)),
    );
    expect(results.flat()).toEqual([{ id: 'a' }]);
  });

  it('passes twenty distinct deliveries on, and none of their repetitions', async () => {
    const record = racyRecord();
    const deliveries = Array.from({ length: 20 }, (_, index) => ({ id: `a${index}` }));
    const ask = () => Promise.all(deliveries.map((delivery) => unseen('node', [delivery], key, record)));
    expect((await ask()).flat()).toEqual(deliveries);
    expect((await ask()).flat()).toEqual([]);
  });

  it('passes one of two equal deliveries of one execution', async () => {
    await expect(unseen('node', [{ id: 'a' }, { id: 'a' }], key, racyRecord())).resolves.toHaveLength(1);
  });

  it('fails when the record fails, and lets the next one ask again', async () => {
    const broken = async () => {
      throw new Error('the database is locked');
    };
    await expect(unseen('node', [{ id: 'a' }], key, broken)).rejects.toThrow('the database is locked');
    await expect(unseen('node', [{ id: 'a' }], key, racyRecord())).resolves.toHaveLength(1);
  });
});

describe('inTurn', () => {
  it('runs tasks of different keys side by side', async () => {
    const order: string[] = [];
    let release = () => {};
    const slow = inTurn('a', () => new Promise<void>((resolve) => (release = resolve)));
    const behind = inTurn('a', async () => void order.push('behind'));
    await inTurn('b', async () => void order.push('beside'));
    release();
    await Promise.all([slow, behind]);
    expect(order).toEqual(['beside', 'behind']);
  });
});
