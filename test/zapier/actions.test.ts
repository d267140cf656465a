import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import { type AppDefinition, checkLive, type Steps } from './published-checks/index.ts';
import { startWorld, type World } from './world.ts';

type Item = Record<string, unknown>;
type Input = Record<string, unknown>;

let world: World;
let definition: AppDefinition;
beforeAll(async () => {
  world = await startWorld();
  definition = await world.app.definition();
}, 120_000);
afterAll(() => world.close());

/** What earlier steps have made, by the key of the step. */
const made: Record<string, Item> = {};
const idOf = (step: string) => made[step]?.id;

/** What a step gives agrees with its sample and its output fields. */
function expectAsShown(kind: 'creates' | 'searches', key: string, live: Item): void {
  const { operation } = (definition[kind] as Steps)[key] ?? {};
  const { sample = {}, outputFields = [] } = operation ?? {};
  expect(checkLive({ where: key, sample, outputFields, live })).toEqual([]);
}

const stay = {
  property_id: '1',
  check_in: '2029-03-01T00:00:00+01:00',
  check_out: '2029-03-04T00:00:00+01:00',
  guest_name: 'Salma E.',
  guests_count: '2',
  external_reference: 'crm-1042',
};

const lodgifyObject = () => {
  const object = JSON.parse(lodgifyFixtures.booking_change);
  Object.assign(object.booking, {
    date_arrival: '2029-05-21T00:00:00',
    date_departure: '2029-05-24T00:00:00',
  });
  return JSON.stringify(object);
};

/** A valid input for every create, in an order in which one makes what the next needs. */
const creates: [key: string, input: () => Input, expected: Item][] = [
  ['create_booking', () => stay, { property_id: 1, check_in: '2029-03-01', nights: 3, status: 'confirmed' }],
  [
    'cancel_booking',
    () => ({ booking_id: idOf('create_booking'), reason: 'Illness' }),
    { status: 'cancelled' },
  ],
  [
    'push_rate',
    () => ({
      property_id: 1,
      start_date: '2029-06-01',
      end_date: '2029-06-30',
      nightly_price: '900',
      name: 'June',
    }),
    { nightly_price: 900, name: 'June' },
  ],
  [
    'update_rate',
    () => ({ rate_id: idOf('push_rate'), nightly_price: 950 }),
    { nightly_price: 950, name: 'June', start_date: '2029-06-01' },
  ],
  ['delete_rate', () => ({ rate_id: idOf('push_rate') }), { deleted: true }],
  [
    'sync_prices',
    () => ({
      property_id: '1',
      name: 'Dynamic',
      prices: [
        { date: '2029-07-01T00:00:00+01:00', price: '800' },
        { date: '2029-07-02', price: 800, min_stay: '2' },
        { date: '2029-07-03', price: 820.5 },
      ],
    }),
    { property_id: 1, days: 3, created: 3 },
  ],
  [
    'create_cleaning_task',
    () => ({ property_id: 2, scheduled_at: '2026-08-01T11:00:00+01:00', checklist: ['Linen', 'Windows'] }),
    { property_id: 2, checklist: ['Linen', 'Windows'] },
  ],
  [
    'update_cleaning_task',
    () => ({ cleaning_task_id: idOf('create_cleaning_task'), assignee: 'Fatima Z.', status: 'assigned' }),
    { assignee: 'Fatima Z.', checklist: ['Linen', 'Windows'] },
  ],
  [
    'create_maintenance_ticket',
    () => ({ property_id: 2, title: 'Leak', priority: 'urgent' }),
    { priority: 'urgent' },
  ],
  [
    'update_maintenance_ticket',
    () => ({ maintenance_ticket_id: idOf('create_maintenance_ticket'), status: 'resolved', cost: '450' }),
    { status: 'resolved', cost: 450 },
  ],
  [
    'create_review',
    () => ({ property_id: 1, rating: '5', author: 'Karim B.', external_reference: 'ota-7' }),
    { rating: 5, external_reference: 'ota-7' },
  ],
  [
    'add_ical_source',
    () => ({ property_id: 1, name: 'Vrbo', channel: 'vrbo', url: 'https://calendar.example.com/1.ics' }),
    { channel: 'vrbo' },
  ],
  [
    'update_ical_source',
    () => ({ property_id: 1, ical_source_id: idOf('add_ical_source'), name: 'Vrbo 2' }),
    { name: 'Vrbo 2', channel: 'vrbo' },
  ],
  [
    'sync_ical_source',
    () => ({ property_id: 1, ical_source_id: idOf('add_ical_source') }),
    { name: 'Vrbo 2' },
  ],
  [
    'delete_ical_source',
    () => ({ property_id: 1, ical_source_id: idOf('add_ical_source') }),
    { deleted: true },
  ],
  [
    'send_whatsapp_template',
    () => ({ template: 'booking_confirmation', to: '+212600000042', ...variables }),
    { template: 'booking_confirmation', to: '+212600000042' },
  ],
  [
    'import_lodgify_booking',
    () => ({ lodgify_object: lodgifyObject(), properties: { 10000: '1' } }),
    { outcome: 'created', external_reference: 'lodgify:123456' },
  ],
];
let variables: Input = {};

