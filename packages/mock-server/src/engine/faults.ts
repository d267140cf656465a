import type { Bus } from './bus.ts';
import { pathMatches } from './journal.ts';

/** What goes wrong with the next requests that match. */
export interface FaultInput {
  /** Only this method. */
  method?: string | undefined;
  /** Only this path (`/v1/bookings`), or those that begin so (`/v1/bookings*`). */
  path?: string | undefined;
  /** Only requests with the token of this id. */
  token_id?: number | undefined;
  /** How many requests it hits; 1 by default. */
  times?: number | undefined;
  /** The status that is answered instead of the real answer, in Laravel's words. */
  status?: number | undefined;
  /** Overrides Laravel's message. */
  message?: string | undefined;
  /** Seconds in `Retry-After`, for 429 and 503. */
  retry_after?: number | undefined;
  /** Milliseconds (of the machine's clock) that the answer is held back. */
  delay_ms?: number | undefined;
  /**
   * The connection is closed without an answer: `before` the request is handled, or `after` it has changed what it
   * changes. `true` means `before`.
   */
  drop?: boolean | 'before' | 'after' | undefined;
}

/** A fault that is on, as `MockServer.fault` answers it. */
export interface Fault extends FaultInput {
  id: number;
  /** How many requests it will still hit. */
  remaining: number;
}

export interface Faults {
  add(given: FaultInput): Fault;
  list(): Fault[];
  clear(): void;
  remove(id: number): boolean;
  /** The first fault that matches, used up by one. */
  take(method: string, path: string, tokenId: number | null): Fault | undefined;
}

/** What Laravel says for a status when nothing else is said. Source: recorded where it was, else Symfony's texts. */
const messages: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthenticated.',
  403: 'This action is unauthorized.',
  404: 'Not Found',
  409: 'Conflict',
  419: 'CSRF token mismatch.',
  422: 'The given data was invalid.',
  429: 'Too Many Attempts.',
  500: 'Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export const faultMessage = ({ status = 500, message }: FaultInput): string =>
  message ?? messages[status] ?? 'Server Error';

export function createFaults(bus: Bus): Faults {
  let faults: Fault[] = [];
  let count = 0;
  const changed = () => bus.tell({ type: 'faults' });
  return {
    add(given) {
      const fault = { ...given, id: ++count, remaining: given.times ?? 1 };
      faults.push(fault);
      changed();
      return fault;
    },
    list: () => faults.map((fault) => ({ ...fault })),
    clear() {
      faults = [];
      changed();
    },
    remove(id) {
      const before = faults.length;
      faults = faults.filter((fault) => fault.id !== id);
      changed();
      return faults.length < before;
    },
    take(method, path, tokenId) {
      const found = faults.find(
        (fault) =>
          (fault.method === undefined || fault.method.toUpperCase() === method) &&
          (fault.token_id === undefined || fault.token_id === tokenId) &&
          pathMatches(fault.path, path),
      );
      if (!found) return undefined;
      found.remaining--;
      if (found.remaining <= 0) faults = faults.filter((fault) => fault !== found);
      changed();
      return found;
    },
  };
}
