import type { Returned } from '@lgcd/core-client';
import type { EventName } from '@lgcd/core-client/contract';
import type { Core } from '../../engine/core.ts';
import { decode } from '../../engine/store/rows.ts';
import { presentDelivery } from '../../resources/webhook-delivery/present.ts';
import { type Difference, describe, differences } from './compare.ts';

/** A delivery as the API shows it, with its attempts and the payload that was posted. */
export type Delivery = Returned<'webhookDelivery.get'>;

/** The delivery that a test waits for. */
export interface Expectation {
  /** Its name. */
  event: EventName;
  /** Fields of the data block that matter, as in `{ booking: { id: 9876 } }`. */
  where?: Record<string, unknown> | undefined;
  /** Where the delivery must stand; any status unless told. */
  status?: Delivery['status'] | undefined;
  /** Only deliveries to this webhook. */
  webhookId?: number | undefined;
  /** Only deliveries of this agency. */
  agencyId?: number | undefined;
  /** How long to wait, in milliseconds of the machine's clock; 2,000 unless told. */
  timeoutMs?: number | undefined;
}

/** Oldest first. */
function deliveriesOf(core: Core, { event, webhookId, agencyId }: Partial<Expectation>): Delivery[] {
  return core.db
    .all(
      `select d.* from deliveries d join events e on e.id = d.event_id
       where (:event is null or e.event = :event) and (:webhook is null or d.webhook_id = :webhook)
         and (:agency is null or d.agency_id = :agency) order by d.id`,
      { event: event ?? null, webhook: webhookId ?? null, agency: agencyId ?? null },
    )
    .map((stored) => decode('deliveries', stored))
    .map((row) => presentDelivery(core.domain(row.agency_id).store, row));
}

const misses = ({ event, where = {}, status }: Expectation, delivery: Delivery): Difference[] =>
  differences(
    { event, ...(status && { status }), data: where },
    { event: delivery.event, status: delivery.status, data: delivery.payload.data },
  );

const findDelivery = (core: Core, expected: Expectation): Delivery | undefined =>
  deliveriesOf(core, expected).find((delivery) => misses(expected, delivery).length === 0);

/** Why nothing was found: the delivery that came nearest, and what of it did not fit. */
function nearestMiss(core: Core, expected: Expectation): string {
  const { webhookId, agencyId } = expected;
  const deliveries = deliveriesOf(core, { webhookId, agencyId });
  if (deliveries.length === 0) {
    const active = core.db.all('select 1 from webhooks where active = 1').length;
    return active === 0
      ? 'Nothing was delivered: no webhook is active.'
      : `Nothing was delivered, though ${active} webhook(s) are active. Did what you test subscribe to ${expected.event}?`;
  }
  const [nearest] = deliveries
    .map((delivery) => ({ delivery, found: misses(expected, delivery) }))
    // Another event is farther away than any difference in the data.
    .sort((a, b) => weight(a.found) - weight(b.found));
  if (!nearest) return '';
  const { id, event, status } = nearest.delivery;
  return `Of ${deliveries.length} deliveries, number ${id} (${event}, ${status}) came nearest:\n${describe(nearest.found)}`;
}

const weight = (found: readonly Difference[]) =>
  found.length + (found.some(({ path }) => path === 'event') ? 1000 : 0);

/**
 * Resolves with the first delivery that fits, as soon as there is one.
 * @throws Error with the nearest miss when none comes in time
 */
export async function expectDelivery(core: Core, expected: Expectation): Promise<Delivery> {
  const { timeoutMs = 2_000 } = expected;
  await core.timeline.settled();
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = findDelivery(core, expected);
      if (found) finish(() => resolve(found));
    };
    const finish = (end: () => void) => {
      stop();
      clearTimeout(timer);
      end();
    };
    // A change is told within the transaction that makes it; it can be read when that is through.
    const stop = core.bus.listen((change) => {
      if (change.type === 'attempt' || change.type === 'delivery') queueMicrotask(look);
    });
    const timer = setTimeout(() => {
      const wanted = `${expected.event}${expected.where ? ` where ${JSON.stringify(expected.where)}` : ''}`;
      finish(() =>
        reject(new Error(`No delivery of ${wanted} within ${timeoutMs} ms. ${nearestMiss(core, expected)}`)),
      );
    }, timeoutMs);
    look();
  });
}

/**
 * Resolves when everything due is delivered and nothing fits.
 * @throws Error that shows the delivery that should not be
 */
export async function expectNoDelivery(core: Core, expected: Omit<Expectation, 'timeoutMs'>): Promise<void> {
  await core.timeline.settled();
  const found = findDelivery(core, expected);
  if (found) {
    throw new Error(
      `Delivery ${found.id} of ${found.event} was made, and should not have been:\n${JSON.stringify(found.payload, null, 2)}`,
    );
  }
}