describe('every create, through the zip', () => {
  beforeAll(async () => {
    const bundle = { authData: world.authData, inputData: { template: 'booking_confirmation' } };
    const fields = await world.app.execute<{ key: string }[]>(
      'creates.send_whatsapp_template.operation.inputFields',
      bundle,
    );
    const asked = fields.filter(({ key }) => key.startsWith('variable_'));
    variables = Object.fromEntries(asked.map(({ key }) => [key, 'Salma']));
  });

  it('is driven by this test', () => {
    expect(creates.map(([key]) => key).sort()).toEqual(Object.keys(definition.creates ?? {}).sort());
  });

  it.each(creates)('%s does it, and gives what its sample shows', async (key, input, expected) => {
    const live = await world.run(`creates.${key}.operation.perform`, input());
    made[key] = live;
    expect(live).toMatchObject(expected);
    expectAsShown('creates', key, live);
  });
});

const july = { from: '2026-07-01', to: '2026-07-31' };

/** An input for every search that the demo agency has something for. */
const searches: [key: string, input: Input, expected: Item][] = [
  [
    'check_availability',
    { property_id: '1', check_in: '2029-11-01', check_out: '2029-11-04' },
    { available: true, nights: 3, property_name: expect.any(String) },
  ],
  ['find_audit_log', { action: 'booking.cancelled' }, { action: 'booking.cancelled' }],
  ['find_booking', { reference: 'BKG-A1B2C3' }, { id: 9876, guest_name: 'Karim B.' }],
  ['get_calendar', { ...july, property_ids: ['1', '2'] }, { currency: 'MAD' }],
  ['find_cleaning_task', { property_id: 2, status: 'assigned' }, { property_id: 2 }],
  ['find_ical_source', { property_id: 1, channel: 'airbnb' }, { property_id: 1, channel: 'airbnb' }],
  ['find_invoice', { status: 'paid' }, { status: 'paid' }],
  ['find_maintenance_ticket', { status: 'resolved' }, { status: 'resolved' }],
  ['find_owner', { owner_id: 1 }, { id: 1 }],
  ['find_property', { property_id: '1' }, { id: 1 }],
  ['find_rate', { property_id: 1 }, { property_id: 1 }],
  [
    'get_revenue_report',
    { ...july, granularity: 'day' },
    { currency: 'MAD', global: { nights_booked: 186 } },
  ],
  ['get_occupancy_report', { ...july, granularity: 'week' }, { global: { nights_booked: 186 } }],
  ['find_review', { rating_max: 3 }, {}],
  ['find_saas_invoice', { status: 'paid' }, { status: 'paid' }],
  ['find_statement', { period: '2026-06' }, { period: '2026-06' }],
  ['find_tax_report', { period: '2026-06' }, { period: '2026-06' }],
  ['find_whatsapp_message', { status: 'delivered' }, { status: 'delivered' }],
  ['find_whatsapp_template', { language: 'ar', name: 'booking_confirmation' }, { language: 'ar' }],
];

describe('every search, through the zip', () => {
  it('is driven by this test', () => {
    expect(searches.map(([key]) => key).sort()).toEqual(Object.keys(definition.searches ?? {}).sort());
  });

  it.each(searches)('%s finds it, and gives what its sample shows', async (key, input, expected) => {
    const found = await world.run<Item[]>(`searches.${key}.operation.perform`, input);
    expect(found.length).toBeGreaterThan(0);
    for (const live of found) {
      expect(live).toMatchObject(expected);
      expectAsShown('searches', key, live);
    }
  });
});

describe('every dropdown, through the zip', () => {
  it('offers objects with distinct ids and a name', async () => {
    const keys = Object.keys(definition.triggers ?? {}).filter((key) => key.startsWith('list_'));
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) {
      const inputData = { property_id: 1, template: 'booking_confirmation' };
      const options = await world.run<{ id: unknown; name: string }[]>(
        `triggers.${key}.operation.perform`,
        inputData,
      );
      expect([key, options.length > 0]).toEqual([key, true]);
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
      for (const { name } of options) expect(name).toMatch(/\S/);
    }
  });

  it('gives every object on one page alone as more is loaded, and then an empty page', async () => {
    const keys = Object.keys(definition.triggers ?? {}).filter((key) => key.startsWith('list_'));
    const pagesOf: Record<string, number> = {};
    for (const key of keys) {
      const seen = new Set<unknown>();
      for (let page = 0; ; page += 1) {
        const options = await world.run<{ id: unknown }[]>(
          `triggers.${key}.operation.perform`,
          { property_id: 1, template: 'booking_confirmation' },
          { meta: { page, isFillingDynamicDropdown: true } },
        );
        if (options.length === 0) break;
        // A page that comes again would come for ever.
        expect([key, page, options.filter(({ id }) => seen.has(id))]).toEqual([key, page, []]);
        for (const { id } of options) seen.add(id);
        pagesOf[key] = page + 1;
      }
    }
    expect(Object.keys(pagesOf)).toEqual(keys);
    // The demo agency has more bookings than a page holds.
    expect(pagesOf.list_bookings).toBeGreaterThan(1);
  }, 60_000);
});
