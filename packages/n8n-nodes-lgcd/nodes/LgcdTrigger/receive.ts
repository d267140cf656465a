import { LgcdError, verify, type WebhookEvent } from '@lgcd/core-client';
import {
  answer,
  answerLater,
  type Claim,
  onlyBareSuccess,
  receiveDelivery,
  secretsOf,
  type WebhookRequest,
  type WebhookResponse,
  writeAgain,
} from '@lgcd/core-client/n8n';
import { type IDataObject, type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';
import { nodeError } from '../shared/errors.ts';
import { isPing } from './ping.ts';
import { isOfProperty } from './property-filter.ts';
import { prove } from './proven.ts';
import { recover } from './recover.ts';
import { addressOf, isForeign, type State, stateOf } from './state.ts';
import { covers, type Subscription, subscriptionOf } from './subscription.ts';

/** The request has been answered, and no execution starts. */
const answered: IWebhookResponseData = { noWebhookResponse: true };

/** Every secret that may have signed. Those that came with a copy from another n8n have not. */
function secretsFor(context: IWebhookFunctions): string[] {
  const state = stateOf(context);
  return isForeign(context, state) ? [] : secretsOf(state, Date.now());
}

/** One trigger of one workflow; test runs apart, so that a tried-out event still starts the real thing. */
function claimOf(
  context: IWebhookFunctions,
  { id }: WebhookEvent,
  { deduplicate, confirmsEnd }: Subscription,
): Claim | undefined {
  if (!deduplicate && !confirmsEnd) return undefined;
  const key = [context.getWorkflow().id, context.getNode().id, context.getMode(), id].join(':');
  return { key, until: confirmsEnd ? 'finished' : 'received', repeatable: !deduplicate };
}

function refusalOf(context: IWebhookFunctions, { agency_id }: WebhookEvent): string | undefined {
  const { agency } = stateOf(context);
  if (agency === undefined || agency === agency_id) return undefined;
  return 'The event is of another agency than the one that the webhook was registered for.';
}

/** A delivery from the wire to the workflow; rejects and what is not wanted start no execution. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const response = context.getResponseObject() as unknown as WebhookResponse;
  const subscription = subscriptionOf(context);
  const { events, properties, confirmsEnd } = subscription;
  const state = context.getWorkflowStaticData('node') as State;
  const stored = state.at;
  const delivery = await receiveDelivery<WebhookEvent>(
    { request: context.getRequestObject() as unknown as WebhookRequest, response },
    {
      address: addressOf(context),
      open: (rawBody, headers) => {
        const event = verify({ rawBody, headers, secrets: secretsFor(context) });
        prove(context, rawBody, headers);
        return event;
      },
      recover: (rawBody, headers) => recover(context, rawBody, headers),
      refuses: (event) => refusalOf(context, event),
      wants: ({ event }) => covers(events, event),
      claimOf: (event) => claimOf(context, event, subscription),
    },
  );
  if (!delivery) return answered;
  if (stateOf(context).ping === delivery.id || (await isPing(addressOf(context), delivery.id))) {
    answer(response, 200, { received: true, test: true });
    return answered;
  }
  try {
    if (!(await isOfProperty(context, delivery, properties))) {
      answer(response, 200, { received: true, ignored: true });
      return answered;
    }
  } catch (error) {
    if (!(error instanceof LgcdError)) throw nodeError(context.getNode(), error);
    // LGCD delivers again after an answer from 500 on, so the event is not lost.
    const message = `The property of the event could not be looked up: ${error.message}`;
    context.logger.warn(message);
    answerLater(response, message);
    return answered;
  }
  if (state.at !== stored) writeAgain(state, sleep);
  if (confirmsEnd && context.getMode() !== 'manual') onlyBareSuccess(response);
  return { workflowData: [[{ json: delivery as unknown as IDataObject }]] };
}
