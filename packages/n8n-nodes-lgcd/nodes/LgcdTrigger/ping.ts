/**
 * The test delivery of an activation, whose payload is made up: it must arrive, and must not start the workflow.
 * LGCD tells its event id only in the answer, which the delivery may overtake, so the receiver waits for that.
 */
const pings = new Map<string, Promise<string | undefined>>();

/** @param sent resolves to the event id of the test delivery, or to undefined when none went out */
export function expectPing(endpoint: string, sent: Promise<string | undefined>): void {
  pings.set(endpoint, sent);
}

/** What another process of this n8n answers while the activation, and the test with it, is under way. */
export const notStoredYet = 'The webhook was registered this moment, and n8n has yet to store it.';

export function forgetPing(endpoint: string): void {
  pings.delete(endpoint);
}

export async function isPing(endpoint: string, eventId: string): Promise<boolean> {
  return (await pings.get(endpoint)) === eventId;
}
