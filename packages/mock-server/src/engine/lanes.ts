/** Work in lanes: what one receiver is sent goes one after the other; receivers do not wait for each other. */
export interface Lanes {
  /** Lanes that work now. */
  readonly busy: ReadonlyMap<number, unknown>;
  /** Aborts on `pause`. */
  readonly signal: AbortSignal;
  start(id: number): void;
  /** Resolves when no lane works. */
  idle(): Promise<void>;
  /** Breaks off what is under way; nothing starts until `resume`. */
  pause(): Promise<void>;
  resume(): void;
}

/** @param onIdle called with a lane that has nothing more that is due */
export function createLanes<T>(
  nextOf: (id: number) => T | undefined,
  attempt: (next: T) => Promise<void>,
  onIdle: (id: number) => void,
  onError: (error: unknown) => void,
): Lanes {
  const lanes = new Map<number, Promise<void>>();
  let stop = new AbortController();

  async function lane(id: number): Promise<void> {
    const { signal } = stop;
    for (let next = nextOf(id); next && !signal.aborted; next = nextOf(id)) await attempt(next);
  }

  return {
    busy: lanes,
    get signal() {
      return stop.signal;
    },
    start(id) {
      if (lanes.has(id) || stop.signal.aborted) return;
      const running = lane(id)
        .catch(onError)
        .finally(() => {
          lanes.delete(id);
          if (!stop.signal.aborted) onIdle(id);
        });
      lanes.set(id, running);
    },
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    async pause() {
      stop.abort();
      await Promise.all(lanes.values());
    },
    resume() {
      stop = new AbortController();
    },
  };
}
