import {
  asOfNow,
  type LodgifyApi,
  LodgifyApiError,
  type LodgifyEventName,
  type LodgifySubscription,
  lodgifySignatureHeader,
  parseLodgifyObject,
  type VerifiedDelivery,
} from '@lgcd/core-client/lodgify';
import { Inquiries, inTurn, isSignature, Refused, Unsettled } from '@lgcd/core-client/n8n';
import { headerOf } from '@lgcd/core-client/webhook';
import { type IWebhookFunctions, sleep } from 'n8n-workflow';
import { apiOf } from './api.ts';
import { endpointOf, eventIn } from './endpoints.ts';
import { faultIn } from './errors.ts';
import { timeoutMs } from './now.ts';
import { parametersOf } from './parameters.ts';
import { idOf, isForeign, stateOf } from './state.ts';
import { adjust, subscribe } from './subscriptions.ts';

type Headers = Parameters<typeof headerOf>[0];

/** Whether our secret for an event is that of the subscription which stands: Lodgify gives one a subscription. */
const isRight = (
  context: IWebhookFunctions,
  url: string,
  event: LodgifyEventName,
  listed: Listed,
): boolean => {
  const state = stateOf(context);
  const id = isForeign(context, state) ? undefined : idOf(state, event);
  return id !== undefined && listed.some((one) => one.id === id && one.target_url === endpointOf(url, event));
};

type Listed = readonly LodgifySubscription[];

interface Healing {
  /** This question has made webhooks anew. */
  now: boolean;
  /** It has, or one just before. */
  lately: boolean;
}

const inquiries = new Inquiries<Healing>({ sleep, now: () => Date.now() }, (healed) => healed.now);
const refused = new Refused();

/** What was on its way when the secrets were lost is read from Lodgify too. */
const graceMs = 30_000;
const healedAt = new Map<string, number>();

function read(rawBody: Uint8Array): VerifiedDelivery | undefined {
  try {
    const raw = JSON.parse(new TextDecoder().decode(rawBody)) as Record<string, unknown>;
    return { ...parseLodgifyObject(raw), raw };
  } catch {
    return undefined;
  }
}

/** Subscribes anew whatever our secrets do not fit, and answers whether anything was. */
async function heal(context: IWebhookFunctions, api: LodgifyApi, url: string): Promise<Healing> {
  return await inTurn(url, async () => {
    const { events } = parametersOf(context);
    const listed = await api.list();
    if (events.every((event) => isRight(context, url, event, listed)))
      return { now: false, lately: Date.now() - (healedAt.get(url) ?? 0) < graceMs };
    await adjust(context, api, url, events);
    for (const event of events) if (!idOf(stateOf(context), event)) await subscribe(context, api, url, event);
    context.logger.warn('Secrets of Lodgify webhooks were lost in n8n; the webhooks have been made anew.');
    healedAt.set(url, Date.now());
    return { now: true, lately: true };
  });
}

/**
 * What Lodgify itself says of the thing that a delivery is about. Nothing of an unsigned delivery is handed on but its
 * ids; a guest's message can't be read from Lodgify.
 */
async function asLodgifySays(
  api: LodgifyApi,
  given: VerifiedDelivery,
): Promise<VerifiedDelivery | undefined> {
  switch (given.kind) {
    case 'booking_change': {
      const { id } = given.object.booking;
      const current = await api.booking(id);
      if (!current) return undefined;
      const raw = asOfNow({ action: given.object.action, booking: { id } }, current);
      return { ...parseLodgifyObject(raw), raw };
    }
    case 'guest_message_received':
      return undefined;
    default: {
      const { action, property_id, room_type_ids } = given.object;
      const day = new Date().toISOString().slice(0, 10);
      // It answers for rooms that are there, and for no others.
      for (const roomTypeId of room_type_ids)
        await api.prices({ propertyId: property_id, roomTypeId, from: day, to: day });
      if (room_type_ids.length === 0) return undefined;
      const raw = { action, property_id, room_type_ids };
      return { ...parseLodgifyObject(raw), raw };
    }
  }
}

/** For `catch`: what is not there is forged; where Lodgify can't be asked, the delivery comes again. */
const unsettled =
  ({ logger }: IWebhookFunctions) =>
  (error: unknown): undefined => {
    if (!(error instanceof LodgifyApiError)) throw error;
    if (faultIn(error) === 'gone') return undefined;
    logger.warn(`A delivery whose signature fits no stored secret could not be checked: ${error.message}`);
    throw new Unsettled(`The delivery could not be checked with Lodgify: ${error.message}`);
  };

/** @throws LodgifyApiError */
async function asked(
  context: IWebhookFunctions,
  url: string,
  event: LodgifyEventName,
  given: VerifiedDelivery,
): Promise<VerifiedDelivery | undefined> {
  const api = await apiOf(context, timeoutMs);
  const { lately } = await inquiries.ask(url, event, () => heal(context, api, url));
  const delivery = lately ? await asLodgifySays(api, given) : undefined;
  if (lately && !delivery) {
    context.logger.error(
      `A delivery of ${event} was refused: no stored secret fits it, and Lodgify can't be asked for what it carries. The webhooks have new secrets, so later ones come; look at Lodgify for what happened before.`,
    );
  }
  return delivery;
}

/**
 * A delivery that no stored secret fits. Lodgify has no log to ask, but it lists its subscriptions: where the one of
 * the event is not the one whose secret we have, n8n has lost it. Then all are made anew, and what the delivery is
 * about is read from Lodgify as it now stands.
 *
 * @returns undefined for a forgery
 * @throws Unsettled when Lodgify can't be asked now
 */
export async function recover(
  context: IWebhookFunctions,
  rawBody: Uint8Array,
  headers: Headers,
): Promise<VerifiedDelivery | undefined> {
  const url = context.getNodeWebhookUrl('default') ?? '';
  const event = eventIn(context.getQueryData());
  // The webhook of a test run lives for two minutes, and its secret with it.
  if (context.getMode() === 'manual' || refused.has(url, rawBody, Date.now())) return undefined;
  if (!event || !isSignature(headerOf(headers, lodgifySignatureHeader))) return undefined;
  if (!parametersOf(context).events.includes(event)) return undefined;
  const given = read(rawBody);
  if (!given) return undefined;
  const delivery = await asked(context, url, event, given).catch(unsettled(context));
  if (!delivery) refused.add(url, rawBody, Date.now());
  return delivery;
}
