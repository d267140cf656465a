/** Slow work that a transaction starts: it begins when the transaction is through, and is forgotten when it fails. */
export interface Background {
  plan(task: (signal: AbortSignal) => Promise<void>): void;
  /** Begins what was planned. */
  start(): void;
  /** Drops what was planned. */
  forget(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Aborts what is under way and waits for it. */
  abort(): Promise<void>;
}

export function createBackground(onError: (error: unknown) => void): Background {
  let planned: ((signal: AbortSignal) => Promise<void>)[] = [];
  const running = new Set<Promise<void>>();
  let stop = new AbortController();

  const idle = async () => {
    while (running.size > 0) await Promise.all(running);
  };

  function begin(task: (signal: AbortSignal) => Promise<void>): void {
    const { signal } = stop;
    const done = task(signal)
      .catch((error) => {
        if (!signal.aborted) onError(error);
      })
      .finally(() => running.delete(done));
    running.add(done);
  }

  return {
    plan: (task) => planned.push(task),
    start() {
      const tasks = planned;
      planned = [];
      for (const task of tasks) begin(task);
    },
    forget() {
      planned = [];
    },
    idle,
    async abort() {
      planned = [];
      stop.abort();
      await idle();
      stop = new AbortController();
    },
  };
}
