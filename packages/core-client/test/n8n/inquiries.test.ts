import { describe, expect, it } from '@jest/globals';
import { Inquiries, Unsettled } from '../../src/n8n/index.ts';

/** A clock that the test owns: who sleeps goes on when the clock is moved past the time. */
class Clock {
  #now = 1_000_000;
  #sleepers: { at: number; wake: () => void }[] = [];
  now = () => this.#now;
  sleep = (ms: number) =>
    new Promise<void>((wake) => {
      this.#sleepers.push({ at: this.#now + ms, wake });
    });

  async advance(ms: number) {
    this.#now += ms;
    const due = this.#sleepers.filter(({ at }) => at <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
    for (const { wake } of due) wake();
    await settled();
  }
}
const settled = () => new Promise(setImmediate);

function setUp(pending: string[] = []) {
  const clock = new Clock();
  const log = new Set(pending);
  const asked: string[][] = [];
  const inquiries = new Inquiries<ReadonlySet<string>>(clock, (found, wanted) =>
    [...wanted].some((id) => found.has(id)),
  );
  const ask = (id: string) =>
    inquiries.ask('webhook', id, async (wanted) => {
      asked.push([...wanted]);
      await settled();
      return new Set(log);
    });
  return { clock, log, asked, ask };
}

describe('a question to the service', () => {
  it('is asked at once, and once for all who come before it is asked', async () => {
    const { asked, ask } = setUp(['a']);
    await Promise.all([ask('a'), ask('b'), ask('c')]);
    expect(asked).toEqual([['a', 'b', 'c']]);
  });

  it('that has begun does not answer those who come later', async () => {
    const { log, asked, ask } = setUp(['a']);
    const first = ask('a');
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(asked).toHaveLength(1);
    log.add('b');
    const second = ask('b');
    await first;
    expect((await second).has('b')).toBe(true);
    expect(asked).toEqual([['a'], ['b']]);
  });

  it('waits the longer the more have found nothing, so that a flood asks 12 a minute', async () => {
    const { clock, asked, ask } = setUp();
    let forgeries = 0;
    for (let second = 0; second < 60; second += 1) {
      for (let times = 0; times < 20; times += 1) void ask(`forged ${forgeries++}`);
      await settled();
      await clock.advance(1_000);
    }
    expect(asked.length).toBeLessThanOrEqual(15);
    expect(asked.flat().length).toBeGreaterThan(1_000);
  });

  it('answers the genuine delivery in the midst of a flood within five seconds', async () => {
    const { clock, log, ask } = setUp();
    for (let second = 0; second < 20; second += 1) {
      void ask(`forged ${second}`);
      await settled();
      await clock.advance(1_000);
    }
    log.add('genuine');
    let answer: ReadonlySet<string> | undefined;
    void ask('genuine').then((found) => {
      answer = found;
    });
    for (let second = 0; second < 5; second += 1) {
      void ask(`another ${second}`);
      await clock.advance(1_000);
    }
    expect(answer?.has('genuine')).toBe(true);
  });

  it('waits no more once one has found something', async () => {
    const { clock, log, asked, ask } = setUp();
    for (let times = 0; times < 5; times += 1) {
      void ask('forged');
      await settled();
      await clock.advance(5_000);
    }
    log.add('a');
    void ask('a');
    await settled();
    await clock.advance(5_000);
    const before = asked.length;
    await ask('a');
    expect(asked.length).toBe(before + 1);
  });

  it('fails for all who wait when it fails, and is asked again for the next', async () => {
    const { clock } = setUp();
    const inquiries = new Inquiries<boolean>(clock, (found) => found);
    let calls = 0;
    const broken = async () => {
      calls += 1;
      if (calls === 1) throw new Error('connection refused');
      return true;
    };
    const both = await Promise.allSettled([
      inquiries.ask('webhook', 'a', broken),
      inquiries.ask('webhook', 'b', broken),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = inquiries.ask('webhook', 'a', broken);
    await settled();
    await clock.advance(1_000);
    await expect(next).resolves.toBe(true);
  });

  it('sends away whoever comes when too many wait', async () => {
    const { ask } = setUp(['0']);
    const many = Array.from({ length: 500 }, (_, index) => ask(`${index}`));
    await expect(ask('one more')).rejects.toThrow(Unsettled);
    await Promise.all(many);
    await expect(ask('0')).resolves.toBeDefined();
  });
});
