import { type Client, LgcdError, type Returned } from '@lgcd/core-client';
import { faultOf } from '@lgcd/core-client/n8n';
import { type IHookFunctions, NodeOperationError, sleep } from 'n8n-workflow';
import { nodeError } from '../shared/errors.ts';
import { expectPing, notStoredYet } from './ping.ts';
import { notePing } from './state.ts';

type Attempt = Returned<'webhookDelivery.get'>['attempts'][number];

const looks = 10;
const pauseMs = 500;

/**
 * 200 is our answer. So is 401, and 503 with our own words, where another process of this n8n receives deliveries: it
 * learns the secret only when this activation has ended. All of them show that LGCD reaches the trigger.
 */
const arrived = ({ status_code, response_excerpt }: Attempt) =>
  status_code === 200 ||
  status_code === 401 ||
  (status_code === 503 && response_excerpt?.includes(notStoredYet) === true);

async function firstAttempt(client: Client, webhook_id: number, id: number): Promise<Attempt | undefined> {
  for (let seen = 0; seen < looks; seen += 1) {
    const { attempts } = await client.call('webhookDelivery.get', { webhook_id, id });
    if (attempts[0]) return attempts[0];
    await sleep(pauseMs);
  }
  return undefined;
}

/**
 * Has LGCD deliver a test, and fails the activation when it does not arrive. Where LGCD can't say now whether it
 * did, the activation goes on: events come with five attempts each.
 *
 * @param undo removes the webhook again, for an activation that fails
 */
export async function sendPing(
  context: IHookFunctions,
  client: Client,
  endpoint: string,
  webhookId: number,
  undo: () => Promise<void>,
): Promise<void> {
  const sent = client.call('webhook.test', { id: webhookId });
  expectPing(
    endpoint,
    sent.then(
      ({ event_id }) => event_id,
      () => undefined,
    ),
  );
  try {
    const { id, event_id } = await sent;
    notePing(context, event_id);
    const attempt = await firstAttempt(client, webhookId, id);
    if (!attempt || arrived(attempt)) return;
    const what = attempt.error ?? `the answer was ${attempt.status_code}`;
    await undo();
    throw new NodeOperationError(context.getNode(), `The test delivery of LGCD did not arrive: ${what}.`, {
      description: `LGCD sent it to ${endpoint}. Check that this address is reached from the internet, and that WEBHOOK_URL and any proxy lead to this n8n.`,
    });
  } catch (error) {
    if (!(error instanceof LgcdError) || faultOf(error.status) !== 'passing')
      throw nodeError(context.getNode(), error);
    context.logger.warn(`LGCD could not say whether its test delivery arrived: ${error.message}`);
  }
}
