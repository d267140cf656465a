import {
  contentHash,
  deliveryId,
  LodgifyApiError,
  stateHash,
  subjectOf,
  type VerifiedDelivery,
  verifyLodgify,
} from '@lgcd/core-client/lodgify';
import {
  answer,
  answerLater,
  receiveDelivery,
  takeTurn,
  type WebhookRequest,
  type WebhookResponse,
  whenTaken,
  writeAgain,
} from '@lgcd/core-client/n8n';
import { type IDataObject, type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';
import { eventIn } from './endpoints.ts';
import { faultIn, nodeError } from './errors.ts';
import { readNow, withPrices } from './now.ts';
import { type Parameters, parametersOf } from './parameters.ts';
import { recover } from './recover.ts';
import { bookings, carrying, echoes } from './repetition.ts';
import { isForeign, type State, secretsFor, stateOf } from './state.ts';

/** The request has been answered, and no execution starts. */
const answered: IWebhookResponseData = { noWebhookResponse: true };

const start = (item: ReturnType<typeof carrying>): IWebhookResponseData => ({ workflowData: [[item]] });

/** Every secret that may have signed. Those that came with a copy from another n8n have not. */
function secretsOf(context: IWebhookFunctions): string[] {
  const state = stateOf(context);
  return isForeign(context, state) ? [] : secretsFor(state, eventIn(context.getQueryData()), Date.now());
}

/** A guest's message names no property, so it is of every property. */
function isOfProperty(delivery: VerifiedDelivery, propertyIds: readonly number[]): boolean {
  if (propertyIds.length === 0 || delivery.kind === 'guest_message_received') return true;
  const id =
    delivery.kind === 'booking_change' ? delivery.object.booking.property_id : delivery.object.property_id;
  return id !== null && propertyIds.includes(id);
}

function duplicate(response: WebhookResponse): IWebhookResponseData {
  answer(response, 200, { received: true, duplicate: true });
  return answered;
}

type Of<K extends VerifiedDelivery['kind']> = Extract<VerifiedDelivery, { kind: K }>;

/** One trigger of one workflow; test runs apart, so that a tried-out event still starts the real thing. */
const scopeOf = (context: IWebhookFunctions) =>
  [context.getWorkflow().id, context.getNode().id, context.getMode()].join(':');

/**
 * A booking goes to the workflow as delivered, or as it now stands. A repetition starts nothing; a delivery that was
 * seen before, with another state of the booking in between, is settled by asking Lodgify.
 */
async function receiveBooking(
  context: IWebhookFunctions,
  delivery: Of<'booking_change'>,
  subject: string,
  { deduplicate, readCurrentBooking }: Parameters,
): Promise<IWebhookResponseData> {
  const response = context.getResponseObject() as unknown as WebhookResponse;
  // Several events tell of one change, each under its own action.
  const content = contentHash({ ...delivery.raw, action: null });
  const seen = { id: deliveryId(delivery), content };
  const verdict = deduplicate ? bookings.verdict(subject, seen) : 'new';
  if (verdict === 'repeated' && !readCurrentBooking) return duplicate(response);

  const isRead = readCurrentBooking || verdict === 'returned';
  const json = isRead ? await readNow(context, delivery) : (delivery.raw as IDataObject);
  const handedOn = { ...seen, state: stateHash(json) };
  if (verdict !== 'new' && bookings.isLast(subject, handedOn.state)) return duplicate(response);

  const record = deduplicate ? bookings.record(subject, handedOn) : undefined;
  void whenTaken(response).then((taken) => taken && bookings.note(subject, handedOn));
  return start(carrying(json, record));
}

/** A message has an id of its own. A rate or an availability that changed has none, and may change again at once. */
async function receiveOther(
  context: IWebhookFunctions,
  delivery: Of<'guest_message_received' | 'rate_change' | 'availability_change'>,
  subject: string,
  { deduplicate, readCurrentPrices }: Parameters,
): Promise<IWebhookResponseData> {
  const response = context.getResponseObject() as unknown as WebhookResponse;
  if (delivery.kind === 'guest_message_received') {
    const id = deliveryId(delivery);
    const seen = { id, content: id, state: id };
    if (deduplicate && bookings.verdict(subject, seen) !== 'new') return duplicate(response);
    void whenTaken(response).then((taken) => taken && bookings.note(subject, seen));
    return start(
      carrying(delivery.raw as IDataObject, deduplicate ? { key: id, forget: [], lasting: true } : undefined),
    );
  }
  const isRead = readCurrentPrices && delivery.kind === 'rate_change';
  const json = isRead ? await withPrices(context, delivery) : (delivery.raw as IDataObject);
  // With the prices read, a second change at once is told from a repetition by what they are now.
  const echo = `${subject}:${contentHash(json)}`;
  if (deduplicate && echoes.isEcho(echo, Date.now())) return duplicate(response);
  void whenTaken(response).then((taken) => taken && echoes.note(echo, Date.now()));
  return start(carrying(json, undefined));
}

/** A delivery from the wire to the workflow; rejects, repetitions and what is not wanted start no execution. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const response = context.getResponseObject() as unknown as WebhookResponse;
  const parameters = parametersOf(context);
  const state = context.getWorkflowStaticData('node') as State;
  const stored = state.at;
  const delivery = await receiveDelivery<VerifiedDelivery>(
    { request: context.getRequestObject() as unknown as WebhookRequest, response },
    {
      address: context.getNodeWebhookUrl('default'),
      open: (rawBody, headers) => verifyLodgify({ rawBody, headers, secrets: secretsOf(context) }),
      recover: (rawBody, headers) => recover(context, rawBody, headers),
      wants: (read) => isOfProperty(read, parameters.propertyIds),
      // Not by its id: Lodgify's objects may come again with a meaning. Turns are taken instead.
      claimOf: () => undefined,
    },
  );
  if (!delivery) return answered;
  const subject = `${scopeOf(context)}:${subjectOf(delivery)}`;
  await takeTurn(subject, response);
  // A test run takes what comes.
  const settings = { ...parameters, deduplicate: parameters.deduplicate && context.getMode() !== 'manual' };
  try {
    const result =
      delivery.kind === 'booking_change'
        ? await receiveBooking(context, delivery, subject, settings)
        : await receiveOther(context, delivery, subject, settings);
    if (state.at !== stored) writeAgain(state, sleep);
    return result;
  } catch (error) {
    if (!(error instanceof LodgifyApiError) || faultIn(error) !== 'passing') {
      throw nodeError(context.getNode(), error);
    }
    // Lodgify delivers again after any answer but 200, so nothing is lost.
    answerLater(response, `What Lodgify has now could not be read: ${error.message}`);
    return answered;
  }
}
