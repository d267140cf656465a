import type { Headers } from '../headers.ts';
import { type RefusalReason, WebhookVerificationError } from '../webhook.ts';
import { type Claim, claim } from './claims.ts';
import { type Exchange, rawBodyOf, type WebhookResponse } from './exchange.ts';
import { signOf } from './neighbour.ts';
import { Unsettled } from './unsettled.ts';

/** What is particular to one service's deliveries. */
export interface Receiver<D> {
  /**
   * Verifies the signature over the raw bytes and reads the delivery.
   * @throws WebhookVerificationError, which is answered with 401 or 422; anything else is a fault of ours
   */
  open(rawBody: Uint8Array, headers: Headers): D;
  /**
   * Asked when no secret fits: the delivery as the service itself says that it has sent it, `undefined` for a forgery.
   * @throws Unsettled when it can't be said now, which is answered with 503, so that the service delivers again
   */
  recover?(rawBody: Uint8Array, headers: Headers): Promise<D | undefined>;
  /** Why a delivery that is signed is refused all the same, with 401. */
  refuses?(delivery: D): string | undefined;
  /** Whether the workflow wants it; one that it does not want is answered 200 and starts nothing. */
  wants?(delivery: D): boolean;
  /** How duplicates are told; `undefined`: never. */
  claimOf(delivery: D): Claim | undefined;
  /** The address that this trigger stands under. */
  address?: string | undefined;
}

/** The delivery is signed, but is none that we can read: repeating it would not help. */
const unreadable: ReadonlySet<RefusalReason> = new Set(['not_an_envelope', 'unknown_event']);

/** It may be genuine, and our secret the wrong one. */
const perhapsOurs: ReadonlySet<RefusalReason> = new Set(['mismatch', 'no_secret']);

const hmacHeader = /^(sha256=)?[0-9a-f]{64}$/i;

/** Whether a header has the form of a signature; what has none is not worth a question to the service. */
export const isSignature = (header: string | undefined): boolean =>
  header !== undefined && hmacHeader.test(header.trim());

/** Answers a request that starts no execution. */
export function answer(response: WebhookResponse, status: number, body: Record<string, unknown>): undefined {
  response.status(status).json(body);
}

/** Sends a delivery away, to come again. */
export function answerLater(response: WebhookResponse, message: string): undefined {
  response.setHeader('Retry-After', '60');
  return answer(response, 503, { message });
}

async function opened<D>(
  rawBody: Uint8Array,
  { request, response }: Exchange,
  how: Receiver<D>,
): Promise<D | undefined> {
  try {
    return how.open(rawBody, request.headers);
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    const refuse = () =>
      answer(response, unreadable.has(error.reason) ? 422 : 401, {
        message: error.message,
        ...signOf(request.headers, how.address),
      });
    if (!how.recover || !perhapsOurs.has(error.reason)) return refuse();
    try {
      return (await how.recover(rawBody, request.headers)) ?? refuse();
    } catch (fault) {
      if (!(fault instanceof Unsettled)) throw fault;
      return answerLater(response, fault.message);
    }
  }
}

/**
 * A delivery from the wire to the workflow: raw bytes, signature, content, wish, duplicate, in this order. Fails
 * closed: whatever is not verified is answered with 401 and starts nothing, so that a forger costs no execution.
 *
 * @returns the delivery when an execution is to start, else `undefined`: the request is answered, and the node
 * returns `{ noWebhookResponse: true }`
 */
export async function receiveDelivery<D>(exchange: Exchange, how: Receiver<D>): Promise<D | undefined> {
  const { request, response } = exchange;
  const rawBody = await rawBodyOf(request);
  const delivery = await opened(rawBody, exchange, how);
  // A sender that hung up while we asked takes the delivery for failed, and comes again.
  if (delivery === undefined || response.destroyed) return undefined;
  const refusal = how.refuses?.(delivery);
  if (refusal !== undefined) return answer(response, 401, { message: refusal });
  if (how.wants && !how.wants(delivery)) return answer(response, 200, { received: true, ignored: true });
  const wanted = how.claimOf(delivery);
  if (wanted && !(await claim(wanted, response))) {
    return answer(response, 200, { received: true, duplicate: true });
  }
  return delivery;
}
