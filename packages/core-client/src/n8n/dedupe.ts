/** n8n's `helpers.checkProcessedAndRecord(keys, 'node', { mode: 'entries', maxEntries })`: answers which keys are new. */
export type Recorder = (keys: string[]) => Promise<{ new: readonly unknown[] }>;

/**
 * Whether a person runs the workflow and means it: a test run, which n8n does not record, or a retry of an execution
 * that failed, whose delivery was recorded when it came and has not done its work.
 * @param mode n8n's execution mode
 */
export const isByHand = (mode: string): boolean => mode === 'manual' || mode === 'retry';

const tails = new Map<string, Promise<unknown>>();

/** Runs tasks of one key one after the other, whether they succeed or fail. */
export function inTurn<T>(key: string, task: () => Promise<T>): Promise<T> {
  const earlier = tails.get(key) ?? Promise.resolve();
  const result = earlier.then(task, task);
  const tail = result
    .catch(() => undefined)
    .then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
  tails.set(key, tail);
  return result;
}

/**
 * Of the deliveries of one execution, those that no earlier execution has seen; records them. n8n's own record is a
 * read-modify-write that loses entries under concurrency, so executions of one node take turns at it. To be called
 * in a trigger's `execute()`, where alone the record exists, and not in manual runs.
 *
 * @param node which node of which workflow; executions of other nodes need not wait
 */
export async function unseen<D>(
  node: string,
  deliveries: readonly D[],
  keyOf: (delivery: D) => string,
  record: Recorder,
): Promise<D[]> {
  const byKey = new Map(deliveries.map((delivery) => [keyOf(delivery), delivery]));
  if (byKey.size === 0) return [];
  const fresh = await inTurn(node, () => record([...byKey.keys()]));
  const isFresh = new Set(fresh.new);
  return [...byKey].filter(([key]) => isFresh.has(key)).map(([, delivery]) => delivery);
}
