import { describe, expect, it } from '@jest/globals';
import { catalog, events } from '../src/contract.ts';
import { api, delivered, namesProperty, page, run, trigger } from './app.ts';

const confirmed = {
  event: 'booking.confirmed',
  data: catalog.events['booking.confirmed'].example.data,
} as never;
const perform = (key: string, bundle: object) => run<object[]>(trigger(key).perform, bundle);

describe('the whole booking', () => {
  const full = { include_full_booking: 'true' };
  const { Booking: whole } = catalog.examples;
  const live = (inputData: object) =>
    perform('booking_confirmed', { ...delivered(confirmed), inputData }) as Promise<Item[]>;
  const fieldsOf = (inputData: object) => {
    const { outputFields } = trigger('booking_confirmed') as unknown as { outputFields: Outputs };
    const own = outputFields.filter((field): field is { key: string } => typeof field !== 'function');
    return run<{ key: string }[]>(outputFields.at(-1), { inputData: inputData as never }).then((further) =>
      [...own, ...further].map(({ key }) => key),
    );
  };
  type Outputs = ({ key: string } | (() => unknown))[];
  type Item = Record<string, object>;
  const keysOf = (item: Item | undefined) => Object.keys(item?.booking ?? {}).sort();

  it('comes when it is asked for: property, contact and amounts', async () => {
    api().get('/bookings/9876').reply(200, { data: whole });
    namesProperty();
    expect(await live(full)).toMatchObject([
      {
        booking: {
          id: 9876,
          property_id: 1,
          property_name: 'Riad Zitoun',
          guest_email: 'karim@example.com',
          guest_phone: '+212600000042',
          guest_first_name: 'Karim',
          guest_last_name: 'B.',
          total_amount: 5250,
        },
      },
    ]);
  });

  it('has the same keys in the sample, in the output fields and live', async () => {
    api().get('/bookings/9876').reply(200, { data: whole });
    api()
      .get('/me')
      .reply(200, { data: { agency: { id: 7 }, token: { abilities: ['bookings:read'] } } });
    api()
      .get('/bookings')
      .query(true)
      .reply(200, page(whole as object));
    const [[arrived], [listed]] = [
      await live(full),
      await run<Item[]>(trigger('booking_confirmed').performList, { inputData: full }),
    ];
    expect(keysOf(listed)).toEqual(keysOf(arrived));
    const labelled = (await fieldsOf(full)).filter((key) => key.startsWith('booking__'));
    expect(labelled.map((key) => key.slice('booking__'.length)).sort()).toEqual(keysOf(arrived));
  });

  it('is left out, with its request, when it is not asked for', async () => {
    const [arrived] = await live({ include_full_booking: '' });
    expect(keysOf(arrived)).toEqual(keysOf(trigger('booking_confirmed').sample as Item));
    expect(await fieldsOf({})).not.toContain('booking__guest_email');
  });

  it('has the same keys, empty, for a booking that is gone', async () => {
    api().get('/bookings/9876').reply(404, { message: 'No query results for model.' });
    const [arrived] = await live(full);
    expect(arrived).toMatchObject({
      booking: { guest_name: 'Karim B.', guest_email: null, property_name: null },
    });
  });

  it('shares its one request with the property filter', async () => {
    api().get('/bookings/9876').once().reply(200, { data: whole });
    expect(await live({ ...full, property_id: 1 })).toHaveLength(1);
  });

  it('loses no event when LGCD is out of order', async () => {
    api().get('/bookings/9876').reply(502, '');
    await expect(live(full)).rejects.toMatchObject({ name: 'ThrottledError' });
  });

  it('is offered for the events of bookings alone', () => {
    const offering = events.filter(({ key }) =>
      trigger(key).inputFields.some((field) => 'key' in field && field.key === 'include_full_booking'),
    );
    expect([...new Set(offering.map(({ family }) => family))]).toEqual(['booking']);
  });
});
