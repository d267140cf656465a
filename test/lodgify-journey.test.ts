import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lodgifyEventNames } from '@lgcd/core-client/lodgify';
import type { CredentialRef, Workflow } from '../scripts/n8n/types.ts';
import { LodgifyWorld, property, type Sent } from './support/lodgify-world.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;
const minutes = 120_000;

let world: LodgifyWorld;
beforeAll(async () => {
  world = await LodgifyWorld.start();
}, untilInstalled);
afterAll(() => world?.stop());

describe('the package in n8n', () => {
  it('is there under its real prefix, and its credential passes its test', async () => {
    expect(await world.n8n.api.nodeType('n8n-nodes-lodgify.lodgifyTrigger')).toMatchObject({
      displayName: 'Lodgify Trigger',
    });
    const { lodgifyApi } = world.credentials;
    expect(await world.n8n.api.testCredential(lodgifyApi as CredentialRef)).toMatchObject({ status: 'OK' });
    const wrong = { apiKey: 'wrong', baseUrl: `${world.mock.url}/lodgify` };
    const refused = await world.n8n.api.testCredential({ ...(lodgifyApi as CredentialRef), data: wrong });
    expect(refused.status).toBe('Error');
  });

  it('subscribes ten events at ten addresses, and takes all of them back', async () => {
    const workflow = await world.activate(lodgifyEventNames);
    const listed = await world.subscriptions();
    expect(listed.map(({ event }) => event).sort()).toEqual([...lodgifyEventNames].sort());
    expect(new Set(listed.map(({ target_url }) => target_url)).size).toBe(10);
    await world.n8n.api.deactivate(workflow.id);
    expect(await world.subscriptions()).toEqual([]);
    await world.n8n.api.deleteWorkflow(workflow.id);
  });
});

describe('a Lodgify booking that is made, changed in its dates, and declined', () => {
  let workflow: Workflow;
  let id: number;
  beforeAll(async () => {
    workflow = await world.activate(['booking_new_any_status', 'booking_change']);
  });
  afterAll(async () => {
    await world.n8n.api.deactivate(workflow.id);
  });

  it(
    'is followed in LGCD each time',
    async () => {
      id = await world.book('2029-03-01', '2029-03-04');
      await world.mock.settled();
      expect(await world.outcomes(workflow)).toEqual(['success created']);
      expect(await world.inLgcd(id)).toEqual(['confirmed 2029-03-01 2029-03-04']);

      await world.mock.action('lodgify.change', { booking_id: id, departure: '2029-03-06' });
      expect(await world.outcomes(workflow)).toEqual(['success created', 'success changed']);
      expect(await world.inLgcd(id)).toEqual([
        'cancelled 2029-03-01 2029-03-04',
        'confirmed 2029-03-01 2029-03-06',
      ]);

      await world.mock.action('lodgify.decline', { booking_id: id });
      expect(await world.outcomes(workflow)).toEqual([
        'success created',
        'success changed',
        'success cancelled',
      ]);
      expect(await world.inLgcd(id)).toEqual([
        'cancelled 2029-03-01 2029-03-04',
        'cancelled 2029-03-01 2029-03-06',
      ]);
    },
    minutes,
  );

  it(
    'changes nothing when each delivery comes again, one after the other and at the same time',
    async () => {
      const before = [await world.inLgcd(id), await world.outcomes(workflow)];
      const deliveries = await world.told();
      expect(deliveries).toHaveLength(3);
      for (const delivery of deliveries) expect(await world.deliver(workflow, delivery)).toBe(200);
      await Promise.all([...deliveries, ...deliveries].map((delivery) => world.deliver(workflow, delivery)));
      expect([await world.inLgcd(id), await world.outcomes(workflow)]).toEqual(before);
    },
    minutes,
  );

  it(
    'is followed once when the same delivery comes twenty times at once',
    async () => {
      const [first] = await world.told();
      const object = structuredClone(first?.object) as { booking: object };
      Object.assign(object.booking, {
        id: 777,
        date_arrival: '2029-06-01T00:00:00',
        date_departure: '2029-06-03T00:00:00',
      });
      const delivery = { event: 'booking_new_any_status', object };
      const answers = await Promise.all(Array.from({ length: 20 }, () => world.deliver(workflow, delivery)));
      expect(answers).toEqual(Array(20).fill(200));
      expect((await world.outcomes(workflow)).slice(3)).toEqual(['success created']);
      expect(await world.inLgcd(777)).toEqual(['confirmed 2029-06-01 2029-06-03']);
    },
    minutes,
  );

  it(
    'starts nothing when the delivery is forged',
    async () => {
      const before = await world.outcomes(workflow);
      const [first] = await world.told();
      expect(await world.deliver(workflow, first as Sent, 'a secret that was guessed')).toBe(401);
      const { url } = await world.endpoint(workflow, 'booking_change');
      for (const headers of [
        {},
        { 'ms-signature': 'sha256=' },
        { 'ms-signature': `sha256=${'0'.repeat(64)}` },
      ]) {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers } as Record<string, string>,
          body: JSON.stringify(first?.object),
        });
        expect(answer.status).toBe(401);
      }
      expect(await world.outcomes(workflow)).toEqual(before);
    },
    minutes,
  );

  it(
    'ends in the branch of conflicts when another booking stands in the way, and crashes nothing',
    async () => {
      await world.client.call('booking.create', {
        property_id: property,
        check_in: '2029-04-02',
        check_out: '2029-04-05',
        guest_name: 'Salma E.',
        guests_count: 1,
      });
      const other = await world.book('2029-04-01', '2029-04-03');
      expect((await world.outcomes(workflow)).at(-1)).toBe('success conflict');
      expect(await world.inLgcd(other)).toEqual([]);
      expect(await world.lastRun(workflow)).toContain('Tell the team');
    },
    minutes,
  );
});

