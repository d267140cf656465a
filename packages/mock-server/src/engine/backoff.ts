/** Runs something after some milliseconds of the machine's clock; answers what calls it off. */
export type Later = (fn: () => void, ms: number) => () => void;

/** A server that is left alone must not keep the process alive. */
export const later: Later = (fn, ms) => {
  const timer = setTimeout(fn, ms).unref();
  return () => clearTimeout(timer);
};

/** Rests between tries of what fails, longer after each: what goes on failing must not take the machine. */
export interface Backoff {
  readonly resting: boolean;
  /** Calls `again` after a rest. */
  failed(again: () => void): void;
  succeeded(): void;
  stop(): void;
}

const firstRest = 250;
const longestRest = 30_000;

export function createBackoff(after: Later = later): Backoff {
  let tries = 0;
  let callOff: (() => void) | undefined;
  return {
    get resting() {
      return callOff !== undefined;
    },
    failed(again) {
      callOff?.();
      callOff = after(
        () => {
          callOff = undefined;
          again();
        },
        Math.min(longestRest, firstRest * 2 ** tries++),
      );
    },
    succeeded() {
      tries = 0;
    },
    stop() {
      tries = 0;
      callOff?.();
      callOff = undefined;
    },
  };
}
