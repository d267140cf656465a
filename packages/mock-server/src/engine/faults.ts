import { matches } from '@lgcd/core-client/webhook';
import { phpJson } from '../http/laravel/json.ts';
import { createRandom } from '../seed/random.ts';
import type { Bus } from './bus.ts';
import { pathMatches } from './journal.ts';

/** What goes wrong with the next requests, or deliveries, that match. */
export interface FaultInput {
  /** Only this method. */
  method?: string | undefined;
  /** Only this path (`/v1/bookings`), or those that begin so (`/v1/bookings*`). */
  path?: string | undefined;
  /** Only requests with the token of this id. */
  token_id?: number | undefined;
  /** Aims at deliveries instead of requests: those of this event, family (`booking.*`), or all (`*`). */
  event?: string | undefined;
  /** Aims at deliveries instead of requests: those of this webhook. */
  webhook_id?: number | undefined;
  /** How many requests it hits; 1 by default, and 1,000,000 with a `probability`. */
  times?: number | undefined;
  /** The share of those that match which it hits, more than 0 to 1; all by default. */
  probability?: number | undefined;
  /** With `probability`: the same seed hits the same ones at every run. */
  seed?: number | undefined;
  /**
   * The status that is answered instead of the real answer, in Laravel's words. Of a delivery: what LGCD hears instead
   * of the answer of the receiver, which has got it.
   */
  status?: number | undefined;
  /** Overrides Laravel's message. */
  message?: string | undefined;
  /** Answered instead of Laravel's words: a text as it is, anything else as JSON. The status is 200 unless given. */
  body?: unknown;
  /** Content type of the `body`; `text/html; charset=UTF-8` of a text by default. */
  content_type?: string | undefined;
  /** Seconds in `Retry-After`, for 429 and 503. */
  retry_after?: number | undefined;
  /** Milliseconds (of the machine's clock) that the answer is held back. */
  delay_ms?: number | undefined;
  /**
   * The connection is closed without an answer: `before` the request is handled, or `after` it has changed what it
   * changes. `true` means `before`. A delivery is dropped before or after the receiver has got it.
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
  /** The same for a delivery. */
  takeDelivery(event: string, webhookId: number): Fault | undefined;
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

/** Whether a fault is for deliveries. */
export const isOfDeliveries = ({ event, webhook_id }: FaultInput): boolean =>
  event !== undefined || webhook_id !== undefined;

/** The body that a fault names, as text; undefined where it names none. */
export const faultBody = ({ body }: FaultInput): string | undefined =>
  body === undefined ? undefined : typeof body === 'string' ? body : phpJson(body);

export const faultContentType = ({ body, content_type }: FaultInput): string =>
  content_type ?? (typeof body === 'string' ? 'text/html; charset=UTF-8' : 'application/json');

const mostTimes = 1_000_000;

export function createFaults(bus: Bus): Faults {
  let faults: Fault[] = [];
  let count = 0;
  const chances = new Map<number, () => boolean>();
  /** The first that matches and strikes, used up by one. */
  function use(fits: (fault: Fault) => boolean): Fault | undefined {
    const found = faults.find((fault) => fits(fault) && (chances.get(fault.id)?.() ?? true));
    if (!found) return undefined;
    found.remaining--;
    if (found.remaining <= 0) faults = faults.filter((fault) => fault !== found);
    changed();
    return found;
  }
  const changed = () => bus.tell({ type: 'faults' });
  return {
    add(given) {
      const { probability, seed } = given;
      const usual = probability === undefined ? 1 : mostTimes;
      const fault = { ...given, id: ++count, remaining: given.times ?? usual };
      if (probability !== undefined) {
        const random = seed === undefined ? { next: Math.random } : createRandom(seed);
        chances.set(fault.id, () => random.next() < probability);
      }
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
    take: (method, path, tokenId) =>
      use(
        (fault) =>
          !isOfDeliveries(fault) &&
          (fault.method === undefined || fault.method.toUpperCase() === method) &&
          (fault.token_id === undefined || fault.token_id === tokenId) &&
          pathMatches(fault.path, path),
      ),
    takeDelivery: (event, webhookId) =>
      use(
        (fault) =>
          isOfDeliveries(fault) &&
          (fault.event === undefined || matches(fault.event, event)) &&
          (fault.webhook_id === undefined || fault.webhook_id === webhookId),
      ),
  };
}
