import { describe, expect, it } from '@jest/globals';
import { catalog } from '../src/contract.ts';
import { api, page, run, trigger } from './app.ts';

describe('samples for the editor', () => {
  const list = (key: string, inputData = {}) =>
    run<Record<string, unknown>[]>(trigger(key).performList, { inputData });
  const me = () =>
    api()
      .get('/me')
      .reply(200, {
        data: { agency: { id: 7 }, token: { name: 'My Zaps', abilities: Object.keys(catalog.abilities) } },
      });
  const booking = {
    ...(catalog.events['booking.confirmed'].example.data.booking as object),
    guest_email: 'karim@example.com',
    updated_at: '2026-07-16T08:00:00+00:00',
  };

  it('are recent objects in the shape of a delivery', async () => {
    api().get('/bookings').query({ status: 'confirmed', per_page: 3 }).reply(200, page(booking));
    me();
    const [item] = await list('booking_confirmed');
    expect(item).toMatchObject({ event: 'booking.confirmed', agency_id: 7, created_at: booking.updated_at });
    expect(Object.keys(item?.booking as object)).toEqual(
      Object.keys(trigger('booking_confirmed').sample.booking as object),
    );
  });

  it('keep their id from one look to the next', async () => {
    const ids = [];
    for (let look = 0; look < 2; look += 1) {
      api().get('/bookings').query(true).reply(200, page(booking));
      me();
      ids.push((await list('booking_confirmed'))[0]?.id);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('are of the chosen property', async () => {
    api()
      .get('/bookings')
      .query({ status: 'confirmed', property_id: 4, per_page: 3 })
      .reply(200, page(booking));
    me();
    expect(await list('booking_confirmed', { property_id: '4' })).toHaveLength(1);
  });

  it('are none where there is nothing yet, and nothing is made up', async () => {
    me();
    api().get('/bookings').query(true).reply(200, page());
    expect(await list('booking_confirmed')).toEqual([]);
  });

  it('say which ability the token lacks, before the Zap is turned on', async () => {
    api()
      .get('/me')
      .times(2)
      .reply(200, {
        data: { agency: { id: 7 }, token: { name: 'My Zaps', abilities: ['properties:read'] } },
      });
    await expect(list('booking_confirmed')).rejects.toThrow(/My Zaps.*bookings:read/);
    await expect(list('any_event', { families: ['owner', 'property'] })).rejects.toThrow(
      /lacks statements:read, which Any Event/,
    );
  });

  it('are none where a part of the block needs a further ability', async () => {
    api()
      .get('/statements')
      .query(true)
      .reply(200, page({ id: 1, owner_id: 5 }));
    api().get('/owners/5').reply(403, { message: 'Invalid ability provided.' });
    me();
    expect(await list('owner_statement_ready')).toEqual([]);
  });

  it('are none where LGCD keeps no list', async () => {
    me();
    expect(await list('payment_failed')).toEqual([]);
  });
});