describe('messages and prices', () => {
  let workflow: Workflow;
  beforeAll(async () => {
    workflow = await world.activate(['booking_new_any_status', 'guest_message_received', 'rate_change'], {
      readCurrentPrices: true,
    });
  }, minutes);
  afterAll(async () => {
    await world.n8n.api.deactivate(workflow.id);
  });

  it(
    'a guest who writes is answered by WhatsApp, once',
    async () => {
      const id = await world.book('2029-12-01', '2029-12-04');
      expect(await world.outcomes(workflow)).toEqual(['success created']);
      await world.mock.action('lodgify.message', { booking_id: id, message: 'When can we come?' });
      expect((await world.outcomes(workflow)).at(-1)).toBe('success message_prepared');
      const [message] = (await world.told()).filter(({ event }) => event === 'guest_message_received');
      expect(await world.deliver(workflow, message as Sent)).toBe(200);
      const [booking] = (await world.client.call('booking.getAll', { external_reference: `lodgify:${id}` }))
        .data;
      const { data } = await world.client.call('whatsappMessage.getAll', { booking_id: Number(booking?.id) });
      expect(data).toMatchObject([{ template: 'booking_confirmation', language: 'en', to: '+212600000199' }]);
    },
    minutes,
  );

  it(
    'a price that is set in Lodgify becomes a rate in LGCD',
    async () => {
      const from = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
      await world.mock.action('lodgify.set_prices', {
        property_id: 10000,
        room_type_id: 12345,
        from,
        to: from,
        price: '1234.50',
        min_stay: 2,
      });
      expect((await world.outcomes(workflow)).at(-1)).toBe('success prices_synced');
      const { data } = await world.client.call('rate.getAll', { property_id: property, from, to: from });
      expect(data).toMatchObject([{ start_date: from, end_date: from, nightly_price: 1234.5, min_stay: 2 }]);
    },
    minutes,
  );
});

describe('five deliveries of one booking out of order, with Read Current Booking', () => {
  const events = ['booking_new_any_status', 'booking_change'];
  let workflow: Workflow;
  beforeAll(async () => {
    workflow = await world.activate(events, { readCurrentBooking: true });
  }, minutes);
  afterAll(async () => {
    await world.n8n.api.deactivate(workflow.id);
  });

  /** What Lodgify would have told while a booking was made and changed four times; nobody has heard it yet. */
  async function unheard(month: string): Promise<{ id: number; deliveries: Sent[] }> {
    const id = await world.book(`2029-${month}-10`, `2029-${month}-12`);
    const edits = [
      { departure: `2029-${month}-14` },
      { people: 2 },
      { status: 'Declined' },
      { status: 'Booked', arrival: `2029-${month}-20`, departure: `2029-${month}-23` },
    ];
    const states = [await world.current(id)];
    for (const edit of edits) {
      await world.mock.action('lodgify.change', { booking_id: id, ...edit });
      states.push(await world.current(id));
    }
    const deliveries = states.map((object, index) => {
      const event = events[Math.min(index, 1)] as string;
      return { event, object: { action: event, ...object } };
    });
    return { id, deliveries };
  }

  it.each([
    ['backwards', '06', [4, 3, 2, 1, 0]],
    ['the last first', '07', [4, 0, 1, 2, 3]],
    ['the decline before the booking', '08', [3, 0, 4, 2, 1]],
    ['mixed', '09', [2, 4, 0, 3, 1]],
  ])(
    'leave LGCD with the booking as Lodgify has it: %s',
    async (_, month, order) => {
      // While the workflow is off, Lodgify has nobody to tell.
      await world.n8n.api.deactivate(workflow.id);
      const { id, deliveries } = await unheard(month);
      await world.n8n.api.activate(workflow.id);
      const before = (await world.outcomes(workflow)).length;
      for (const index of [...order, ...order]) {
        expect(await world.deliver(workflow, deliveries[index] as Sent)).toBe(200);
      }
      const [first, ...rest] = (await world.outcomes(workflow)).slice(before);
      expect(first).toBe('success created');
      expect(rest).toEqual(Array(4).fill('success unchanged'));
      expect(await world.inLgcd(id)).toEqual([`confirmed 2029-${month}-20 2029-${month}-23`]);
    },
    minutes,
  );
});

describe('n8n started again with the same database', () => {
  it(
    'hands nothing on that it has handed on before',
    async () => {
      const workflow = await world.activate(['booking_new_any_status', 'booking_change']);
      const id = await world.book('2029-11-01', '2029-11-04');
      expect(await world.outcomes(workflow)).toEqual(['success created']);
      const deliveries = (await world.told())
        .filter(({ event }) => event === 'booking_new_any_status')
        .slice(-1);

      await world.restart();
      await Promise.all(Array.from({ length: 20 }, () => world.deliver(workflow, deliveries[0] as Sent)));
      const [, ...repeated] = await world.outcomes(workflow);
      // One execution, which ended at the trigger: what it had seen before did not go on to LGCD.
      expect(repeated).toEqual(['success']);
      expect(await world.inLgcd(id)).toEqual(['confirmed 2029-11-01 2029-11-04']);
      await world.mock.action('lodgify.decline', { booking_id: id });
      expect((await world.outcomes(workflow)).at(-1)).toBe('success cancelled');
      expect(await world.inLgcd(id)).toEqual(['cancelled 2029-11-01 2029-11-04']);
    },
    minutes,
  );
});
