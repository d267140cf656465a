import { describe, expect, it } from '@jest/globals';
import { createBackoff, type Later } from '../src/engine/backoff.ts';
import { createClock } from '../src/engine/clock.ts';
import { createTimeline } from '../src/engine/timeline.ts';

/** Time that the test lets pass: what was put off, and for how long. */
function hourglass() {
  const rests: number[] = [];
  let wake: (() => void) | undefined;
  const after: Later = (fn, ms) => {
    rests.push(ms);
    wake = fn;
    return () => {
      wake = undefined;
    };
  };
  return { after, rests, wake: () => wake?.(), waits: () => wake !== undefined };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('What fails', () => {
  it('rests twice as long after each failure, half a minute at most, and begins anew after a success', () => {
    const { after, rests } = hourglass();
    const backoff = createBackoff(after);
    for (let tries = 0; tries < 9; tries++) backoff.failed(() => undefined);
    backoff.succeeded();
    backoff.failed(() => undefined);
    expect(rests).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 250]);
  });

  it.each(['real', 'fixed'] as const)(
    'by the %s clock is tried once a rest, however often it is asked for',
    async (mode) => {
      const { after, rests, wake, waits } = hourglass();
      const errors: unknown[] = [];
      let tries = 0;
      let isWell = false;
      const clock = createClock(mode === 'real' ? { mode, offset: 0 } : { mode, at: 0 });
      const timeline = createTimeline(
        clock,
        [
          {
            nextDue: () => (isWell ? null : 0),
            run() {
              tries++;
              throw new Error('The disk is full.');
            },
          },
        ],
        async () => undefined,
        (error) => errors.push(error),
        after,
      );
      for (let round = 0; round < 100; round++) {
        timeline.kick();
        await turn();
      }
      expect([tries, errors.length, rests]).toEqual([1, 1, [250]]);
      wake();
      await turn();
      expect([tries, errors.length, rests]).toEqual([2, 2, [250, 500]]);
      isWell = true;
      wake();
      await turn();
      expect([tries, rests.length]).toEqual([2, 2]);
      isWell = false;
      timeline.kick();
      await turn();
      expect(rests).toEqual([250, 500, 250]);
      await timeline.close();
      expect(waits()).toBe(false);
    },
  );
});
