import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { nextTurn } from '../../../test/support/next-turn.ts';
import { inLanes } from '../nodes/Lgcd/lanes.ts';
import { Waits } from '../nodes/shared/waits.ts';
import { action, editor, run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';

closedNetwork();

/** Work that ends when it is told to, and what of it is under way. */
function worker() {
  const open = new Map<string, { resolve(): void; reject(error: Error): void }>();
  const begun: string[] = [];
  const work = (job: string) => {
    begun.push(job);
    return new Promise<string>((resolve, reject) => {
      open.set(job, { resolve: () => resolve(`${job}!`), reject });
    });
  };
  return {
    begun,
    work,
    async end(job: string) {
      open.get(job)?.resolve();
      await nextTurn();
    },
    async fail(job: string, error: Error) {
      open.get(job)?.reject(error);
      await nextTurn();
    },
  };
}

describe('work in lanes', () => {
  it('is done a few at a time, and answered in order', async () => {
    const { begun, work, end } = worker();
    const done = inLanes(['a', 'b', 'c'], 2, work);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('c');
    await end('a');
    expect(await done).toEqual(['a!', 'b!', 'c!']);
  });

  it('begins nothing more once something failed, waits for what is under way, and tells the first in order', async () => {
    const { begun, work, fail } = worker();
    const done = inLanes(['a', 'b', 'c'], 2, work).catch((error: Error) => error.message);
    await fail('b', new Error('second'));
    await fail('a', new Error('first'));
    expect(await done).toBe('first');
    expect(begun).toEqual(['a', 'b']);
  });
});

describe('several items', () => {
  const get = { resource: 'booking', operation: 'get', simplify: false };
  const parameters = (count: number, of: (id: number) => IDataObject) =>
    Array.from({ length: count }, (_, index) => of(index + 1));

  it('are read at the same time, within what the token has left, and come out in their order', async () => {
    let underWay = 0;
    let most = 0;
    for (let id = 1; id <= 12; id += 1)
      nock(origin)
        .get(`/v1/bookings/${id}`)
        .reply(200, async () => {
          underWay += 1;
          most = Math.max(most, underWay);
          await nextTurn();
          underWay -= 1;
          return { data: { id } };
        });
    const output = await run({
      items: parameters(12, () => ({})),
      parameters: parameters(12, (id) => ({ ...get, id })),
    });
    expect(most).toBeGreaterThan(3);
    expect(most).toBeLessThanOrEqual(10);
    expect(output.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
      parameters(12, (id) => [id, { item: id - 1 }] as unknown as IDataObject),
    );
  });

  it('are created one after the other', async () => {
    let underWay = 0;
    const sent: unknown[] = [];
    nock(origin)
      .post('/v1/reviews', (body: IDataObject) => sent.push(body.author) > 0)
      .times(4)
      .reply(201, async () => {
        underWay += 1;
        expect(underWay).toBe(1);
        await nextTurn();
        underWay -= 1;
        return { data: { id: 1 } };
      });
    const review = { resource: 'review', operation: 'create', propertyId: 3, rating: 5 };
    await run({
      items: parameters(4, () => ({})),
      parameters: parameters(4, (id) => ({ ...review, author: `Guest ${id}` })),
    });
    expect(sent).toEqual(['Guest 1', 'Guest 2', 'Guest 3', 'Guest 4']);
  });
});

describe('when the minute is used up', () => {
  it('a list in the editor answers at once, with when to come back', async () => {
    nock(origin)
      .get('/v1/properties')
      .query(true)
      .reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '37', 'X-RateLimit-Limit': '60' });
    const context = editor({ parameters: { resource: 'booking', operation: 'get' } });
    await expect(action.methods.listSearch.searchProperties.call(context)).rejects.toThrow(
      'LGCD takes 60 requests a minute and token, and they are used up. Try again in 37 seconds.',
    );
  });

  it('a run says in its log and beside its output how long it waits, and why', async () => {
    nock(origin).get('/v1/bookings/1').reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '1' });
    nock(origin)
      .get('/v1/bookings/1')
      .reply(200, { data: { id: 1 } });
    const told = { log: [] as string[], hints: [] as string[] };
    await run({ parameters: { resource: 'booking', operation: 'get', id: 1 }, told });
    const why = "LGCD's requests of this minute are used up for the token";
    expect(told.log).toEqual([`Waiting 1 second: ${why}.`]);
    expect(told.hints).toEqual([expect.stringContaining(`This run waited 1 second, because ${why}.`)]);
  });

  it('waits of several items at a time count once', () => {
    const said: string[] = [];
    const waits = new Waits((sentence) => said.push(sentence));
    expect(waits.summary()).toBeUndefined();
    for (let lane = 0; lane < 5; lane += 1) waits.begins(30_000, 'limit', 1_000_000);
    waits.begins(40_000, 'limit', 1_010_000);
    expect(waits.summary()).toContain('waited 50 seconds, because');
    expect(said).toHaveLength(2);
  });

  it('a wait of another kind is not put on the limit', () => {
    const waits = new Waits(() => {});
    waits.begins(400, 'limit', 0);
    expect(waits.summary()).toBeUndefined();
    waits.begins(4_000, 'trouble', 1_000);
    expect(waits.summary()).toBe(
      'This run waited 4 seconds: LGCD did not answer as it should, and is asked again.',
    );
  });
});
