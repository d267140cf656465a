/**
 * Does work a few at a time, and answers the results in order. When one fails, no further one is begun; those under way
 * are waited for, so that nothing happens behind the error.
 * @throws what the first in order failed with
 */
export async function inLanes<J, R>(
  jobs: readonly J[],
  width: number,
  work: (job: J) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const failures = new Map<number, unknown>();
  let next = 0;
  const lane = async () => {
    while (failures.size === 0 && next < jobs.length) {
      const index = next;
      next += 1;
      await work(jobs[index] as J).then(
        (result) => {
          results[index] = result;
        },
        (error: unknown) => failures.set(index, error),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, lane));
  if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
  return results;
}
