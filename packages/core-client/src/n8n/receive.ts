import type { Headers } from '../headers.ts';
import { type RefusalReason, WebhookVerificationError } from '../webhook.ts';
import { claim } from './claims.ts';
import { type Exchange, rawBodyOf, type WebhookResponse } from './exchange.ts';

export interface Receiver<D> {
  /**
   * Verifies the signature over the raw bytes and reads the delivery.
   * @throws WebhookVerificationError, which is answered with 401 or 422; anything else is a fault of ours
   */
  open(rawBody: Uint8Array, headers: Headers): D;
  /** Whether the workflow wants it; one that it does not want is answered 200 and starts nothing. */
  wants?(delivery: D): boolean;
  /** What is equal in a delivery and its duplicates, across all nodes of this n8n; `undefined`: never a duplicate. */
  claimKey(delivery: D): string | undefined;
}

/** The delivery is signed, but is none that we can read: repeating it would not help. */
const unreadable: ReadonlySet<RefusalReason> = new Set(['not_an_envelope', 'unknown_event']);

/** Answers a request that starts no execution. */
export function answer(response: WebhookResponse, status: number, body: Record<string, unknown>): undefined {
  response.status(status).json(body);
}

/**
 * A delivery from the wire to the workflow: raw bytes, signature, content, wish, duplicate, in this order. Fails
 * closed: whatever is not verified is answered with 401 and starts nothing, so that a forger costs no execution.
 *
 * @returns the delivery when an execution is to start, else `undefined`: the request is answered, and the node
 * returns `{ noWebhookResponse: true }`
 */
export async function receive<D>({ request, response }: Exchange, how: Receiver<D>): Promise<D | undefined> {
  const rawBody = await rawBodyOf(request);
  let delivery: D;
  try {
    delivery = how.open(rawBody, request.headers);
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return answer(response, unreadable.has(error.reason) ? 422 : 401, { message: error.message });
  }
  if (how.wants && !how.wants(delivery)) return answer(response, 200, { received: true, ignored: true });
  const key = how.claimKey(delivery);
  if (key !== undefined && !(await claim(key, response))) {
    return answer(response, 200, { received: true, duplicate: true });
  }
  return delivery;
}
