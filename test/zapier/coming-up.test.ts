import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startWorld, type World } from './world.ts';

type Trigger = 'check_in_soon' | 'check_out_soon';

interface Item {
  id: string;
  due_at: string;
  booking: { id: number; reference: string; property_id: number; property_name: string };
}

interface House {
  name: string;
  check_in_time: string;
  check_out_time: string;
}

/** Morocco is an hour ahead of UTC on these days: 15:00 at the door is 14:00 UTC. */
const arrival = '2026-08-03';
const departure = '2026-08-06';
const property_id = 1;

let world: World;
let house: House;
let stay: { id: number };
let moments: Record<Trigger, string>;

const at = (moment: string, hoursBefore: number): string =>
  new Date(Date.parse(moment) - hoursBefore * 3_600_000).toISOString();

/** Zapier polls at the time of the mock's clock. */
const poll = (key: Trigger, inputData: object = {}, authData = world.authData) =>
  world.app.execute<Item[]>(
    `triggers.${key}.operation.perform`,
    { authData, inputData: { property_id, ...inputData } },
    { now: Date.parse(world.mock.now()) },
  );

beforeAll(async () => {
  world = await startWorld();
  const [found] = await world.run<House[]>('searches.find_property.operation.perform', { property_id });
  house = found as House;
  moments = {
    check_in_soon: `${arrival}T${house.check_in_time}:00+01:00`,
    check_out_soon: `${departure}T${house.check_out_time}:00+01:00`,
  };
  stay = await world.run('creates.create_booking.operation.perform', {
    property_id,
    check_in: arrival,
    check_out: departure,
    guest_name: 'Salma E.',
    guests_count: 2,
  });
}, 120_000);
afterAll(() => world.close());

describe.each<Trigger>(['check_in_soon', 'check_out_soon'])('%s', (key) => {
  let moment: string;
  beforeEach(() => {
    moment = moments[key];
  });

  it('shows a stay the hours before its moment on the clocks of Morocco, and not an hour earlier', async () => {
    await world.mock.setClock(at(moment, 49));
    expect(await poll(key, { hours_before: '48' })).toEqual([]);
    await world.mock.setClock(at(moment, 48));
    expect(await poll(key, { hours_before: '48' })).toMatchObject([
      { due_at: moment, booking: { id: stay.id, property_id, property_name: house.name } },
    ]);
  });

  it('waits until a day before when no hours are given', async () => {
    await world.mock.setClock(at(moment, 24.5));
    expect(await poll(key)).toEqual([]);
    await world.mock.setClock(at(moment, 24));
    expect(await poll(key)).toHaveLength(1);
  });

  it('gives the stay the same ID in every poll, so that Zapier takes it once', async () => {
    const ids: string[] = [];
    for (const hours of [20, 10, 1]) {
      await world.mock.setClock(at(moment, hours));
      ids.push(...(await poll(key)).map(({ id }) => id));
    }
    expect(ids).toEqual(Array(3).fill(`${stay.id}:${moment}`));
  });

  it('is of the chosen property alone', async () => {
    await world.mock.setClock(at(moment, 0.5));
    expect(await poll(key)).toHaveLength(1);
    const elsewhere = await poll(key, { property_id: '2' });
    expect(elsewhere.map(({ booking }) => booking.id)).not.toContain(stay.id);
  });

  it('is silent when the moment has come', async () => {
    await world.mock.setClock(moment);
    expect(await poll(key)).toEqual([]);
  });
});

describe('an agency without bookings', () => {
  let empty: World;
  beforeAll(async () => {
    empty = await startWorld({ seed: 'empty' });
  }, 120_000);
  afterAll(() => empty.close());

  it.each<Trigger>(['check_in_soon', 'check_out_soon'])('shows none for %s', async (key) => {
    expect(await empty.run(`triggers.${key}.operation.perform`, { hours_before: 720 })).toEqual([]);
  });
});
