import type { Headers } from '../headers.ts';
import { headerOf } from '../headers.ts';
import type { RequestContext } from './platform.ts';

/** By it a trigger says under which address it stands, when it asks who answers under another. */
const addressHeader = 'x-trigger-address';

/** Whoever does not answer by then is not there. */
const patienceMs = 5_000;

/**
 * - `nobody`: no trigger answers there; what stands under that address has moved from it
 * - `this n8n`: the address leads here as well
 * - `another n8n`: a trigger is on there; what stands under that address is its own
 */
export type Neighbour = 'nobody' | 'this n8n' | 'another n8n';

function isSame(body: unknown): boolean {
  try {
    return (JSON.parse(String(body)) as { sameAddress?: unknown } | null)?.sameAddress === true;
  } catch {
    return false;
  }
}

/**
 * Asks the address that a webhook stands under who answers there: a trigger that is on refuses what is not signed
 * with 401. This tells a copy of a workflow from an n8n that has moved where the id of n8n does not: it is made of
 * the encryption key, which people give two of them so that credentials can be carried over.
 */
export async function whoAnswers(context: RequestContext, there: string, here: string): Promise<Neighbour> {
  try {
    const answer = (await context.helpers.httpRequest({
      method: 'POST',
      url: there,
      headers: { 'Content-Type': 'application/json', [addressHeader]: here },
      body: '{}',
      json: false,
      encoding: 'text',
      returnFullResponse: true,
      ignoreHttpStatusErrors: true,
      disableFollowRedirect: true,
      timeout: patienceMs,
    })) as { statusCode: number; body: unknown };
    if (answer.statusCode !== 401) return 'nobody';
    return isSame(answer.body) ? 'this n8n' : 'another n8n';
  } catch {
    return 'nobody';
  }
}

/** What a refusal says besides, so that a trigger that asks under its former address recognises itself. */
export const signOf = (headers: Headers, here: string | undefined): { sameAddress?: true } =>
  here !== undefined && headerOf(headers, addressHeader) === here ? { sameAddress: true } : {};
