import { headerOf, signatureHeader, verifyHmac } from '@lgcd/core-client';
import type { IWebhookFunctions } from 'n8n-workflow';
import { addressOf, stateOf } from './state.ts';

/** Secrets that a delivery has fitted in this process, by address: what they do not fit is forged, or signed before. */
const proven = new Map<string, string>();
/** When a secret was replaced without LGCD's word that a delivery is genuine. */
const replaced = new Map<string, number>();
const limit = 1_000;
const pauseMs = 600_000;

function put<V>(map: Map<string, V>, key: string, value: V): void {
  if (map.size >= limit && !map.has(key)) map.delete(map.keys().next().value as string);
  map.set(key, value);
}

/** Notes that the present secret is the right one, when this delivery shows it. */
export function prove(
  context: IWebhookFunctions,
  rawBody: Uint8Array,
  headers: Parameters<typeof headerOf>[0],
): void {
  const { secret } = stateOf(context);
  const address = addressOf(context);
  if (!secret || proven.get(address) === secret) return;
  if (verifyHmac(rawBody, headerOf(headers, signatureHeader), secret).ok) put(proven, address, secret);
}

/** Where LGCD has no log to ask: whether the secret may be the wrong one. Asked by forgers, it is so rarely. */
export function mayReplace(context: IWebhookFunctions, now: number): boolean {
  const { secret } = stateOf(context);
  const address = addressOf(context);
  if (secret !== undefined && proven.get(address) === secret) return false;
  const before = replaced.get(address);
  if (before !== undefined && now - before < pauseMs) return false;
  put(replaced, address, now);
  return true;
}
