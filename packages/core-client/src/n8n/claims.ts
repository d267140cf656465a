import type { WebhookResponse } from './exchange.ts';

/** Deliveries that are being answered, by key; the promise tells whether n8n took the delivery over. */
const open = new Map<string, Promise<boolean>>();

/** Deliveries that n8n took over in this process, oldest first. */
const taken = new Set<string>();
const remembered = 10_000;

/**
 * n8n answers 2xx when the row of the execution exists, and only then is a delivery safe in its hands. A sender
 * that hung up before the answer is none of those: `statusCode` is 200 then as well, but no header was sent.
 */
const wasTaken = (response: WebhookResponse) =>
  response.headersSent && response.statusCode >= 200 && response.statusCode < 300;

const closed = (response: WebhookResponse): Promise<boolean> =>
  new Promise((resolve) => response.once('close', () => resolve(wasTaken(response))));

function hold(key: string, response: WebhookResponse, onTaken?: () => void): void {
  const outcome = closed(response).then((success) => {
    // Both at once: in between, a duplicate would find neither.
    if (success) onTaken?.();
    open.delete(key);
    return success;
  });
  open.set(key, outcome);
}

function remember(key: string): void {
  if (taken.size >= remembered) taken.delete(taken.values().next().value as string);
  taken.add(key);
}

/**
 * Claims a delivery for one execution. A second delivery with the key waits until the first is answered: it is a
 * duplicate when n8n took the first over, and takes its place when it did not.
 *
 * This holds within one process. Across restarts and processes `unseen` holds, in the trigger's `execute()`.
 * @returns false when the delivery is a duplicate
 */
export async function claim(key: string, response: WebhookResponse): Promise<boolean> {
  for (;;) {
    if (taken.has(key)) return false;
    const earlier = open.get(key);
    if (!earlier) break;
    if (await earlier) return false;
  }
  hold(key, response, () => remember(key));
  return true;
}

/** Whether n8n takes the delivery over, told when the exchange is closed. */
export const whenTaken = closed;

/** Waits until every earlier exchange that took a turn under the key is answered, so that they start in order. */
export async function takeTurn(key: string, response: WebhookResponse): Promise<void> {
  for (let earlier = open.get(key); earlier; earlier = open.get(key)) await earlier;
  hold(key, response);
}

/** Forgets every claim; for tests, which play the restart of n8n with it. */
export function forgetClaims(): void {
  open.clear();
  taken.clear();
}
