import { type Client, LgcdError, phpJson, type Returned } from '@lgcd/core-client';
import { Inquiries, Unsettled } from '@lgcd/core-client/n8n';
import { type IWebhookFunctions, sleep } from 'n8n-workflow';
import { clientOf } from '../shared/client.ts';
import { faultIn, unless } from './fault.ts';
import type { Webhook } from './ownership.ts';
import { allWebhooks } from './remove.ts';
import { addressOf, isForeign, stateOf } from './state.ts';

export type Delivery = Returned<'webhookDelivery.get'>;

/** What LGCD says of the webhook with our address. */
export interface Log {
  /** Undefined when none stands there. */
  webhookId: number | undefined;
  /** False where LGCD has no delivery log for it. */
  exists: boolean;
  /** What it is delivering now, by event. */
  pending: ReadonlyMap<string, Delivery>;
  /** The newest of them. */
  newest: number | undefined;
  /** When the webhook was registered, where it was found by its address. */
  registeredAt?: string;
}

/** What is being delivered is pending, and the newest comes first; more than so many are looked through by nobody. */
const most = 300;

const inquiries = new Inquiries<Log>({ sleep, now: () => Date.now() }, ({ pending }, wanted) =>
  [...wanted].some((id) => pending.has(id)),
);

/** The last answer, which knows the deliveries that queue behind the one that was asked for. */
const latest = new Map<string, Log>();
const keptLogs = 200;

function keep(address: string, log: Log): Log {
  latest.delete(address);
  if (latest.size >= keptLogs) latest.delete(latest.keys().next().value as string);
  latest.set(address, log);
  return log;
}

async function pendingOf(client: Client, webhook_id: number, wanted: ReadonlySet<string>) {
  const pending = new Map<string, Delivery>();
  const missing = new Set(wanted);
  let newest: number | undefined;
  const pages = client.paginate(
    'webhookDelivery.getAll',
    { webhook_id, status: 'pending', per_page: 100 },
    { limit: most },
  );
  for await (const delivery of pages) {
    newest = Math.max(newest ?? 0, delivery.id);
    if (!pending.has(delivery.event_id)) pending.set(delivery.event_id, delivery);
    missing.delete(delivery.event_id);
    if (missing.size === 0 && pending.size % 100 === 0) break;
  }
  return { pending, newest };
}

/**
 * The id that is stored is good where this n8n has stored it under this address; else the address tells. Under a
 * former address of this n8n our webhook may still stand; that of another n8n is never ours.
 */
async function findOurs(context: IWebhookFunctions, client: Client): Promise<Partial<Webhook> | undefined> {
  const state = stateOf(context);
  const address = addressOf(context);
  const stored =
    isForeign(context, state) || state.webhookId === undefined ? undefined : { id: state.webhookId };
  if (stored && state.address === address) return stored;
  return (await allWebhooks(client)).find(({ url }) => url === address) ?? stored;
}

async function read(context: IWebhookFunctions, wanted: ReadonlySet<string>): Promise<Log> {
  // LGCD waits 10 seconds for the answer and comes again, so nothing is repeated here.
  const client = await clientOf(context, { maxRetries: 0 });
  const logOf = async ({ id, created_at }: Partial<Webhook>): Promise<Log | undefined> => {
    const found = await pendingOf(client, Number(id), wanted).catch(unless('gone'));
    const since = created_at === undefined ? {} : { registeredAt: created_at };
    return found && { webhookId: Number(id), exists: true, ...since, ...found };
  };
  const empty = { exists: true, pending: new Map(), newest: undefined };
  const ours = await findOurs(context, client);
  if (!ours) return { ...empty, webhookId: undefined };
  const log = await logOf(ours);
  if (log) return log;
  // The webhook is gone, and another may stand in its place; or LGCD keeps no log of any.
  const own = (await allWebhooks(client)).find(({ url }) => url === addressOf(context));
  const other = own && own.id !== ours.id ? await logOf(own) : undefined;
  return other ?? { ...empty, webhookId: own?.id, exists: own === undefined };
}

/** For `catch`: LGCD can't be asked, and the delivery comes again; any other fault is one of ours. */
const unsettled =
  ({ logger }: IWebhookFunctions) =>
  (error: unknown): never => {
    if (!(error instanceof LgcdError)) throw error;
    logger[faultIn(error) === 'passing' ? 'warn' : 'error'](
      `A delivery whose signature fits no stored secret could not be looked up in LGCD: ${error.message}`,
    );
    throw new Unsettled(`The delivery could not be looked up in LGCD: ${error.message}`);
  };

/**
 * The log of our webhook's deliveries, asked in the name of all who wait.
 * @throws Unsettled when LGCD can't be asked
 */
export async function logFor(context: IWebhookFunctions, eventId: string): Promise<Log> {
  const address = addressOf(context);
  const known = latest.get(address);
  if (known?.pending.has(eventId)) return known;
  const log = await inquiries
    .ask(address, eventId, (wanted) => read(context, wanted))
    .catch(unsettled(context));
  return keep(address, log);
}

/** JSON without regard to the order of keys, which a database may change. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, canonical(entry)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * Whether the bytes are those that LGCD makes of a logged payload: PHP's JSON, with its slashes escaped or not, and
 * every value the logged one.
 */
export function isSameDelivery(rawBody: Uint8Array, { payload }: Delivery): boolean {
  const text = new TextDecoder().decode(rawBody);
  const given: unknown = JSON.parse(text);
  if (text !== phpJson(given) && text !== JSON.stringify(given)) return false;
  return JSON.stringify(canonical(given)) === JSON.stringify(canonical(payload));
}
