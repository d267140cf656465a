import type { WebhookResponse } from './exchange.ts';

/** How an exchange has ended. */
interface Outcome {
  /** n8n took the delivery over, or ended its workflow well: whichever the claim waits for. */
  done: boolean;
  /** The sender was still there for the answer. */
  heard: boolean;
}

/** That one delivery is handled by one execution, and until when. */
export interface Claim {
  /** What is equal in a delivery and its duplicates, across all nodes of this n8n. */
  key: string;
  /**
   * - `received`: the claim is good when n8n has the execution, and has answered
   * - `finished`: it is good when the workflow has ended well, even if the sender hung up before it did
   */
  until?: 'received' | 'finished';
  /** Repetitions are wanted, except of what runs, or of what has run without the sender knowing. */
  repeatable?: boolean;
}

/** Deliveries that are being answered, by key. */
const open = new Map<string, Promise<Outcome>>();

/** Deliveries that were done in this process, oldest first. */
const done = new Set<string>();
const remembered = 10_000;

const isSuccess = ({ statusCode }: WebhookResponse) => statusCode >= 200 && statusCode < 300;

/**
 * n8n answers 2xx when the row of the execution exists, and only then is a delivery safe in its hands. A sender
 * that hung up before the answer is none of those: `statusCode` is 200 then as well, but no header was sent.
 */
const closed = (response: WebhookResponse): Promise<boolean> =>
  new Promise((resolve) => {
    const settle = () => resolve(response.headersSent && isSuccess(response));
    // It may have hung up while something was looked up: no event comes any more.
    if (response.destroyed) settle();
    else response.once('close', settle);
  });

/** n8n writes its answer when the workflow has ended, whether anybody still listens or not. */
const answered = (response: WebhookResponse): Promise<Outcome> =>
  new Promise((resolve) => {
    const end = response.end.bind(response);
    response.end = (...given) => {
      resolve({ done: isSuccess(response), heard: !response.destroyed });
      return end(...given);
    };
  });

function hold(key: string, outcome: Promise<Outcome>, then?: (outcome: Outcome) => void): void {
  const settled = outcome.then((result) => {
    // Both at once: in between, a duplicate would find neither.
    then?.(result);
    open.delete(key);
    return result;
  });
  open.set(key, settled);
}

function remember(key: string): void {
  if (done.size >= remembered) done.delete(done.values().next().value as string);
  done.add(key);
}

/**
 * Claims a delivery for one execution. A second delivery with the key waits until the first is answered: it is a
 * duplicate when the first is done, and takes its place when it is not.
 *
 * This holds within one process. Across restarts and processes `unseen` holds, in the trigger's `execute()`.
 * @returns false when the delivery is a duplicate
 */
export async function claim(
  { key, until = 'received', repeatable = false }: Claim,
  response: WebhookResponse,
): Promise<boolean> {
  for (;;) {
    if (done.has(key)) {
      // The sender has asked again for the answer that it had not heard; what comes after is meant.
      if (repeatable) done.delete(key);
      return false;
    }
    const earlier = open.get(key);
    if (!earlier) break;
    await earlier;
  }
  const outcome =
    until === 'finished'
      ? answered(response)
      : closed(response).then((taken): Outcome => ({ done: taken, heard: true }));
  hold(key, outcome, (result) => {
    if (result.done && !(repeatable && result.heard)) remember(key);
  });
  return true;
}

/** Whether n8n takes the delivery over, told when the exchange is closed. */
export const whenTaken = closed;

/** Waits until every earlier exchange that took a turn under the key is answered, so that they start in order. */
export async function takeTurn(key: string, response: WebhookResponse): Promise<void> {
  for (let earlier = open.get(key); earlier; earlier = open.get(key)) await earlier;
  hold(
    key,
    closed(response).then((taken) => ({ done: taken, heard: true })),
  );
}

/**
 * Where LGCD is to hear of the end of the workflow: only a success without content is one. n8n answers 200, with a
 * message, also when it could not start the workflow at all.
 * Source: n8n 2.41.1, where such an execution ends without data.
 */
export function onlyBareSuccess(response: WebhookResponse): void {
  const json = response.json.bind(response);
  response.json = (body) => {
    if (body !== undefined && isSuccess(response)) response.status(500);
    return json(body);
  };
}

/** Forgets every claim; for tests, which play the restart of n8n with it. */
export function forgetClaims(): void {
  open.clear();
  done.clear();
}
