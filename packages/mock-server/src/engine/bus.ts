/** What has changed, for a page that shows it live. Carries ids, not objects: who listens reads what it needs. */
export type Change =
  | { type: 'request'; agencyId: number | null; id: number }
  | { type: 'event'; agencyId: number; id: number }
  | { type: 'delivery'; agencyId: number; id: number }
  | { type: 'attempt'; agencyId: number; id: number }
  /** A delivery of Lodgify's, by its id. */
  | { type: 'lodgify'; agencyId: number; id: number }
  | { type: 'clock' }
  | { type: 'faults' }
  | { type: 'reset' };

/** Hears of every change, at once and in order; must not throw. */
export type Listener = (change: Change) => void;

export interface Bus {
  tell(change: Change): void;
  /** Answers the function that ends the subscription. A listener must not throw. */
  listen(listener: Listener): () => void;
}

export function createBus(): Bus {
  const listeners = new Set<Listener>();
  return {
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
