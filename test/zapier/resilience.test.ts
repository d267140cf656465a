import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import { startWorld, type World } from './world.ts';

type Item = Record<string, unknown>;

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());
afterEach(() => {
  world.mock.clearFaults();
  world.mock.rateLimit(0);
});

const create = (key: string, inputData: Item) => world.run(`creates.${key}.operation.perform`, inputData);
const search = (key: string, inputData: Item) =>
  world.run<Item[]>(`searches.${key}.operation.perform`, inputData);

let month = 0;
/** A stay whose days no other test takes. */
const stay = (more: Item = {}): Item => {
  month += 1;
  const at = (day: number) => `2030-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return {
    property_id: 3,
    check_in: at(10),
    check_out: at(13),
    guest_name: 'Salma E.',
    guests_count: 2,
    ...more,
  };
};
const withReference = (external_reference: string) => search('find_booking', { external_reference });

describe('a create that Zapier repeats', () => {
  it('makes one booking for one external reference', async () => {
    const given = stay({ external_reference: 'zap-run-1' });
    const [first, second] = [await create('create_booking', given), await create('create_booking', given)];
    expect(second.id).toBe(first.id);
    expect(await withReference('zap-run-1')).toHaveLength(1);
  });

  it('makes one booking when the answer is lost on the way', async () => {
    world.mock.fault({ method: 'POST', path: '/v1/bookings', drop: 'after' });
    const made = await create('create_booking', stay({ external_reference: 'zap-run-2' }));
    expect(await withReference('zap-run-2')).toEqual([expect.objectContaining({ id: made.id })]);
  });

  it('is the other half of a search that finds nothing', async () => {
    expect(await withReference('crm-77')).toEqual([]);
    const made = await create('create_booking', stay({ external_reference: 'crm-77' }));
    expect(await withReference('crm-77')).toEqual([made]);
  });

  it('is refused when another guest has the days, with the field by its label', async () => {
    const given = stay();
    await create('create_booking', given);
    await expect(create('create_booking', { ...given, guest_name: 'Omar T.' })).rejects.toThrow(/Check In: /);
  });
});

describe('the rate limit', () => {
  it('sends a step back to Zapier with the seconds to wait', async () => {
    world.mock.rateLimit(1);
    await search('find_owner', { owner_id: 1 });
    const refused = await search('find_owner', { owner_id: 1 }).catch((error: Error) => error as never);
    expect(refused).toMatchObject({ name: 'ThrottledError' });
    const { delay } = JSON.parse((refused as unknown as Error).message) as { delay: number };
    expect(delay).toBeGreaterThanOrEqual(1);
    expect(delay).toBeLessThanOrEqual(60);
  });

  it('lets Sync Prices go on where it stopped', async () => {
    const prices = ['2030-01-01', '2030-01-02', '2030-01-03'].map((date, index) => ({
      date,
      price: 700 + index,
    }));
    const given = { property_id: 4, prices };
    world.mock.fault({ method: 'POST', path: '/v1/rates', status: 429, retry_after: 9 });
    await expect(create('sync_prices', given)).rejects.toMatchObject({ name: 'ThrottledError' });
    expect(await create('sync_prices', given)).toMatchObject({ days: 3, created: 3 });
    expect(await create('sync_prices', given)).toMatchObject({ created: 0, updated: 0, deleted: 0 });
  });
});

describe('a connection', () => {
  const asked = (token: string) => ({ authData: world.authWith(token) });
  const test = (token: string) => world.app.execute<Item>('authentication.test', asked(token));

  it('names the agency and the token, and what it cannot do', async () => {
    const [all, reports] = world.mock.tokens;
    expect(await test(all?.token ?? '')).toMatchObject({ agency_id: 42, missing_abilities: [] });
    const limited = await test(reports?.token ?? '');
    expect(limited).toMatchObject({ agency_name: expect.any(String), token_name: 'Demo: Metabase' });
    expect(JSON.stringify(limited.missing_abilities)).toContain('Create Booking');
  });

  it('asks to be renewed once its token is revoked', async () => {
    const { id, token } = world.mock.createToken();
    world.mock.revokeToken(id);
    await expect(test(token)).rejects.toMatchObject({ name: 'ExpiredAuthError' });
  });

  it('of a small token says by name which ability a step lacks', async () => {
    const { token = '' } = world.mock.tokens[1] ?? {};
    const step = world.run('creates.create_booking.operation.perform', stay(), asked(token));
    await expect(step).rejects.toThrow(/bookings:write/);
  });

  it('of a Basic plan says which plan a step needs, and finds its own invoices', async () => {
    const { token = '' } = world.mock.tokens[4] ?? {};
    const step = world.run('searches.find_owner.operation.perform', { owner_id: 1 }, asked(token));
    await expect(step).rejects.toThrow(/Business and Pro/);
    const paid = { status: 'paid' };
    const invoices = await world.run<Item[]>(
      'searches.find_saas_invoice.operation.perform',
      paid,
      asked(token),
    );
    for (const invoice of invoices) expect(invoice).toMatchObject(paid);
  });

  it('of a Basic plan connects, and its label says what works', async () => {
    expect(await test(world.mock.tokens[4]?.token ?? '')).toMatchObject({
      agency_plan: 'basic',
      note: ' · Basic plan: only Find SaaS Invoice',
    });
  });

  it('of another agency sees nothing of this one', async () => {
    const { token = '' } = world.mock.tokens[3] ?? {};
    expect(
      await world.run('searches.find_booking.operation.perform', { booking_id: 9876 }, asked(token)),
    ).toEqual([]);
  });
});

describe('Import Lodgify Booking', () => {
  const object = (id: number, change: Item = {}) => {
    const given = JSON.parse(lodgifyFixtures.booking_change);
    const days = { date_arrival: '2029-09-10T00:00:00', date_departure: '2029-09-13T00:00:00' };
    Object.assign(given.booking, { id, ...days, ...change });
    return { lodgify_object: JSON.stringify(given), properties: { 10000: 5 } };
  };
  const importing = (id: number, change?: Item) => create('import_lodgify_booking', object(id, change));

  it('creates once, changes nothing when repeated, and cancels', async () => {
    expect(await importing(1)).toMatchObject({ outcome: 'created', booking: { source: 'lodgify' } });
    expect(await importing(1)).toMatchObject({ outcome: 'unchanged' });
    expect(await importing(1, { status: 'Declined' })).toMatchObject({ outcome: 'cancelled' });
  });

  it('halts on a conflict, or tells of it as an outcome, with the booking that stands in the way', async () => {
    const first = await importing(2);
    await expect(importing(3)).rejects.toMatchObject({ name: 'HaltedError' });
    const second = await create('import_lodgify_booking', { ...object(3), go_on: true });
    expect(second).toMatchObject({ outcome: 'conflict', booking: null });
    expect(second.conflict).toMatchObject({ booking: { id: (first.booking as Item).id } });
  });

  it('says what it cannot map', async () => {
    const unmapped = { ...object(4), properties: { 99: 5 } };
    await expect(create('import_lodgify_booking', unmapped)).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringContaining('Add it to “Properties”'),
    });
  });

  it('refuses what is no object of Lodgify', async () => {
    await expect(create('import_lodgify_booking', { lodgify_object: '<xml/>' })).rejects.toThrow(
      /is not JSON/,
    );
  });
});
