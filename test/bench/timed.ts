import { performance } from 'node:perf_hooks';
import type { Db } from '../../packages/mock-server/src/engine/store/db.ts';

/** Counts the milliseconds that a database works from now on; answers what reads the count. */
export function timed(db: Db): () => number {
  let spent = 0;
  const counts =
    <A extends unknown[], R>(method: (...given: A) => R) =>
    (...given: A): R => {
      const start = performance.now();
      try {
        return method(...given);
      } finally {
        spent += performance.now() - start;
      }
    };
  Object.assign(db, { all: counts(db.all), get: counts(db.get), run: counts(db.run) });
  return () => spent;
}
