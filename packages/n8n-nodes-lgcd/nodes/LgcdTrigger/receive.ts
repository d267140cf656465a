import { LgcdError, verify, type WebhookEvent } from '@lgcd/core-client';
import {
  answer,
  freshSecret,
  receive as receiveDelivery,
  secretsOf,
  type WebhookRequest,
  type WebhookResponse,
} from '@lgcd/core-client/n8n';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { nodeError } from '../shared/errors.ts';
import { isPing } from './ping.ts';
import { isOfProperty } from './property-filter.ts';
import type { State } from './state.ts';
import { covers, subscriptionOf } from './subscription.ts';

/** The request has been answered, and no execution starts. */
const answered: IWebhookResponseData = { noWebhookResponse: true };

/** Every secret that may have signed: what `create` received a moment ago, what n8n has stored, and former ones. */
function secretsFor(context: IWebhookFunctions, endpoint: string): string[] {
  const fresh = freshSecret(endpoint);
  const stored = secretsOf(context.getWorkflowStaticData('node') as State, Date.now());
  return fresh ? [fresh, ...stored] : stored;
}

/** One trigger of one workflow; test runs apart, so that a tried-out event still starts the real thing. */
const keyOf = (context: IWebhookFunctions, id: string) =>
  [context.getWorkflow().id, context.getNode().id, context.getMode(), id].join(':');

/** A delivery from the wire to the workflow; rejects and what is not wanted start no execution. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const endpoint = context.getNodeWebhookUrl('default') ?? '';
  const response = context.getResponseObject() as unknown as WebhookResponse;
  const { events, propertyIds, deduplicate } = subscriptionOf(context);
  const delivery = await receiveDelivery<WebhookEvent>(
    { request: context.getRequestObject() as unknown as WebhookRequest, response },
    {
      open: (rawBody, headers) => verify({ rawBody, headers, secrets: secretsFor(context, endpoint) }),
      wants: ({ event }) => covers(events, event),
      claimKey: ({ id }) => (deduplicate ? keyOf(context, id) : undefined),
    },
  );
  if (!delivery) return answered;
  if (await isPing(endpoint, delivery.id)) {
    answer(response, 200, { received: true, test: true });
    return answered;
  }
  if (propertyIds.length > 0) {
    try {
      if (!(await isOfProperty(context, delivery, propertyIds))) {
        answer(response, 200, { received: true, ignored: true });
        return answered;
      }
    } catch (error) {
      if (!(error instanceof LgcdError)) throw nodeError(context.getNode(), error);
      // LGCD delivers again after an answer from 500 on, so the event is not lost.
      answer(response, 503, {
        message: `The property of the event could not be looked up: ${error.message}`,
      });
      return answered;
    }
  }
  return { workflowData: [[{ json: delivery as unknown as IDataObject }]] };
}
