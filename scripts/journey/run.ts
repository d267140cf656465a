import { type Client, createClient, type Returned } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import type { N8nApi } from '../n8n/api.ts';
import type { CredentialRef, Workflow } from '../n8n/types.ts';
import { readExample } from './example.ts';

type Message = Returned<'whatsappMessage.get'>;

export interface JourneyParts {
  /** Base URL of the mock's API, `http://127.0.0.1:4010/v1`. */
  baseUrl: string;
  accessToken: string;
  n8n: N8nApi;
  /** Told each thing that happened, in one line. */
  happened: (line: string) => void;
}

export interface Journey {
  client: Client;
  credential: CredentialRef;
  workflow: Workflow;
  message: Message;
}

/** Asks until there is an answer; n8n and LGCD tell nobody when they are through. */
async function until<T>(what: string, ask: () => Promise<T | undefined>, timeoutMs = 30_000): Promise<T> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not happen within ${timeoutMs / 1000} s.`);
}

/** The message that a workflow prepared about a booking. */
export const messageAbout = (client: Client, bookingId: number): Promise<Message> =>
  until(`A WhatsApp message about booking ${bookingId}`, async () => {
    const { data } = await client.call('whatsappMessage.getAll', { booking_id: bookingId });
    return data[0];
  });

/** A confirmed booking becomes a WhatsApp message: the whole way, through a real n8n. */
export async function runJourney({ baseUrl, accessToken, n8n, happened }: JourneyParts): Promise<Journey> {
  const client = createClient(fetchPlatform(), { baseUrl, accessToken });

  const data = { accessToken, baseUrl };
  const credential = await n8n.createCredential({ name: 'LGCD account', type: 'lgcdApi', data });
  const { status, message: reason } = await n8n.testCredential(credential);
  if (status !== 'OK') throw new Error(`n8n does not accept the LGCD credential: ${reason}`);
  happened('n8n holds an LGCD credential, and its test passed');

  const draft = readExample('first-workflow', [credential]);
  const workflow = await n8n.activate((await n8n.createWorkflow(draft)).id);
  const { data: webhooks } = await client.call('webhook.getAll', {});
  const [webhook] = webhooks;
  if (!webhook) throw new Error('The workflow is active, but its trigger registered no webhook in LGCD.');
  happened(
    `The workflow is active; its trigger registered webhook ${webhook.id} for ${webhook.events.join(', ')}`,
  );

  const booking = await client.call('booking.create', {
    property_id: 1,
    check_in: '2027-03-10',
    check_out: '2027-03-14',
    guest_name: 'Salma El Idrissi',
    guest_phone: '+212600000001',
    guests_count: 2,
  });
  happened(`Booking ${booking.reference} of ${booking.guest_name} is ${booking.status}`);

  const message = await messageAbout(client, booking.id);
  happened(`WhatsApp message ${message.id} to ${message.to} is ${message.status}: "${message.body}"`);
  return { client, credential, workflow, message };
}
